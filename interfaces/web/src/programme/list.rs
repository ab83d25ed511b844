//! The programme of a year as a list: by due time, filtered by what stands in the address, today's or as it was on a day.

use ::programme::views::ItemRow;
use app::programme::{Asked as Wanted, ListProgramme, Listed, Part};
use askama::Template;
use axum::extract::Query;
use commitment::State;
use serde::Deserialize;
use time::Date;

use crate::answer::{Answer, page};
use crate::parts::{Badge, Choice, Due, Empty, Frame, Room};
use crate::reader::Reader;
use crate::units;
use crate::words::Words;

/// The filter as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// Words of the code or the title, with or without diacritics.
    #[serde(default)]
    pub text: String,
    /// The year.
    #[serde(default)]
    pub year: String,
    /// `q1` to `q4`, `m1` to `m12`.
    #[serde(default)]
    pub part: String,
    /// Who leads.
    #[serde(default)]
    pub unit: String,
    /// The state.
    #[serde(default)]
    pub state: String,
    /// The programme as it was in force on this day.
    #[serde(default)]
    pub on: String,
}

impl Asked {
    /// What the records are asked for; a word that is no choice filters nothing.
    pub fn query(&self) -> ListProgramme {
        let part = self.part.split_at_checked(1).and_then(|(kind, number)| {
            let number: u8 = number.parse().ok()?;
            match kind {
                "q" if (1..=4).contains(&number) => Some(Part::Quarter(number)),
                "m" if (1..=12).contains(&number) => Some(Part::Month(number)),
                _ => None,
            }
        });
        ListProgramme(Wanted {
            year: self.year.parse().ok(),
            part,
            unit: self.unit.parse().ok(),
            state: State::ALL.into_iter().find(|state| state.key() == self.state),
            text: self.text.clone(),
            on: self.day(),
        })
    }

    fn day(&self) -> Option<Date> {
        text::parse_date(&self.on).ok()
    }

    fn is_any(&self) -> bool {
        [&self.text, &self.part, &self.unit, &self.state, &self.on].iter().any(|typed| !typed.trim().is_empty())
    }
}

/// An item with its due time as the reader sees it.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the records say.
    pub row: ItemRow,
    /// Its due time.
    pub due: Due,
}

/// The lines that a reader sees now.
pub fn lines(rows: Vec<ItemRow>, now: time::OffsetDateTime, calendar: &::calendar::Calendar) -> Vec<Line> {
    rows.into_iter().map(|row| Line { due: Due::seen(row.state, row.due_at, now, calendar), row }).collect()
}

/// The page.
#[derive(Template)]
#[template(path = "programme/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    asked: Asked,
    year: i32,
    on: Option<Date>,
    years: Vec<Choice>,
    chosen_year: String,
    parts: Vec<Choice>,
    units: Vec<Choice>,
    states: Vec<Choice>,
    counts: Vec<(Badge, &'static str, u64)>,
    lines: Vec<Line>,
    empty: Empty,
    can_adjust: bool,
}

impl ListPage {
    /// The page of these items.
    pub fn new(
        frame: Frame,
        asked: Asked,
        found: Listed,
        units: Vec<Choice>,
        calendar: &::calendar::Calendar,
        can_adjust: bool,
    ) -> ListPage {
        let words = frame.words;
        let empty = if asked.is_any() {
            Empty::filtered("/programme")
        } else {
            Empty {
                icon: "progress",
                title: "programme-empty",
                text: "programme-empty-text",
                act: can_adjust.then_some(("/programme/new", "programme-new-act")),
            }
        };
        let quarters = (1..=4)
            .map(|n: u8| Choice::new(format!("q{n}"), words.say("programme-quarter").number("number", n).to_string()));
        let months = (1..=12)
            .map(|n: u8| Choice::new(format!("m{n}"), words.say("programme-month").number("number", n).to_string()));
        let states = State::ALL.into_iter().filter(|state| !matches!(state, State::Paused | State::NotEntered));
        ListPage {
            parts: quarters.chain(months).collect(),
            states: states.map(|state| Choice::new(state.key(), words.get(Badge::of(state, false).key))).collect(),
            counts: found.states.iter().map(|(state, count)| (Badge::of(*state, false), state.key(), *count)).collect(),
            on: asked.day(),
            years: found.years.iter().map(|year| Choice::new(year, year.to_string())).collect(),
            chosen_year: found.year.to_string(),
            year: found.year,
            lines: lines(found.rows, frame.now, calendar),
            frame: frame.titled(words.say("programme-title").text("year", found.year)).within(Room::Programme),
            words,
            asked,
            units,
            empty,
            can_adjust,
        }
    }
}

/// Shows the list.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let found = reader.look(&asked.query()).await?;
    let units = units::new::choices(&reader, &[]).await?;
    let can_adjust = reader.may("programme.adjust");
    let page_of = ListPage::new(reader.frame.clone(), asked, found, units, reader.office().calendar(), can_adjust);
    Ok(page(&page_of))
}
