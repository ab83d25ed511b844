//! The assigned tasks: who works on what, filtered by what stands in the address.

use ::directives::Level;
use ::directives::flow::Turn;
use app::Slice;
use app::directives::ListDirectives;
use askama::Template;
use axum::extract::Query;
use commitment::State;
use serde::Deserialize;
use time::macros::datetime;
use time::{Date, OffsetDateTime};

use super::lines::Lines;
use crate::answer::{Answer, page};
use crate::inbox::After;
use crate::parts::{Badge, Choice, Empty, Frame, Pager, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The word for everything that is owed.
const OPEN: &str = "open";
/// After every due time.
const FAR: OffsetDateTime = datetime!(9999-01-01 00:00 +7);

/// The filter as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// Words of the content, code or document number, with or without diacritics.
    #[serde(default)]
    pub text: String,
    /// Who gave it.
    #[serde(default)]
    pub level: String,
    /// The unit that leads.
    #[serde(default)]
    pub unit: String,
    /// Who follows.
    #[serde(default)]
    pub follower: String,
    /// Due from this day on, as `2026-11-24`.
    #[serde(default)]
    pub from: String,
    /// Due until the end of this day.
    #[serde(default)]
    pub to: String,
    /// The state now: a state's word, or `open` for everything that is owed.
    #[serde(default)]
    pub state: String,
    /// Who must act next.
    #[serde(default)]
    pub turn: String,
}

impl Asked {
    /// What the records are asked for; a word that is no choice filters nothing.
    pub fn query(&self, slice: Slice) -> ListDirectives {
        let mut query = ListDirectives { filter: Default::default(), slice };
        query.filter.text = self.text.trim().to_owned();
        query.filter.level = Level::from_key(&self.level);
        let wanted = |state: &State| state.key() == self.state || (self.state == OPEN && state.is_open());
        query.filter.states = State::ALL.into_iter().filter(wanted).collect();
        query.filter.turn = Turn::from_key(&self.turn);
        query.filter.unit = self.unit.parse().ok();
        query.filter.follower = self.follower.parse().ok();
        query.filter.due = self.due();
        query
    }

    /// Whether anything is filtered.
    pub fn is_any(&self) -> bool {
        let words = [&self.level, &self.state, &self.turn, &self.unit, &self.follower, &self.from, &self.to];
        !(self.text.trim().is_empty() && words.iter().all(|word| word.is_empty()))
    }

    /// What the address filters by and the form has no field for.
    fn hidden(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let all = [("unit", &self.unit), ("follower", &self.follower), ("from", &self.from), ("to", &self.to)];
        all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.as_str()))
    }

    /// The due moments that the days name.
    fn due(&self) -> Option<(OffsetDateTime, OffsetDateTime)> {
        let day = |text: &str| text::parse_date(text).ok();
        let (from, to) = (day(&self.from), day(&self.to));
        let midnight = |day: Date| day.midnight().assume_offset(calendar::ZONE);
        let end = to.and_then(Date::next_day).map_or(FAR, midnight);
        (from.is_some() || to.is_some()).then(|| (from.map_or(OffsetDateTime::UNIX_EPOCH, midnight), end))
    }
}

/// The page.
#[derive(Template)]
#[template(path = "directives/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    asked: Asked,
    levels: Vec<Choice>,
    states: Vec<Choice>,
    turns: Vec<Choice>,
    key: String,
    lines: Lines,
    pager: Pager,
    empty: Empty,
}

impl ListPage {
    /// The page of these lines.
    pub fn new(frame: Frame, asked: Asked, lines: Lines, pager: Pager) -> ListPage {
        let words = frame.words;
        let empty = if asked.is_any() {
            Empty::filtered("/directives")
        } else {
            Empty {
                icon: "flag-3",
                title: "directives-empty",
                text: "directives-empty-text",
                act: Some(("/documents", "tab-documents")),
            }
        };
        let states =
            State::ALL.into_iter().map(|state| Choice::new(state.key(), words.get(Badge::of(state, false).key)));
        ListPage {
            frame: frame.titled(words.get("directives-title")).within(Room::Directives),
            words,
            levels: terms::choices(words, Level::ALL, Level::key),
            states: std::iter::once(Choice::new(OPEN, words.get("filter-open"))).chain(states).collect(),
            turns: terms::choices(words, Turn::ALL, Turn::key),
            asked,
            key: fresh_key().to_string(),
            lines,
            pager,
            empty,
        }
    }
}

/// Shows a page of the list.
pub async fn show(reader: Reader, Query(asked): Query<Asked>, Query(after): Query<After>) -> Answer {
    let found = reader.look(&asked.query(after.slice())).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let lines = Lines::seen(&reader, found.rows).await?;
    Ok(page(&ListPage::new(reader.frame, asked, lines, pager)))
}
