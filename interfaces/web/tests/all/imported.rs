//! Pages of imports from samples, and a file that is handed in, tried and taken.

use app::Page;
use app::imports::{Counts, Kind, Mode, Origin, RunPage, RunRow, State, Told, Watched};
use time::Duration;
use web::imports::{list, show};
use web::parts::Form;

use super::pages::check;
use super::samples::{NOW, frame, id};

fn run(mode: Mode, state: State) -> RunRow {
    RunRow {
        id: id(1),
        kind: Some(Kind::Dossiers),
        source: "ho-so-mot-cua-xuat-tu-he-thong-thong-tin-giai-quyet-thu-tuc-hanh-chinh-2026-11-24.xlsx".to_owned(),
        origin: Origin::Page,
        mode,
        by: "Trần Văn Bình".to_owned(),
        at: NOW,
        rows: 1_204,
        settled: 600,
        ended: Some(NOW + Duration::MINUTE),
        state,
        failure: (state == State::Failed).then(|| "refusal-unreadable".to_owned()),
    }
}

const COUNTS: Counts =
    Counts { rows: 1_204, written: 1_000, unchanged: 3, updated: 200, absent: 12, problems: 204, refused: 1 };
const GOOD: Counts = Counts { problems: 0, refused: 0, ..COUNTS };

#[test]
fn a_list_of_runs() {
    check("imports", |lang| {
        let states = [State::Waiting, State::Running, State::Failed, State::Interrupted, State::Ended(COUNTS)];
        let rows = states.map(|state| run(Mode::DryRun, state)).into();
        let watched = Watched { folder: "/srv/xuat".into(), username: "an.nguyen".to_owned(), partial: false };
        let mut form = Form::fresh("key");
        form.refuse("file", "Xin chọn tệp.");
        list::ListPage::new(frame(lang, "/imports"), form, Kind::ALL, Some(watched), Page { rows, next: None })
    });
    check("imports-empty", |lang| {
        let none = Page { rows: vec![], next: None };
        list::ListPage::new(frame(lang, "/imports"), Form::fresh("key"), &[Kind::Dossiers], None, none)
    });
}

#[test]
fn one_run() {
    let told = |row, doubt| Told {
        row,
        column: "due_at".to_owned(),
        value: "31/02/2026".to_owned(),
        what: "không phải một ngày; hãy sửa".to_owned(),
        cell: Some("E8".to_owned()),
        doubt,
    };
    for (name, mode, state) in [
        ("waiting", Mode::DryRun, State::Waiting),
        ("running", Mode::Whole, State::Running),
        ("failed", Mode::Whole, State::Failed),
        ("interrupted", Mode::Partial, State::Interrupted),
        ("tried", Mode::DryRun, State::Ended(COUNTS)),
        ("tried-well", Mode::DryRun, State::Ended(GOOD)),
        ("taken", Mode::Whole, State::Ended(GOOD)),
    ] {
        check(&format!("import-{name}"), |lang| {
            let problems = matches!(state, State::Ended(counts) if counts.problems > 0);
            let told = if problems { vec![told(8, false), told(9, true)] } else { vec![] };
            let found = RunPage { row: run(mode, state), told, kept: true };
            show::ShowPage::new(frame(lang, "/imports/1"), found, Form::fresh("key"))
        });
    }
}
