//! `dunghan token list`: a person's tokens, the newest first; no secret is among them.

use app::tokens::ListTokens;
use ids::TokenId;
use people::Token;
use serde::Serialize;
use serde_json::json;
use time::OffsetDateTime;

use super::Whose;
use crate::screen::{Outcome, Screen};
use crate::{House, console, say, table};

#[derive(Serialize)]
struct Line {
    id: TokenId,
    name: String,
    scopes: Vec<String>,
    #[serde(with = "time::serde::rfc3339")]
    created_at: OffsetDateTime,
    #[serde(with = "time::serde::rfc3339::option")]
    expires_at: Option<OffsetDateTime>,
    #[serde(with = "time::serde::rfc3339::option")]
    revoked_at: Option<OffsetDateTime>,
    good: bool,
}

impl Line {
    fn seen(token: &Token, now: OffsetDateTime) -> Self {
        Self {
            id: token.id,
            name: token.name.clone(),
            scopes: token.scopes.words().into_iter().map(str::to_owned).collect(),
            created_at: token.created_at,
            expires_at: token.expires_at,
            revoked_at: token.revoked_at,
            good: token.is_good(now),
        }
    }
}

pub(crate) async fn run(whose: &Whose, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let office = house.open().await?;
    let person = whose.find(&office).await?;
    let now = office.clock().now();
    let tokens = office.look(&console::actor(), &ListTokens(person.id)).await?;
    let lines: Vec<Line> = tokens.iter().map(|token| Line::seen(token, now)).collect();
    screen.answer(&json!({ "person": person.username, "tokens": lines }), |out| {
        if lines.is_empty() {
            return writeln!(out, "{}", say::no_tokens(&person.username));
        }
        let rows = lines.iter().map(|line| {
            let state = say::token_state(line.good, line.revoked_at.is_some());
            let until = line.expires_at.map_or_else(|| say::ENDLESS.to_owned(), say::moment);
            [line.id.to_string(), line.name.clone(), line.scopes.join(" "), until, state.to_owned()]
        });
        table::write(out, say::TOKEN_HEADS, rows)
    })
}
