//! A line of a record's history.

use time::OffsetDateTime;

use super::Tone;

/// What happened, when, by whom, with what evidence.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When it happened.
    pub at: OffsetDateTime,
    /// What, in words.
    pub what: String,
    /// Who, in words.
    pub who: Option<String>,
    /// What was written.
    pub text: Option<String>,
    /// Its icon.
    pub icon: &'static str,
    /// Its colour.
    pub tone: Tone,
    /// Where the event's proof stands.
    pub proof: Option<String>,
}
