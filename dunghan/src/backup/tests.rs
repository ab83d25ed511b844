//! A house goes into an archive and comes back, or does not come back at all.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use app::log::VerifyLog;
use app::people::{ListUnits, RecordUnit};
use cli::{Failure, Restored};
use commitment::Evidence;
use files::archive::Packing;
use people::Actor;
use people::acts::record_unit::Known;

use super::{Manifest, back_up, restore};
use crate::config::Config;
use crate::house::open;

const EVIDENCE: &[u8] = b"Bao cao ket qua thuc hien nhiem vu, co chu ky";

/// A folder with a house in it, and room for others.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn config(&self, name: &str) -> Config {
        Config { data: self.path(name), ..Config::default() }
    }

    /// A house with two units and a file of evidence. Gives the file's address.
    async fn house(&self) -> (Config, String) {
        let config = self.config("house");
        let office = open(&config).await.expect("opens");
        for code in ["VP", "SXD"] {
            office.perform(&console(), None, &unit(code)).await.expect("recorded");
        }
        let taken = office.take_evidence(&console(), "bao-cao.txt", EVIDENCE).await.expect("taken in");
        let Evidence::File { sha256, .. } = taken else { panic!("a file") };
        (config, sha256)
    }

    /// Every file and folder but the house.
    fn others(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).expect("a folder");
        let mut names: Vec<String> =
            names.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.retain(|name| name != "house");
        names.sort();
        names
    }
}

fn console() -> Actor {
    Actor::Console { user: "test".to_owned() }
}

fn unit(code: &str) -> RecordUnit {
    RecordUnit(Known {
        code: code.to_owned(),
        name: Some(format!("Đơn vị {code}")),
        parent: None,
        kind: None,
        valid_from: None,
        valid_to: None,
        successor: None,
        under_office: None,
    })
}

/// Where a refusal says that something is wrong.
fn refused(done: Result<Restored, Failure>) -> String {
    match done {
        Err(Failure::Wrong(problems)) => problems[0].to_string(),
        other => panic!("not refused: {other:?}"),
    }
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("there").permissions().mode() & 0o777
}

#[tokio::test]
async fn a_house_comes_back_as_it_was_and_goes_on() {
    let place = Place::new();
    let (config, evidence) = place.house().await;
    let archive = place.path("backup.zip");
    let done = back_up(&config, &console(), &archive).await.expect("backed up");
    assert!(done.database && done.files == 1 && done.problems.is_empty() && done.checkpoint.is_some(), "{done:?}");
    assert_eq!((place.others(), mode(&archive)), (vec!["backup.zip".to_owned()], 0o600));

    let again = place.config("again");
    let restored = restore(&again, &console(), &archive).await.expect("restored");
    assert!(restored.is_whole() && restored.log.events == 2 && restored.files == 1, "{restored:?}");
    let kept = again.data.join(super::EVIDENCE).join(files::place(&evidence).expect("an address"));
    assert_eq!(fs::read(&kept).expect("there"), EVIDENCE);
    assert_eq!(fs::read(again.key_file()).expect("there"), fs::read(config.key_file()).expect("there"));
    for (path, expected) in [
        (again.data.clone(), 0o700),
        (again.key_file(), 0o600),
        (again.data.join("dunghan.db"), 0o600),
        (kept.parent().expect("a folder").to_owned(), 0o700),
        (kept, 0o600),
    ] {
        assert_eq!(mode(&path), expected, "{}", path.display());
    }

    let office = open(&again).await.expect("opens");
    assert_eq!(office.look(&console(), &ListUnits).await.expect("seen").len(), 2);
    office.perform(&console(), None, &unit("STC")).await.expect("recorded");
    office.sequence().await.expect("sequenced");
    let report = office.look(&console(), &VerifyLog).await.expect("verified");
    assert!(report.ok && report.tree_size == 3, "{report:?}");
}

#[tokio::test]
async fn a_backup_beside_somebody_who_writes_is_of_one_moment() {
    let place = Place::new();
    let (config, _) = place.house().await;
    let office = open(&config).await.expect("opens");
    let archive = place.path("backup.zip");
    let at_work = async {
        for number in 0..100 {
            office.perform(&console(), None, &unit(&format!("U{number}"))).await.expect("recorded");
            office.sequence().await.expect("sequenced");
        }
    };
    let actor = console();
    let (done, ()) = tokio::join!(back_up(&config, &actor, &archive), at_work);
    done.expect("backed up");
    let again = place.config("again");
    let restored = restore(&again, &console(), &archive).await.expect("restored");
    assert!(restored.is_whole(), "{restored:?}");
    let units = open(&again).await.expect("opens").look(&console(), &ListUnits).await.expect("seen").len();
    assert_eq!(units as u64, restored.log.events, "a unit for each event");
}

#[tokio::test]
async fn nothing_is_written_over() {
    let place = Place::new();
    let (config, _) = place.house().await;
    let archive = place.path("backup.zip");
    let nowhere = back_up(&place.config("nowhere"), &console(), &archive).await.expect_err("no data");
    assert!(nowhere.to_string().contains("không có dữ liệu"), "{nowhere}");
    assert!(place.others().is_empty(), "{:?}", place.others());
    back_up(&config, &console(), &archive).await.expect("backed up");
    let before = fs::read(&archive).expect("there");
    let twice = back_up(&config, &console(), &archive).await.expect_err("there is one");
    assert!(twice.to_string().contains("đã có tệp này"), "{twice}");
    assert_eq!(fs::read(&archive).expect("there"), before);

    let told = refused(restore(&config, &console(), &archive).await);
    assert!(told.contains("chỉ phục hồi vào thư mục trống"), "{told}");
    let key = place.path("signing.key");
    fs::write(&key, "another").expect("written");
    let other = Config { signing_key: Some(key.clone()), ..place.config("again") };
    assert!(refused(restore(&other, &console(), &archive).await).contains("signing.key"));
    assert_eq!(fs::read(&key).expect("there"), b"another");
    assert_eq!(place.others(), ["backup.zip", "signing.key"]);
}

#[tokio::test]
async fn an_archive_goes_only_where_it_belongs() {
    let place = Place::new();
    let (config, _) = place.house().await;
    let archive = place.path("backup.zip");
    back_up(&config, &console(), &archive).await.expect("backed up");
    let again = place.config("again");
    let cases = [
        (Config { log_name: "sxd.example/log".to_owned(), ..again.clone() }, "log_name = \"dunghan\""),
        (Config { database_url: Some("postgres://u@h/x".to_owned()), ..again.clone() }, "không kèm --database-url"),
    ];
    for (other, words) in cases {
        let told = refused(restore(&other, &console(), &archive).await);
        assert!(told.contains(words), "{told}");
    }
    assert_eq!(place.others(), ["backup.zip"]);
}

#[tokio::test]
async fn what_was_touched_does_not_come_back() {
    let place = Place::new();
    let (config, _) = place.house().await;
    let archive = place.path("backup.zip");
    back_up(&config, &console(), &archive).await.expect("backed up");
    let whole = fs::read(&archive).expect("there");
    let evidence = whole.windows(EVIDENCE.len()).position(|window| window == EVIDENCE).expect("stored as it is");
    let mut touched = whole.clone();
    touched[evidence] ^= 1;
    let cut = whole[..whole.len() / 2].to_vec();
    let mut in_the_database = whole.clone();
    in_the_database[whole.len() / 4] ^= 0x10;
    for (what, bytes) in [
        ("a letter of the evidence", touched),
        ("cut in half", cut),
        ("a bit of the database", in_the_database),
        ("no archive", b"PK\x03\x04".to_vec()),
        ("empty", Vec::new()),
    ] {
        let torn = place.path("torn.zip");
        fs::write(&torn, bytes).expect("written");
        let told = refused(restore(&place.config("again"), &console(), &torn).await);
        assert!(told.contains("hỏng"), "{what}: {told}");
        assert_eq!(place.others(), ["backup.zip", "torn.zip"], "{what}");
    }
}

/// An archive that somebody else packed.
fn packed(place: &Place, files: &[(&str, &[u8])], further: impl Fn(&mut Manifest)) -> PathBuf {
    let path = place.path("other.zip");
    let _ = fs::remove_file(&path);
    let mut packing = Packing::begin(&path).expect("begun");
    for (name, content) in files {
        packing.add(name, *content, false).expect("put in");
    }
    let mut manifest = Manifest {
        format: super::FORMAT,
        version: "0".to_owned(),
        made_at: time::OffsetDateTime::UNIX_EPOCH,
        embedded: true,
        public_key: "dunghan+0+0".to_owned(),
        checkpoint: None,
        files: packing.packed().iter().map(super::Listed::from).collect(),
    };
    further(&mut manifest);
    packing.finish(&serde_json::to_vec(&manifest).expect("written")).expect("finished");
    path
}

#[tokio::test]
async fn names_lead_nowhere_else() {
    let place = Place::new();
    let address = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    let crossed = format!("files/00/{address}");
    let short = format!("files/ba/{}", &address[1..]);
    for name in ["../out", "/tmp/out", "files/../../out", "demo.json", "files/ba/..", "files", crossed.as_str(), &short]
    {
        let other = packed(&place, &[(name, b"abc")], |_| {});
        let told = refused(restore(&place.config("again"), &console(), &other).await);
        assert!(told.contains("tên lạ"), "{name}: {told}");
        assert_eq!(place.others(), ["other.zip"], "{name}");
    }
    let hidden = packed(&place, &[("dunghan.db", b"")], |manifest| manifest.files.clear());
    let told = refused(restore(&place.config("again"), &console(), &hidden).await);
    assert!(told.contains("bản kê"), "{told}");
    let newer = packed(&place, &[], |manifest| manifest.format += 1);
    let told = refused(restore(&place.config("again"), &console(), &newer).await);
    assert!(told.contains("phiên bản mới hơn"), "{told}");
}

#[tokio::test]
async fn a_log_without_the_checkpoint_of_its_archive_is_told() {
    let place = Place::new();
    let (config, _) = place.house().await;
    let early = place.path("early.zip");
    let noted = back_up(&config, &console(), &early).await.expect("backed up").checkpoint;
    let office = open(&config).await.expect("opens");
    office.perform(&console(), None, &unit("STC")).await.expect("recorded");
    let late = back_up(&config, &console(), &place.path("late.zip")).await.expect("backed up").checkpoint;
    assert_ne!(noted, late);
    let again = place.config("again");
    restore(&again, &console(), &early).await.expect("restored");
    let [database, key] = ["dunghan.db", "signing.key"].map(|name| fs::read(again.data.join(name)).expect("there"));
    let files: [(&str, &[u8]); 2] = [("dunghan.db", &database), ("signing.key", &key)];
    for (checkpoint, holds) in [(noted, true), (late, false)] {
        let other = packed(&place, &files, |manifest| manifest.checkpoint.clone_from(&checkpoint));
        let target = place.config(&format!("holds-{holds}"));
        let restored = restore(&target, &console(), &other).await.expect("restored");
        assert_eq!((restored.log.ok, restored.is_whole()), (true, holds), "{restored:?}");
    }
}

#[tokio::test]
async fn damaged_evidence_is_told_and_kept() {
    let place = Place::new();
    let (config, evidence) = place.house().await;
    let file = config.data.join(super::EVIDENCE).join(files::place(&evidence).expect("an address"));
    fs::write(&file, "another text").expect("written");
    let done = back_up(&config, &console(), &place.path("backup.zip")).await.expect("backed up");
    assert_eq!((done.files, done.problems.len()), (1, 1));
    assert!(done.problems[0].at.contains(&evidence) && done.problems[0].what.contains("hỏng"), "{:?}", done.problems);
}
