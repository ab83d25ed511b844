//! What happened to a dossier, as logs of events carry it. Names of people stay here: a log says which unit, never who.

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A dossier with its steps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Case {
    /// Its code.
    pub code: String,
    /// The procedure's code.
    pub procedure: Option<String>,
    /// The unit that handles it.
    pub unit: Option<String>,
    /// How it came in, such as `online`.
    pub channel: Option<String>,
    /// Where it stands, such as `granted`.
    pub status: Option<String>,
    /// When it was received.
    pub received_at: Option<OffsetDateTime>,
    /// By when it is due.
    pub due_at: Option<OffsetDateTime>,
    /// What was done, in order.
    pub steps: Vec<Step>,
}

/// Something that was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What.
    pub activity: String,
    /// When.
    pub at: OffsetDateTime,
    /// In which unit.
    pub unit: Option<String>,
}

/// A moment as other programs read it; one that no calendar has is empty.
pub(crate) fn written(at: OffsetDateTime) -> String {
    at.format(&Rfc3339).unwrap_or_default()
}
