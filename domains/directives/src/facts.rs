//! The facts of a document and its directives: what the indicators of objectives 3 and 4 read.

use calendar::Calendar;
use commitment::tracking;
use law::Law;
use measure::{Fact, Mark, Marks, Population, Role};
use time::OffsetDateTime;

use crate::{Directive, Document};

/// Every fact of one document's group; none for a document that no objective counts (secret, without deadline, another level).
#[must_use]
pub fn of(document: &Document, directives: &[Directive], law: &Law, calendar: &Calendar) -> Vec<Fact> {
    if !document.is_counted() {
        return Vec::new();
    }
    let received = document.entry_clock_start();
    let limit = document.entry_limit(law, calendar).map(|due| due.at);
    let head = Fact {
        subject: document.id.uuid(),
        population: Population::Directives,
        group: document.id.uuid(),
        role: Role::Head,
        unit: None,
        level: document.level.key().to_owned(),
        class: String::new(),
        weight: document.expected_tasks,
        marks: Marks::default()
            .with(Mark::Received, received)
            .with(Mark::EntryLimit, limit)
            .with(Mark::Due, document.deadline),
        valid_from: None,
        valid_to: None,
    };
    let mut facts = vec![head];
    for directive in directives {
        of_directive(document, directive, limit, law, calendar, &mut facts);
    }
    facts
}

/// One version for each span in which another deadline is in force.
fn of_directive(
    document: &Document,
    directive: &Directive,
    limit: Option<OffsetDateTime>,
    law: &Law,
    calendar: &Calendar,
    facts: &mut Vec<Fact>,
) {
    let commitment = &directive.commitment;
    let period_rule = commitment
        .entered_at
        .and_then(|entered| law.follow_up_period_directives.at(entered.to_offset(calendar::ZONE).date()));
    let tracking = period_rule.and_then(|rule| tracking(commitment, rule.value, calendar)).unwrap_or_default();
    let completion = commitment.completion.as_ref();
    let marks = Marks::default()
        .with(Mark::Received, document.entry_clock_start())
        .with(Mark::Entered, commitment.entered_at)
        .with(Mark::EntryLimit, limit)
        .with(Mark::Done, completion.map(|completion| completion.at))
        .with(Mark::Stands, completion.and_then(|completion| completion.stands_from))
        .with(Mark::Followed, directive.follower.and_then(|follower| follower.since.or(commitment.entered_at)))
        .with(Mark::Lapsed, tracking.lapses_at)
        .with(Mark::Restored, tracking.restored_at);
    let fact = Fact {
        subject: directive.id.uuid(),
        population: Population::Directives,
        group: document.id.uuid(),
        role: Role::Member,
        unit: Some(directive.lead_unit),
        level: document.level.key().to_owned(),
        class: String::new(),
        weight: 1,
        marks,
        valid_from: None,
        valid_to: None,
    };
    // The due time in force changes with each row that is decided later than the first, and with each pause that ends.
    let first = commitment.deadlines.first().map_or(OffsetDateTime::UNIX_EPOCH, |row| row.decided_at);
    let decided = commitment.deadlines.iter().map(|row| row.decided_at).filter(|decided| *decided > first);
    let resumed = commitment.pauses.iter().filter_map(|pause| pause.to);
    let cuts: Vec<OffsetDateTime> = decided.chain(resumed).collect();
    facts.extend(
        fact.versions(cuts, |from, marks| marks.with(Mark::Due, commitment.due_at(from.unwrap_or(first), calendar))),
    );
}
