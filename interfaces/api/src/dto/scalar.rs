//! Days, moments and texts as they travel: checked where they enter, described where they are named.

use std::borrow::Cow;
use std::fmt;

use calendar::ZONE;
use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{Date, Duration, OffsetDateTime};
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, Schema, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

/// Years that a record can be about; far ends of time break zones and calendars.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A day, `2018-12-31`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day(pub(crate) Date);

/// A moment, `2018-12-31T17:00:00+07:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment(pub(crate) OffsetDateTime);

/// A moment, or a day for its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Beginning(pub(crate) OffsetDateTime);

impl Day {
    fn read(text: &str) -> Option<Self> {
        let day = Date::parse(text, format_description!("[year]-[month]-[day]")).ok()?;
        (text.len() == 10 && YEARS.contains(&day.year())).then_some(Self(day))
    }
}

impl Moment {
    fn read(text: &str) -> Option<Self> {
        // A plus that was not escaped arrives in a query as a space, in the one place where a space cannot be meant.
        let escaped = (text.len() > 19).then(|| text.replace(' ', "+"));
        let at = OffsetDateTime::parse(escaped.as_deref().unwrap_or(text), &Rfc3339).ok()?;
        let at = Some(at).filter(|at| YEARS.contains(&at.year()))?.to_offset(ZONE);
        // What is stored has microseconds.
        Some(Self(at - Duration::nanoseconds(i64::from(at.nanosecond() % 1_000))))
    }
}

impl Beginning {
    fn read(text: &str) -> Option<Self> {
        let of_day = || Day::read(text).map(|day| day.0.midnight().assume_offset(ZONE));
        Moment::read(text).map(|moment| moment.0).or_else(of_day).map(Self)
    }
}

impl From<Date> for Day {
    fn from(day: Date) -> Self {
        Self(day)
    }
}

impl From<OffsetDateTime> for Moment {
    fn from(at: OffsetDateTime) -> Self {
        Self(at)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        time::serde::rfc3339::serialize(&self.0.checked_to_offset(ZONE).unwrap_or(self.0), serializer)
    }
}

/// Reads a text by a function.
struct Reading<T> {
    read: fn(&str) -> Option<T>,
    expected: &'static str,
}

impl<T> Visitor<'_> for Reading<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }
}

macro_rules! read_from_text {
    ($($name:ident: $expected:literal, $schema:expr;)*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Reading { read: Self::read, expected: $expected })
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                $schema.into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )*};
}

read_from_text! {
    Day: "a day of 1900 to 2199 as YYYY-MM-DD", formatted(KnownFormat::Date, DAY);
    Moment: "a moment of 1900 to 2199 as RFC 3339 with offset", formatted(KnownFormat::DateTime, MOMENT);
    Beginning: "a day as YYYY-MM-DD or a moment as RFC 3339 with offset",
        AnyOfBuilder::new()
            .item(formatted(KnownFormat::DateTime, MOMENT))
            .item(formatted(KnownFormat::Date, DAY));
}

/// The same years in a schema.
const DAY: &str = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const MOMENT: &str = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9])$";

fn formatted(format: KnownFormat, pattern: &str) -> ObjectBuilder {
    let format = Some(SchemaFormat::KnownFormat(format));
    ObjectBuilder::new().schema_type(Type::String).format(format).pattern(Some(pattern))
}

/// What a text may hold, as a schema says it: lines and tabs, no other control characters, and no trace of lost ones.
const PLAIN: &str = r"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]*$";

fn plain(text: &str, least: usize, most: usize) -> Option<String> {
    let fits = (least..=most).contains(&text.chars().count());
    let strange = |c: char| c == '\u{fffd}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
    let clean = !text.chars().any(strange);
    (fits && clean).then(|| text::normalise(text))
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = $least:literal..=$most:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub(crate) struct $name(pub(crate) String);

        impl $name {
            fn read(text: &str) -> Option<Self> {
                plain(text, $least, $most).map(Self)
            }
        }

        read_from_text! {
            $name: "plain text in its length",
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .min_length(Some($least))
                    .max_length(Some($most))
                    .pattern(Some(PLAIN));
        }
    )*};
}

texts! {
    /// Số, ký hiệu of a document.
    NumberText = 1..=100;
    /// The issuer of a document.
    IssuerText = 1..=300;
    /// Trích yếu of a document.
    SubjectText = 0..=4_000;
    /// Mã of a directive.
    CodeText = 1..=100;
    /// What is to be done, or what was found.
    ContentText = 1..=10_000;
    /// Words to search for.
    SearchText = 1..=200;
    /// The name of an indicator, such as `directives.central.entered`.
    IndicatorName = 1..=100;
    /// The number of an objective in its decision: `4`, `2.a`.
    ItemText = 1..=20;
    /// A month, such as `2018-03`; empty: none.
    MonthText = 0..=7;
    /// A level; empty: none.
    LevelText = 0..=40;
    /// A unit's code; empty: nobody's yet.
    UnitCode = 0..=100;
    /// `next` of the page before.
    PlaceText = 1..=1_000;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn moment(text: &str, expected: Option<&str>) {
        let read = Moment::read(text).map(|at| serde_json::to_value(at).expect("a text"));
        assert_eq!(read.as_ref().and_then(|value| value.as_str()), expected, "{text}");
    }

    #[test]
    fn moments_are_read_in_any_offset_and_written_in_ours() {
        moment("2018-12-31T23:59:59+07:00", Some("2018-12-31T23:59:59+07:00"));
        moment("2018-12-31T23:59:59 07:00", Some("2018-12-31T23:59:59+07:00"));
        moment("2018-12-31T17:00:00Z", Some("2019-01-01T00:00:00+07:00"));
        moment("2018-12-31T17:00:00.1234567Z", Some("2019-01-01T00:00:00.123456+07:00"));
        moment("2018-12-31", None);
        moment("2018-12-31T17:00:00", None);
        moment("2018-02-31T17:00:00Z", None);
        moment("9999-12-31T23:59:59Z", None);
        moment("0000-01-01T00:00:00Z", None);
        moment("", None);
    }

    #[test]
    fn days_have_one_form() {
        assert_eq!(Day::read("2018-02-28"), Some(Day(time::macros::date!(2018 - 02 - 28))));
        for wrong in ["2018-2-28", "2018-02-31", "28/02/2018", "+2018-02-28", "12018-02-28", "", "0001-01-01"] {
            assert_eq!(Day::read(wrong), None, "{wrong}");
        }
        assert_eq!(Beginning::read("2018-02-28"), Beginning::read("2018-02-28T00:00:00+07:00"));
    }

    #[test]
    fn texts_are_plain_and_composed() {
        assert_eq!(ItemText::read("2.a"), Some(ItemText("2.a".to_owned())));
        assert_eq!(ContentText::read("u\u{309}y"), Some(ContentText("ủy".to_owned())));
        assert_eq!(ContentText::read("hai\ndòng"), Some(ContentText("hai\ndòng".to_owned())));
        for wrong in ["", "a\u{0}b", "\u{7f}", "\u{1b}[0m", "\u{fffd}"] {
            assert_eq!(ContentText::read(wrong), None, "{wrong:?}");
        }
        assert_eq!(ItemText::read(&"ủ".repeat(20)).map(|text| text.0.chars().count()), Some(20));
        assert_eq!(ItemText::read(&"ủ".repeat(21)), None);
    }
}
