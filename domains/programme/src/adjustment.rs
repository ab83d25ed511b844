//! A decision that changed the programme: what came in, what was changed and from what, what was taken out.

use ids::UnitId;
use ledger::held::{Fields, day, key, moment};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use crate::{Item, Refusal};

text::words! {
    /// What a decision does with an item.
    Deed {
        /// Bổ sung.
        Add = "add",
        /// Điều chỉnh.
        Change = "change",
        /// Rút khỏi chương trình.
        Withdraw = "withdraw",
    }
}

/// The decision that approves a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Approval {
    /// Số, ký hiệu.
    pub number: String,
    /// When it was issued.
    pub decided_on: Date,
}

impl Approval {
    /// The decision's number without spaces around it.
    ///
    /// # Errors
    /// [`Refusal::DecisionMissing`], or [`Refusal::DecidedInTheFuture`].
    pub fn checked(&self, now: OffsetDateTime) -> Result<&str, Refusal> {
        let number = self.number.trim();
        if number.is_empty() {
            return Err(Refusal::DecisionMissing);
        }
        let today = now.to_offset(calendar::ZONE).date();
        if self.decided_on > today {
            return Err(Refusal::DecidedInTheFuture { decided_on: self.decided_on, today });
        }
        Ok(number)
    }

    /// As it is written beside an item.
    #[must_use]
    pub fn written(&self) -> String {
        let day = self.decided_on;
        format!("{} ngày {:02}/{:02}/{}", self.number.trim(), day.day(), u8::from(day.month()), day.year())
    }
}

/// What is known of an adjustment; its key is the item's code, the decision and its day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Adjustment {
    /// The item's code.
    pub item: Option<String>,
    /// What was done.
    pub deed: Option<Deed>,
    /// The decision's number.
    pub decision: Option<String>,
    /// When it was issued.
    #[serde(with = "day")]
    pub decided_on: Option<Date>,
    /// Why.
    pub reason: Option<String>,
    /// What was to be done before.
    pub title_before: Option<String>,
    /// By when before.
    #[serde(with = "moment")]
    pub due_before_at: Option<OffsetDateTime>,
    /// Who led before.
    pub lead_before: Option<UnitId>,
}

impl Adjustment {
    /// The key of what a decision does with an item: one decision may do several things with it, each from another version on.
    #[must_use]
    pub fn key(code: &str, approval: &Approval, version: i64) -> String {
        key(&[code, approval.number.trim(), &approval.decided_on.to_string(), &version.to_string()])
    }

    /// The item as it was before: none where the decision brought it in.
    #[must_use]
    pub fn undone(&self, item: &Item) -> Option<Item> {
        let mut before = item.clone();
        match self.deed {
            Some(Deed::Add) | None => return None,
            Some(Deed::Withdraw) => (before.status, before.withdrawn_by) = (None, None),
            Some(Deed::Change) => {}
        }
        before.title = self.title_before.clone().or(before.title);
        before.due_at = self.due_before_at.or(before.due_at);
        before.lead_unit = self.lead_before.or(before.lead_unit);
        Some(before)
    }
}

impl Fields for Adjustment {
    type Refusal = Refusal;
    const KIND: &'static str = "programme_adjustment";
    const ACT: &'static str = "programme.adjust";

    fn check(&self) -> Result<(), Refusal> {
        if self.decision.is_some() && self.decided_on.is_some() { Ok(()) } else { Err(Refusal::DecisionMissing) }
    }

    fn belongs_to(&self, _: &str) -> Vec<String> {
        self.item.iter().cloned().collect()
    }
}
