//! Tokens of the programming interface: made once, shown once, kept as a hash.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ids::{PersonId, TokenId};
use people::Actor;
use sha2::{Digest, Sha256};
use storage::tokens::Token;
use time::{Duration, OffsetDateTime};

use crate::{Office, Refusal};

/// What a secret begins with, so that one that leaked can be recognised.
const PREFIX: &str = "dunghan_";

/// A token that was just made. The secret is not kept.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its id.
    pub id: TokenId,
    /// What to send as `Authorization: Bearer …`.
    pub secret: String,
}

/// Who uses a token, and what it may do: the acts of its scopes, as far as the person's permits reach.
#[derive(Debug, Clone)]
pub struct Bearer {
    /// The person as an actor.
    pub actor: Actor,
    /// The acts that the token may do; empty: every act that the person may.
    pub scopes: Vec<String>,
}

impl Bearer {
    /// Whether the token may do `act`.
    #[must_use]
    pub fn may(&self, act: &str) -> bool {
        self.scopes.is_empty() || self.scopes.iter().any(|scope| scope == act)
    }
}

impl Office {
    /// Makes a token for `person`.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`] for another person's token, unless the console makes it.
    pub async fn make_token(
        &self,
        actor: &Actor,
        person: PersonId,
        name: &str,
        scopes: Vec<String>,
        lasts: Option<Duration>,
    ) -> Result<Made, Refusal> {
        self.own_tokens(actor, person)?;
        let secret = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(self.ids.salt()));
        let now = self.clock.now();
        let token = Token {
            id: TokenId::new(self.ids.uuid(now)),
            person,
            name: name.trim().to_owned(),
            scopes,
            created_at: now,
            expires_at: lasts.map(|lasts| now + lasts),
            revoked_at: None,
        };
        storage::tokens::add(&self.db, &token, &hash(&secret)).await?;
        Ok(Made { id: token.id, secret })
    }

    /// A person's tokens, the newest first.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`] for another person's tokens.
    pub async fn tokens(&self, actor: &Actor, person: PersonId) -> Result<Vec<Token>, Refusal> {
        self.own_tokens(actor, person)?;
        Ok(storage::tokens::of_person(&self.db, person).await?)
    }

    /// Takes a token back.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when the person has no such good token.
    pub async fn revoke_token(&self, actor: &Actor, person: PersonId, id: TokenId) -> Result<(), Refusal> {
        self.own_tokens(actor, person)?;
        let revoked = storage::tokens::revoke(&self.db, person, id, self.clock.now()).await?;
        if revoked { Ok(()) } else { Err(Refusal::not_found("token", id)) }
    }

    /// Who a secret belongs to.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a secret that nobody has, that expired or was taken back.
    pub async fn bearer(&self, secret: &str, now: OffsetDateTime) -> Result<Bearer, Refusal> {
        let unknown = || Refusal::not_found("token", "");
        let token = storage::tokens::find(&self.db, &hash(secret)).await?.filter(|token| token.is_good(now));
        let token = token.ok_or_else(unknown)?;
        let signed_in = self.signed_in(token.person).await.map_err(|_| unknown())?;
        Ok(Bearer { actor: signed_in.actor(), scopes: token.scopes })
    }

    fn own_tokens(&self, actor: &Actor, person: PersonId) -> Result<(), Refusal> {
        match actor.person() {
            Some(own) if own != person => Err(Refusal::NotPermitted { act: "tokens.manage" }),
            _ => Ok(()),
        }
    }
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
