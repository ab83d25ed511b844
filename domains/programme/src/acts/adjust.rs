//! Bring an item in, change it, take it out: by a decision, whose number and day stay beside what was there before.

use ids::UnitId;
use ledger::Held;
use ledger::held::{Taken, take_over};
use serde::Serialize;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::adjustment::{Adjustment, Approval, Deed};
use crate::{Item, Refusal, Status};

/// What a decision changes of an item; none: it stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What is to be done.
    pub title: Option<String>,
    /// By when.
    pub due_at: Option<OffsetDateTime>,
    /// Who leads.
    pub lead_unit: Option<UnitId>,
    /// Why.
    pub reason: String,
}

/// An item that a decision brings in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Addition {
    /// Its code.
    pub code: String,
    /// What it is.
    pub item: Item,
    /// Why.
    pub reason: String,
}

/// Brings an item in.
///
/// # Errors
/// [`Refusal`] without a code, with one that is taken, without a year or title, or without a decision that was issued.
pub fn add(
    taken: Option<&Held<Item>>,
    addition: &Addition,
    approval: &Approval,
    now: OffsetDateTime,
    new: [Uuid; 2],
) -> Result<Vec<Taken>, Refusal> {
    let code = addition.code.trim();
    if code.is_empty() {
        return Err(Refusal::CodeMissing);
    }
    if taken.is_some() {
        return Err(Refusal::CodeTaken);
    }
    approval.checked(now)?;
    if addition.item.title.as_ref().is_none_or(|title| title.trim().is_empty()) {
        return Err(Refusal::TitleMissing);
    }
    let item = Item {
        status: Some(Status::Approved),
        approved_by: Some(approval.written()),
        completed_at: None,
        evidence: None,
        withdrawn_by: None,
        ..addition.item.clone()
    };
    let record = recorded(code, Deed::Add, approval, &addition.reason);
    both(None, code, &item, record, approval, new)
}

/// Changes an item.
///
/// # Errors
/// [`Refusal`] when it has ended, when nothing changes, or without a decision that was issued.
pub fn adjust(
    item: &Held<Item>,
    change: &Change,
    approval: &Approval,
    now: OffsetDateTime,
    new: Uuid,
) -> Result<Vec<Taken>, Refusal> {
    let before = super::open(item)?;
    approval.checked(now)?;
    let title = change.title.as_ref().map(|title| title.trim()).filter(|title| !title.is_empty()).map(str::to_owned);
    let title = title.filter(|title| before.title.as_ref() != Some(title));
    let due_at = change.due_at.filter(|due| before.due_at != Some(*due));
    let lead_unit = change.lead_unit.filter(|lead| before.lead_unit != Some(*lead));
    if title.is_none() && due_at.is_none() && lead_unit.is_none() {
        return Err(Refusal::NothingChanges);
    }
    let record = Adjustment {
        title_before: before.title.clone().filter(|_| title.is_some()),
        due_before_at: before.due_at.filter(|_| due_at.is_some()),
        lead_before: before.lead_unit.filter(|_| lead_unit.is_some()),
        ..recorded(item.key(), Deed::Change, approval, &change.reason)
    };
    let known = Item { title, due_at, lead_unit, ..Item::default() };
    both(Some(item), item.key(), &known, record, approval, [item.id(), new])
}

/// Takes an item out. It stays in the programme's history, and in the figures of the days before.
///
/// # Errors
/// [`Refusal`] when it has ended, without a reason, or without a decision that was issued.
pub fn withdraw(
    item: &Held<Item>,
    reason: &str,
    approval: &Approval,
    now: OffsetDateTime,
    new: Uuid,
) -> Result<Vec<Taken>, Refusal> {
    super::open(item)?;
    approval.checked(now)?;
    if reason.trim().is_empty() {
        return Err(Refusal::ReasonMissing);
    }
    let known = Item { status: Some(Status::Withdrawn), withdrawn_by: Some(approval.written()), ..Item::default() };
    let record = recorded(item.key(), Deed::Withdraw, approval, reason);
    both(Some(item), item.key(), &known, record, approval, [item.id(), new])
}

fn recorded(code: &str, deed: Deed, approval: &Approval, reason: &str) -> Adjustment {
    let reason = reason.trim();
    Adjustment {
        item: Some(code.to_owned()),
        deed: Some(deed),
        decision: Some(approval.number.trim().to_owned()),
        decided_on: Some(approval.decided_on),
        reason: (!reason.is_empty()).then(|| reason.to_owned()),
        ..Adjustment::default()
    }
}

fn both(
    before: Option<&Held<Item>>,
    code: &str,
    known: &Item,
    record: Adjustment,
    approval: &Approval,
    [item, adjustment]: [Uuid; 2],
) -> Result<Vec<Taken>, Refusal> {
    let item = take_over(before, code, known, item)?.ok_or(Refusal::NothingChanges)?.1;
    let key = Adjustment::key(code, approval, before.map_or(0, Held::version));
    let record = take_over(None, &key, &record, adjustment)?.ok_or(Refusal::NothingChanges)?.1;
    Ok(vec![item.by("programme.adjust"), record])
}
