//! Moments of a log, as microseconds since 1970 in UTC.

use text::date::When;
use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};

/// The zone of the office, for moments that name none.
const OFFICE: UtcOffset = time::macros::offset!(+7);

/// A moment: `2018-01-31T08:00:00.000+07:00` and its kin, and whatever the grammar of dates knows.
pub(super) fn read(written: &str) -> Option<i64> {
    let written = written.trim();
    let micros = |at: i128| i64::try_from(at.div_euclid(1000)).ok();
    if let Some((local, zone)) = usual(written) {
        return micros(local.assume_offset(zone.unwrap_or(OFFICE)).unix_timestamp_nanos());
    }
    match text::parse_moment(written).ok()? {
        When::Day(day) => micros(day.midnight().assume_offset(OFFICE).unix_timestamp_nanos()),
        When::Moment(moment) => micros(moment.unix_timestamp_nanos()),
    }
}

/// By far the most usual form: year to second in fixed places, then a fraction and a zone.
fn usual(written: &str) -> Option<(PrimitiveDateTime, Option<UtcOffset>)> {
    let bytes = written.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        bytes
            .get(range)?
            .iter()
            .try_fold(0_u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    let two = |at: usize| number(at..at + 2).and_then(|part| u8::try_from(part).ok());
    let is = |at: usize, marks: &[u8]| bytes.get(at).is_some_and(|byte| marks.contains(byte));
    if !(is(4, b"-") && is(7, b"-") && is(10, b"T ") && is(13, b":") && is(16, b":")) {
        return None;
    }
    let month = Month::try_from(two(5)?).ok()?;
    let day = Date::from_calendar_date(i32::try_from(number(0..4)?).ok()?, month, two(8)?).ok()?;
    let mut at = 19;
    let mut nanos = 0;
    if is(at, b".,") {
        let digits = bytes[at + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            return None;
        }
        let kept = digits.min(9);
        nanos = number(at + 1..at + 1 + kept)? * 10_u32.pow(u32::try_from(9 - kept).ok()?);
        at += 1 + digits;
    }
    let time = Time::from_hms_nano(two(11)?, two(14)?, two(17)?, nanos).ok()?;
    Some((PrimitiveDateTime::new(day, time), zone(&written[at..])?))
}

/// `Z`, `+07:00`, `+0700` or `+07`; nothing is no zone.
fn zone(written: &str) -> Option<Option<UtcOffset>> {
    let sign = match written.as_bytes() {
        [] => return Some(None),
        [b'Z' | b'z'] => return Some(Some(UtcOffset::UTC)),
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    let digits: String = written[1..].split(':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hours: i8 = digits[..2].parse().ok()?;
    let minutes: i8 = if digits.len() == 4 { digits[2..].parse().ok()? } else { 0 };
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok().map(Some)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn moments_of_one_instant_are_equal() {
        let eight = Some(1_517_360_400_000_000);
        for written in [
            "2018-01-31T08:00:00+07:00",
            "2018-01-31T08:00:00.000+07:00",
            "2018-01-31 08:00:00",
            "2018-01-31T01:00:00Z",
            "2018-01-30T22:00:00,0-0300",
            "2018-01-31 01:00:00+00",
        ] {
            assert_eq!(read(written), eight, "{written}");
        }
        assert_eq!(read("2018-01-31T08:00:00.1234567+07:00"), eight.map(|at| at + 123_456));
        assert_eq!(read("1969-12-31T23:59:59.9Z"), Some(-100_000));
        assert_eq!(read("31/01/2018"), Some(1_517_331_600_000_000));
        for written in ["", "2018-02-30T08:00:00Z", "2018-01-31T25:00:00Z", "2018-01-31T08:00:00.Z", "hôm qua"] {
            assert_eq!(read(written), None, "{written}");
        }
    }
}
