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
    /// When reminders are due, and how soon late work needs an answer.
    pub ladder: Parameter<Ladder>,
    /// When a dossier is at risk, and how soon a supervisor must have seen its flags.
    pub supervision: Parameter<Supervision>,
    /// How long an ISO process may lag behind a new version of its procedure.
    pub process_grace: Parameter<Term>,
    /// How soon after signing a procedure must stand in the national database.
    pub database_entry: Parameter<Term>,
    /// How soon a unit that is given a task may refuse it.
    pub assignment_answer: Parameter<Term>,
    /// When, how often and until when a deadline may be put off.
    pub extension: Parameter<ExtensionRule>,
}

/// When, how often and until when the deadline of a task may be put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionRule {
    /// Working days before the due day until which it must be asked for.
    pub ask_working_days_before: u32,
    /// How often one task may be put off.
    pub most: u32,
    /// Whether it may still be asked for once the task is overdue.
    pub after_due: bool,
}

/// When the rungs of the reminder ladder are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ladder {
    /// Working days before the due day on which the owner is reminded.
    pub before_working_days: u32,
    /// Days after the due day at which whoever gave the work is told.
    pub late_long_days: u32,
    /// Working days within which late work must have a person's urging or an answer.
    pub answer_working_days: u32,
}

/// When a dossier's flags are raised and how soon they must be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supervision {
    /// Working days before the due day on which an open dossier is at risk.
    pub at_risk_working_days: u32,
    /// Working days within which a supervisor must have seen a flag.
    pub seen_working_days: u32,
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
            ladder: Parameter::since(
                "ladder",
                START,
                Ladder { before_working_days: 3, late_long_days: 5, answer_working_days: 1 },
                house("nhắc trước hạn 3 ngày làm việc, trong ngày đến hạn, khi quá hạn, khi quá hạn 5 ngày"),
            ),
            supervision: Parameter::since(
                "supervision",
                START,
                Supervision { at_risk_working_days: 1, seen_working_days: 1 },
                house("hồ sơ còn 1 ngày làm việc là có nguy cơ quá hạn; người giám sát xem trong 1 ngày làm việc"),
            ),
            process_grace: Parameter::since(
                "process_grace",
                START,
                Term::Months(3),
                Citation::verified("Quyết định 19/2014/QĐ-TTg: cập nhật thay đổi của pháp luật trong 3 tháng"),
            ),
            database_entry: Parameter::since(
                "database_entry",
                START,
                Term::WorkingDays(5),
                Citation::verified(
                    "Nghị định 63/2010/NĐ-CP, Điều 24: nhập cơ sở dữ liệu trong 5 ngày làm việc từ ngày ký",
                ),
            ),
            assignment_answer: Parameter::since(
                "assignment_answer",
                START,
                Term::WorkingDays(2),
                Citation::unverified(
                    "từ chối nhiệm vụ trong 2 ngày làm việc từ khi được giao; quy chế của tỉnh, unverified",
                ),
            ),
            extension: Parameter::since(
                "extension",
                START,
                ExtensionRule { ask_working_days_before: 3, most: 2, after_due: false },
                Citation::unverified(
                    "xin gia hạn trước hạn 3 ngày làm việc, không quá 2 lần; quy chế của tỉnh, unverified",
                ),
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
