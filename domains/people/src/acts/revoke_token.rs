//! Take a token back: it opens nothing from now on.

use ledger::Body;
use time::OffsetDateTime;

use super::make_token::event;
use crate::{Change, StoredToken, Token, Write};

/// Decides the change; `None`: it was taken back before.
#[must_use]
pub fn revoke_token(token: &Token, now: OffsetDateTime) -> Option<Change> {
    if token.revoked_at.is_some() {
        return None;
    }
    let stored = StoredToken { revoked_at: Some(now), ..(**token).clone() };
    let draft = event("tokens.revoke", &stored, 2, Body::new().with("person", stored.person.to_string()));
    Some(Change::new(Write::Token(Token::restore(stored)), draft))
}
