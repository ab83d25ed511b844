//! What a decision looked at and does not change: at commit it must be as it was seen.

use std::collections::BTreeMap;

use ids::{DocumentId, PersonId, UnitId};
use sea_orm::sea_query::{Expr, LockType};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait};
use sea_orm::{QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::CommitError;
use crate::bulk::IDS_A_QUERY;
use crate::rows::directives::document;
use crate::rows::people::{person, unit};

/// A record that a decision relies on, and the version that it saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relied {
    /// A document.
    Document(DocumentId, i64),
    /// A unit.
    Unit(UnitId, i64),
    /// A person.
    Person(PersonId, i64),
}

/// Holds the records as they are until the transaction ends, if they are as they were seen. The order of kinds and ids is
/// always the same, and comes after the documents that the commit locks: of two commits none waits for the other in a circle.
pub(super) async fn check(txn: &DatabaseTransaction, relied: &[Relied]) -> Result<(), CommitError> {
    let (mut documents, mut units, mut people) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for relied in relied {
        let (versions, id, version) = match *relied {
            Relied::Document(id, version) => (&mut documents, id.uuid(), version),
            Relied::Unit(id, version) => (&mut units, id.uuid(), version),
            Relied::Person(id, version) => (&mut people, id.uuid(), version),
        };
        // Seen twice in two versions: then one of them is old already.
        if versions.insert(id, version).is_some_and(|other| other != version) {
            return Err(CommitError::Conflict);
        }
    }
    still::<document::Entity>(txn, documents, document::Column::Id, document::Column::Version).await?;
    still::<unit::Entity>(txn, units, unit::Column::Id, unit::Column::Version).await?;
    still::<person::Entity>(txn, people, person::Column::Id, person::Column::Version).await
}

async fn still<E: EntityTrait>(
    txn: &DatabaseTransaction,
    mut versions: BTreeMap<Uuid, i64>,
    id: E::Column,
    version: E::Column,
) -> Result<(), CommitError> {
    let ids: Vec<Uuid> = versions.keys().copied().collect();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let select = E::find()
            .select_only()
            .column_as(id, "id")
            .column_as(version, "version")
            .filter(id.is_in(chunk.iter().copied()))
            .order_by(Expr::column(id), sea_orm::Order::Asc)
            .lock(LockType::Share)
            .into_query();
        for row in txn.query_all(&select).await? {
            let (id, stored): (Uuid, i64) = (row.try_get("", "id")?, row.try_get("", "version")?);
            if versions.remove(&id) != Some(stored) {
                return Err(CommitError::Conflict);
            }
        }
    }
    // What is left is not there.
    if versions.is_empty() { Ok(()) } else { Err(CommitError::Conflict) }
}
