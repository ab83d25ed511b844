//! Objectives 3 and 4 by hand: documents, and the tasks that were entered from them.

use time::OffsetDateTime;

use super::super::office::{At, Document, Task};
use super::Said::{Missed, NotYet, Unknown};
use super::{Counting, Said, day, midnight};

impl Counting<'_> {
    pub(super) fn document(&mut self, document: &Document) {
        let central = ["government", "prime_minister"].contains(&document.level);
        let province = ["province", "chairman"].contains(&document.level);
        if document.secret || !document.has_deadline || !(central || province) {
            return;
        }
        let own = document.direction != "incoming";
        let clock = document.received.or(own.then(|| midnight(document.issued)));
        if !self.is_there(clock) {
            // What nobody has received yet asks for nothing; tasks that stand in the system all the same are judged alone.
            self.on_time(document, clock, false);
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
        self.on_time(document, clock, true);
    }

    fn on_time(&mut self, document: &Document, clock: At, is_there: bool) {
        let central = ["government", "prime_minister"].contains(&document.level);
        let name = if central { "directives.central.on_time" } else { "directives.province.on_time" };
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
    task.entered.map_or(Unknown, |_| Said::Met)
}

fn tracked(counting: &Counting<'_>, task: &Task, _: OffsetDateTime) -> Said {
    task.entered.map_or(Unknown, |_| Said::of(counting.is_tracked(task)))
}
