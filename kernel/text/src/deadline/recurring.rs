//! Deadlines that come again: `ngày 25 hàng tháng`, `trước ngày 15 của tháng cuối quý`, `thứ Sáu hằng tuần`.

use super::phrase::weekday_at;
use super::{MonthDay, Recurring, Rule};
use crate::date;
use crate::token::{Kind, Token, any_phrase_at, phrase_at};

/// Words between a habit and its day: "Hàng tháng, trước ngày 25", "hàng quý, chậm nhất vào ngày 20".
const BEFORE_DAY: &[&str] = &[",", "trước", "vào", "chậm nhất", "là", "muộn nhất", ":"];

/// How often, from the word after `hàng`.
#[derive(Clone, Copy, PartialEq)]
enum Every {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// Reads a recurring deadline at `at`, and the index after it.
pub(super) fn read_at(tokens: &[Token<'_>], at: usize) -> Option<(Recurring, usize)> {
    if let Some((every, end)) = every_at(tokens, at) {
        let mut next = end;
        while let Some((_, after)) = any_phrase_at(tokens, next, BEFORE_DAY) {
            next = after;
        }
        let dated = dated(tokens, next, Some(every));
        return Some(dated.unwrap_or((Recurring { rule: bare(every), time: None }, end)));
    }
    dated(tokens, at, None)
}

/// A time and a day that repeat, the habit known from before or said after.
fn dated(tokens: &[Token<'_>], at: usize, every: Option<Every>) -> Option<(Recurring, usize)> {
    let timed = date::read_time_at(tokens, at);
    let time = timed.as_ref().and_then(|(time, _)| time.clone().ok());
    let mut at = timed.map_or(at, |(_, next)| next);
    while time.is_some() && tokens.get(at).is_some_and(|t| t.text == "," || t.is("của")) {
        at += 1;
    }
    if let Some((weekday, end)) = weekday_at(tokens, at) {
        let end = match every {
            Some(_) => end,
            None => every_at(tokens, end).filter(|(e, _)| *e == Every::Week)?.1,
        };
        return Some((Recurring { rule: Rule::Weekly(Some(weekday)), time }, end));
    }
    let (rule, end) = yearly(tokens, at, every).or_else(|| of_month(tokens, at, every))?;
    Some((Recurring { rule, time }, end))
}

/// `ngày 20/12 hàng năm`.
fn yearly(tokens: &[Token<'_>], at: usize, every: Option<Every>) -> Option<(Rule, usize)> {
    let (written, end) = date::read_at(tokens, at).filter(|(w, _)| w.year.is_none())?;
    // In a leap year every day that a year can have exists.
    let date = written.in_year(2000).ok()?;
    let end = match every {
        Some(Every::Year) => end,
        _ => every_at(tokens, end).filter(|(e, _)| *e == Every::Year)?.1,
    };
    Some((Rule::Yearly { month: u8::from(date.month()), day: MonthDay::Day(date.day()) }, end))
}

/// `ngày 25 hàng tháng`, `ngày 15 của tháng cuối quý`, `ngày cuối cùng hằng tháng`.
fn of_month(tokens: &[Token<'_>], at: usize, every: Option<Every>) -> Option<(Rule, usize)> {
    let after = phrase_at(tokens, at, "ngày")?;
    let (day, mut end) =
        match any_phrase_at(tokens, after, &["cuối cùng", "cuối", "làm việc cuối cùng", "làm việc cuối"])
        {
            Some((_, end)) => (MonthDay::Last, end),
            None => {
                let number = tokens.get(after).filter(|t| t.kind == Kind::Number)?;
                let day: u8 = number.text.parse().ok().filter(|d| (1..=31).contains(d))?;
                (MonthDay::Day(day), after + 1)
            }
        };
    let linked = phrase_at(tokens, end, "của");
    let joined = linked.unwrap_or(end);
    if let Some((month, after)) = month_of_quarter(tokens, joined) {
        let end = every_at(tokens, after).filter(|(e, _)| *e == Every::Quarter).map_or(after, |(_, end)| end);
        return Some((Rule::Quarterly { month, day }, end));
    }
    if let Some((said, after)) = every_at(tokens, joined) {
        return Some((of(said, day)?, after));
    }
    // "ngày 25 của tháng", but not "ngày 25 của tháng 3": that is a date.
    let of_the_month = linked.and_then(|i| phrase_at(tokens, i, "tháng"));
    if let Some(after) = of_the_month.filter(|&i| tokens.get(i).is_none_or(|t| t.kind != Kind::Number)) {
        end = any_phrase_at(tokens, after, &["báo cáo", "sau", "liền kề"]).map_or(after, |(_, end)| end);
        return Some((of(every.unwrap_or(Every::Month), day)?, end));
    }
    Some((of(every?, day)?, end))
}

fn month_of_quarter(tokens: &[Token<'_>], at: usize) -> Option<(u8, usize)> {
    let phrases = [
        "tháng đầu quý",
        "tháng giữa quý",
        "tháng cuối quý",
        "tháng đầu của quý",
        "tháng cuối của quý",
        "tháng cuối cùng của quý",
    ];
    let (said, end) = any_phrase_at(tokens, at, &phrases)?;
    let month = if said.contains("đầu") {
        1
    } else if said.contains("giữa") {
        2
    } else {
        3
    };
    Some((month, any_phrase_at(tokens, end, &["báo cáo", "sau"]).map_or(end, |(_, end)| end)))
}

fn every_at(tokens: &[Token<'_>], at: usize) -> Option<(Every, usize)> {
    let at = phrase_at(tokens, at, "định kỳ").unwrap_or(at);
    let (_, unit) = any_phrase_at(tokens, at, &["hàng", "hằng", "mỗi"])?;
    let every = match tokens.get(unit)?.key.as_ref() {
        "ngày" => Every::Day,
        "tuần" => Every::Week,
        "tháng" => Every::Month,
        "quý" => Every::Quarter,
        "năm" => Every::Year,
        _ => return None,
    };
    Some((every, unit + 1))
}

fn of(every: Every, day: MonthDay) -> Option<Rule> {
    match every {
        Every::Month => Some(Rule::Monthly(day)),
        Every::Quarter => Some(Rule::Quarterly { month: 3, day }),
        // A day and no month does not say which day of the year or week.
        Every::Day | Every::Week | Every::Year => None,
    }
}

fn bare(every: Every) -> Rule {
    match every {
        Every::Day => Rule::Daily,
        Every::Week => Rule::Weekly(None),
        Every::Month => Rule::Monthly(MonthDay::Last),
        Every::Quarter => Rule::Quarterly { month: 3, day: MonthDay::Last },
        Every::Year => Rule::Yearly { month: 12, day: MonthDay::Last },
    }
}
