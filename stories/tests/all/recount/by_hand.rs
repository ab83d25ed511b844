//! The figures of an office counted slowly, record by record, by the words of the contract's table of measures.
//!
//! Nothing here knows facts, indicators or tallies. A due moment itself is in time, so what has *passed* lies before T.

mod directives;
mod one_stop;

use std::collections::{BTreeMap, BTreeSet};

use time::{Date, Month, OffsetDateTime};

use super::days::Days;
use super::office::{At, Item, Office, Report, Urging, YEAR};

/// Met, counted, unknown, not yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub met: i64,
    pub counted: i64,
    pub unknown: i64,
    pub not_yet: i64,
}

/// What is said of one piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Met,
    Missed,
    Unknown,
    NotYet,
}
use Said::{Met, Missed, NotYet, Unknown};

impl Said {
    fn of(yes: bool) -> Self {
        if yes { Met } else { Missed }
    }
}

/// Counts of every indicator by its name.
pub type Counts = BTreeMap<&'static str, Count>;

struct Counting<'a> {
    office: &'a Office,
    days: &'a Days,
    /// The moment asked about.
    t: OffsetDateTime,
    counts: Counts,
}

/// Every figure of the year at `t`.
pub fn count(office: &Office, days: &Days, t: OffsetDateTime) -> Counts {
    let mut counting = Counting { office, days, t, counts: Counts::new() };
    counting.procedures();
    counting.obligations();
    counting.programme();
    for document in &office.documents {
        counting.document(document);
    }
    counting.dossiers();
    counting.reports();
    counting.initiatives();
    counting.counts
}

impl Counting<'_> {
    /// Counts one piece of work, if the moment that places it lies in the year or nobody knows where it lies.
    fn say(&mut self, name: &'static str, placed: At, said: Said) {
        let count = self.counts.entry(name).or_default();
        if placed.is_some_and(|at| at.to_offset(calendar::ZONE).year() != YEAR) {
            return;
        }
        match said {
            Met => (count.met, count.counted) = (count.met + 1, count.counted + 1),
            Missed => count.counted += 1,
            Unknown => count.unknown += 1,
            NotYet => count.not_yet += 1,
        }
    }

    fn has_come(&self, at: At) -> bool {
        at.is_some_and(|at| at <= self.t)
    }

    /// A record whose first moment nobody knows is there.
    fn is_there(&self, first: At) -> bool {
        first.is_none_or(|first| first <= self.t)
    }

    // 1, the system itself

    fn obligations(&mut self) {
        for obligation in &self.office.obligations {
            let on_time = self.has_come(obligation.done) && obligation.done <= obligation.due;
            let verified = self.has_come(obligation.done) && obligation.evidence;
            let said = |met| match obligation.due {
                None => Unknown,
                Some(due) if due <= self.t => Said::of(met),
                Some(_) => NotYet,
            };
            let (maintained, improved) = (said(on_time), said(verified));
            self.say("qms.maintained", obligation.due, maintained);
            if obligation.kind == "corrective_action" {
                self.say("qms.improved", obligation.due, improved);
            }
        }
    }

    // 2

    fn programme(&mut self) {
        for item in &self.office.items {
            let first = midnight(Date::from_calendar_date(item.year, Month::January, 1).expect("a day"));
            if (item.crossed_out && item.approved) || first > self.t {
                continue;
            }
            let tracked = self.is_item_tracked(item, first);
            let urged = item.due.map(|due| {
                self.is_reminded(&item.urgings, first, due, item.done)
                    && self.is_answered(&item.urgings, due, item.done)
            });
            let either = |urged: Option<bool>, also: bool| urged.map_or(Unknown, |urged| Said::of(urged && also));
            let done_in_time = self.has_come(item.done) && item.done <= item.due;
            let on_time = match item.due {
                None => Unknown,
                Some(due) if due <= self.t => Said::of(done_in_time),
                Some(_) => NotYet,
            };
            self.say("programme.on_time", item.due, on_time);
            let name = "programme.tracked_and_urged";
            self.say(name, Some(first), either(urged, tracked));
            self.say("programme.tracked_and_urged.tracked", Some(first), Said::of(tracked));
            self.say("programme.tracked_and_urged.urged", Some(first), either(urged, true));
        }
    }

    fn is_item_tracked(&self, item: &Item, first: OffsetDateTime) -> bool {
        let next = |start| self.days.month(start);
        let finished = self.has_come(item.done) && item.evidence;
        item.followed && (finished || self.is_followed_up(first, &item.follow_ups, next))
    }

    /// Every full period since entry holds a record.
    fn is_followed_up(
        &self,
        entered: OffsetDateTime,
        records: &[OffsetDateTime],
        next: impl Fn(OffsetDateTime) -> OffsetDateTime,
    ) -> bool {
        let mut start = entered;
        loop {
            let end = next(start);
            if end >= self.t {
                return true;
            }
            let is_inside = |at: &OffsetDateTime| (start < *at || (start == entered && *at == entered)) && *at <= end;
            if !records.iter().any(is_inside) {
                return false;
            }
            start = end;
        }
    }

    /// Every reminder rung that was due had been delivered.
    fn is_reminded(&self, urgings: &[Urging], since: OffsetDateTime, due: OffsetDateTime, done: At) -> bool {
        let rungs = [
            ("before", self.days.back(day(due), 3)),
            ("on_day", self.days.back(day(due), 0)),
            ("late", self.days.on(day(due), 1)),
            ("late_long", self.days.on(day(due) + time::Duration::days(5), 0)),
        ];
        rungs.into_iter().all(|(rung, on)| {
            let by = self.days.close(on);
            let is_asked = since < by && done.is_none_or(|done| by < done) && by < self.t;
            !is_asked || urgings.iter().any(|urging| urging.rung == rung && urging.at <= self.t)
        })
    }

    /// What was late had a person's urging or an answer within one working day of becoming late.
    fn is_answered(&self, urgings: &[Urging], due: OffsetDateTime, done: At) -> bool {
        let limit = self.days.working_days(due, 1);
        let was_late = done.is_none_or(|done| done > due);
        let in_time = |at: OffsetDateTime| due <= at && at <= limit;
        let answers = |urging: &Urging| (urging.person && in_time(urging.at)) || urging.answered.is_some_and(in_time);
        !was_late || limit >= self.t || urgings.iter().any(answers)
    }

    // 8 and 9

    fn reports(&mut self) {
        type Part = (&'static str, fn(&Report) -> bool);
        let parts: [Part; 3] = [
            ("reports.online", |_| true),
            ("reports.online.programme", |report| report.programme),
            ("reports.online.report", |report| !report.programme),
        ];
        for (unit, _) in self.office.units.iter().enumerate().filter(|(place, _)| self.office.is_under_office(*place)) {
            for (name, is_of) in parts {
                let owed: Vec<&Report> =
                    self.office.reports.iter().filter(|report| report.unit == unit && is_of(report)).collect();
                let years: BTreeSet<Option<i32>> =
                    owed.iter().map(|report| report.due.map(|due| due.to_offset(calendar::ZONE).year())).collect();
                for year in years {
                    let of_year =
                        |report: &&&Report| report.due.map(|due| due.to_offset(calendar::ZONE).year()) == year;
                    let said: Vec<Said> = owed.iter().filter(of_year).map(|report| self.report(report)).collect();
                    let first = owed.iter().filter(of_year).filter_map(|report| report.due).min();
                    let worst = [Missed, Unknown, Met].into_iter().find(|worst| said.contains(worst));
                    self.say(name, first, worst.unwrap_or(NotYet));
                }
            }
        }
    }

    fn report(&self, report: &Report) -> Said {
        match report.due {
            None => Unknown,
            Some(due) if due <= self.t => {
                let on_time = report.submitted.is_some_and(|at| at <= due) && self.has_come(report.submitted);
                Said::of(!report.paper && on_time && self.has_come(report.accepted))
            }
            Some(_) => NotYet,
        }
    }

    fn initiatives(&mut self) {
        for initiative in &self.office.initiatives {
            let recognised = initiative.recognised.map(midnight);
            let said = match (self.has_come(recognised), initiative.applied) {
                (false, _) => NotYet,
                (true, None) => Unknown,
                (true, Some(applied)) => Said::of(self.has_come(Some(midnight(applied)))),
            };
            self.say("initiatives.recognised", recognised, said);
        }
    }
}

impl Office {
    /// Divisions and centres whose parent is the Office.
    fn is_under_office(&self, unit: usize) -> bool {
        let unit = &self.units[unit];
        ["division", "centre"].contains(&unit.kind)
            && unit.parent.is_some_and(|parent| self.units[parent].kind == "office")
    }
}

fn midnight(day: Date) -> OffsetDateTime {
    day.midnight().assume_offset(calendar::ZONE)
}

fn day(at: OffsetDateTime) -> Date {
    at.to_offset(calendar::ZONE).date()
}
