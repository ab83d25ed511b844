//! Runs as a page shows them: each state with word, icon and colour.

use app::imports::{Kind, Mode, Origin, RunRow, State};

use crate::parts::{Badge, Tone};
use crate::reader::Reader;
use crate::terms::Term;
use crate::words::Words;

/// The kinds of records that a reader may bring in.
pub fn kinds(reader: &Reader) -> Vec<Kind> {
    let open = |kind: &Kind| kind.guarded_by().is_none_or(|act| reader.may(act));
    Kind::ALL.iter().copied().filter(open).collect()
}

/// The badge of a run.
pub fn badge(row: &RunRow) -> Badge {
    let (tone, icon, key) = match row.state {
        State::Waiting => (Tone::Quiet, "clock", "run-waiting"),
        State::Running => (Tone::Paused, "progress", "run-running"),
        State::Failed => (Tone::Late, "circle-x", "run-failed"),
        State::Interrupted => (Tone::Late, "alert-octagon", "run-interrupted"),
        State::Ended(counts) => match (row.mode, counts.refused) {
            (Mode::DryRun, 0) if counts.problems == 0 => (Tone::Ok, "circle-check", "run-tried-well"),
            (Mode::DryRun, 0) => (Tone::Soon, "alert-triangle", "run-tried-doubts"),
            (Mode::DryRun, _) => (Tone::Soon, "alert-triangle", "run-tried-wrong"),
            (_, 0) => (Tone::Ok, "circle-check", "run-taken"),
            (Mode::Partial, _) => (Tone::Soon, "alert-triangle", "run-taken-partly"),
            (Mode::Whole, _) => (Tone::Late, "circle-x", "run-refused"),
        },
    };
    Badge { tone, icon, key }
}

/// Whether a run goes on, so that the page looks again.
pub fn is_open(row: &RunRow) -> bool {
    matches!(row.state, State::Waiting | State::Running)
}

/// What the file holds, in words.
pub fn kind(row: &RunRow, words: Words) -> String {
    row.kind.map_or_else(|| words.get("import-kind-other"), |kind| words.term(kind))
}

impl Term for Kind {
    fn message(&self) -> &'static str {
        match self {
            Kind::Units => "import-kind-units",
            Kind::People => "import-kind-people",
            Kind::Documents => "import-kind-documents",
            Kind::Directives => "import-kind-directives",
            Kind::FollowUps => "import-kind-follow-ups",
            Kind::Programme => "import-kind-programme",
            Kind::Urgings => "import-kind-urgings",
            Kind::Procedures => "import-kind-procedures",
            Kind::Processes => "import-kind-processes",
            Kind::Dossiers => "import-kind-dossiers",
            Kind::DossierEvents => "import-kind-dossier-events",
            Kind::Publications => "import-kind-publications",
            Kind::Reports => "import-kind-reports",
            Kind::Initiatives => "import-kind-initiatives",
            Kind::Obligations => "import-kind-obligations",
        }
    }
}

impl Term for Mode {
    fn message(&self) -> &'static str {
        match self {
            Mode::DryRun => "import-mode-dry-run",
            Mode::Whole => "import-mode-whole",
            Mode::Partial => "import-mode-partial",
        }
    }
}

impl Term for Origin {
    fn message(&self) -> &'static str {
        match self {
            Origin::Console => "import-origin-console",
            Origin::Api => "import-origin-api",
            Origin::Page => "import-origin-page",
            Origin::Folder => "import-origin-folder",
        }
    }
}
