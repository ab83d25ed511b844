//! A plan of periodic tasks: what a document asks for every month, quarter or year.

use std::ops::Deref;

use ids::{DocumentId, PersonId, PlanId, UnitId};
use time::{Date, Duration, Month};

use crate::Refusal;

text::words! {
    /// How often a task comes again.
    Every {
        /// Hằng tháng.
        Month = "month",
        /// Hằng quý.
        Quarter = "quarter",
        /// Hằng năm.
        Year = "year",
    }
}

impl Every {
    const fn months(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// The first day of the period that a day lies in.
    #[must_use]
    pub fn start(self, day: Date) -> Date {
        let first = (u8::from(day.month()) - 1) / self.months() * self.months() + 1;
        first_of(day.year(), first)
    }

    /// The first day of the period after the one that begins on `start`.
    #[must_use]
    pub fn next(self, start: Date) -> Date {
        let month = u8::from(start.month()) + self.months();
        if month > 12 { first_of(start.year() + 1, month - 12) } else { first_of(start.year(), month) }
    }

    /// The last day of the period that begins on `start`.
    #[must_use]
    pub fn end(self, start: Date) -> Date {
        self.next(start) - Duration::DAY
    }

    /// The period that begins on `start`, as codes name it: `2018-03`, `2018-Q1`, `2018`.
    #[must_use]
    pub fn label(self, start: Date) -> String {
        let (year, month) = (start.year(), u8::from(start.month()));
        match self {
            Self::Month => format!("{year}-{month:02}"),
            Self::Quarter => format!("{year}-Q{}", (month - 1) / 3 + 1),
            Self::Year => year.to_string(),
        }
    }
}

fn first_of(year: i32, month: u8) -> Date {
    let month = Month::try_from(month).unwrap_or(Month::January);
    Date::from_calendar_date(year, month, 1).unwrap_or(Date::MAX)
}

/// A plan as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPlan {
    /// Its id.
    pub id: PlanId,
    /// What the codes of its tasks begin with: its natural key.
    pub code: String,
    /// The document that asks for it.
    pub document: DocumentId,
    /// What is to be done each time.
    pub content: String,
    /// The product that is asked for; empty: none is named.
    pub product: String,
    /// Chủ trì.
    pub lead_unit: UnitId,
    /// Chuyên viên theo dõi.
    pub follower: Option<PersonId>,
    /// How often.
    pub every: Every,
    /// The day of a period's last month on which its task is due; the month's last day where it is shorter.
    pub due_day: u8,
    /// The first period is the one that this day lies in.
    pub from: Date,
    /// No period that begins after this day; `None`: it goes on.
    pub until: Option<Date>,
    /// The first day of the last period whose task was made.
    pub made_to: Option<Date>,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// A plan whose rules hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan(StoredPlan);

impl Plan {
    /// Takes a stored plan back.
    ///
    /// # Errors
    /// When the stored row breaks a rule that every plan keeps.
    pub fn restore(stored: StoredPlan) -> Result<Self, Refusal> {
        if stored.code.trim().is_empty() {
            return Err(Refusal::CodeMissing);
        }
        if stored.content.trim().is_empty() {
            return Err(Refusal::ContentMissing);
        }
        if !(1..=31).contains(&stored.due_day) {
            return Err(Refusal::NoSuchDay);
        }
        if stored.until.is_some_and(|until| until < stored.from) {
            return Err(Refusal::PlanEndsBeforeItBegins);
        }
        Ok(Self(stored))
    }

    /// The first day of the next period whose task can be made on `today`; `None`: none has begun, or it has ended.
    #[must_use]
    pub fn next_period(&self, today: Date) -> Option<Date> {
        let start = self.0.made_to.map_or_else(|| self.0.every.start(self.0.from), |made| self.0.every.next(made));
        (start <= today && self.0.until.is_none_or(|until| start <= until)).then_some(start)
    }

    /// The day on which the task of the period that begins on `start` is due.
    #[must_use]
    pub fn due_on(&self, start: Date) -> Date {
        let end = self.0.every.end(start);
        end.replace_day(self.0.due_day).map_or(end, |day| day.min(end))
    }
}

impl Deref for Plan {
    type Target = StoredPlan;
    fn deref(&self) -> &StoredPlan {
        &self.0
    }
}
