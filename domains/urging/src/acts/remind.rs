//! Remind: the rung of the ladder that is owed today, to the people of its chain.

use calendar::Calendar;
use commitment::ladder::{Asked, Delivery, Rung};
use law::Law;
use time::{Date, OffsetDateTime};

use super::{Call, Duty, Post};
use crate::Change;

/// The rung that a duty is owed at `now`; `None`: none, or the day is a day off.
///
/// `answer_working_days` plays no part: it says what a person owes, not what the ladder sends.
#[must_use]
pub fn owed(
    duty: &Duty,
    deliveries: &[Delivery],
    law: &Law,
    calendar: &Calendar,
    now: OffsetDateTime,
) -> Option<(Rung, Date)> {
    let due = duty.due_at?;
    if !calendar.is_working_day(now.to_offset(calendar::ZONE).date()) {
        return None;
    }
    let ladder = law.ladder.at(due.to_offset(calendar::ZONE).date())?.value;
    let asked = Asked {
        due,
        from: duty.from,
        done: None,
        before_working_days: ladder.before_working_days,
        late_long_days: ladder.late_long_days,
        answer_working_days: None,
        calendar,
    };
    asked.owed(now, deliveries)
}

/// Tells the chain of a rung. `None`: there is nobody to tell.
pub fn remind(
    duty: &Duty,
    (rung, day): (Rung, Date),
    urging: &str,
    post: Post<'_>,
    now: OffsetDateTime,
) -> Option<Change> {
    let told = post.staff.told(rung, duty);
    let once = day.to_string();
    let call = Call { urging, rung: rung.key(), once: &once, by: None, text: None, asks_reply: false, now };
    (!told.is_empty()).then(|| duty.tell(call, told, post))
}
