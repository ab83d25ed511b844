//! A backup is made: first the database, then the evidence, so that whatever the database names is there.

use std::fs::File;
use std::path::{Path, PathBuf};

use app::log::LatestCheckpoint;
use app::{Clock, Office};
use cli::{BackedUp, Failure, Problem};
use files::archive::Packing;
use people::Actor;

use super::{DATABASE, EVIDENCE, FORMAT, KEY, Listed, Manifest};
use crate::config::Config;
use crate::house;

/// Writes the archive while others go on working. A file of the evidence that is not what its name says is put in as it is,
/// and told.
///
/// # Errors
/// [`Failure::Wrong`] where there are no data, or there is a file of this name already.
pub async fn back_up(config: &Config, console: &Actor, to: &Path) -> Result<BackedUp, Failure> {
    if config.database_file().is_some_and(|file| !file.is_file()) {
        return Err(Failure::wrong(
            config.data.display().to_string(),
            "không có dữ liệu ở đây; chỉ đúng thư mục bằng --data",
        ));
    }
    let told = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure::wrong(to.display().to_string(), "đã có tệp này; chọn tên khác: bản sao lưu không ghi đè lên gì")
        }
        _ => Failure::Fault(format!("{}: {error}", to.display())),
    };
    let mut packing = Packing::begin(to).map_err(told)?;
    let office = house::open(config).await?;
    office.sequence().await?;
    // Before the copy is made: then it is in the copy.
    let checkpoint = office.look(console, &LatestCheckpoint).await?;
    let embedded = put_database(&office, &mut packing, to).await?;
    let problems = put_evidence(&config.data.join(EVIDENCE), &mut packing)?;
    let key = config.key_file();
    let secret = File::open(&key).map_err(|error| at(&key, error))?;
    packing.add(KEY, secret, true).map_err(told)?;

    let files = packing.packed().len() - usize::from(embedded) - 1;
    let public_key = office.verifier_key().to_string();
    let manifest = Manifest {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: Clock::System.now(),
        embedded,
        public_key: public_key.clone(),
        // PostgreSQL's copy is older or younger than this: its log then has another end.
        checkpoint: checkpoint.clone().filter(|_| embedded),
        files: packing.packed().iter().map(Listed::from).collect(),
    };
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(|error| Failure::Fault(error.to_string()))?;
    let bytes = packing.finish(&manifest).map_err(told)?;
    Ok(BackedUp { file: to.to_owned(), bytes, database: embedded, files, public_key, checkpoint, problems })
}

/// Puts a copy of the embedded database in; false: the database is PostgreSQL's.
async fn put_database(office: &Office, packing: &mut Packing, to: &Path) -> Result<bool, Failure> {
    let mut copy = to.as_os_str().to_owned();
    copy.push(format!(".{}.db", std::process::id()));
    let copy = Passing(copy.into());
    let embedded = office.copy_database(&copy.0).await?;
    if embedded {
        let content = File::open(&copy.0).map_err(|error| at(&copy.0, error))?;
        packing.add(DATABASE, content, false).map_err(|error| at(&copy.0, error))?;
    }
    Ok(embedded)
}

/// Puts the evidence in, and says which files are damaged.
fn put_evidence(folder: &Path, packing: &mut Packing) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    for address in files::kept(folder).map_err(|error| at(folder, error))? {
        let Some(place) = files::place(&address) else { continue };
        let file = folder.join(&place);
        let content = File::open(&file).map_err(|error| at(&file, error))?;
        let packed = packing.add(&format!("{EVIDENCE}/{}", place.display()), content, true);
        if packed.map_err(|error| at(&file, error))?.sha256 != address {
            let what = "tệp minh chứng đã hỏng hoặc bị sửa: nội dung không còn đúng với tên; tìm bản đúng trong bản sao lưu cũ hơn";
            problems.push(Problem::new(file.display().to_string(), what));
        }
    }
    Ok(problems)
}

fn at(place: &Path, error: std::io::Error) -> Failure {
    Failure::Fault(format!("{}: {error}", place.display()))
}

/// A file that is gone with this value.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        // Of PostgreSQL there was none.
        let _ = std::fs::remove_file(&self.0);
    }
}
