//! Tokens of the programming interface: made once, shown once, kept as a hash.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ids::{PersonId, TokenId};
use people::acts::make_token::{Wanted, make_token};
use people::acts::revoke_token::revoke_token;
use people::{Actor, Person, Scope, Scopes, SecretHash, Span, Token};
use serde::Serialize;
use sha2::{Digest, Sha256};
use storage::Change;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::act::{Act, With};
use crate::look::Query;
use crate::{Office, Refusal};

/// Who may make, list and take back tokens is written under this name in the permit table: everybody, one's own.
const ACT: &str = "tokens.manage";

/// What a secret begins with, so that one that leaked can be recognised.
const PREFIX: &str = "dunghan_";

/// A token that was just made. The secret is not kept.
#[derive(Clone)]
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
    /// The acts that the token may do.
    pub scopes: Scopes,
}

impl Office {
    /// Makes a token for `person` and gives its secret, once: the same `key` again gives nothing.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`] for another person's token, unless the console makes it;
    /// [`people::Refusal::TokenShown`] for a key that made a token before; what the act refuses.
    pub async fn make_token(
        &self,
        actor: &Actor,
        key: Option<Uuid>,
        person: PersonId,
        wanted: Wanted,
    ) -> Result<Made, Refusal> {
        let secret = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(self.ids.salt()));
        let id = TokenId::new(self.ids.uuid(self.clock.now()));
        let made = self.perform(actor, key, &MakeToken { id, person, wanted, hash: hash(&secret) }).await?;
        if made == id { Ok(Made { id, secret }) } else { Err(people::Refusal::TokenShown.into()) }
    }

    /// Who a secret belongs to.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a secret that nobody has, that expired or was taken back.
    pub async fn bearer(&self, secret: &str, now: OffsetDateTime) -> Result<Bearer, Refusal> {
        let unknown = || Refusal::not_found("token", "");
        let token = storage::tokens::find(&self.db, hash(secret)).await?.filter(|token| token.is_good(now));
        let token = token.ok_or_else(unknown)?;
        let signed_in = self.signed_in(token.person).await.map_err(|refusal| match refusal {
            Refusal::NotFound { .. } => unknown(),
            trouble => trouble,
        })?;
        Ok(Bearer { actor: signed_in.actor(), scopes: token.scopes.clone() })
    }
}

/// Makes a token whose secret only the caller knows. Answers its id; what is answered is kept, so no secret is in it.
#[derive(Serialize)]
struct MakeToken {
    // Another one each time that the same form is sent.
    #[serde(skip)]
    id: TokenId,
    person: PersonId,
    wanted: Wanted,
    #[serde(skip)]
    hash: SecretHash,
}

impl Act for MakeToken {
    const NAME: &'static str = ACT;
    type Subject = Person;
    type Done = TokenId;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Person, Refusal> {
        within(scope, self.person)?;
        let person = storage::people::person(&office.db, self.person).await?;
        person.ok_or_else(|| Refusal::not_found("person", self.person))
    }

    fn decide(&self, owner: Person, with: &With<'_>) -> Result<(TokenId, Vec<Change>), Refusal> {
        let change = make_token(&owner, self.wanted.clone(), self.id, self.hash, with.now)?;
        Ok((self.id, vec![Change::People(change)]))
    }
}

/// Takes a token of a person back.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct RevokeToken {
    /// Whose it is.
    pub person: PersonId,
    /// Which.
    pub token: TokenId,
}

impl Act for RevokeToken {
    const NAME: &'static str = ACT;
    type Subject = Token;
    type Done = ();

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Token, Refusal> {
        within(scope, self.person)?;
        let token = storage::tokens::token(&office.db, self.token).await?;
        let own = token.filter(|token| token.person == self.person);
        own.ok_or_else(|| Refusal::not_found("token", self.token))
    }

    fn decide(&self, token: Token, with: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        Ok(((), revoke_token(&token, with.now).map(Change::People).into_iter().collect()))
    }
}

/// A person's tokens, the newest first, those included that open nothing any more.
#[derive(Debug, Clone, Copy)]
pub struct ListTokens(pub PersonId);

impl Query for ListTokens {
    const NAME: &'static str = ACT;
    type Answer = Vec<Token>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<Token>, Refusal> {
        within(scope, self.0)?;
        Ok(storage::tokens::of_person(&office.db, self.0).await?)
    }
}

/// Nobody reaches the tokens of another, except at the console.
fn within(scope: &Scope, person: PersonId) -> Result<(), Refusal> {
    match scope.span() {
        Span::Office => Ok(()),
        Span::Own { person: own } | Span::Units { person: own, .. } if *own == person => Ok(()),
        Span::Own { .. } | Span::Units { .. } => Err(Refusal::NotPermitted { act: ACT }),
    }
}

fn hash(secret: &str) -> SecretHash {
    SecretHash(Sha256::digest(secret.as_bytes()).into())
}
