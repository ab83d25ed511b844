//! An item of the work programme, and the records of following it up.

use calendar::Calendar;
use commitment::{Commitment, Completion, Deadline, Evidence, Ground, Origin, State};
use ids::{PersonId, UnitId};
use ledger::held::{Fields, moment};
use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime};

use crate::Refusal;

text::words! {
    /// What the item is.
    ItemKind {
        /// Chương trình.
        Programme = "programme",
        /// Đề án.
        Scheme = "scheme",
        /// Nhiệm vụ trọng tâm.
        KeyTask = "key_task",
    }
}

text::words! {
    /// Whose programme it stands in.
    Of {
        /// UBND tỉnh.
        Committee = "committee",
        /// Văn phòng UBND tỉnh.
        Office = "office",
    }
}

text::words! {
    /// Whether it stands in the version in force.
    Status {
        /// Approved.
        Approved = "approved",
        /// Taken out.
        Withdrawn = "withdrawn",
    }
}

/// What is known of an item; its key is its code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Item {
    /// The programme's year.
    pub year: Option<i32>,
    /// What is to be done.
    pub title: Option<String>,
    /// Programme, scheme or key task.
    pub kind: Option<ItemKind>,
    /// Đơn vị chủ trì.
    pub lead_unit: Option<UnitId>,
    /// Who follows it up.
    pub follower: Option<PersonId>,
    /// Due.
    #[serde(with = "moment")]
    pub due_at: Option<OffsetDateTime>,
    /// The date of the result.
    #[serde(with = "moment")]
    pub completed_at: Option<OffsetDateTime>,
    /// The proof of the result.
    pub evidence: Option<String>,
    /// The committee's programme or the Office's.
    pub programme_of: Option<Of>,
    /// In force or taken out.
    pub status: Option<Status>,
    /// The leader who answers for it, as written.
    pub leader: Option<String>,
    /// What is to be there at the end.
    pub product: Option<String>,
    /// Who approves it, and how.
    pub approval_form: Option<String>,
    /// The decision by which it was approved.
    pub approved_by: Option<String>,
    /// The decision by which it was taken out.
    pub withdrawn_by: Option<String>,
}

impl Item {
    /// Since when it is there: the first day of its year.
    #[must_use]
    pub fn entered_at(&self) -> Option<OffsetDateTime> {
        let first = Date::from_calendar_date(self.year?, Month::January, 1).ok()?;
        Some(first.midnight().assume_offset(calendar::ZONE))
    }

    /// What is owed: from the first day of its year on; a result stands from its date.
    #[must_use]
    pub fn commitment(&self, follow_ups: Vec<OffsetDateTime>) -> Commitment {
        let entered_at = self.entered_at();
        let evidence = self.evidence.iter().map(|text| Evidence::Text { text: text.clone() }).collect();
        let completion =
            self.completed_at.map(|at| Completion { at, submitted_at: None, stands_from: Some(at), evidence });
        let decided_at = entered_at.unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let deadline = Deadline { due: self.due_at, decided_at, ground: Ground::Original, origin: Origin::Record };
        Commitment { entered_at, deadlines: vec![deadline], follow_ups, completion, ..Commitment::default() }
    }

    /// Its state at a moment. Of an item that was taken out nobody asks whether it is done.
    #[must_use]
    pub fn state(&self, at: OffsetDateTime, calendar: &Calendar) -> State {
        if self.is_withdrawn() { State::Withdrawn } else { self.commitment(Vec::new()).state(at, calendar) }
    }

    /// Taken out by approval. What was only crossed out stays in the programme.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.status == Some(Status::Withdrawn) && self.withdrawn_by.is_some()
    }
}

impl Fields for Item {
    type Refusal = Refusal;
    const KIND: &'static str = "programme";
    const ACT: &'static str = "programme.record";

    fn check(&self) -> Result<(), Refusal> {
        match self {
            Self { year: None, .. } => Err(Refusal::YearMissing),
            Self { title: None, .. } => Err(Refusal::TitleMissing),
            _ => Ok(()),
        }
    }
}

/// A follow-up of an item; its key is the item's code and the moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowUp {
    /// The item's code.
    pub item: Option<String>,
    /// When it was followed up.
    #[serde(with = "moment")]
    pub at: Option<OffsetDateTime>,
    /// By whom.
    pub by: Option<PersonId>,
    /// What was found.
    pub text: Option<String>,
}

impl Fields for FollowUp {
    type Refusal = Refusal;
    const KIND: &'static str = "programme_follow_up";
    const ACT: &'static str = "programme.follow_up";

    fn check(&self) -> Result<(), Refusal> {
        if self.text.is_some() { Ok(()) } else { Err(Refusal::TextMissing) }
    }

    fn belongs_to(&self, _: &str) -> Vec<String> {
        self.item.iter().cloned().collect()
    }
}
