//! One version of a process: its drawing, its steps with who, time and form, what is wrong with it, and its other versions.

use ::procedures::views::ProcessRow;
use ::procedures::{Process, TimeUnit};
use app::processes::{ProcessPage, ShowProcess};
use askama::Template;
use axum::extract::Path;
use process::{Check, Direction, Look, Model, Work};
use text::Decimal;
use uuid::Uuid;

use crate::answer::{Answer, page};
use crate::parts::{Entry, Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "processes/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    id: Uuid,
    process: Process,
    name: Option<String>,
    procedures: Vec<Handled>,
    versions: Vec<ProcessRow>,
    in_force: bool,
    seen: Option<Seen>,
    history: Vec<Entry>,
}

/// A procedure that the process handles.
#[derive(Clone, Debug)]
pub struct Handled {
    /// Its code.
    pub code: String,
    /// Its name and page, where the catalogue has it.
    pub known: Option<(String, Uuid)>,
    /// Its time limit in words.
    pub limit: Option<String>,
    /// The process takes longer than the law allows.
    pub too_long: bool,
}

/// What a model shows.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its steps, B1..Bn.
    pub steps: Vec<Work>,
    /// Its picture.
    pub picture: String,
    /// What is wrong with it.
    pub check: Check,
    /// What its steps take together on the longest way.
    pub longest: Option<Decimal>,
}

impl Seen {
    /// What a model shows to readers of these words.
    pub fn of(model: &Model, words: Words) -> Seen {
        let diagram = model.diagram();
        let title = words.get("process-picture");
        let look = Look { title: &title, ..Look::default() };
        let check = model.check();
        Seen {
            steps: diagram.steps(),
            picture: diagram.drawing(Direction::Down).svg(&diagram, &look),
            longest: check.critical_path_days,
            check,
        }
    }
}

impl ShowPage {
    /// The page of a process.
    pub fn new(frame: Frame, found: ProcessPage, prove: bool) -> ShowPage {
        let words = frame.words;
        let process = found.process.fields().clone();
        let seen = found.model.as_ref().map(|model| Seen::of(model, words));
        let longest = seen.as_ref().and_then(|seen| seen.longest);
        let handled = |(code, known): &(String, Option<ledger::Held<::procedures::Procedure>>)| {
            let limit = known.as_ref().and_then(|known| {
                let fields = known.fields();
                Some((fields.time_limit.clone()?, fields.time_unit?))
            });
            Handled {
                code: code.clone(),
                known: known.as_ref().map(|known| (known.fields().name.clone().unwrap_or_default(), known.id())),
                too_long: limit.as_ref().is_some_and(|(limit, unit)| exceeds(longest, limit, *unit)),
                limit: limit.map(|(limit, unit)| format!("{limit} {}", words.term(unit))),
            }
        };
        let name = found.model.as_ref().and_then(|model| model.diagram().name.clone());
        let code = process.code.clone().unwrap_or_default();
        let version = process.version.clone().unwrap_or_default();
        ShowPage {
            frame: frame
                .titled(words.say("process-title").text("code", code).text("version", version))
                .within(Room::Procedures)
                .below("/procedures", words.get("room-procedures")),
            words,
            id: found.process.id(),
            name,
            procedures: found.procedures.iter().map(handled).collect(),
            versions: found.versions,
            in_force: found.in_force,
            seen,
            history: found.timeline.iter().map(|event| Entry::of(event, prove, words)).collect(),
            process,
        }
    }

    /// Whether it takes longer than the law allows one of its procedures.
    fn is_too_long(&self) -> bool {
        self.procedures.iter().any(|procedure| procedure.too_long)
    }
}

/// Whether working days of a process are more than a legal limit in working days. A limit in other units is not compared: which days
/// are off depends on when a dossier comes in.
fn exceeds(longest: Option<Decimal>, limit: &str, unit: TimeUnit) -> bool {
    let (Some(longest), Some(limit), TimeUnit::WorkingDay) = (longest, process::parse_days(limit), unit) else {
        return false;
    };
    let lifted = |days: Decimal, other: Decimal| i128::from(days.units()) * 10_i128.pow(u32::from(other.scale()));
    lifted(longest, limit) > lifted(limit, longest)
}

impl Words {
    /// Days as people write them: 2,5.
    pub fn days_of(&self, days: &Decimal) -> String {
        let written = days.to_string();
        match self.lang {
            crate::words::Lang::Vi => written.replace('.', ","),
            crate::words::Lang::En => written,
        }
    }
}

/// Shows the process.
pub async fn show(reader: Reader, id: Path<String>) -> Answer {
    let id = super::process(&reader, id)?;
    let found = reader.look(&ShowProcess(id)).await?;
    let prove = reader.may("ledger.view");
    Ok(page(&ShowPage::new(reader.frame, found, prove)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_is_held_against_the_legal_limit() {
        let days = process::parse_days;
        for (longest, limit, unit, expected) in [
            ("20", "20", TimeUnit::WorkingDay, false),
            ("20.5", "20", TimeUnit::WorkingDay, true),
            ("2,25", "2,5", TimeUnit::WorkingDay, false),
            ("3", "2,5", TimeUnit::WorkingDay, true),
            ("30", "20", TimeUnit::Day, false),
            ("30", "", TimeUnit::WorkingDay, false),
        ] {
            assert_eq!(exceeds(days(longest), limit, unit), expected, "{longest} of {limit} {unit:?}");
        }
        assert!(!exceeds(None, "20", TimeUnit::WorkingDay));
    }
}
