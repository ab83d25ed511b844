//! The facts of a document and its directives: what the indicators of objectives 3 and 4 read.

use calendar::Calendar;
use commitment::tracking;
use law::Law;
use measure::{Fact, Mark, Marks, Population, Role};
use time::OffsetDateTime;

use crate::{Directive, Document};

/// While the clock of a task stands, nothing is due: its time lies beyond every moment that is asked about.
const STANDS_STILL: OffsetDateTime = time::macros::datetime!(9999-01-01 00:00 +7);

/// Every fact of one document's group; none for a document that no objective counts (secret, without deadline, another level).
#[must_use]
pub fn of(document: &Document, directives: &[Directive], law: &Law, calendar: &Calendar) -> Vec<Fact> {
    if !document.is_counted() {
        return Vec::new();
    }
    let limit = document.entry_limit(law, calendar).map(|due| due.at);
    // What was split off belongs to a task that is counted; it is not another one that the document gives.
    let given: Vec<&Directive> = directives.iter().filter(|directive| directive.parent.is_none()).collect();
    let mut facts = heads(document, &given, limit);
    for directive in given {
        of_directive(document, directive, limit, law, calendar, &mut facts);
    }
    facts
}

/// The document, in a version for each span in which it expects so many tasks: from when a task was withdrawn, one less.
fn heads(document: &Document, given: &[&Directive], limit: Option<OffsetDateTime>) -> Vec<Fact> {
    let mut withdrawn: Vec<OffsetDateTime> =
        given.iter().filter_map(|directive| directive.commitment.withdrawn_at).collect();
    withdrawn.sort_unstable();
    let tasks = u32::try_from(given.len()).unwrap_or(u32::MAX).max(document.expected_tasks);
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
            .with(Mark::Received, document.entry_clock_start())
            .with(Mark::EntryLimit, limit)
            .with(Mark::Due, document.deadline),
        valid_from: None,
        valid_to: None,
    };
    let mut heads = vec![head.clone()];
    for (left, at) in (0..tasks).rev().zip(withdrawn) {
        let weight = head.weight.min(left);
        if let Some(last) = heads.last_mut().filter(|last| last.weight != weight) {
            last.valid_to = Some(at);
            heads.push(Fact { weight, valid_from: Some(at), ..head.clone() });
        }
    }
    heads
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
        valid_to: commitment.withdrawn_at,
    };
    // The due time in force changes with each row that is decided later than the first, and with each pause that ends.
    let first = commitment.deadlines.first().map_or(OffsetDateTime::UNIX_EPOCH, |row| row.decided_at);
    let decided = commitment.deadlines.iter().map(|row| row.decided_at).filter(|decided| *decided > first);
    let paused = commitment.pauses.iter().flat_map(|pause| [Some(pause.from), pause.to]).flatten();
    let cuts: Vec<OffsetDateTime> = decided.chain(paused).collect();
    facts.extend(fact.versions(cuts, |from, marks| {
        let at = from.unwrap_or(first);
        let stands = commitment.pauses.iter().any(|pause| pause.covers(at));
        marks.with(Mark::Due, if stands { Some(STANDS_STILL) } else { commitment.due_at(at, calendar) })
    }));
}
