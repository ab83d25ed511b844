//! The figures of an office counted slowly, record by record, by the words of the contract's table of measures.
//!
//! Nothing here knows facts, indicators or tallies. A due moment itself is in time, so what has *passed* lies before T.

use std::collections::{BTreeMap, BTreeSet};

use time::{Date, Month, OffsetDateTime};

use super::days::Days;
use super::office::{At, Document, Dossier, Item, Office, Procedure, Process, Report, Task, Urging, YEAR};

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

    // 1 and 7

    fn procedures(&mut self) {
        let office = self.office;
        for (place, procedure) in office.procedures.iter().enumerate() {
            let start = procedure.effective.map(midnight);
            if procedure.repealed || !self.is_there(start) {
                continue;
            }
            let authority = procedure.authority.unwrap_or_default();
            if ["chairman", "vice_chairman"].contains(&authority) {
                let covered = self.is_covered(place, procedure);
                self.say("procedures.iso_coverage", None, Said::of(covered));
            }
            if ["committee", "chairman", "vice_chairman"].contains(&authority) {
                self.published(procedure);
            }
        }
    }

    fn is_covered(&self, place: usize, procedure: &Procedure) -> bool {
        let today = day(self.t);
        let of_code = |process: &&Process| Some(&process.code) == procedure.process.as_ref();
        if procedure.process.is_some() && !self.office.processes.iter().any(|process| of_code(&process)) {
            return true;
        }
        let mine =
            self.office.processes.iter().filter(|process| process.procedures.contains(&place) || of_code(process));
        let mut in_force = mine.filter(|process| is_in_force(process, today));
        let fits = |process: &Process| {
            procedure.effective.is_none_or(|version| process.from >= version || today <= self.days.months(version, 3))
        };
        in_force.any(fits)
    }

    fn published(&mut self, procedure: &Procedure) {
        let clock = procedure.decided.map(|signed| self.days.working_days(midnight(signed), 5));
        let is_current = |at: &OffsetDateTime| procedure.decided.is_none_or(|signed| signed <= day(*at));
        let posted = procedure.posted.filter(is_current);
        let published = self.has_come(procedure.published) || self.has_come(posted);
        let recorded = [procedure.database, procedure.acknowledged].map(|at| at.filter(is_current));
        let recorded = recorded.into_iter().any(|at| self.has_come(at));
        let parts = [
            ("procedures.published_and_recorded", published && recorded),
            ("procedures.published", published),
            ("procedures.national_db", recorded),
        ];
        for (name, met) in parts {
            let said = match clock {
                None => Unknown,
                Some(clock) if clock < self.t => Said::of(met),
                Some(_) => NotYet,
            };
            self.say(name, None, said);
        }
    }

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

    // 3 and 4

    fn document(&mut self, document: &Document) {
        let central = ["government", "prime_minister"].contains(&document.level);
        let province = ["province", "chairman"].contains(&document.level);
        if document.secret || !document.has_deadline || !(central || province) {
            return;
        }
        let own = document.direction != "incoming";
        let clock = document.received.or(own.then(|| midnight(document.issued)));
        if !self.is_there(clock) {
            // What nobody has received yet asks for nothing; tasks that stand in the system all the same are judged alone.
            if central {
                self.on_time(document, clock, false);
            }
            return;
        }
        let limit = clock.map(|clock| self.entry_limit(document, clock));
        let expected: &[(&'static str, Judge)] = if central { &CENTRAL } else { &PROVINCE };
        for (name, judge) in expected {
            let mut said: Vec<Said> = match limit {
                None => vec![Unknown; document.expected as usize],
                Some(limit) if limit >= self.t => vec![NotYet; document.expected as usize],
                Some(limit) => {
                    let entered = document.tasks.iter().filter(|task| self.is_there(task.entered));
                    entered.map(|task| judge(self, task, limit)).collect()
                }
            };
            // Sum of min(entered, expected): those that count best fill the places; a place that nobody fills is missed.
            said.sort_unstable();
            said.resize(document.expected as usize, Missed);
            for said in said {
                self.say(name, clock, said);
            }
        }
        if central {
            self.on_time(document, clock, true);
        }
    }

    fn on_time(&mut self, document: &Document, clock: At, is_there: bool) {
        let name = "directives.central.on_time";
        let of_document = document.deadline.or(clock).filter(|_| is_there);
        let entered: Vec<&Task> = document.tasks.iter().filter(|task| self.is_there(task.entered)).collect();
        for task in &entered {
            let due = self.due_in_force(task);
            let said = match due {
                None => Unknown,
                Some(due) if due < self.t => Said::of(self.is_done_by(task, due)),
                Some(_) => NotYet,
            };
            self.say(name, due.or(of_document), said);
        }
        for _ in (entered.len()..document.expected as usize).filter(|_| is_there) {
            let said = match document.deadline {
                None => Unknown,
                Some(due) if due < self.t => Missed,
                Some(_) => NotYet,
            };
            self.say(name, of_document, said);
        }
    }

    fn entry_limit(&self, document: &Document, received: OffsetDateTime) -> OffsetDateTime {
        match (document.urgent, document.expected) {
            (true, _) => {
                let today = day(received);
                let open = self.days.is_working(today) && received <= self.days.close(today);
                self.days.close(if open { today } else { self.days.on(today, 1) })
            }
            (false, 1) => self.days.working_days(received, 1),
            (false, _) => self.days.working_days(received, 2),
        }
    }

    /// The original deadline, until an extension was decided.
    fn due_in_force(&self, task: &Task) -> At {
        match task.extended {
            Some((decided, until)) if decided <= self.t => Some(until),
            _ => task.due,
        }
    }

    /// From when the result counts: its acceptance where results are handed in, else its own date.
    fn stands(&self, task: &Task) -> At {
        let done = task.done?;
        match (task.submitted, task.accepted) {
            (_, Some(accepted)) => Some(accepted.max(done)),
            (Some(_), None) => None,
            (None, None) => Some(done),
        }
    }

    fn is_done_by(&self, task: &Task, due: OffsetDateTime) -> bool {
        self.has_come(self.stands(task)) && task.done.is_some_and(|done| done <= due)
    }

    fn is_tracked(&self, task: &Task) -> bool {
        let Some(entered) = task.entered else { return false };
        let finished = self.has_come(self.stands(task)) && task.evidence;
        let next = |start| self.days.working_days(start, 10);
        task.followed && (finished || self.is_followed_up(entered, &task.follow_ups, next))
    }

    // 5 and 6

    fn dossiers(&mut self) {
        for dossier in &self.office.dossiers {
            if !self.is_there(dossier.received) {
                continue;
            }
            let procedure = dossier.procedure.map(|place| &self.office.procedures[place]);
            let authority = procedure.and_then(|procedure| procedure.authority);
            if authority != Some("agency") {
                self.one_stop(dossier, authority.is_some());
            }
            if dossier.at_centre {
                self.centre(dossier);
            }
        }
    }

    fn one_stop(&mut self, dossier: &Dossier, authority_known: bool) {
        let apart = ["withdrawn", "stopped"].contains(&dossier.status);
        let ended_undated = apart && dossier.finished.is_none();
        let due = dossier.due.filter(|_| authority_known && !ended_undated);
        let in_time = self.has_come(dossier.finished) && dossier.finished <= due;
        let by_due = match due {
            None => Unknown,
            Some(due) if due <= self.t => Said::of(in_time),
            Some(_) => NotYet,
        };
        self.say("dossiers.on_time", due, by_due);
        let resolved = match (self.has_come(dossier.finished), due) {
            (false, _) => NotYet,
            (true, None) => Unknown,
            (true, Some(_)) => Said::of(in_time),
        };
        self.say("dossiers.on_time.resolved", dossier.finished, resolved);
        if apart {
            return;
        }
        let closed = ["granted", "refused"].contains(&dossier.status);
        let placed = if closed { dossier.finished.or(dossier.received) } else { None };
        let said = if !self.has_come(placed) {
            NotYet
        } else if !authority_known || dossier.finished.is_none() {
            Unknown
        } else {
            self.replays(dossier).map_or(Unknown, Said::of)
        };
        self.say("dossiers.right_process", placed, said);
    }

    /// Whether the steps are the ones of the process version under which it was received; `None`: nobody can say.
    fn replays(&self, dossier: &Dossier) -> Option<bool> {
        let received = day(dossier.received?);
        let place = dossier.procedure?;
        let code = self.office.procedures[place].process.as_ref();
        let mine = |process: &&Process| process.procedures.contains(&place) || Some(&process.code) == code;
        let mut in_force: Vec<&Process> =
            self.office.processes.iter().filter(mine).filter(|process| is_in_force(process, received)).collect();
        in_force.sort_by_key(|process| process.from);
        let model = in_force.last()?.steps.as_ref()?;
        let done: Vec<&str> = dossier.steps.iter().map(|step| step.activity).collect();
        (!done.is_empty()).then(|| done == *model)
    }

    fn centre(&mut self, dossier: &Dossier) {
        let placed = dossier.received;
        let happened: Vec<_> = dossier.steps.iter().filter(|step| step.at <= self.t).collect();
        let tracked = (!happened.is_empty())
            .then(|| happened.iter().filter(|step| step.at < self.t).all(|step| step.actor && step.due.is_some()));
        let known = dossier.due.zip(dossier.received);
        let supervised = known.map(|(due, received)| self.is_seen(dossier, received, due));
        let urged = known.map(|(due, received)| {
            let reminders: Vec<Urging> =
                dossier.urgings.iter().filter(|urging| urging.rung != "seen").cloned().collect();
            self.is_reminded(&reminders, received, due, dossier.finished)
        });
        let all =
            tracked.zip(supervised).zip(urged).map(|((tracked, supervised), urged)| tracked && supervised && urged);
        let parts = [
            ("centre.monitored", all),
            ("centre.monitored.tracked", tracked),
            ("centre.monitored.supervised", supervised),
            ("centre.monitored.urged", urged),
        ];
        for (name, met) in parts {
            let met = met.filter(|_| dossier.received.is_some());
            self.say(name, placed, met.map_or(Unknown, Said::of));
        }
    }

    /// Each at-risk or late flag was seen by a supervisor within one working day.
    fn is_seen(&self, dossier: &Dossier, received: OffsetDateTime, due: OffsetDateTime) -> bool {
        let at_risk = self.days.close(self.days.back(day(due), 1)).min(due);
        [at_risk, due].into_iter().all(|flag| {
            let is_raised = received < flag && dossier.finished.is_none_or(|finished| flag < finished);
            let limit = self.days.working_days(flag, 1);
            let sees =
                |urging: &Urging| urging.rung == "seen" && urging.person && flag <= urging.at && urging.at <= limit;
            !is_raised || limit >= self.t || dossier.urgings.iter().any(sees)
        })
    }

    // 8 and 9

    fn reports(&mut self) {
        let parts: [(&'static str, fn(&Report) -> bool); 3] = [
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

/// Judges one entered task of a document whose limit for entering has passed.
type Judge = fn(&Counting<'_>, &Task, OffsetDateTime) -> Said;

const CENTRAL: [(&str, Judge); 5] = [
    ("directives.central.entered", entered),
    ("directives.central.entered_tracked_on_time", |counting, task, _| {
        let (Some(_), Some(due)) = (task.entered, counting.due_in_force(task)) else { return Unknown };
        Said::of(counting.is_tracked(task) && (due >= counting.t || counting.is_done_by(task, due)))
    }),
    ("directives.central.entered_tracked_on_time.entered", entered),
    ("directives.central.entered_tracked_on_time.tracked", tracked),
    ("directives.central.entered_tracked_on_time.on_time", |counting, task, _| {
        let (Some(_), Some(due)) = (task.entered, counting.due_in_force(task)) else { return Unknown };
        Said::of(due >= counting.t || counting.is_done_by(task, due))
    }),
];

const PROVINCE: [(&str, Judge); 4] = [
    ("directives.province.entered", entered),
    ("directives.province.entered_on_time_and_tracked", |counting, task, limit| {
        task.entered.map_or(Unknown, |entered| Said::of(entered <= limit && counting.is_tracked(task)))
    }),
    ("directives.province.entered_on_time_and_tracked.entered_on_time", |_, task, limit| {
        task.entered.map_or(Unknown, |entered| Said::of(entered <= limit))
    }),
    ("directives.province.entered_on_time_and_tracked.tracked", tracked),
];

fn entered(_: &Counting<'_>, task: &Task, _: OffsetDateTime) -> Said {
    task.entered.map_or(Unknown, |_| Met)
}

fn tracked(counting: &Counting<'_>, task: &Task, _: OffsetDateTime) -> Said {
    task.entered.map_or(Unknown, |_| Said::of(counting.is_tracked(task)))
}

impl Office {
    /// Divisions and centres whose parent is the Office.
    fn is_under_office(&self, unit: usize) -> bool {
        let unit = &self.units[unit];
        ["division", "centre"].contains(&unit.kind)
            && unit.parent.is_some_and(|parent| self.units[parent].kind == "office")
    }
}

fn is_in_force(process: &Process, on: Date) -> bool {
    process.from <= on && process.until.is_none_or(|until| on < until)
}

fn midnight(day: Date) -> OffsetDateTime {
    day.midnight().assume_offset(calendar::ZONE)
}

fn day(at: OffsetDateTime) -> Date {
    at.to_offset(calendar::ZONE).date()
}
