//! Tokens of the programming interface: only a hash of the secret is kept.

use ids::{PersonId, TokenId};
use sea_orm::{EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};
use time::OffsetDateTime;

use crate::moment::{Reader, micros};
use crate::rows::running::api_token;
use crate::{Database, Fault};

/// A token as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// Whose it is.
    pub person: PersonId,
    /// What its owner calls it.
    pub name: String,
    /// What it may be used for: acts of the table of permits.
    pub scopes: Vec<String>,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it ends; `None`: it does not.
    pub expires_at: Option<OffsetDateTime>,
    /// When it was taken back.
    pub revoked_at: Option<OffsetDateTime>,
}

impl Token {
    /// Whether it opens anything at `now`.
    #[must_use]
    pub fn is_good(&self, now: OffsetDateTime) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }
}

/// Stores a new token under the hash of its secret.
///
/// # Errors
/// [`Fault::Database`].
pub async fn add(db: &Database, token: &Token, hash: &[u8; 32]) -> Result<(), Fault> {
    let row = api_token::Model {
        id: token.id.uuid(),
        person_id: token.person.uuid(),
        name: token.name.clone(),
        hash: hash.to_vec(),
        scopes: token.scopes.join(" "),
        created_at_us: micros(token.created_at),
        expires_at_us: token.expires_at.map(micros),
        revoked_at_us: token.revoked_at.map(micros),
    };
    let txn = db.begin().await?;
    api_token::Entity::insert(row.into_active_model()).exec_without_returning(&txn).await?;
    Ok(txn.commit().await?)
}

/// The token whose secret has this hash, good or not.
///
/// # Errors
/// [`Fault::Database`], [`Fault::Row`].
pub async fn find(db: &Database, hash: &[u8; 32]) -> Result<Option<Token>, Fault> {
    let found = api_token::Entity::find().filter(api_token::COLUMN.hash.eq(hash.to_vec())).one(db.reader()).await?;
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
        .all(db.reader())
        .await?;
    rows.into_iter().map(read).collect()
}

/// Takes a person's token back; false: the person has no such token, or it was taken back before.
///
/// # Errors
/// [`Fault::Database`].
pub async fn revoke(db: &Database, person: PersonId, id: TokenId, now: OffsetDateTime) -> Result<bool, Fault> {
    let txn = db.begin().await?;
    let done = api_token::Entity::update_many()
        .set(api_token::ActiveModel { revoked_at_us: Set(Some(micros(now))), ..Default::default() })
        .filter(api_token::COLUMN.id.eq(id.uuid()))
        .filter(api_token::COLUMN.person_id.eq(person.uuid()))
        .filter(api_token::COLUMN.revoked_at_us.is_null())
        .exec(&txn)
        .await?;
    txn.commit().await?;
    Ok(done.rows_affected > 0)
}

fn read(row: api_token::Model) -> Result<Token, Fault> {
    let reader = Reader::new("api_token", row.id);
    Ok(Token {
        id: TokenId::new(row.id),
        person: PersonId::new(row.person_id),
        name: row.name,
        scopes: row.scopes.split_whitespace().map(str::to_owned).collect(),
        created_at: reader.moment(row.created_at_us)?,
        expires_at: reader.moment_opt(row.expires_at_us)?,
        revoked_at: reader.moment_opt(row.revoked_at_us)?,
    })
}
