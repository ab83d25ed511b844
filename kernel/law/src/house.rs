//! The parameters with which a new office starts; each may be replaced from a day on by its own regulation.

use calendar::Term;
use serde::{Deserialize, Serialize};
use time::Date;
use time::macros::date;

use crate::{Citation, EntryLimit, Parameter};

/// When a task counts as completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletedWhen {
    /// When the lead unit submits the result with its evidence.
    Submitted,
    /// When whoever gave the task accepts it.
    Accepted,
}

/// What "trước ngày X" means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayNamed {
    /// Due by the end of day X.
    SameDay,
    /// Due by the end of the day before X.
    DayBefore,
}

/// The parameters by which records are measured; last year's records by last year's values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Law {
    /// How soon a directive must be entered.
    pub entry_limit: Parameter<EntryLimit>,
    /// How often a directive must be followed up.
    pub follow_up_period_directives: Parameter<Term>,
    /// How often an item of the work programme must be followed up.
    pub follow_up_period_programme: Parameter<Term>,
    /// When a task counts as completed.
    pub completed_when: Parameter<CompletedWhen>,
    /// What "trước ngày X" means.
    pub day_before: Parameter<DayNamed>,
}

impl Law {
    /// The defaults, in force since the first day of the calendar.
    #[must_use]
    pub fn house() -> Self {
        let house = Citation::house_rule;
        Self {
            entry_limit: entry_limit(),
            follow_up_period_directives: Parameter::since(
                "follow_up_period_directives",
                START,
                Term::WorkingDays(10),
                house("theo dõi ý kiến chỉ đạo ít nhất 10 ngày làm việc một lần"),
            ),
            follow_up_period_programme: Parameter::since(
                "follow_up_period_programme",
                START,
                Term::Months(1),
                house("theo dõi nhiệm vụ trong chương trình công tác ít nhất một tháng một lần"),
            ),
            completed_when: Parameter::since(
                "completed_when",
                START,
                CompletedWhen::Accepted,
                house("hoàn thành khi kết quả được chấp nhận; tính theo ngày của văn bản kết quả"),
            ),
            day_before: Parameter::since(
                "day_before",
                START,
                DayNamed::SameDay,
                house("'trước ngày X' là đến hết giờ làm việc của ngày X"),
            ),
        }
    }
}

const START: Date = date!(2000 - 01 - 01);

/// One working day, two with many tasks, the same day when urgent: the limits that Thanh Hóa works by, taken over by the
/// house for the years before.
fn entry_limit() -> Parameter<EntryLimit> {
    let value =
        EntryLimit { normal_working_days: 1, many_tasks_working_days: 2, many_tasks_from: 2, urgent_same_day: true };
    let before =
        Citation::house_rule("văn bản khẩn trong ngày, thường 1 ngày làm việc, nhiều nhiệm vụ (từ 2) 2 ngày làm việc");
    let precedent = Citation::unverified("Thanh Hóa 2025 (thực tiễn); unverified");
    let house = Parameter::since("entry_limit", START, value, before);
    match house.clone().then(date!(2025 - 01 - 01), value, precedent) {
        Ok(both) => both,
        // 2025 is after 2000: the rows are in order as they are written here.
        Err(_) => house,
    }
}
