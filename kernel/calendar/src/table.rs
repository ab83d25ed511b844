//! Every day from 2000 to 2100 decided once, with prefix sums over working days and office minutes.

use std::collections::{BTreeMap, BTreeSet};

use time::{Date, Duration};

use crate::exceptions::{Change, Exception};
use crate::holidays::{self, Holiday};
use crate::{CalendarError, DayKind, FIRST_DAY, FIRST_YEAR, LAST_DAY, LAST_YEAR, OfficeHours};

/// The first year whose announcements are part of the data; earlier years stand by rule and are past.
const FIRST_ANNOUNCED_YEAR: i32 = 2015;

/// Why a day is not as its weekday would have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reason {
    pub why: String,
    pub basis: String,
}

pub(crate) struct Table {
    kinds: Box<[DayKind]>,
    reasons: BTreeMap<i32, Reason>,
    announced: BTreeSet<i32>,
    /// Working days from the first day up to and including each day.
    worked: Box<[u32]>,
    /// The working days in order.
    working: Box<[Date]>,
    /// Office minutes from the first day up to and including each day.
    minutes: Box<[u32]>,
    /// Minute at which the office closes, on a day off as if it were worked.
    closes: Box<[u16]>,
}

impl Table {
    pub(crate) fn build(hours: &OfficeHours, exceptions: &[Exception]) -> Result<Self, CalendarError> {
        let mut reasons = BTreeMap::new();
        let mut announced = BTreeSet::new();
        let mut by_year: BTreeMap<i32, Vec<&Exception>> = BTreeMap::new();
        for (i, exception) in exceptions.iter().enumerate() {
            let (first, last) = exception.span();
            let wrong = |what: &str| CalendarError::Exception { line: i + 1, what: what.to_owned() };
            if last < first || (last - first).whole_days() > 60 {
                return Err(wrong("ngày cuối phải sau ngày đầu và cách không quá 60 ngày"));
            }
            if first < FIRST_DAY || last > LAST_DAY {
                return Err(CalendarError::OutOfRange);
            }
            if let Change::TetBlock { first, .. } = exception.change
                && !exception.expected
            {
                announced.insert(first.year());
            }
            by_year.entry(first.year()).or_default().push(exception);
        }
        for year in FIRST_YEAR..=LAST_YEAR {
            let known = is_known(&announced, year);
            let rows = by_year.get(&year).map_or(&[][..], Vec::as_slice);
            add_holidays(year, known, rows, &mut reasons);
        }
        let overlay = Overlay::of(exceptions, &reasons)?;
        for (julian, reason) in overlay.off {
            reasons.entry(julian).or_insert(reason);
        }
        Ok(Self::sum(hours, reasons, announced, &overlay.work))
    }

    fn sum(
        hours: &OfficeHours,
        mut reasons: BTreeMap<i32, Reason>,
        announced: BTreeSet<i32>,
        worked_rest: &BTreeMap<i32, Reason>,
    ) -> Self {
        let (first, last) = (FIRST_DAY.to_julian_day(), LAST_DAY.to_julian_day());
        let size = usize::try_from(last - first + 1).unwrap_or(0);
        let (mut kinds, mut worked) = (Vec::with_capacity(size), Vec::with_capacity(size));
        let (mut minutes, mut working) = (Vec::with_capacity(size), Vec::with_capacity(size));
        let mut closes = Vec::with_capacity(size);
        let (mut count, mut total) = (0, 0);
        let mut date = FIRST_DAY;
        for julian in first..=last {
            let kind = if let Some(reason) = worked_rest.get(&julian) {
                reasons.insert(julian, reason.clone());
                DayKind::Working
            } else if reasons.contains_key(&julian) {
                DayKind::Off
            } else if !holidays::is_weekly_rest(date) {
                DayKind::Working
            } else if hours.sessions(date).is_empty() {
                DayKind::Off
            } else {
                DayKind::Half
            };
            if kind == DayKind::Working {
                count += 1;
                working.push(date);
            }
            total += open_sessions(hours, date, kind).iter().map(|s| s.minutes()).sum::<u32>();
            closes.push(closing(hours, date, kind));
            kinds.push(kind);
            worked.push(count);
            minutes.push(total);
            date = date.next_day().unwrap_or(date);
        }
        Self {
            kinds: kinds.into(),
            reasons,
            announced,
            worked: worked.into(),
            working: working.into(),
            minutes: minutes.into(),
            closes: closes.into(),
        }
    }

    /// Position of a day in the table, or nothing outside of 2000..=2100.
    #[inline]
    pub(crate) fn index(date: Date) -> Option<usize> {
        let offset = date.to_julian_day() - const { FIRST_DAY.to_julian_day() };
        usize::try_from(offset).ok().filter(|_| date <= LAST_DAY)
    }

    #[inline]
    pub(crate) fn kind(&self, index: usize) -> DayKind {
        self.kinds[index]
    }

    pub(crate) fn reason(&self, date: Date) -> Option<&Reason> {
        self.reasons.get(&date.to_julian_day())
    }

    /// True when nobody has announced the year's days off yet.
    pub(crate) fn is_provisional(&self, year: i32) -> bool {
        !is_known(&self.announced, year)
    }

    /// Working days up to and including the day at `index`.
    #[inline]
    pub(crate) fn worked(&self, index: usize) -> u32 {
        self.worked[index]
    }

    /// The working day with `before` working days before it.
    #[inline]
    pub(crate) fn nth_working(&self, before: usize) -> Option<Date> {
        self.working.get(before).copied()
    }

    /// Minute at which the office closes on the day at `index`.
    #[inline]
    pub(crate) fn close(&self, index: usize) -> u16 {
        self.closes[index]
    }

    /// Office minutes before the day at `index`.
    pub(crate) fn minutes_before(&self, index: usize) -> u32 {
        index.checked_sub(1).map_or(0, |i| self.minutes[i])
    }

    /// The day in which the office minute with this number (from 1) passes.
    pub(crate) fn day_of_minute(&self, minute: u32) -> Option<usize> {
        let index = self.minutes.partition_point(|&upto| upto < minute);
        (index < self.minutes.len()).then_some(index)
    }

    /// The days of a year that are off or worked for another reason than their weekday.
    pub(crate) fn special_days(&self, year: i32) -> impl Iterator<Item = Date> + '_ {
        let edge = |year| Date::from_ordinal_date(year, 1).map_or(0, Date::to_julian_day);
        self.reasons
            .range(edge(year)..edge(year.saturating_add(1)).max(edge(year)))
            .filter_map(|(&julian, _)| Date::from_julian_day(julian).ok())
    }
}

/// The sessions in which the office is open on a day of a kind.
pub(crate) fn open_sessions(hours: &OfficeHours, date: Date, kind: DayKind) -> &[crate::Session] {
    match kind {
        DayKind::Working => hours.full_sessions(date),
        DayKind::Half => hours.sessions(date),
        DayKind::Off => &[],
    }
}

/// Minute at which the office closes on a day; on a day off, when it would if the day were worked.
pub(crate) fn closing(hours: &OfficeHours, date: Date, kind: DayKind) -> u16 {
    let open = open_sessions(hours, date, kind).last();
    let last = open.or_else(|| hours.full_sessions(date).last());
    last.and_then(|session| u16::try_from(session.close()).ok()).unwrap_or(24 * 60)
}

fn is_known(announced: &BTreeSet<i32>, year: i32) -> bool {
    year < FIRST_ANNOUNCED_YEAR || announced.contains(&year)
}

/// Adds the holidays of a year and their substitute days: the rules, or the announcements where there are some.
fn add_holidays(year: i32, known: bool, rows: &[&Exception], reasons: &mut BTreeMap<i32, Reason>) {
    let tet = rows.iter().rev().find_map(|row| match row.change {
        Change::TetBlock { first, last } => Some((first, last, *row)),
        _ => None,
    });
    let national = rows.iter().rev().find_map(|row| match row.change {
        Change::SecondNationalDay(day) => Some((day, *row)),
        _ => None,
    });

    let mut days = holidays::fixed(year);
    match tet {
        // A block says where the substitute days are: nothing is added to it.
        Some((first, last, row)) => {
            for date in days_of(first, last) {
                let law = holidays::holiday_article(date);
                reasons.insert(date.to_julian_day(), announced_reason(holidays::TET, law, row));
            }
        }
        None => days.extend(holidays::tet(year)),
    }
    match national {
        Some((date, row)) => {
            let law = holidays::holiday_article(date);
            reasons.insert(date.to_julian_day(), announced_reason(holidays::NATIONAL_DAY, law, row));
        }
        None => days.extend(holidays::second_national_day(year)),
    }
    days.sort_by_key(|day| day.date);
    for day in &days {
        reasons.entry(day.date.to_julian_day()).or_insert_with(|| rule_reason(day, known));
    }
    let owed: Vec<&str> = days.iter().filter(|d| holidays::is_weekly_rest(d.date)).map(|d| d.name).collect();
    let after: Vec<Date> = days.iter().map(|d| d.date).filter(|&d| holidays::is_weekly_rest(d)).collect();
    for (name, rest) in owed.into_iter().zip(after) {
        add_substitute(name, rest, known, reasons);
    }
}

/// Gives the next day that is neither rest nor holiday for a holiday that fell on weekly rest.
fn add_substitute(name: &str, rest: Date, known: bool, reasons: &mut BTreeMap<i32, Reason>) {
    let free = (1..=15)
        .map(|offset| rest + Duration::days(offset))
        .find(|&date| !holidays::is_weekly_rest(date) && !reasons.contains_key(&date.to_julian_day()));
    if let Some(date) = free {
        let why = mark(format!("Nghỉ bù {name}"), !known);
        let basis = holidays::substitute_article(date).to_owned();
        reasons.insert(date.to_julian_day(), Reason { why, basis });
    }
}

fn rule_reason(day: &Holiday, known: bool) -> Reason {
    let basis = if day.chosen {
        format!("{}; unverified: kernel/calendar/src/holidays.rs (chưa có thông báo chọn ngày)", day.basis)
    } else {
        day.basis.clone()
    };
    Reason { why: mark(day.name.to_owned(), !known), basis }
}

fn announced_reason(name: &str, law: &str, row: &Exception) -> Reason {
    Reason { why: mark(name.to_owned(), row.expected), basis: format!("{law}; {}", row.basis) }
}

/// Swaps and further days off, by Julian day; a later announcement replaces an earlier one about the same day.
#[derive(Default)]
struct Overlay {
    off: BTreeMap<i32, Reason>,
    work: BTreeMap<i32, Reason>,
}

impl Overlay {
    fn of(exceptions: &[Exception], holidays: &BTreeMap<i32, Reason>) -> Result<Self, CalendarError> {
        let mut overlay = Self::default();
        for exception in exceptions {
            overlay.add(exception);
        }
        // Only rest can be worked: not a holiday, not a day that is also announced as off, not an ordinary working day.
        let wrong = overlay.work.keys().find(|julian| {
            let rest = Date::from_julian_day(**julian).is_ok_and(holidays::is_weekly_rest);
            !rest || holidays.contains_key(julian) || overlay.off.contains_key(julian)
        });
        match wrong.map(|&julian| Date::from_julian_day(julian)) {
            Some(Ok(date)) => Err(CalendarError::Contradiction(date)),
            _ => Ok(overlay),
        }
    }

    fn add(&mut self, exception: &Exception) {
        let reason = |why: String| Reason { why: mark(why, exception.expected), basis: exception.basis.clone() };
        match &exception.change {
            Change::TetBlock { .. } | Change::SecondNationalDay(_) => {}
            Change::Swap { off, work } => {
                let rest = reason(format!("Nghỉ hoán đổi, làm bù ngày {}", in_words(*work)));
                self.off.insert(off.to_julian_day(), rest);
                let worked = reason(format!("Làm bù cho ngày {}", in_words(*off)));
                self.work.insert(work.to_julian_day(), worked);
            }
            Change::Off { first, last, why } => {
                self.off.extend(days_of(*first, *last).map(|day| (day.to_julian_day(), reason(why.clone()))));
            }
            Change::Work { day, why } => {
                self.work.insert(day.to_julian_day(), reason(why.clone()));
            }
        }
    }
}

fn days_of(first: Date, last: Date) -> impl Iterator<Item = Date> {
    (first.to_julian_day()..=last.to_julian_day()).filter_map(|julian| Date::from_julian_day(julian).ok())
}

fn mark(why: String, provisional: bool) -> String {
    if provisional { format!("{why} (dự kiến)") } else { why }
}

fn in_words(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), u8::from(date.month()), date.year())
}
