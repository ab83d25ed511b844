//! Dated exceptions to the rules: announced Tết blocks, swapped Saturdays, extra days off, as data with their origin.

use std::sync::OnceLock;

use time::Date;
use time::format_description::StaticFormatDescription;
use time::macros::format_description;

use crate::CalendarError;

const EMBEDDED: &str = include_str!("../data/exceptions.csv");
const EMBEDDED_NAME: &str = "kernel/calendar/data/exceptions.csv";
const ISO: StaticFormatDescription = format_description!("[year]-[month]-[day]");

/// One announcement about certain days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// What it changes.
    pub change: Change,
    /// Number of the document, or "unverified: " and where the fact was taken from.
    pub basis: String,
    /// True while it is only expected: the days say "(dự kiến)".
    pub expected: bool,
}

/// What an announcement changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Change {
    /// The days off for Tết Nguyên đán, substitute days included; replaces the rule of that year.
    TetBlock {
        /// First day off.
        first: Date,
        /// Last day off.
        last: Date,
    },
    /// The day before or after 2/9 that is off too; replaces the rule of that year.
    SecondNationalDay(Date),
    /// A working day that becomes a day off, worked on another day.
    Swap {
        /// The day off.
        off: Date,
        /// The day of rest that is worked instead.
        work: Date,
    },
    /// Further days off (a state funeral, a storm).
    Off {
        /// First day off.
        first: Date,
        /// Last day off.
        last: Date,
        /// Reason in Vietnamese.
        why: String,
    },
    /// A day of rest that is worked.
    Work {
        /// The day.
        day: Date,
        /// Reason in Vietnamese.
        why: String,
    },
}

impl Exception {
    /// An announcement with the number of the document that makes it.
    #[must_use]
    pub fn announced(change: Change, basis: impl Into<String>) -> Self {
        Self { change, basis: basis.into(), expected: false }
    }

    /// First and last day concerned, whatever the kind.
    pub(crate) fn span(&self) -> (Date, Date) {
        match self.change {
            Change::TetBlock { first, last } | Change::Off { first, last, .. } => (first, last),
            Change::Swap { off, work } => (off.min(work), off.max(work)),
            Change::SecondNationalDay(day) | Change::Work { day, .. } => (day, day),
        }
    }
}

/// The exceptions that come with the program.
pub(crate) fn embedded() -> &'static [Exception] {
    static ROWS: OnceLock<Vec<Exception>> = OnceLock::new();
    ROWS.get_or_init(|| match parse_exceptions(EMBEDDED, EMBEDDED_NAME) {
        Ok(rows) => rows,
        // The file is part of the program and a test reads it: a fault here never reaches an office.
        Err(error) => unreachable!("{EMBEDDED_NAME}: {error}"),
    })
}

/// Reads exceptions from CSV with the columns `kind,first,second,status,basis,source` (see the head of the file that
/// comes with the program). `file` is named in the basis of every row without a document's number. For `off` and `work`
/// the column `source` holds the reason.
///
/// # Errors
/// `Exception` with the line that cannot be read.
pub fn parse_exceptions(csv: &str, file: &str) -> Result<Vec<Exception>, CalendarError> {
    csv.lines()
        .enumerate()
        .filter(|(_, text)| !text.trim().is_empty() && !text.starts_with('#') && !text.starts_with("kind,"))
        .map(|(i, text)| {
            parse_line(text.trim_end(), file).map_err(|what| CalendarError::Exception { line: i + 1, what })
        })
        .collect()
}

fn parse_line(text: &str, file: &str) -> Result<Exception, String> {
    let fields: Vec<&str> = text.splitn(6, ',').map(str::trim).collect();
    let [kind, first, second, status, basis, source] = fields[..] else {
        return Err(format!("cần 6 cột, có {}", fields.len()));
    };
    let first_day = date(first)?;
    let last_day = || if second.is_empty() { Ok(first_day) } else { date(second) };
    let change = match kind {
        "tet" => Change::TetBlock { first: first_day, last: last_day()? },
        "national" => Change::SecondNationalDay(first_day),
        "swap" => Change::Swap { off: first_day, work: date(second)? },
        "off" => Change::Off { first: first_day, last: last_day()?, why: source.to_owned() },
        "work" => Change::Work { day: first_day, why: source.to_owned() },
        other => return Err(format!("không có loại '{other}' (tet, national, swap, off, work)")),
    };
    let expected = match status {
        "announced" => false,
        "expected" => true,
        other => return Err(format!("không có trạng thái '{other}' (announced, expected)")),
    };
    let basis = match basis {
        "" | "unverified" => format!("unverified: {file} ({source})"),
        number => number.to_owned(),
    };
    Ok(Exception { change, basis, expected })
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text, &ISO).map_err(|_| format!("'{text}' không phải là ngày dạng 2026-08-22"))
}
