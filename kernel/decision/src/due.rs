//! By when an objective is to be reached: its deadlines in words, and the day of the calendar that they name.

use std::ops::Range;

use text::deadline::{self, DayPhrase, PeriodPhrase, Phrase, When};
use text::token::{Kind, Token, any_phrase_at};
use time::{Date, Month};

/// More deadlines than one sentence tells.
const MOST: usize = 8;

/// Words that announce a deadline and belong to it.
const ANNOUNCED: &[&str] =
    &["trước", "chậm", "muộn", "trễ", "trong", "đến", "tới", "hết", "cuối", "xong", "không", "tối", "sau"];

/// Words or marks before a bare day that is a deadline; after others it is part of a reference ("Kế hoạch ngày 05/12/2017").
const BEFORE_BARE: &[&str] = &["hoàn thành", "xong", "hạn", "thời hạn", "là", "vào", ",", "(", ":", ";", "-", "–"];

/// The deadlines of some tokens, in order.
///
/// A count from receipt is part of what is measured, and "trong năm 2018" is the decision's own period: neither is a deadline of an
/// objective.
pub(crate) fn deadlines(tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let whole = 0..tokens.len();
    let mut open = vec![whole];
    let mut looked = 0;
    while let Some(stretch) = open.pop().filter(|_| looked < MOST) {
        looked += 1;
        let Some(found) = deadline::find(&tokens[stretch.clone()]) else { continue };
        let range = stretch.start + found.tokens.start..stretch.start + found.tokens.end;
        if is_target(&found.phrase, &tokens[range.clone()]) && is_announced(tokens, &range) {
            out.push(range.clone());
        }
        open.push(range.end..stretch.end);
        open.push(stretch.start..range.start);
    }
    out.sort_by_key(|r| r.start);
    out
}

fn is_target(phrase: &Phrase, said: &[Token<'_>]) -> bool {
    let until = said.iter().any(|t| matches!(t.key.as_ref(), "hết" | "cuối" | "đến" | "trước" | "nhất"));
    match phrase {
        Phrase::Relative(..) | Phrase::Wrong(_) | Phrase::Time(_) => false,
        // "trả trong ngày" is how the work is done, not by when the objective is reached.
        Phrase::Day(DayPhrase::Today | DayPhrase::Tomorrow, _) => false,
        Phrase::Period(PeriodPhrase::Year(_) | PeriodPhrase::Turn(..)) => until,
        Phrase::Recurring(_) => said.iter().any(|t| t.kind == Kind::Number),
        _ => true,
    }
}

fn is_announced(tokens: &[Token<'_>], range: &Range<usize>) -> bool {
    ANNOUNCED.contains(&tokens[range.start].key.as_ref())
        || range.start == 0
        || (range.start.saturating_sub(2)..range.start)
            .any(|i| any_phrase_at(tokens, i, BEFORE_BARE).is_some_and(|(_, end)| end == range.start))
}

/// The day that a deadline's words name, a missing year taken from the year of the objectives; none when they name no one day, and
/// why when they name one that does not exist.
pub(crate) fn day(words: &str, year: Option<i32>) -> Result<Option<Date>, text::date::DateError> {
    let Some(first) = Date::from_calendar_date(year.unwrap_or(2000), Month::January, 1).ok() else { return Ok(None) };
    let read = text::read_deadline(words, first.midnight().assume_offset(text::date::OFFICE_ZONE), Some(first));
    if let Some(fault) = read.doubt {
        return Err(fault);
    }
    let known = read.assumed.is_empty() || (year.is_some() && read.assumed == [deadline::Assumed::Year]);
    Ok(match read.when {
        When::Day(day) => Some(day),
        When::Moment(moment) => Some(moment.date()),
        When::Period(period) => Some(period.last),
        When::Relative(_) | When::Recurring(_) | When::None => None,
    }
    .filter(|_| known))
}

/// A deadline with the `, hoàn thành` before it.
pub(crate) fn with_its_verb(tokens: &[Token<'_>], deadline: &Range<usize>) -> Range<usize> {
    let verbs = [", hoàn thành", ", xong", ", thực hiện", "xong"];
    let start = (deadline.start.saturating_sub(3)..deadline.start)
        .find(|&i| any_phrase_at(tokens, i, &verbs).is_some_and(|(_, end)| end == deadline.start));
    start.filter(|&i| tokens[i].text == ",").unwrap_or(deadline.start)..deadline.end
}
