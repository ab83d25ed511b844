//! Objectives 1, 5, 6 and 7 by hand: procedures, their processes and publication, dossiers, the Centre.

use time::{Date, OffsetDateTime};

use super::super::office::{Dossier, Procedure, Process, Urging};
use super::Said::{NotYet, Unknown};
use super::{Counting, Said, day, midnight};

impl Counting<'_> {
    pub(super) fn procedures(&mut self) {
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

    pub(super) fn dossiers(&mut self) {
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
}

fn is_in_force(process: &Process, on: Date) -> bool {
    process.from <= on && process.until.is_none_or(|until| on < until)
}
