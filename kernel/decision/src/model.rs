//! What a decision says, each value with its place in the text.

use std::ops::{Deref, Range};

use serde::{Deserialize, Serialize, Serializer};
use text::{Decimal, DocumentNumber};
use time::Date;

/// A value and the bytes of the normalised text that say it. It serialises as the value alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where the text says it.
    pub span: Range<usize>,
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// What a decision says. It serialises as the answer of `decision read`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decision {
    /// The normalised text that every span points into.
    #[serde(skip)]
    pub source: String,
    /// Its number and symbol.
    pub number: Option<Spanned<DocumentNumber>>,
    /// The day of issue.
    #[serde(serialize_with = "as_day")]
    pub issued_on: Option<Spanned<Date>>,
    /// The body that issues it, without its superior.
    pub issuer: Option<Spanned<String>>,
    /// What it is about, its lines joined.
    pub title: Option<Spanned<String>>,
    /// The calendar year of its objectives; none without objectives.
    pub period: Option<Spanned<Period>>,
    /// The day from which it has effect.
    #[serde(serialize_with = "as_day")]
    pub effective_from: Option<Spanned<Date>>,
    /// Its legal bases, each starting with `Căn cứ`.
    pub legal_bases: Vec<Spanned<String>>,
    /// The decisions that lose their effect by it.
    pub replaces: Vec<Spanned<DocumentNumber>>,
    /// Who carries it out, by its last article.
    pub responsible: Vec<Spanned<String>>,
    /// Who gets it.
    pub recipients: Vec<Spanned<String>>,
    /// Its quality objectives.
    pub objectives: Vec<Objective>,
    /// What it lacks, and what in it is doubtful.
    pub problems: Vec<Problem>,
}

/// A calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The year.
    pub year: i32,
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut period = serializer.serialize_struct("Period", 2)?;
        period.serialize_field("from", &format!("{:04}-01-01", self.year))?;
        period.serialize_field("to", &format!("{:04}-12-31", self.year))?;
        period.end()
    }
}

/// One objective: an item, or a lettered or numbered part of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Objective {
    /// Its number: `4`, `2.a`.
    pub item: Spanned<String>,
    /// Its whole text, with its closing mark and its owner sentence, without its number.
    pub text: Spanned<String>,
    /// Who is to reach it, when the item says.
    pub owner: Option<Spanned<String>>,
    /// What is measured; empty when it names no number.
    pub measures: Vec<Measure>,
}

/// One number that an objective is measured by.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measure {
    /// What the number is about: from the number to the end of its clause, or the words before a number that ends its clause. A
    /// clause that begins with a verb ("và 97% đảm bảo thời gian") takes the noun of the measure before it.
    pub subject: Spanned<String>,
    /// How the value is to compare.
    pub comparator: Comparator,
    /// The value.
    pub value: Spanned<Decimal>,
    /// Of what.
    pub unit: Unit,
    /// What a change is measured against, as written: `so với năm 2017`.
    pub baseline: Option<Spanned<String>>,
    /// By when: the day (`2018-06-30`) where the words name one, a year left out being that of the objectives; else the words. The
    /// words stand at its span.
    pub deadline: Option<Spanned<String>>,
}

/// How a measured value compares with its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub enum Comparator {
    /// Exactly.
    #[serde(rename = "=")]
    Equal,
    /// At least.
    #[serde(rename = ">=")]
    AtLeast,
    /// More than.
    #[serde(rename = ">")]
    MoreThan,
    /// At most.
    #[serde(rename = "<=")]
    AtMost,
    /// Less than.
    #[serde(rename = "<")]
    LessThan,
}

impl Comparator {
    /// The sign, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::AtLeast => ">=",
            Self::MoreThan => ">",
            Self::AtMost => "<=",
            Self::LessThan => "<",
        }
    }
}

/// What a value counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A share of a hundred.
    Percent,
    /// Things.
    Count,
    /// Days that the office works.
    WorkingDay,
    /// Calendar days.
    Day,
    /// Hours.
    Hour,
}

impl Unit {
    /// The name, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Count => "count",
            Self::WorkingDay => "working_day",
            Self::Day => "day",
            Self::Hour => "hour",
        }
    }
}

/// Something the text lacks or leaves in doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The line, counted from 1.
    #[serde(rename = "at", serialize_with = "as_place")]
    pub line: usize,
    /// What is wrong and what to do about it.
    pub what: String,
}

fn as_day<S: Serializer>(day: &Option<Spanned<Date>>, serializer: S) -> Result<S::Ok, S::Error> {
    day.as_ref().map(|d| d.value.to_string()).serialize(serializer)
}

fn as_place<S: Serializer>(line: &usize, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("line {line}"))
}
