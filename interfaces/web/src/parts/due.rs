//! A due time as people read it: how much working time is left, and the day with its weekday.

use calendar::{Calendar, ZONE};
use commitment::State;
use time::OffsetDateTime;

use super::{Badge, Tone};
use crate::words::Words;

/// With so many working minutes left, two working days, a due time counts as near.
const SOON: i64 = 2 * 8 * 60;

/// How much time is left, in the largest unit that says it exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Whole working days until the due day.
    Days(i64),
    /// Working hours until a due time of today.
    Hours(i64),
    /// Less than a working hour.
    Minutes(i64),
    /// Overdue by whole working days.
    LateDays(i64),
    /// Overdue since today.
    LateToday,
    /// Nothing is owed any more, or the clock stands still.
    Still,
    /// The record names no due time.
    Unknown,
}

/// A due time with its state.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    /// The due moment in force.
    pub at: Option<OffsetDateTime>,
    /// How much time is left.
    pub left: Left,
    /// The state to show beside it.
    pub badge: Badge,
}

impl Due {
    /// What a reader sees at `now` of work in `state` that is due at `at`.
    pub fn seen(state: State, at: Option<OffsetDateTime>, now: OffsetDateTime, calendar: &Calendar) -> Due {
        let left = match (state, at) {
            (State::OpenOnTime | State::OpenOverdue, Some(at)) => left(at, now, calendar),
            (State::OpenDueUnknown, _) | (_, None) => Left::Unknown,
            _ => Left::Still,
        };
        let soon = state == State::OpenOnTime && at.is_some_and(|at| calendar.working_minutes_between(now, at) <= SOON);
        Due { at, left, badge: Badge::of(state, soon) }
    }

    /// The colour of the time left.
    pub fn tone(&self) -> Tone {
        self.badge.tone
    }

    /// The time left in words, or none where nothing is running.
    pub fn left_in_words(&self, words: &Words) -> Option<String> {
        Some(match self.left {
            Left::Days(days) => words.say("due-days-left").number("days", days).to_string(),
            Left::Hours(hours) => words.say("due-hours-left").number("hours", hours).to_string(),
            Left::Minutes(minutes) => words.say("due-minutes-left").number("minutes", minutes).to_string(),
            Left::LateDays(days) => words.say("due-days-late").number("days", days).to_string(),
            Left::LateToday => words.get("due-late-today"),
            Left::Unknown => words.get("due-unknown"),
            Left::Still => return None,
        })
    }
}

fn left(at: OffsetDateTime, now: OffsetDateTime, calendar: &Calendar) -> Left {
    let (due_day, today) = (at.to_offset(ZONE).date(), now.to_offset(ZONE).date());
    if now > at {
        return match calendar.working_days_between(due_day, today) {
            0 => Left::LateToday,
            days => Left::LateDays(days),
        };
    }
    let days = calendar.working_days_between(today, due_day);
    if days > 0 {
        return Left::Days(days);
    }
    match calendar.working_minutes_between(now, at) {
        minutes if minutes >= 60 => Left::Hours(minutes / 60),
        minutes => Left::Minutes(minutes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[track_caller]
    fn check(now: OffsetDateTime, expected: Left, tone: Tone) {
        let due = datetime!(2026-11-27 17:00 +7);
        let state = if now <= due { State::OpenOnTime } else { State::OpenOverdue };
        let seen = Due::seen(state, Some(due), now, &Calendar::office());
        assert_eq!((seen.left, seen.tone()), (expected, tone), "at {now}");
    }

    #[test]
    fn counts_working_time_only() {
        check(datetime!(2026-11-20 08:00 +7), Left::Days(4), Tone::Ok); // 24/11 is a holiday
        check(datetime!(2026-11-25 17:00 +7), Left::Days(2), Tone::Soon);
        check(datetime!(2026-11-27 08:00 +7), Left::Hours(7), Tone::Soon);
        check(datetime!(2026-11-27 16:30 +7), Left::Minutes(30), Tone::Soon);
        check(datetime!(2026-11-27 17:01 +7), Left::LateToday, Tone::Late);
        check(datetime!(2026-11-29 09:00 +7), Left::LateToday, Tone::Late); // no working day has passed
        check(datetime!(2026-12-01 09:00 +7), Left::LateDays(2), Tone::Late);
    }

    #[test]
    fn says_nothing_of_time_that_does_not_run() {
        let now = datetime!(2026-11-20 08:00 +7);
        let calendar = Calendar::office();
        for (state, expected) in
            [(State::Paused, Left::Still), (State::DoneOnTime, Left::Still), (State::OpenDueUnknown, Left::Unknown)]
        {
            assert_eq!(Due::seen(state, Some(now), now, &calendar).left, expected);
        }
    }
}
