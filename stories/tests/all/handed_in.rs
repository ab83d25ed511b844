//! Files that are handed in and left: tried first, taken in the background, found again; and exports that lie in a folder.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result};
use app::imports::{Asked, Import, Kind, ListRuns, Mode, Origin, State, Watched, Watching};
use app::{Refusal, Slice};
use ids::RunId;
use people::{Actor, Role};
use stories::house::{House, console};
use stories::on_both;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const START: OffsetDateTime = datetime!(2018-06-01 08:00 +7);
const UNITS: &str = "code,name,parent_code,kind\nVP,Văn phòng,,office\n";
const DOSSIERS: &str = "code,procedure_code,unit_code,received_at,due_at,finished_at,status\n\
    H1,P1,VP,01/03/2018,15/03/2018,,processing\n\
    H2,P1,VP,31/02/2018,15/03/2018,,processing\n";

/// A person who brings files, with this role from now on.
async fn somebody(house: &House, role: Role) -> Result<Actor> {
    let people = format!("username,full_name,unit_code,position,email,roles\nan,Nguyễn Văn An,VP,,,{}\n", role.key());
    for (kind, csv) in [(Kind::Units, UNITS), (Kind::People, &people)] {
        let import = Import { kind, dry_run: false, partial: false };
        let outcome = house.office.import(&console(), import, "tep.csv", csv.into(), |_, _| {}).await?;
        assert!(outcome.refused.is_empty(), "{:?}", outcome.problems);
    }
    let an = storage::people::person_by_username(&house.office.database(), "an").await?.context("a person")?;
    // What comes next comes after it.
    house.at(house.office.clock().now() + Duration::SECOND);
    Ok(app::Office::actor_of(&an))
}

fn run(number: u128) -> RunId {
    RunId::new(Uuid::from_u128(number))
}

fn asked(number: u128, content: &str) -> Asked {
    let (kind, mode) = (Kind::Dossiers, Mode::DryRun);
    Asked { id: run(number), kind, mode, name: "ho-so.csv".to_owned(), content: content.into() }
}

async fn tried_then_taken(house: House) -> Result<()> {
    let office = &house.office;
    let an = somebody(&house, Role::RecordsClerk).await?;
    // The form that is sent twice asks once.
    for _ in 0..2 {
        office.ask_import(&an, asked(1, DOSSIERS)).await?;
    }
    assert_eq!(office.import_run(&an, run(1), 10).await?.row.state, State::Waiting);
    assert!(office.work_import().await? && !office.work_import().await?);
    let tried = office.import_run(&an, run(1), 10).await?;
    let State::Ended(counts) = tried.row.state else { panic!("{:?}", tried.row.state) };
    assert_eq!((counts.rows, counts.written, counts.refused), (2, 0, 1), "nothing is written while a row is wrong");
    let told: Vec<_> = tried.told.iter().map(|told| (told.row, told.column.as_str(), told.doubt)).collect();
    assert!(told.contains(&(3, "received_at", false)), "the wrong day: {told:?}");
    assert!(told.contains(&(2, "procedure_code", true)), "a procedure nobody knows is a doubt: {told:?}");
    assert_eq!(tried.row.by, "Nguyễn Văn An");

    office.ask_again(&an, run(2), run(1), Mode::Partial).await?;
    assert!(office.work_import().await?);
    let State::Ended(counts) = office.import_run(&an, run(2), 10).await?.row.state else { panic!("it ended") };
    assert_eq!((counts.written, counts.refused), (1, 1), "the good row is taken");
    let runs = office.look(&an, &ListRuns { slice: Slice::first(2) }).await?;
    assert_eq!(runs.rows.iter().map(|row| row.mode).collect::<BTreeSet<_>>(), [Mode::DryRun, Mode::Partial].into());
    assert!(runs.next.is_some(), "the units of the beginning are noted as well");

    // What is not taken for days is forgotten.
    house.at(START + Duration::days(4));
    office.forget().await?;
    let gone = office.ask_again(&an, run(3), run(1), Mode::Whole).await;
    assert!(matches!(gone, Err(Refusal::NotFound { .. })));
    Ok(())
}
on_both!(tried_then_taken, super::START);

async fn an_interrupted_run_says_so(house: House) -> Result<()> {
    let office = &house.office;
    let an = somebody(&house, Role::RecordsClerk).await?;
    office.ask_import(&an, asked(1, DOSSIERS)).await?;
    // Somebody took it up and is gone.
    storage::runs::claim(&office.database(), START).await?.context("one waits")?;
    house.at(START + Duration::minutes(1));
    assert_eq!(office.import_run(&an, run(1), 1).await?.row.state, State::Running);
    house.at(START + Duration::minutes(3));
    assert_eq!(office.import_run(&an, run(1), 1).await?.row.state, State::Interrupted);
    assert!(!office.work_import().await?, "it is not taken up by itself");
    Ok(())
}
on_both!(an_interrupted_run_says_so, super::START);

async fn a_role_that_was_taken_away_takes_in_nothing(house: House) -> Result<()> {
    let office = &house.office;
    let an = somebody(&house, Role::RecordsClerk).await?;
    office.ask_import(&an, asked(1, DOSSIERS)).await?;
    somebody(&house, Role::Officer).await?;
    assert!(office.work_import().await?);
    let page = office.import_run(&console(), run(1), 1).await?;
    assert_eq!((page.row.state, page.row.failure.as_deref()), (State::Failed, Some("refusal-not-permitted")));

    let officer = somebody(&house, Role::Officer).await?;
    let refused = office.ask_import(&officer, asked(2, DOSSIERS)).await;
    assert!(matches!(refused, Err(Refusal::NotPermitted { .. })));
    let unseen = office.import_run(&officer, run(1), 1).await;
    assert!(matches!(unseen, Err(Refusal::NotPermitted { .. })));
    Ok(())
}
on_both!(a_role_that_was_taken_away_takes_in_nothing, super::START);

async fn exports_of_the_night_are_taken_once_they_keep_still(house: House) -> Result<()> {
    let office = &house.office;
    somebody(&house, Role::RecordsClerk).await?;
    let lies = tempfile::tempdir()?;
    let folder = lies.path();
    let good = DOSSIERS.replace("31/02/2018", "28/02/2018");
    fs::write(folder.join("dossiers-dem.csv"), &good)?;
    fs::write(folder.join("dossiers-sai.csv"), DOSSIERS)?;
    fs::write(folder.join("linh-tinh.csv"), "a,b\n")?;
    fs::write(folder.join("dossiers-dang-ghi.csv.part"), &good)?;
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("dossiers-dem.csv"), folder.join("dossiers-noi.csv"))?;
    office.watch(Watched { folder: folder.to_owned(), username: "an".to_owned(), partial: false });

    let mut watching = Watching::default();
    assert_eq!(office.look_into_folder(&mut watching).await?, 0, "they may be written still");
    fs::write(folder.join("dossiers-dem.csv"), format!("{good}H3,P1,VP,01/03/2018,15/03/2018,,processing\n"))?;
    assert_eq!(office.look_into_folder(&mut watching).await?, 2, "the one that changed waits");
    assert_eq!(office.look_into_folder(&mut watching).await?, 1);
    assert_eq!(office.look_into_folder(&mut watching).await?, 0);

    let names = |aside: &str| -> Result<BTreeSet<String>> {
        let names =
            fs::read_dir(folder.join(aside))?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        names.collect()
    };
    let stamped = |names: &[&str]| names.iter().map(|name| format!("20180601-080001-{name}")).collect::<BTreeSet<_>>();
    let doubts = "dossiers-dem.csv.problems.csv";
    assert_eq!(names("taken")?, stamped(&["dossiers-dem.csv", "dossiers-dem.csv.result.json", doubts]));
    let refused = ["dossiers-sai.csv", "linh-tinh.csv"]
        .map(|name| [name.to_owned(), format!("{name}.result.json"), format!("{name}.problems.csv")]);
    let refused: Vec<&str> = refused.iter().flatten().map(String::as_str).collect();
    assert_eq!(names("refused")?, stamped(&refused));
    let told = fs::read_to_string(folder.join("refused/20180601-080001-dossiers-sai.csv.problems.csv"))?;
    assert!(told.contains("\"3\"") && told.contains("received_at"), "{told}");
    assert!(folder.join("dossiers-noi.csv").symlink_metadata()?.is_symlink(), "a link is left alone");

    let runs = office.look(&console(), &ListRuns { slice: Slice::first(5) }).await?;
    let from_folder = runs.rows.iter().filter(|run| run.origin == Origin::Folder && run.by == "Nguyễn Văn An");
    assert_eq!(from_folder.count(), 2);
    // The same export on the next night changes nothing.
    fs::write(folder.join("dossiers-dem.csv"), &good)?;
    house.at(START + Duration::DAY);
    office.look_into_folder(&mut watching).await?;
    assert_eq!(office.look_into_folder(&mut watching).await?, 1);
    let runs = office.look(&console(), &ListRuns { slice: Slice::first(1) }).await?;
    let State::Ended(counts) = runs.rows[0].state else { panic!("it ended") };
    assert_eq!((counts.written, counts.updated, counts.unchanged, counts.absent), (0, 0, 2, 1));
    Ok(())
}
on_both!(exports_of_the_night_are_taken_once_they_keep_still, super::START);
