//! Make a token of the programming interface.

use ids::TokenId;
use ledger::{Body, Draft, Value};
use serde::Serialize;
use time::{Duration, OffsetDateTime};

use crate::token::LONGEST_DAYS;
use crate::{Change, Person, Refusal, Scopes, SecretHash, StoredToken, Token, Write};

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wanted {
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Scopes,
    /// How many days it lasts; `None`: until it is taken back.
    pub days: Option<u32>,
}

/// Makes the token `id` of `owner` for the secret that `hash` was made from.
///
/// # Errors
/// [`Refusal::Left`], [`Refusal::NameMissing`], [`Refusal::TokenDays`].
pub fn make_token(
    owner: &Person,
    wanted: Wanted,
    id: TokenId,
    hash: SecretHash,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    let name = wanted.name.trim().to_owned();
    if !owner.active {
        return Err(Refusal::Left);
    }
    if name.is_empty() {
        return Err(Refusal::NameMissing);
    }
    if wanted.days.is_some_and(|days| !(1..=LONGEST_DAYS).contains(&days)) {
        return Err(Refusal::TokenDays);
    }
    let stored = StoredToken {
        id,
        person: owner.id,
        name,
        hash,
        scopes: wanted.scopes,
        created_at: now,
        expires_at: wanted.days.map(|days| now + Duration::days(i64::from(days))),
        revoked_at: None,
    };
    let words = stored.scopes.words().into_iter().map(|word| Value::Text(word.to_owned())).collect();
    let body = Body::new()
        .with("person", stored.person.to_string())
        .with("name", Value::personal(stored.name.as_str()))
        .with("scopes", Value::List(words))
        .with("days", wanted.days);
    let draft = event("tokens.make", &stored, 1, body);
    Ok(Change::new(Write::Token(Token::restore(stored)), draft))
}

/// An event about a token says nothing of its secret.
pub(super) fn event(act: &str, token: &StoredToken, version: i64, body: Body) -> Draft {
    Draft {
        act: act.to_owned(),
        subject_kind: "token".to_owned(),
        subject_id: token.id.uuid(),
        subject_version: version,
        occurred_at_us: None,
        body,
    }
}
