//! The facts of a procedure: what the indicators of objectives 1 and 7 read.

use std::collections::BTreeSet;

use calendar::Calendar;
use law::Law;
use ledger::Held;
use measure::{Fact, Mark, Marks, Population, Role};
use time::{Date, OffsetDateTime};

use crate::{Procedure, Process, Publication, PublicationAct, Status};

/// The versions of a procedure's fact, cut where an ISO process begins or ceases to cover it.
///
/// A procedure is there from the day on which it applies; a repealed one has no fact.
#[must_use]
pub fn of(
    procedure: &Held<Procedure>,
    processes: &[&Held<Process>],
    publications: &[Held<Publication>],
    law: &Law,
    calendar: &Calendar,
) -> Vec<Fact> {
    let fields = procedure.fields();
    if fields.status == Some(Status::Repealed) {
        return Vec::new();
    }
    let first = fields.versions().filter_map(|version| version.effective_on).min();
    let entered = first.map(start);
    let clock = entry_due(fields, law, calendar);
    let versions = current_versions(fields, publications);
    let of_current = |publication: &&Held<Publication>| {
        versions.is_empty()
            || publication.fields().version.as_ref().is_some_and(|version| versions.contains(&text::fold(version)))
    };
    let done = |act| {
        let of_act = publications.iter().filter(move |publication| publication.fields().act == Some(act));
        of_act.filter(of_current)
    };
    let current = |at: &OffsetDateTime| fields.decided_on.is_none_or(|signed| signed <= day(*at));
    let earliest = |recorded: Option<OffsetDateTime>, act| {
        let acts = done(act).filter_map(|publication| publication.fields().at).filter(current);
        acts.chain(recorded).min()
    };
    let fact = Fact {
        subject: procedure.id(),
        population: Population::Procedures,
        group: procedure.id(),
        role: Role::Member,
        unit: None,
        level: fields.level.map(|level| level.key().to_owned()).unwrap_or_default(),
        class: fields.authority.map(|authority| authority.key().to_owned()).unwrap_or_default(),
        weight: 1,
        marks: Marks::default()
            .with(Mark::Entered, entered)
            .with(Mark::Due, clock)
            .with(Mark::Published, earliest(fields.published_at, PublicationAct::Posted))
            .with(
                Mark::Recorded,
                earliest(fields.national_db_updated_at.filter(current), PublicationAct::Acknowledged),
            ),
        valid_from: None,
        valid_to: None,
    };
    let covering = Covering::new(procedure, processes, law, calendar);
    let since = entered.unwrap_or(OffsetDateTime::UNIX_EPOCH);
    fact.versions(covering.moments(), |from, marks| {
        let asked = from.unwrap_or(since);
        marks.with(Mark::Covered, covering.covered_on(day(asked)).then_some(since))
    })
}

/// What publications call the current version: its decision's number, or the version that was decided on its day; empty
/// where nothing says so, and then dates alone tell the versions apart.
fn current_versions(procedure: &Procedure, publications: &[Held<Publication>]) -> BTreeSet<String> {
    let number = procedure.decision_number.as_deref().map(text::fold);
    let named = |publication: &Publication| {
        let version = text::fold(publication.version.as_deref()?);
        let decided = publication.act == Some(PublicationAct::Decided)
            && procedure.decided_on.is_some()
            && publication.at.map(day) == procedure.decided_on;
        (decided || number.as_ref() == Some(&version)).then_some(version)
    };
    publications.iter().filter_map(|publication| named(publication.fields())).collect()
}

/// Which processes cover a procedure, day by day.
pub struct Covering<'a> {
    procedure: &'a Held<Procedure>,
    processes: &'a [&'a Held<Process>],
    /// The first day of each version, with the last day on which a process older than it still covers the procedure.
    versions: Vec<(Date, Option<Date>)>,
}

impl<'a> Covering<'a> {
    /// Of a procedure, by these processes and the law's months of grace.
    #[must_use]
    pub fn new(
        procedure: &'a Held<Procedure>,
        processes: &'a [&'a Held<Process>],
        law: &Law,
        calendar: &Calendar,
    ) -> Self {
        let first_days = procedure.fields().versions().filter_map(|version| version.effective_on);
        let versions = first_days.map(|from| (from, grace(from, law, calendar))).collect();
        Self { procedure, processes, versions }
    }

    fn moments(&self) -> Vec<OffsetDateTime> {
        let ends = self.of_procedure().flat_map(|process| [process.effective_on, process.withdrawn_on]);
        let of_versions = self.versions.iter().flat_map(|(from, until)| [Some(*from), until.and_then(Date::next_day)]);
        ends.chain(of_versions).flatten().map(start).collect()
    }

    /// The last day of grace of the version that applies on a day.
    #[must_use]
    pub fn grace_until(&self, day: Date) -> Option<Date> {
        self.version_on(day)?.1
    }

    fn version_on(&self, day: Date) -> Option<(Date, Option<Date>)> {
        self.versions.iter().copied().filter(|(from, _)| *from <= day).max()
    }

    fn of_procedure(&self) -> impl Iterator<Item = &Process> {
        let (code, key) = (self.procedure.fields().iso_process_code.as_deref(), self.procedure.key());
        self.processes.iter().map(|process| process.fields()).filter(move |process| {
            let names = |procedures: &Vec<String>| procedures.iter().any(|procedure| procedure == key);
            process.procedures.as_ref().is_some_and(names) || (code.is_some() && process.code.as_deref() == code)
        })
    }

    /// A code of which no process is known here counts as in force; where one is known, its dates decide.
    #[must_use]
    pub fn covered_on(&self, day: Date) -> bool {
        let code = self.procedure.fields().iso_process_code.as_deref();
        let known = self.processes.iter().any(|process| process.fields().code.as_deref() == code);
        if code.is_some() && !known {
            return true;
        }
        let version = self.version_on(day);
        let fits = |process: &Process| {
            let (Some(process), Some((version, grace_until))) = (process.effective_on, version) else { return true };
            process >= version || grace_until.is_some_and(|until| day <= until)
        };
        self.of_procedure().any(|process| process.is_in_force_on(day) && fits(process))
    }
}

/// By when a procedure must be in the national database, from the signing of its decision.
#[must_use]
pub fn entry_due(procedure: &Procedure, law: &Law, calendar: &Calendar) -> Option<OffsetDateTime> {
    let signed = procedure.decided_on?;
    let term = law.database_entry.at(signed)?.value;
    calendar.due(start(signed), term).ok().map(|due| due.at)
}

fn grace(from: Date, law: &Law, calendar: &Calendar) -> Option<Date> {
    let term = law.process_grace.at(from)?.value;
    calendar.due(start(from), term).ok().map(|due| due.date)
}

fn start(day: Date) -> OffsetDateTime {
    day.midnight().assume_offset(calendar::ZONE)
}

fn day(at: OffsetDateTime) -> Date {
    at.to_offset(calendar::ZONE).date()
}
