//! The assigned tasks: who works on what, filtered by what stands in the address.

use ::directives::Level;
use ::directives::flow::Turn;
use app::Slice;
use app::directives::ListDirectives;
use askama::Template;
use axum::extract::Query;
use commitment::State;
use serde::Deserialize;

use super::lines::Lines;
use crate::answer::{Answer, page};
use crate::inbox::After;
use crate::parts::{Badge, Choice, Empty, Frame, Pager, Room};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The filter as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// Words of the content, code or document number, with or without diacritics.
    #[serde(default)]
    pub text: String,
    /// Who gave it.
    #[serde(default)]
    pub level: String,
    /// The state now.
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
        query.filter.states = State::ALL.into_iter().filter(|state| state.key() == self.state).collect();
        query.filter.turn = Turn::from_key(&self.turn);
        query
    }

    /// Whether anything is filtered.
    pub fn is_any(&self) -> bool {
        !(self.text.trim().is_empty() && self.level.is_empty() && self.state.is_empty() && self.turn.is_empty())
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
            states: states.collect(),
            turns: terms::choices(words, Turn::ALL, Turn::key),
            asked,
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
    let lines = Lines::seen(&reader, found.rows);
    Ok(page(&ListPage::new(reader.frame, asked, lines, pager)))
}
