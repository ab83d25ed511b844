//! The reminder ladder: when each rung is due for a piece of work, and since when all that was due has been delivered.

use calendar::{Calendar, Term};
use time::{Date, Duration, OffsetDateTime};

text::words! {
    /// A rung: who is reminded, and when.
    Rung {
        /// The owner, some working days before the work is due.
        Before = "before",
        /// The owner and the head of the unit, on the day on which it is due.
        OnDay = "on_day",
        /// The superior, on the first working day on which it is late.
        Late = "late",
        /// Who gave the work, when it has been late for some days.
        LateLong = "late_long",
    }
}

/// A reminder that was delivered, or an urging by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The rung as the record names it: one of [`Rung`]'s words, or another office's own.
    pub rung: String,
    /// When it reached its recipient.
    pub at: OffsetDateTime,
    /// Whether a person sent it.
    pub by_person: bool,
    /// When the recipient answered.
    pub answered_at: Option<OffsetDateTime>,
}

/// What the ladder asks of one piece of work.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The due time in force.
    pub due: OffsetDateTime,
    /// Since when it is there: no reminder was due before.
    pub from: OffsetDateTime,
    /// When it was done: what is done needs no reminder.
    pub done: Option<OffsetDateTime>,
    /// Working days before the due day on which the owner is reminded.
    pub before_working_days: u32,
    /// Days after the due day at which whoever gave the work is told.
    pub late_long_days: u32,
    /// Working days within which late work must have a person's urging or an answer; `None`: it needs none.
    pub answer_working_days: Option<u32>,
    /// Working time.
    pub calendar: &'a Calendar,
}

impl Asked<'_> {
    /// The rungs in order, each with the end of the office hours of the day on which it is due.
    ///
    /// A rung never falls on a day off, and none is due once the work is done.
    #[must_use]
    pub fn rungs(&self) -> Vec<(Rung, OffsetDateTime)> {
        let day = self.due.to_offset(calendar::ZONE).date();
        let planned = [
            (Rung::Before, working_day(self.calendar, day, self.before_working_days, Date::previous_day)),
            (Rung::OnDay, working_day(self.calendar, day, 0, Date::previous_day)),
            (Rung::Late, working_day(self.calendar, day, 1, Date::next_day)),
            (
                Rung::LateLong,
                working_day(self.calendar, day + Duration::days(i64::from(self.late_long_days)), 0, Date::next_day),
            ),
        ];
        planned
            .into_iter()
            .map(|(rung, day)| (rung, self.calendar.end_of_office(day)))
            .filter(|(_, at)| self.from < *at && self.done.is_none_or(|done| *at < done))
            .collect()
    }

    /// The moments at which what [`Self::urged_at`] says can change.
    #[must_use]
    pub fn moments(&self, deliveries: &[Delivery]) -> Vec<OffsetDateTime> {
        let rungs = self.rungs().into_iter().map(|(_, at)| at + Duration::MICROSECOND);
        let limit = self.answer_limit().map(|at| at + Duration::MICROSECOND);
        rungs.chain(deliveries.iter().map(|delivery| delivery.at)).chain(limit).collect()
    }

    /// Whether every rung that was due by `at` had been delivered by then and lateness was answered in time.
    #[must_use]
    pub fn urged_at(&self, at: OffsetDateTime, deliveries: &[Delivery]) -> bool {
        let rungs = self.rungs();
        let delivered = |rung: Rung| {
            let of_rung = |delivery: &&Delivery| delivery.at <= at && self.rung_of(delivery, &rungs) == Some(rung);
            deliveries.iter().any(|delivery| of_rung(&delivery))
        };
        rungs.iter().filter(|(_, due)| *due < at).all(|(rung, _)| delivered(*rung)) && self.answered_by(at, deliveries)
    }

    /// The reminder to send at `now`: the last rung whose day has come, unless it was delivered since that day. One before it
    /// that nobody sent stays missed: what it would have said is not true any more.
    #[must_use]
    pub fn owed(&self, now: OffsetDateTime, deliveries: &[Delivery]) -> Option<(Rung, Date)> {
        let day_of = |at: OffsetDateTime| at.to_offset(calendar::ZONE).date();
        let rungs = self.rungs();
        let (rung, at) = rungs.iter().rev().find(|(_, at)| day_of(*at) <= day_of(now))?;
        let day = day_of(*at);
        let delivered = |delivery: &Delivery| {
            // What a person writes does not stand in for the ladder.
            !delivery.by_person
                && (day..=day_of(now)).contains(&day_of(delivery.at))
                && self.rung_of(delivery, &rungs) == Some(*rung)
        };
        (!deliveries.iter().any(delivered)).then_some((*rung, day))
    }

    /// The rung that a delivery belongs to: the one that it names, else the last one whose day had come.
    fn rung_of(&self, delivery: &Delivery, rungs: &[(Rung, OffsetDateTime)]) -> Option<Rung> {
        let date = |at: OffsetDateTime| at.to_offset(calendar::ZONE).date();
        let by_day = || rungs.iter().rev().find(|(_, due)| date(*due) <= date(delivery.at)).map(|(rung, _)| *rung);
        Rung::from_key(delivery.rung.trim()).or_else(by_day)
    }

    /// Until when a late piece of work must have been answered; `None` when it was never late or needs no answer.
    fn answer_limit(&self) -> Option<OffsetDateTime> {
        let days = self.answer_working_days.filter(|_| self.done.is_none_or(|done| done > self.due))?;
        self.calendar.due(self.due, Term::WorkingDays(days)).ok().map(|limit| limit.at)
    }

    fn answered_by(&self, at: OffsetDateTime, deliveries: &[Delivery]) -> bool {
        let Some(limit) = self.answer_limit().filter(|limit| *limit < at) else { return true };
        let in_time = |moment: OffsetDateTime| self.due <= moment && moment <= limit;
        deliveries
            .iter()
            .any(|delivery| (delivery.by_person && in_time(delivery.at)) || delivery.answered_at.is_some_and(in_time))
    }
}

/// The `n`th working day from `day` in a direction; for 0 the day itself or else the next one there.
#[must_use]
pub fn working_day(calendar: &Calendar, day: Date, n: u32, step: fn(Date) -> Option<Date>) -> Date {
    let mut found = day;
    let mut left = if calendar.is_working_day(day) { n } else { n.max(1) };
    while left > 0 {
        let Some(next) = step(found) else { return found };
        found = next;
        left -= u32::from(calendar.is_working_day(found));
    }
    found
}
