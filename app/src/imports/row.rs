//! One row under examination: its cells in the words of the domains, and everything that is wrong with it.

use std::ops::RangeInclusive;

use calendar::Calendar;
use reading::Record;
use text::When;
use time::{Date, OffsetDateTime};

use super::run::{Effect, Told, Wrong};
use super::words;

/// The years that a record may speak of.
const YEARS: RangeInclusive<i32> = 1900..=2100;

/// A row and what was found wrong with it so far.
pub(crate) struct Row<'r> {
    record: &'r Record<'r>,
    wrong: Wrong,
}

impl<'r> Row<'r> {
    pub(crate) fn new(record: &'r Record<'r>) -> Self {
        Self { record, wrong: Wrong::new() }
    }

    /// Its number in the file.
    pub(super) fn number(&self) -> u32 {
        self.record.number()
    }

    /// Adds what is wrong with a cell; one that could not be read is told of already.
    pub(super) fn refuse(&mut self, told: Told) {
        let told_already = self.wrong.contains(&told);
        if !told_already && self.record.problems().iter().all(|problem| problem.column != told.0) {
            self.wrong.push(told);
        }
    }

    /// Whether nothing is wrong with it, its reading included.
    pub(super) fn is_sound(&self) -> bool {
        self.wrong.is_empty() && self.record.problems().is_empty()
    }

    /// The end of a row that is not taken.
    pub(super) fn refused(self) -> Result<Effect, Wrong> {
        Err(self.wrong)
    }

    /// The end of a row that is not taken, for one more reason.
    pub(super) fn refused_for(mut self, told: Told) -> Result<Effect, Wrong> {
        self.refuse(told);
        self.refused()
    }

    /// Words or a code; `None`: nothing is written.
    pub(super) fn text(&self, column: &str) -> Option<&'r str> {
        self.record.text(column)
    }

    /// Words or a code, to keep.
    pub(super) fn owned(&self, column: &str) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// A choice as a word of a domain.
    pub(super) fn word<T>(&self, column: &str, from_key: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.record.one_of(column).and_then(from_key)
    }

    /// A day.
    pub(super) fn day(&mut self, column: &'static str) -> Option<Date> {
        let day = self.record.date(column)?;
        self.is_of_our_time(column, day).then_some(day)
    }

    /// Yes or no.
    pub(super) fn yes_no(&self, column: &str) -> Option<bool> {
        self.record.yes_no(column)
    }

    /// A whole number.
    pub(super) fn integer(&self, column: &str) -> Option<i64> {
        self.record.integer(column)
    }

    /// The cell as a year of our time.
    pub(super) fn year(&mut self, column: &'static str) -> Option<i32> {
        let written = self.record.integer(column)?;
        let year = i32::try_from(written).ok().filter(|year| YEARS.contains(year));
        if year.is_none() {
            self.refuse((column, words::YEAR.to_owned()));
        }
        year
    }

    /// The cell as a number of people or votes.
    pub(super) fn number_of(&mut self, column: &'static str) -> Option<u32> {
        let written = self.record.integer(column)?;
        let number = u32::try_from(written).ok();
        if number.is_none() {
            self.refuse((column, words::NOT_A_COUNT.to_owned()));
        }
        number
    }

    /// The codes of a list.
    pub(super) fn list(&self, column: &str) -> &'r [String] {
        self.record.list(column)
    }

    /// When something happened: a day alone is its first moment.
    pub(super) fn moment(&mut self, column: &'static str) -> Option<OffsetDateTime> {
        match self.record.moment(column)? {
            When::Day(day) => self.is_of_our_time(column, day).then(|| day.midnight().assume_offset(calendar::ZONE)),
            When::Moment(moment) => self.kept(column, moment),
        }
    }

    /// By when something is due: a day alone is the end of its office hours, also when it is a day off.
    pub(super) fn due(&mut self, column: &'static str, calendar: &Calendar) -> Option<OffsetDateTime> {
        match self.record.moment(column)? {
            When::Day(day) => self.is_of_our_time(column, day).then(|| calendar.end_of_day_as_written(day)),
            When::Moment(moment) => self.kept(column, moment),
        }
    }

    /// Cut to the microseconds that are stored, or the same file would differ from itself the next time.
    fn kept(&mut self, column: &'static str, moment: OffsetDateTime) -> Option<OffsetDateTime> {
        let kept = moment.replace_microsecond(moment.microsecond()).ok()?;
        self.is_of_our_time(column, kept.date()).then(|| kept.to_offset(calendar::ZONE))
    }

    /// A year that no office's record has is a slip of the pen.
    fn is_of_our_time(&mut self, column: &'static str, day: Date) -> bool {
        let fits = YEARS.contains(&day.year());
        if !fits {
            self.refuse((column, words::year(day.year(), &YEARS)));
        }
        fits
    }
}
