//! Tokens of the programming interface, found by the hash of their secret. They are written by commits alone.

use ids::{PersonId, TokenId};
use people::{Scopes, SecretHash, StoredToken, Token};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};

use crate::moment::{Reader, micros};
use crate::rows::running::api_token;
use crate::{Database, Fault};

/// The token of this id, good or not.
///
/// # Errors
/// [`Fault::Database`], [`Fault::Row`].
pub async fn token(db: &Database, id: TokenId) -> Result<Option<Token>, Fault> {
    api_token::Entity::find_by_id(id.uuid()).one(db.reader()).await?.map(read).transpose()
}

/// The token whose secret has this hash, good or not.
///
/// # Errors
/// [`Fault::Database`], [`Fault::Row`].
pub async fn find(db: &Database, hash: SecretHash) -> Result<Option<Token>, Fault> {
    let found = api_token::Entity::find().filter(api_token::COLUMN.hash.eq(hash.0.to_vec())).one(db.reader()).await?;
    found.map(read).transpose()
}

/// Every token of a person, the newest first.
///
/// # Errors
/// [`Fault::Database`], [`Fault::Row`].
pub async fn of_person(db: &Database, person: PersonId) -> Result<Vec<Token>, Fault> {
    let rows = api_token::Entity::find()
        .filter(api_token::COLUMN.person_id.eq(person.uuid()))
        .order_by_desc(api_token::COLUMN.created_at_us)
        .order_by_desc(api_token::COLUMN.id)
        .all(db.reader())
        .await?;
    rows.into_iter().map(read).collect()
}

/// A token as its row.
pub(crate) fn token_columns(token: &Token) -> api_token::Model {
    api_token::Model {
        id: token.id.uuid(),
        person_id: token.person.uuid(),
        name: token.name.clone(),
        hash: token.hash.0.to_vec(),
        scopes: token.scopes.words().join(" "),
        created_at_us: micros(token.created_at),
        expires_at_us: token.expires_at.map(micros),
        revoked_at_us: token.revoked_at.map(micros),
    }
}

fn read(row: api_token::Model) -> Result<Token, Fault> {
    let reader = Reader::new("api_token", row.id);
    let hash: [u8; 32] = row.hash.try_into().map_err(|_| reader.fault("a hash has thirty-two bytes"))?;
    Ok(Token::restore(StoredToken {
        id: TokenId::new(row.id),
        person: PersonId::new(row.person_id),
        name: row.name,
        hash: SecretHash(hash),
        scopes: Scopes::stored(&row.scopes),
        created_at: reader.moment(row.created_at_us)?,
        expires_at: reader.moment_opt(row.expires_at_us)?,
        revoked_at: reader.moment_opt(row.revoked_at_us)?,
    }))
}
