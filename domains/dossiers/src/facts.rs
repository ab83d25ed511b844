//! The facts of a dossier: what the indicators of objectives 5 and 6 read.

use calendar::{Calendar, Term};
use commitment::ladder::{Asked, Delivery, working_day};
use law::Law;
use ledger::Held;
use measure::{Fact, Mark, Marks, Population, Role};
use procedures::Procedure;
use time::{Date, Duration, OffsetDateTime};

use crate::{Dossier, Event};

/// The class of a dossier whose procedure, or whose procedure's authority, is not known here.
pub const UNKNOWN_AUTHORITY: &str = "unknown";
/// The rung by which a record says that a supervisor, who is named, saw a dossier's flag.
pub const SEEN: &str = "seen";

/// What a dossier's facts are derived from.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The dossier.
    pub dossier: &'a Held<Dossier>,
    /// Its steps, in any order.
    pub events: &'a [Held<Event>],
    /// Its procedure, where the catalogue has it.
    pub procedure: Option<&'a Procedure>,
    /// Whether its steps replay on the process under which it was received; `None`: there is nothing to replay.
    pub fits: Option<bool>,
    /// Whether it is received or returned at the Public Administration Centre.
    pub at_centre: bool,
    /// Reminders and urgings of it, and what supervisors saw.
    pub deliveries: &'a [Delivery],
}

/// The fact as a dossier of its procedure, and the one as a dossier of the Centre.
#[must_use]
pub fn of(known: Known<'_>, law: &Law, calendar: &Calendar) -> Vec<Fact> {
    let dossier = known.dossier.fields();
    let authority = known.procedure.and_then(|procedure| procedure.authority).map(procedures::Authority::key);
    let class = authority.unwrap_or(UNKNOWN_AUTHORITY).to_owned();
    let level = known.procedure.and_then(|procedure| procedure.level).map(|level| level.key().to_owned());
    // Who ended without a decision and without a date: nobody knows whether that was in time.
    let ended_undated = dossier.is_apart() && dossier.finished_at.is_none();
    let judged = authority.is_some();
    let decided = dossier.is_closed().then(|| dossier.finished_at.or(dossier.received_at)).flatten();
    let judged_on = judged && dossier.is_decided() && dossier.finished_at.is_some() && known.fits.is_some();
    let replayed = decided.filter(|_| judged_on);
    let fact = Fact {
        subject: known.dossier.id(),
        population: Population::Dossiers,
        group: known.dossier.id(),
        role: Role::Member,
        unit: dossier.unit,
        level: level.unwrap_or_default(),
        class: if dossier.is_apart() { format!("{class}.apart") } else { class },
        weight: 1,
        marks: Marks::default()
            .with(Mark::Entered, dossier.received_at)
            .with(Mark::Received, dossier.received_at)
            .with(Mark::Due, dossier.due_at.filter(|_| judged && !ended_undated))
            .with(Mark::Done, dossier.finished_at)
            .with(Mark::Stands, decided)
            .with(Mark::Replayed, replayed)
            .with(Mark::Fits, replayed.filter(|_| known.fits == Some(true))),
        valid_from: None,
        valid_to: None,
    };
    let centre = known.at_centre.then(|| of_centre(known, &fact, law, calendar));
    std::iter::once(fact).chain(centre.into_iter().flatten()).collect()
}

/// The versions of the fact at the Centre: tracked while each step is owned and timed, supervised while each flag was
/// seen in time, urged while each reminder that was due has been delivered.
fn of_centre(known: Known<'_>, fact: &Fact, law: &Law, calendar: &Calendar) -> Vec<Fact> {
    let dossier = known.dossier.fields();
    let first = known.events.iter().filter_map(|event| event.fields().at).min();
    // Before its first step nobody can say whether it is tracked.
    let begun = |from: OffsetDateTime, marks: Marks| marks.with(Mark::Followed, first.filter(|first| *first <= from));
    let untold =
        known.events.iter().map(Held::fields).filter(|event| event.actor.is_none() || event.step_due_at.is_none());
    let fact = Fact {
        population: Population::Centre,
        class: String::new(),
        marks: Marks::default()
            .with(Mark::Entered, dossier.received_at)
            .with(Mark::Received, dossier.received_at)
            .with(Mark::Due, dossier.due_at)
            .with(Mark::Lapsed, untold.filter_map(|event| event.at).min()),
        ..fact.clone()
    };
    let since = dossier.received_at.unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let untimed = |fact: Fact| fact.versions(first, |from, marks| begun(from.unwrap_or(since), marks));
    let Some((received, due)) = dossier.received_at.zip(dossier.due_at) else { return untimed(fact) };
    let (Some(ladder), Some(watch)) = (law.ladder.at(due.date()), law.supervision.at(due.date())) else {
        return untimed(fact);
    };
    let asked = Asked {
        from: received,
        due,
        done: dossier.finished_at,
        before_working_days: ladder.value.before_working_days,
        late_long_days: ladder.value.late_long_days,
        answer_working_days: None,
        calendar,
    };
    let flags = flags((received, due), dossier.finished_at, watch.value.at_risk_working_days, calendar);
    let limits: Vec<(OffsetDateTime, OffsetDateTime)> = flags
        .into_iter()
        .filter_map(|flag| Some((flag, calendar.due(flag, Term::WorkingDays(watch.value.seen_working_days)).ok()?.at)))
        .collect();
    let seen: Vec<OffsetDateTime> = known
        .deliveries
        .iter()
        .filter(|delivery| delivery.rung == SEEN && delivery.by_person)
        .map(|delivery| delivery.at)
        .collect();
    let reminders: Vec<Delivery> = known.deliveries.iter().filter(|delivery| delivery.rung != SEEN).cloned().collect();
    let supervised = |at: OffsetDateTime| {
        limits
            .iter()
            .filter(|(_, limit)| *limit < at)
            .all(|(flag, limit)| seen.iter().any(|seen| flag <= seen && seen <= limit))
    };
    let cuts =
        limits.iter().map(|(_, limit)| *limit + Duration::MICROSECOND).chain(asked.moments(&reminders)).chain(first);
    fact.versions(cuts.collect::<Vec<_>>(), |from, marks| {
        let from = from.unwrap_or(received);
        begun(from, marks)
            .with(Mark::Seen, supervised(from).then_some(received))
            .with(Mark::Urged, asked.urged_at(from, &reminders).then_some(received))
    })
}

/// When an open dossier is flagged: at risk some working days before it is due, and late when it is due.
fn flags(
    (received, due): (OffsetDateTime, OffsetDateTime),
    done: Option<OffsetDateTime>,
    at_risk_working_days: u32,
    calendar: &Calendar,
) -> Vec<OffsetDateTime> {
    let day = due.to_offset(calendar::ZONE).date();
    let day = working_day(calendar, day, at_risk_working_days, Date::previous_day);
    let at_risk = calendar.end_of_office(day).min(due);
    let raised = |flag: &OffsetDateTime| received < *flag && done.is_none_or(|done| *flag < done);
    [at_risk, due].into_iter().filter(raised).collect()
}
