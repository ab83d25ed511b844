//! Numbers, dates and shares as an office writes them: 1.234,5 and Thứ Sáu 27/11/2026.

use time::{Date, OffsetDateTime, Weekday};

use crate::words::{Lang, Words};

/// A whole number with its thousands grouped: 1.234 in Vietnamese, 1,234 in English.
pub fn count(value: i64, lang: Lang) -> String {
    let digits = value.unsigned_abs().to_string();
    let mark = match lang {
        Lang::Vi => '.',
        Lang::En => ',',
    };
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 1);
    if value < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// A number of ten-thousandths with at most two decimals, cut towards zero, so that 96,999 never reads as a reached 97.
pub fn decimal(ten_thousandths: i64, lang: Lang) -> String {
    let hundredths = ten_thousandths / 100;
    let (whole, rest) = (hundredths / 100, (hundredths % 100).unsigned_abs());
    let mut text = count(whole, lang);
    if hundredths < 0 && whole == 0 {
        text.insert(0, '-');
    }
    if rest > 0 {
        text.push(match lang {
            Lang::Vi => ',',
            Lang::En => '.',
        });
        text.push_str(format!("{rest:02}").trim_end_matches('0'));
    }
    text
}

/// A date: 27/11/2026 in both languages.
pub fn date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), u8::from(date.month()), date.year())
}

/// A time of the day in the office's zone: 17:00.
pub fn clock(moment: OffsetDateTime) -> String {
    let there = moment.to_offset(calendar::ZONE);
    format!("{:02}:{:02}", there.hour(), there.minute())
}

/// A moment as programs read it, for `<time datetime>`.
pub fn iso(moment: impl At) -> String {
    let there = moment.at().to_offset(calendar::ZONE);
    format!("{}T{:02}:{:02}:{:02}+07:00", there.date(), there.hour(), there.minute(), there.second())
}

/// The message key of a weekday's name.
pub fn weekday_key(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "weekday-monday",
        Weekday::Tuesday => "weekday-tuesday",
        Weekday::Wednesday => "weekday-wednesday",
        Weekday::Thursday => "weekday-thursday",
        Weekday::Friday => "weekday-friday",
        Weekday::Saturday => "weekday-saturday",
        Weekday::Sunday => "weekday-sunday",
    }
}

/// A moment, owned or borrowed, as templates hand it over.
pub trait At {
    /// The moment.
    fn at(&self) -> OffsetDateTime;
}

impl At for OffsetDateTime {
    fn at(&self) -> OffsetDateTime {
        *self
    }
}

impl<T: At + ?Sized> At for &T {
    fn at(&self) -> OffsetDateTime {
        (**self).at()
    }
}

/// A day, owned or borrowed, as templates hand it over.
pub trait On {
    /// The day.
    fn on(&self) -> Date;
}

impl On for Date {
    fn on(&self) -> Date {
        *self
    }
}

impl<T: On + ?Sized> On for &T {
    fn on(&self) -> Date {
        (**self).on()
    }
}

impl Words {
    /// A whole number, grouped.
    pub fn count(&self, value: impl crate::words::Whole) -> String {
        count(value.whole(), self.lang)
    }

    /// A date: 27/11/2026.
    pub fn date(&self, day: impl On) -> String {
        date(day.on())
    }

    /// A date with its weekday: Thứ Sáu 27/11/2026.
    pub fn day(&self, day: impl On) -> String {
        let day = day.on();
        format!("{} {}", self.get(weekday_key(day.weekday())), date(day))
    }

    /// A moment in the office's zone: 17:00 Thứ Sáu 27/11/2026.
    pub fn moment(&self, moment: impl At) -> String {
        let there = moment.at().to_offset(calendar::ZONE);
        format!("{} {}", clock(there), self.day(there.date()))
    }

    /// A moment without its weekday, for narrow columns and for fields: 27/11/2026 17:00.
    pub fn short_moment(&self, moment: impl At) -> String {
        let there = moment.at().to_offset(calendar::ZONE);
        format!("{} {}", date(there.date()), clock(there))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn groups_thousands() {
        for (value, vi, en) in
            [(0, "0", "0"), (999, "999", "999"), (1_234, "1.234", "1,234"), (-1_234_567, "-1.234.567", "-1,234,567")]
        {
            assert_eq!(count(value, Lang::Vi), vi);
            assert_eq!(count(value, Lang::En), en);
        }
    }

    #[test]
    fn cuts_decimals_and_never_rounds_up() {
        for (value, vi, en) in [
            (1_000_000, "100", "100"),
            (969_999, "96,99", "96.99"),
            (695_906, "69,59", "69.59"),
            (905_000, "90,5", "90.5"),
            (12_345_000, "1.234,5", "1,234.5"),
            (-5_000, "-0,5", "-0.5"),
        ] {
            assert_eq!(decimal(value, Lang::Vi), vi);
            assert_eq!(decimal(value, Lang::En), en);
        }
    }

    #[test]
    fn names_the_weekday() {
        let (vi, en) = (Words::new(Lang::Vi), Words::new(Lang::En));
        assert_eq!(vi.day(date!(2026 - 11 - 27)), "Thứ Sáu 27/11/2026");
        assert_eq!(en.day(date!(2026 - 11 - 27)), "Friday 27/11/2026");
        assert_eq!(vi.day(date!(2026 - 11 - 23)), "Thứ Hai 23/11/2026");
        assert_eq!(vi.day(date!(2026 - 11 - 29)), "Chủ Nhật 29/11/2026");
    }

    #[test]
    fn reads_moments_in_the_zone_of_the_office() {
        let vi = Words::new(Lang::Vi);
        let moment = datetime!(2026-11-26 18:30 UTC);
        assert_eq!(vi.moment(moment), "01:30 Thứ Sáu 27/11/2026");
        assert_eq!(vi.short_moment(moment), "27/11/2026 01:30");
        let read = text::parse_moment(&vi.short_moment(moment));
        assert_eq!(
            read,
            Ok(text::When::Moment(moment.to_offset(calendar::ZONE))),
            "a field takes what it was shown with"
        );
    }
}
