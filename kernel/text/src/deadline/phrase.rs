//! One deadline as written, from the first word of its time: a time, a day, a period, a count or a habit.

use std::ops::Range;

use time::{Date, Month, Weekday};

use super::{DayPhrase, PeriodPhrase, PeriodUnit, Phrase, Turn, recurring, relative};
use crate::date;
use crate::token::{Kind, Token, any_phrase_at, phrase_at};

/// What stood before the phrase.
pub(super) struct Cues<'c> {
    /// Whether anything announced it.
    pub announced: bool,
    /// The last announcing word.
    pub last: &'c str,
    /// Whether a count of hours or days may follow: every word but `trước` alone says so.
    pub within: bool,
}

/// Reads the phrase whose time starts at `at`, and the index after it.
pub(super) fn read_at(tokens: &[Token<'_>], at: usize, cues: &Cues<'_>) -> Option<(Phrase, usize)> {
    recurring::read_at(tokens, at)
        .map(|(rule, end)| (Phrase::Recurring(rule), end))
        .or_else(|| months_of_year(tokens, at))
        .or_else(|| relative::read_at(tokens, at, cues.within || !cues.announced))
        .or_else(|| timed(tokens, at))
        .or_else(|| day_at(tokens, at, cues).map(|(day, end)| (Phrase::Day(day, None), end)))
        .or_else(|| period(tokens, at, cues).map(|(period, end)| (Phrase::Period(period), end)))
}

/// Whether a recurring phrase names its day, so that it is more than a habit.
pub(super) fn names_a_day(tokens: &[Token<'_>], phrase: Range<usize>) -> bool {
    tokens[phrase].iter().any(|t| t.kind == Kind::Number || t.is("thứ") || t.is("ngày"))
}

/// `14 giờ, ngày 05/12/2017`, `16h30 thứ Sáu`, `17 giờ`.
fn timed(tokens: &[Token<'_>], at: usize) -> Option<(Phrase, usize)> {
    let (time, mut end) = date::read_time_at(tokens, at)?;
    let bare_end = end;
    while tokens.get(end).is_some_and(|t| matches!(t.key.as_ref(), "," | "của" | "trong")) {
        end += 1;
    }
    let cues = Cues { announced: true, last: "trong", within: false };
    Some(match day_at(tokens, end, &cues) {
        Some((day, end)) => (Phrase::Day(day, Some(time)), end),
        None => (Phrase::Time(time), bare_end),
    })
}

fn day_at(tokens: &[Token<'_>], at: usize, cues: &Cues<'_>) -> Option<(DayPhrase, usize)> {
    if let Some((written, end)) = date::read_at(tokens, at) {
        return Some((DayPhrase::Date(written), end));
    }
    // "đến 30/6": no share of a whole is more than one, so this is a day; "trước 3/4" can be nothing else.
    if matches!(cues.last, "trước" | "đến" | "hết")
        && let Some((written, end)) = date::short_at(tokens, at)
        && (cues.last == "trước" || written.day > written.month)
    {
        return Some((DayPhrase::Date(written), end));
    }
    if let Some((weekday, end)) = weekday_at(tokens, at) {
        // "thứ Sáu (ngày 10/8/2018)": the date says more than its weekday.
        let bracket = end + usize::from(tokens.get(end).is_some_and(|t| matches!(t.text, "(" | ",")));
        if let Some((written, after)) = date::read_at(tokens, bracket).filter(|_| tokens[bracket].is("ngày")) {
            let closed = after + usize::from(tokens.get(after).is_some_and(|t| t.text == ")"));
            return Some((DayPhrase::Date(written), closed));
        }
        let turn = phrase_at(tokens, end, "tuần").and_then(|i| turn_at(tokens, i));
        return Some(turn.map_or((DayPhrase::Weekday(weekday, None), end), |(turn, end)| {
            (DayPhrase::Weekday(weekday, Some(turn)), end)
        }));
    }
    match any_phrase_at(tokens, at, &["hôm nay", "ngày hôm nay", "cùng ngày", "ngày mai", "ngày"])? {
        ("ngày mai", end) => Some((DayPhrase::Tomorrow, end)),
        ("ngày", after) => {
            let day = tokens.get(after).filter(|t| t.kind == Kind::Number && t.text.len() <= 2);
            let Some(day) = day.and_then(|t| t.text.parse().ok()) else {
                return (cues.last == "trong" && !continues(tokens, after)).then_some((DayPhrase::Today, after));
            };
            let turn = phrase_at(tokens, after + 1, "tháng").and_then(|i| turn_at(tokens, i));
            Some(turn.map_or((DayPhrase::OfMonth(day, None), after + 1), |(turn, end)| {
                (DayPhrase::OfMonth(day, Some(turn)), end)
            }))
        }
        (_, end) => Some((DayPhrase::Today, end)),
    }
}

/// Whether a word follows without a mark, so that "trong ngày" is only the start of something else.
fn continues(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.kind != Kind::Mark)
}

/// `thứ Sáu`, `thứ 6`, `chủ nhật`.
pub(super) fn weekday_at(tokens: &[Token<'_>], at: usize) -> Option<(Weekday, usize)> {
    let at = at + usize::from(tokens.get(at)?.is("ngày"));
    if let Some(end) = phrase_at(tokens, at, "chủ nhật") {
        return Some((Weekday::Sunday, end));
    }
    let number = phrase_at(tokens, at, "thứ")?;
    let weekday = match tokens.get(number)?.key.as_ref() {
        "hai" | "2" => Weekday::Monday,
        "ba" | "3" => Weekday::Tuesday,
        "tư" | "4" => Weekday::Wednesday,
        "năm" | "5" => Weekday::Thursday,
        "sáu" | "6" => Weekday::Friday,
        "bảy" | "7" => Weekday::Saturday,
        _ => return None,
    };
    Some((weekday, number + 1))
}

/// `6 tháng đầu năm 2018`, `06 tháng cuối năm`.
fn months_of_year(tokens: &[Token<'_>], at: usize) -> Option<(Phrase, usize)> {
    let number = crate::number::read_at(tokens, at).filter(|n| n.doubt.is_none())?;
    let months = number.value.to_whole().and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=12).contains(n))?;
    let (which, after) = any_phrase_at(tokens, number.next, &["tháng đầu năm", "tháng cuối năm"])?;
    let (first, last) = if which == "tháng đầu năm" { (1, months) } else { (13 - months, 12) };
    let year = year_at(tokens, after);
    let end = year.map_or(after, |(_, end)| end);
    Some((Phrase::Period(PeriodPhrase::Months(first, last, year.map(|(y, _)| y))), end))
}

fn period(tokens: &[Token<'_>], at: usize, cues: &Cues<'_>) -> Option<(PeriodPhrase, usize)> {
    let whole = matches!(cues.last, "trong" | "hết" | "cuối");
    let head = tokens.get(at)?;
    let next = at + 1;
    if head.is("giai") {
        // "giai đoạn 2018 - 2020" ends with its last year.
        let (_, dash) = year_at(tokens, phrase_at(tokens, at, "giai đoạn")?)?;
        tokens.get(dash).filter(|t| matches!(t.text, "-" | "–") || t.is("đến"))?;
        return year_at(tokens, dash + 1).map(|(y, end)| (PeriodPhrase::Year(y), end));
    }
    let unit = match head.key.as_ref() {
        "tuần" => PeriodUnit::Week,
        "tháng" => PeriodUnit::Month,
        "quý" => PeriodUnit::Quarter,
        "năm" => PeriodUnit::Year,
        _ => return None,
    };
    if let Some((turn, end)) = turn_at(tokens, next) {
        return Some((PeriodPhrase::Turn(unit, turn), end));
    }
    let with_year = |end: usize| {
        let after = tokens.get(end).filter(|t| matches!(t.text, "/" | "-")).map_or(end, |_| end + 1);
        year_at(tokens, after).map_or((None, end), |(year, end)| (Some(year), end))
    };
    let named = match unit {
        PeriodUnit::Month => month_number(tokens.get(next)).map(|month| {
            let (year, end) = with_year(next + 1);
            (PeriodPhrase::Month(month, year), end)
        }),
        PeriodUnit::Quarter => quarter_number(tokens.get(next)).map(|quarter| {
            let (year, end) = with_year(next + 1);
            (PeriodPhrase::Quarter(quarter, year), end)
        }),
        PeriodUnit::Year => year_at(tokens, at).map(|(year, end)| (PeriodPhrase::Year(year), end)),
        _ => None,
    };
    // "hết năm", "cuối quý": this one; but "trong quý đầu" is only the start of something else.
    named.or_else(|| {
        let alone = whole && (cues.last != "trong" || !continues(tokens, next));
        alone.then_some((PeriodPhrase::Turn(unit, Turn::This), next))
    })
}

fn month_number(token: Option<&Token<'_>>) -> Option<u8> {
    let token = token?;
    let number = match token.key.as_ref() {
        "giêng" => 1,
        "chạp" => 12,
        digits if token.kind == Kind::Number && digits.len() <= 2 => digits.parse().ok()?,
        _ => return None,
    };
    (1..=12).contains(&number).then_some(number)
}

fn quarter_number(token: Option<&Token<'_>>) -> Option<u8> {
    Some(match token?.key.as_ref() {
        "i" | "1" | "01" => 1,
        "ii" | "2" | "02" => 2,
        "iii" | "3" | "03" => 3,
        "iv" | "4" | "04" => 4,
        _ => return None,
    })
}

/// A year of four digits, perhaps after the word `năm`.
pub(super) fn year_at(tokens: &[Token<'_>], at: usize) -> Option<(i32, usize)> {
    let at = phrase_at(tokens, at, "năm").unwrap_or(at);
    let token = tokens.get(at).filter(|t| t.kind == Kind::Number && t.text.len() == 4)?;
    let year = token.text.parse().ok().filter(|y| (1900..2200).contains(y))?;
    Some((year, at + 1))
}

fn turn_at(tokens: &[Token<'_>], at: usize) -> Option<(Turn, usize)> {
    match tokens.get(at)?.key.as_ref() {
        "này" | "nay" => Some((Turn::This, at + 1)),
        "sau" | "tới" => Some((Turn::Next, at + 1)),
        _ => None,
    }
}

/// The last day of a month.
pub(super) fn last_of_month(year: i32, month: u8) -> Option<Date> {
    let month = Month::try_from(month).ok()?;
    Date::from_calendar_date(year, month, month.length(year)).ok()
}
