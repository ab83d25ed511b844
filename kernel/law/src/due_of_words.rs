//! From a deadline in words to its due moment: the calendar, the office's parameters, and what had to be supposed.

use crate::{DayNamed, Law};
use calendar::{Calendar, CalendarError, Term, ZONE, local};
use text::deadline::{Assumed, Bound, Deadline, MonthDay, Recurring, Relative, Rule, Start, Unit, When};
use time::{Date, Duration, Month, OffsetDateTime, Time};

const PERIOD_RULE: &str =
    "house_rule: thời hạn theo tuần, tháng, quý, năm kết thúc khi hết giờ làm việc của ngày làm việc cuối cùng";
const RECURRING_RULE: &str = "house_rule: thời hạn định kỳ lấy lần đến hạn tiếp theo kể từ khi nhận";
const HOURS_BEGIN_AT_ONCE: &str = "Bộ luật Dân sự 2015, Điều 147 khoản 1";
const LAST_DAY_OFF: &str = "Bộ luật Dân sự 2015, Điều 148 khoản 5";
const ISSUE_UNKNOWN: &str = "không biết ngày ban hành nên tính từ khi nhận";

/// When words are due, and on what grounds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DueOfWords {
    /// The moment; nothing when there is no deadline or nobody can tell when it is.
    pub due: Option<OffsetDateTime>,
    /// What was not written and taken as usual.
    pub assumed: Vec<Assumed>,
    /// Articles of law and rules of the house that decided.
    pub basis: Vec<String>,
    /// What a person should look at.
    pub remarks: Vec<String>,
}

/// When something received and issued then is due by these words.
#[must_use]
pub fn due_of_words(
    deadline: &Deadline,
    received: OffsetDateTime,
    issued: Option<Date>,
    calendar: &Calendar,
    law: &Law,
) -> DueOfWords {
    let received = received.to_offset(ZONE);
    let mut found = DueOfWords { assumed: deadline.assumed.clone(), ..DueOfWords::default() };
    found.remarks.extend(deadline.doubt.as_ref().map(ToString::to_string));
    found.due = match &deadline.when {
        When::None => None,
        When::Moment(moment) => {
            found.as_written(moment.date(), calendar);
            Some(moment.assume_offset(ZONE))
        }
        When::Day(day) => {
            let day = found.bounded(*day, deadline.bound, issued.unwrap_or(received.date()), law);
            found.as_written(day, calendar);
            Some(calendar.end_of_day_as_written(day))
        }
        When::Period(period) => {
            found.basis.push(PERIOD_RULE.to_owned());
            Some(calendar.end_of_day_as_written(last_working_day(period.last, calendar)))
        }
        When::Relative(relative) => match found.counted(relative, received, issued, calendar) {
            Ok(due) => due,
            Err(error) => {
                found.remarks.push(error.to_string());
                None
            }
        },
        When::Recurring(recurring) => found.next(recurring, received, calendar),
    };
    found
}

impl DueOfWords {
    /// A day that is named stays as written even when it is off, and says so.
    fn as_written(&mut self, day: Date, calendar: &Calendar) {
        if !calendar.is_working_day(day) {
            let why = calendar.day(day).why.unwrap_or_default();
            self.remarks.push(format!(
                "{:02}/{:02}/{} là ngày nghỉ ({why}): giữ nguyên ngày đã ghi",
                day.day(),
                u8::from(day.month()),
                day.year()
            ));
        }
    }

    /// "Trước ngày X" is due on X, or on the day before where the office says so.
    fn bounded(&mut self, day: Date, bound: Bound, at: Date, law: &Law) -> Date {
        let Some(rule) = law.day_before.at(at).filter(|_| bound == Bound::Before) else { return day };
        self.basis.push(rule.source.text.clone().into_owned());
        match rule.value {
            DayNamed::SameDay => day,
            DayNamed::DayBefore => day.previous_day().unwrap_or(day),
        }
    }

    fn counted(
        &mut self,
        relative: &Relative,
        received: OffsetDateTime,
        issued: Option<Date>,
        calendar: &Calendar,
    ) -> Result<Option<OffsetDateTime>, CalendarError> {
        let start = match &relative.from {
            Start::Receipt => received,
            Start::Day(day) => local(*day, Time::MIDNIGHT),
            Start::Issue => issued.map_or_else(
                || {
                    self.assumed.push(Assumed::Start);
                    self.remarks.push(ISSUE_UNKNOWN.to_owned());
                    received
                },
                |day| local(day, Time::MIDNIGHT),
            ),
            Start::Event(event) => {
                self.remarks.push(format!("thời hạn tính từ \"{event}\", văn bản không ghi ngày đó"));
                return Ok(None);
            }
        };
        let term = match relative.unit {
            Unit::WorkingDay => Term::WorkingDays(relative.count),
            Unit::Day => Term::Days(relative.count),
            Unit::WorkingHour => Term::working_hours(relative.count)?,
            Unit::Month => Term::Months(relative.count),
            Unit::Hour => return self.plain_hours(start, relative.count, calendar).map(Some),
        };
        let due = calendar.due(start, term)?;
        self.basis.extend(due.basis);
        Ok(Some(due.at))
    }

    /// Hours of the clock run on at night; only a last day that is off moves to the next working day.
    fn plain_hours(
        &mut self,
        start: OffsetDateTime,
        hours: u32,
        calendar: &Calendar,
    ) -> Result<OffsetDateTime, CalendarError> {
        let end = start.checked_add(Duration::hours(i64::from(hours))).ok_or(CalendarError::OutOfRange)?;
        self.basis.push(HOURS_BEGIN_AT_ONCE.to_owned());
        if calendar.is_working_day(end.date()) {
            return Ok(end);
        }
        self.basis.push(LAST_DAY_OFF.to_owned());
        // No terms end outside of the calendar: zero days moves a day off as every other term does.
        Ok(calendar.due(local(end.date(), Time::MIDNIGHT), Term::Days(0))?.at)
    }

    /// The first occurrence that has not passed when the document is received.
    fn next(&mut self, recurring: &Recurring, received: OffsetDateTime, calendar: &Calendar) -> Option<OffsetDateTime> {
        self.basis.push(RECURRING_RULE.to_owned());
        let (day, due) = occurrences(recurring.rule, received.date(), calendar)
            .map(|day| match recurring.time {
                Some(time) => (day, local(day, time)),
                None => (day, calendar.end_of_day_as_written(day)),
            })
            .find(|(_, due)| *due >= received)?;
        self.as_written(day, calendar);
        Some(due)
    }
}

/// The last working day up to and including a day: of a period, by a rule of the house.
fn last_working_day(day: Date, calendar: &Calendar) -> Date {
    let back = std::iter::successors(Some(day), |day| day.previous_day()).take(31);
    back.into_iter().find(|day| calendar.is_working_day(*day)).unwrap_or(day)
}

/// The days on which a rule comes, in order, from the period that holds `from` on.
fn occurrences(rule: Rule, from: Date, calendar: &Calendar) -> Box<dyn Iterator<Item = Date> + '_> {
    let day_of = move |year: i32, month: u8, day: MonthDay| {
        let month = Month::try_from(month).ok()?;
        let last = month.length(year);
        let date = |day: u8| Date::from_calendar_date(year, month, day.min(last)).ok();
        match day {
            MonthDay::Day(day) => date(day),
            MonthDay::Last => date(last).map(|day| last_working_day(day, calendar)),
        }
    };
    let months = (0..).map(move |ahead: i32| {
        let index = i32::from(u8::from(from.month())) - 1 + ahead;
        (from.year() + index / 12, u8::try_from(index % 12 + 1).unwrap_or(1))
    });
    // Enough to pass the longest wait: a day of the year that passed yesterday.
    let months = months.take(25);
    let days = |start: Date| std::iter::successors(Some(start), |day| day.next_day()).take(62);
    match rule {
        Rule::Daily => Box::new(days(from).filter(|day| calendar.is_working_day(*day))),
        Rule::Weekly(Some(weekday)) => Box::new(days(from).filter(move |day| day.weekday() == weekday)),
        Rule::Weekly(None) => {
            let sundays = days(from).filter(|day| day.weekday() == time::Weekday::Sunday);
            Box::new(sundays.map(|day| last_working_day(day, calendar)))
        }
        Rule::Monthly(day) => Box::new(months.filter_map(move |(year, month)| day_of(year, month, day))),
        Rule::Quarterly { month: of_quarter, day } => Box::new(
            months
                .filter(move |(_, month)| (month - 1) % 3 + 1 == of_quarter)
                .filter_map(move |(year, month)| day_of(year, month, day)),
        ),
        Rule::Yearly { month: of_year, day } => Box::new(
            months
                .filter(move |(_, month)| *month == of_year)
                .filter_map(move |(year, month)| day_of(year, month, day)),
        ),
    }
}
