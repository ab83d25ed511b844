//! The report of directives of a week, a month, a quarter or a year, in the form that offices use; each number opens.

use std::collections::BTreeMap;

use commitment::State;
use directives::Level;
use directives::views::DirectiveRow;
use ids::{DirectiveId, UnitId};
use people::Scope;
use storage::directives::{Asked, InPeriod, in_period, page_among};
use storage::{Page, Slice};
use time::{Date, Duration, Month, OffsetDateTime};

use crate::look::Query;
use crate::{Office, Refusal};

text::words! {
    /// How long a period is.
    Length {
        /// Monday to Sunday.
        Week = "week",
        /// A month.
        Month = "month",
        /// A quarter.
        Quarter = "quarter",
        /// A year.
        Year = "year",
    }
}

text::words! {
    /// A column of the report. The four in the middle are the official statuses (báo cáo 1270/BC-TCTTTg, 2017).
    Column {
        /// Kỳ trước chuyển sang.
        Carried = "carried",
        /// Giao trong kỳ.
        Given = "given",
        /// Tổng số.
        Total = "total",
        /// Hoàn thành đúng hạn.
        DoneOnTime = "done_on_time",
        /// Hoàn thành quá hạn.
        DoneLate = "done_late",
        /// Chưa hoàn thành, trong hạn.
        OpenOnTime = "open_on_time",
        /// Chưa hoàn thành, quá hạn.
        OpenOverdue = "open_overdue",
        /// Tạm dừng, đã rút, or without a due time.
        Other = "other",
    }
}

/// The days of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// How long it is.
    pub length: Length,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

impl Period {
    /// The period of a length that a day lies in.
    #[must_use]
    pub fn of(length: Length, day: Date) -> Self {
        let first_of = |year: i32, month: Month| Date::from_calendar_date(year, month, 1).unwrap_or(day);
        let month = u8::from(day.month());
        let (from, months) = match length {
            Length::Week => {
                let monday = day - Duration::days(i64::from(day.weekday().number_days_from_monday()));
                return Self { length, from: monday, to: monday + Duration::days(6) };
            }
            Length::Month => (first_of(day.year(), day.month()), 1),
            Length::Quarter => {
                (first_of(day.year(), Month::try_from((month - 1) / 3 * 3 + 1).unwrap_or(Month::January)), 3)
            }
            Length::Year => (first_of(day.year(), Month::January), 12),
        };
        let after = (1..=months).fold(from, |at, _| at + Duration::days(i64::from(at.month().length(at.year()))));
        Self { length, from, to: after - Duration::days(1) }
    }

    /// When it begins.
    #[must_use]
    pub fn begins(&self) -> OffsetDateTime {
        self.from.midnight().assume_offset(calendar::ZONE)
    }

    /// The moment that its states are asked about: its end, or now while it runs.
    #[must_use]
    pub fn at(&self, now: OffsetDateTime) -> OffsetDateTime {
        let end = (self.to + Duration::days(1)).midnight().assume_offset(calendar::ZONE) - Duration::MICROSECOND;
        end.min(now)
    }
}

/// The numbers of one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([u64; Column::ALL.len()]);

impl Counts {
    /// The number of a column.
    #[must_use]
    pub fn of(&self, column: Column) -> u64 {
        Column::ALL.iter().position(|other| *other == column).map_or(0, |place| self.0[place])
    }

    fn add(&mut self, directive: &InPeriod, period: &Period) {
        for (place, column) in Column::ALL.iter().enumerate() {
            self.0[place] += u64::from(column.holds(directive, period));
        }
    }
}

impl Column {
    /// Whether a directive of a period is counted in this column.
    #[must_use]
    pub fn holds(self, directive: &InPeriod, period: &Period) -> bool {
        let given = directive.from.is_some_and(|from| from >= period.begins());
        match self {
            Self::Carried => !given,
            Self::Given => given,
            Self::Total => true,
            Self::DoneOnTime => directive.state == State::DoneOnTime,
            Self::DoneLate => directive.state == State::DoneLate,
            Self::OpenOnTime => directive.state == State::OpenOnTime,
            Self::OpenOverdue => directive.state == State::OpenOverdue,
            Self::Other => {
                !matches!(directive.state, State::DoneOnTime | State::DoneLate | State::OpenOnTime | State::OpenOverdue)
            }
        }
    }
}

/// The report of a period.
#[derive(Debug, Clone, Copy)]
pub struct ShowReport(pub Period);

/// Its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPage {
    /// The moment that states are told of.
    pub at: OffsetDateTime,
    /// By who gave the work.
    pub levels: Vec<(Level, Counts)>,
    /// By lead unit, in the order of their names' codes.
    pub units: Vec<(UnitId, String, Counts)>,
    /// All of it.
    pub total: Counts,
}

impl Query for ShowReport {
    const NAME: &'static str = "directives.view";
    type Answer = ReportPage;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<ReportPage, Refusal> {
        let Self(period) = self;
        let at = period.at(office.clock.now());
        let found = in_period(&office.db, scope, period.begins(), at, &office.calendar).await?;
        let mut total = Counts::default();
        let mut levels: BTreeMap<usize, Counts> = BTreeMap::new();
        let mut units: BTreeMap<UnitId, Counts> = BTreeMap::new();
        for directive in found.iter().filter(|directive| directive.state != State::NotEntered) {
            let place = Level::ALL.iter().position(|level| *level == directive.level).unwrap_or_default();
            for counts in [&mut total, levels.entry(place).or_default(), units.entry(directive.lead_unit).or_default()]
            {
                counts.add(directive, period);
            }
        }
        // In the order of the organisation's codes; a unit without work has no line.
        let named = storage::people::units(&office.db).await?.into_iter();
        let line = |unit: people::Unit| units.get(&unit.id).map(|counts| (unit.id, unit.name.clone(), *counts));
        Ok(ReportPage {
            at,
            levels: levels.into_iter().map(|(place, counts)| (Level::ALL[place], counts)).collect(),
            units: named.filter_map(line).collect(),
            total,
        })
    }
}

/// The directives behind one number of a report.
#[derive(Debug, Clone)]
pub struct ListReport {
    /// The period.
    pub period: Period,
    /// The column.
    pub column: Column,
    /// Of this level only.
    pub level: Option<Level>,
    /// Led by this unit only.
    pub unit: Option<UnitId>,
    /// The page.
    pub slice: Slice,
}

impl Query for ListReport {
    const NAME: &'static str = "directives.view";
    type Answer = Page<DirectiveRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Page<DirectiveRow>, Refusal> {
        let now = office.clock.now();
        let at = self.period.at(now);
        let found = in_period(&office.db, scope, self.period.begins(), at, &office.calendar).await?;
        let wanted = |directive: &&InPeriod| {
            directive.state != State::NotEntered
                && self.column.holds(directive, &self.period)
                && self.level.is_none_or(|level| level == directive.level)
                && self.unit.is_none_or(|unit| unit == directive.lead_unit)
        };
        let ids: Vec<DirectiveId> = found.iter().filter(wanted).map(|directive| directive.directive).collect();
        // Each row says the state that the report counted.
        let asked = Asked { now: at, calendar: &office.calendar };
        Ok(page_among(&office.db, scope, &ids, &self.slice, asked).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_period_is_whole_weeks_months_quarters_years() {
        let rows = [
            (Length::Week, date!(2026 - 11 - 25), date!(2026 - 11 - 23), date!(2026 - 11 - 29)),
            (Length::Week, date!(2026 - 01 - 01), date!(2025 - 12 - 29), date!(2026 - 01 - 04)),
            (Length::Month, date!(2028 - 02 - 10), date!(2028 - 02 - 01), date!(2028 - 02 - 29)),
            (Length::Quarter, date!(2026 - 11 - 25), date!(2026 - 10 - 01), date!(2026 - 12 - 31)),
            (Length::Quarter, date!(2026 - 03 - 31), date!(2026 - 01 - 01), date!(2026 - 03 - 31)),
            (Length::Year, date!(2026 - 07 - 01), date!(2026 - 01 - 01), date!(2026 - 12 - 31)),
        ];
        for (length, day, from, to) in rows {
            assert_eq!(Period::of(length, day), Period { length, from, to }, "{length:?} {day}");
        }
    }

    #[test]
    fn every_directive_stands_in_one_status_and_in_one_origin() {
        let period = Period::of(Length::Week, date!(2026 - 11 - 25));
        let mut counts = Counts::default();
        for state in State::ALL {
            for from in [None, Some(period.begins()), Some(period.begins() - Duration::HOUR)] {
                let (directive, lead_unit) = (DirectiveId::new(uuid::Uuid::nil()), UnitId::new(uuid::Uuid::nil()));
                counts.add(&InPeriod { directive, level: Level::Chairman, lead_unit, from, state }, &period);
            }
        }
        let sum = |columns: &[Column]| columns.iter().map(|column| counts.of(*column)).sum::<u64>();
        let statuses = [Column::DoneOnTime, Column::DoneLate, Column::OpenOnTime, Column::OpenOverdue, Column::Other];
        assert_eq!(sum(&statuses), counts.of(Column::Total));
        assert_eq!(sum(&[Column::Carried, Column::Given]), counts.of(Column::Total));
        assert_eq!((counts.of(Column::Given), counts.of(Column::DoneLate)), (9, 3));
    }
}
