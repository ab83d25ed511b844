//! The days off of a year with their legal basis, and any due time counted day by day.

use ::calendar::{Calendar, Day, DayKind, FIRST_YEAR, LAST_YEAR, Term};
use askama::Template;
use axum::extract::Query;
use serde::Deserialize;
use text::When;
use time::OffsetDateTime;

use crate::answer::{Answer, page};
use crate::parts::{Choice, Explained, Form, Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// What the page is asked for, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The year; empty: this one.
    #[serde(default)]
    pub year: String,
    /// The start of a term.
    #[serde(default)]
    pub from: String,
    /// Its length.
    #[serde(default)]
    pub term: String,
    /// What its length counts.
    #[serde(default)]
    pub term_unit: String,
}

/// A counted due time.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The moment.
    pub at: OffsetDateTime,
    /// Why then.
    pub explained: Explained,
}

/// The page.
#[derive(Template)]
#[template(path = "calendar/show.html")]
pub struct CalendarPage {
    frame: Frame,
    words: Words,
    year: i32,
    before: Option<i32>,
    after: Option<i32>,
    days: Vec<Day>,
    form: Form,
    terms: Vec<Choice>,
    counted: Option<Counted>,
}

impl CalendarPage {
    /// The page of a year, with the due time that was asked for.
    pub fn new(frame: Frame, asked: &Asked, calendar: &Calendar) -> CalendarPage {
        let words = frame.words;
        let year = asked.year.parse().ok().filter(|year| (FIRST_YEAR..=LAST_YEAR).contains(year));
        let year = year.unwrap_or_else(|| frame.now.year());
        let mut form = Form::default()
            .with("from", &asked.from)
            .with("term", &asked.term)
            .with("term_unit", if asked.term_unit.is_empty() { "working_day" } else { &asked.term_unit });
        let counted = count(asked, &mut form, words, calendar);
        CalendarPage {
            frame: frame.titled(words.get("calendar-title")).within(Room::Organisation),
            words,
            year,
            before: (year > FIRST_YEAR).then_some(year - 1),
            after: (year < LAST_YEAR).then_some(year + 1),
            days: calendar.holidays(year),
            form,
            terms: terms(words),
            counted,
        }
    }

    fn is_worked(&self, day: &Day) -> bool {
        day.kind == DayKind::Working
    }
}

/// What a term can count.
pub fn terms(words: Words) -> Vec<Choice> {
    let terms = [
        ("working_day", "term-working-days"),
        ("working_hour", "term-working-hours"),
        ("day", "term-days"),
        ("month", "term-months"),
    ];
    terms.into_iter().map(|(value, key)| Choice::new(value, words.get(key))).collect()
}

/// The term of a length and of what it counts.
pub fn term(length: u32, unit: &str) -> Option<Term> {
    match unit {
        "working_day" => Some(Term::WorkingDays(length)),
        "working_hour" => Term::working_hours(length).ok(),
        "day" => Some(Term::Days(length)),
        "month" => Some(Term::Months(length)),
        _ => None,
    }
}

fn count(asked: &Asked, form: &mut Form, words: Words, calendar: &Calendar) -> Option<Counted> {
    if asked.from.trim().is_empty() && asked.term.trim().is_empty() {
        return None;
    }
    let start = match text::parse_moment(asked.from.trim()) {
        Ok(When::Moment(moment)) => Some(moment),
        Ok(When::Day(day)) => Some(day.midnight().assume_offset(calendar::ZONE)),
        Err(_) => {
            form.refuse("from", words.say("form-not-a-date").text("typed", &asked.from));
            None
        }
    };
    let length = asked.term.trim().parse().ok();
    if length.is_none() {
        form.refuse("term", words.get("form-not-a-number"));
    }
    let term = term(length?, form.value("term_unit"))?;
    match calendar.due(start?, term) {
        Ok(due) => Some(Counted { at: due.at, explained: Explained::of(&due, words) }),
        Err(_) => {
            form.refuse("term", words.get("directives-due-out-of-range"));
            None
        }
    }
}

/// Shows the page.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let template = CalendarPage::new(reader.frame.clone(), &asked, reader.office().calendar());
    Ok(page(&template))
}
