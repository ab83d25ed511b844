//! The facts of an item of the work programme: what the indicators of objective 2 read.

use calendar::Calendar;
use commitment::ladder::{Asked, Delivery};
use commitment::{Commitment, Completion, Evidence, tracking};
use law::Law;
use ledger::Held;
use measure::{Fact, Mark, Marks, Population, Role};
use time::{Date, Month, OffsetDateTime};

use crate::{FollowUp, Item, Urging};

/// The versions of an item's fact, cut where it becomes urged or no longer is.
///
/// An item is there from the first day of its year; one that was taken out by approval has no fact.
#[must_use]
pub fn of(
    item: &Held<Item>,
    follow_ups: &[Held<FollowUp>],
    urgings: &[Held<Urging>],
    law: &Law,
    calendar: &Calendar,
) -> Vec<Fact> {
    let fields = item.fields();
    let Some(entered) = entered_at(fields).filter(|_| !fields.is_withdrawn()) else { return Vec::new() };
    let evidence = fields.evidence.iter().map(|text| Evidence::Text { text: text.clone() }).collect();
    let completion =
        fields.completed_at.map(|at| Completion { at, submitted_at: None, stands_from: Some(at), evidence });
    let commitment = Commitment {
        entered_at: Some(entered),
        follow_ups: sorted(follow_ups.iter().filter_map(|follow_up| follow_up.fields().at)),
        completion,
        ..Commitment::default()
    };
    let period = law.follow_up_period_programme.at(entered.date());
    let tracking = period.and_then(|rule| tracking(&commitment, rule.value, calendar)).unwrap_or_default();
    let marks = Marks::default()
        .with(Mark::Entered, Some(entered))
        .with(Mark::Due, fields.due_at)
        .with(Mark::Done, fields.completed_at)
        .with(Mark::Stands, fields.completed_at)
        .with(Mark::Followed, fields.follower.map(|_| entered))
        .with(Mark::Lapsed, tracking.lapses_at)
        .with(Mark::Restored, tracking.restored_at);
    let fact = Fact {
        subject: item.id(),
        population: Population::Programme,
        group: item.id(),
        role: Role::Member,
        unit: fields.lead_unit,
        level: fields.programme_of.map(|of| of.key().to_owned()).unwrap_or_default(),
        class: fields.kind.map(|kind| kind.key().to_owned()).unwrap_or_default(),
        weight: 1,
        marks,
        valid_from: None,
        valid_to: None,
    };
    let Some((due, ladder)) = fields.due_at.and_then(|due| Some((due, law.ladder.at(due.date())?.value))) else {
        return vec![fact];
    };
    let asked = Asked {
        from: entered,
        due,
        done: fields.completed_at,
        before_working_days: ladder.before_working_days,
        late_long_days: ladder.late_long_days,
        answer_working_days: Some(ladder.answer_working_days),
        calendar,
    };
    let deliveries: Vec<Delivery> = urgings.iter().filter_map(|urging| urging.fields().delivery()).collect();
    fact.versions(asked.moments(&deliveries), |from, marks| {
        let from = from.unwrap_or(entered);
        marks.with(Mark::Urged, asked.urged_at(from, &deliveries).then_some(entered))
    })
}

/// Since when an item is there: the first day of its year.
#[must_use]
pub fn entered_at(item: &Item) -> Option<OffsetDateTime> {
    let first = Date::from_calendar_date(item.year?, Month::January, 1).ok()?;
    Some(first.midnight().assume_offset(calendar::ZONE))
}

fn sorted(moments: impl Iterator<Item = OffsetDateTime>) -> Vec<OffsetDateTime> {
    let mut moments: Vec<OffsetDateTime> = moments.collect();
    moments.sort_unstable();
    moments
}
