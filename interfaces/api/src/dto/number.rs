//! Numbers with bounds, and exact decimals.

use std::borrow::Cow;
use std::fmt;
use std::ops::RangeInclusive;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Number;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

macro_rules! whole {
    ($($(#[$doc:meta])* $name:ident = $least:literal..=$most:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        pub(crate) struct $name(pub(crate) u32);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let expected = concat!("a whole number from ", $least, " to ", $most);
                // A whole number may be written with a point: 5.0 is 5 to JSON Schema.
                deserializer.deserialize_f64(Whole { range: $least..=$most, expected }).map(Self)
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                ObjectBuilder::new()
                    .schema_type(Type::Integer)
                    .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
                    .minimum(Some($least))
                    .maximum(Some($most))
                    .into()
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }
    )*};
}

/// Reads a whole number of a range.
struct Whole {
    range: RangeInclusive<u32>,
    expected: &'static str,
}

impl Visitor<'_> for Whole {
    type Value = u32;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u32, E> {
        let fits = u32::try_from(number).ok().filter(|number| self.range.contains(number));
        fits.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<u32, E> {
        let bounds = f64::from(*self.range.start())..=f64::from(*self.range.end());
        if number.fract() == 0.0 && bounds.contains(&number) {
            return self.visit_u64(number as u64);
        }
        Err(E::invalid_value(Unexpected::Float(number), &self))
    }
}

whole! {
    /// How many rows a page has at most.
    Rows = 1..=200;
    /// A number in a book of the register.
    BookNumber = 1..=9_999_999;
    /// How many tasks a document gives.
    TaskCount = 1..=1_000;
    /// The length of a term in its unit.
    TermLength = 0..=10_000;
    /// By how many working days a deadline is put off.
    PutOffDays = 1..=250;
    /// A year that the calendar knows.
    CalendarYear = 2000..=2100;
}

/// A number with as many decimals as it has, written as few as it needs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Decimal(Number);

impl Decimal {
    /// From ten-thousandths. Four decimals survive the way through a double: it prints back as the same digits.
    pub(crate) fn ten_thousandths(value: i64) -> Self {
        let whole = (value % 10_000 == 0).then(|| Number::from(value / 10_000));
        Self(whole.or_else(|| Number::from_f64(value as f64 / 10_000.0)).unwrap_or_else(|| Number::from(0)))
    }

    /// From a number of a text.
    pub(crate) fn written(value: text::Decimal) -> Self {
        let double = || value.to_string().parse().ok().and_then(Number::from_f64);
        Self(value.to_whole().map(Number::from).or_else(double).unwrap_or_else(|| Number::from(0)))
    }

    /// Minutes as hours.
    pub(crate) fn hours(minutes: u32) -> Self {
        let whole = minutes.is_multiple_of(60).then(|| Number::from(minutes / 60));
        Self(whole.or_else(|| Number::from_f64(f64::from(minutes) / 60.0)).unwrap_or_else(|| Number::from(0)))
    }
}

impl From<u32> for Decimal {
    fn from(whole: u32) -> Self {
        Self(Number::from(whole))
    }
}

impl PartialSchema for Decimal {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::Number).into()
    }
}

impl ToSchema for Decimal {
    fn name() -> Cow<'static, str> {
        "Decimal".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_written_as_short_as_it_is() {
        for (value, json) in [(970_000, "97"), (695_906, "69.5906"), (995_000, "99.5"), (0, "0"), (1, "0.0001")] {
            assert_eq!(serde_json::to_string(&Decimal::ten_thousandths(value)).expect("a number"), json);
        }
        assert_eq!(serde_json::to_string(&Decimal::hours(150)).expect("a number"), "2.5");
    }

    #[test]
    fn a_number_keeps_its_bounds() {
        for (json, expected) in [
            ("1", Some(1)),
            ("200", Some(200)),
            ("0", None),
            ("201", None),
            ("-1", None),
            ("1.5", None),
            ("5.0", Some(5)),
            ("1e999", None),
        ] {
            let read: Option<Rows> = serde_json::from_str(json).ok();
            assert_eq!(read.map(|rows| rows.0), expected, "{json}");
        }
    }
}
