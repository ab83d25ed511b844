//! An exact decimal: what a target, a share or a count is, without floating point.

use std::cmp::Ordering;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// `units / 10^scale`, always in lowest terms, so that equal values are equal structures. At most 15 significant digits, which
/// also keeps its JSON number exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Decimal {
    units: i64,
    scale: u8,
}

/// 15 digits is what a JSON number is sure to carry through any reader.
const LIMIT: i64 = 999_999_999_999_999;

impl Decimal {
    /// `units / 10^scale`, or none beyond 15 significant digits.
    pub fn new(units: i64, scale: u8) -> Option<Self> {
        let (mut units, mut scale) = (units, scale);
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        (units.checked_abs().is_some_and(|u| u <= LIMIT) && scale <= 15).then_some(Self { units, scale })
    }

    /// A whole number.
    pub const fn whole(n: i32) -> Self {
        Self { units: n as i64, scale: 0 }
    }

    /// The number written with these digits before and after the decimal mark.
    pub(crate) fn from_digits(whole: &str, fraction: &str) -> Option<Self> {
        let fraction = fraction.trim_end_matches('0');
        let units = format!("{whole}{fraction}").parse().ok()?;
        Self::new(units, u8::try_from(fraction.len()).ok()?)
    }

    /// The digits as one whole number.
    pub const fn units(self) -> i64 {
        self.units
    }

    /// How many of the digits stand after the decimal mark.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The value when it is whole.
    pub fn to_whole(self) -> Option<i64> {
        (self.scale == 0).then_some(self.units)
    }

    /// The same value with the other sign.
    pub const fn negated(self) -> Self {
        Self { units: -self.units, scale: self.scale }
    }

    fn wide(self, scale: u8) -> i128 {
        i128::from(self.units) * 10_i128.pow(u32::from(scale - self.scale))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let scale = self.scale.max(other.scale);
        self.wide(scale).cmp(&other.wide(scale))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<i32> for Decimal {
    fn from(n: i32) -> Self {
        Self::whole(n)
    }
}

/// With a dot as decimal mark, as in JSON; pages put the comma.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = self.units.unsigned_abs().to_string();
        let scale = usize::from(self.scale);
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len() - scale);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

impl std::str::FromStr for Decimal {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(());
        }
        let value = Self::from_digits(whole, fraction).ok_or(())?;
        Ok(if sign < 0 { value.negated() } else { value })
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.to_whole() {
            Some(whole) => serializer.serialize_i64(whole),
            // A float of at most 15 significant digits prints back the very digits it was read from.
            None => serializer.serialize_f64(self.to_string().parse().map_err(serde::ser::Error::custom)?),
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;
        impl Visitor<'_> for Number {
            type Value = Decimal;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number of at most 15 significant digits")
            }

            fn visit_i64<E: Error>(self, n: i64) -> Result<Decimal, E> {
                Decimal::new(n, 0).ok_or_else(|| E::custom("too many digits"))
            }

            fn visit_u64<E: Error>(self, n: u64) -> Result<Decimal, E> {
                i64::try_from(n).ok().and_then(|n| Decimal::new(n, 0)).ok_or_else(|| E::custom("too many digits"))
            }

            fn visit_f64<E: Error>(self, n: f64) -> Result<Decimal, E> {
                n.to_string().parse().map_err(|()| E::custom("too many digits"))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Decimal, E> {
                text.parse().map_err(|()| E::custom("not a decimal number"))
            }
        }
        deserializer.deserialize_any(Number)
    }
}
