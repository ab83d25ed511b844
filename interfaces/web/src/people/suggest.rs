//! Whoever fits what is typed into a field for a person: the choices that the script offers.

use ::people::views::PersonRow;
use app::Slice;
use app::people::ListPeople;
use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::answer::{Answer, page};
use crate::reader::Reader;

/// How many are offered; whoever is not among them is found by typing on.
const OFFERED: u64 = 20;

/// What was typed so far.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    follower: String,
    #[serde(default)]
    person: String,
}

/// The choices, a part of a page.
#[derive(Template)]
#[template(path = "people/suggest.html")]
pub struct SuggestPart {
    rows: Vec<PersonRow>,
}

impl SuggestPart {
    /// The choices of these people.
    pub fn new(rows: Vec<PersonRow>) -> SuggestPart {
        SuggestPart { rows }
    }
}

/// Answers the choices.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let mut query = ListPeople { filter: Default::default(), slice: Slice::first(OFFERED) };
    query.filter.active = Some(true);
    let typed = [asked.follower.trim(), asked.person.trim()];
    query.filter.text = typed.into_iter().find(|typed| !typed.is_empty()).unwrap_or_default().to_owned();
    Ok(page(&SuggestPart::new(reader.look(&query).await?.rows)))
}
