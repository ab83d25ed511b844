//! Documents into their table.

use std::collections::BTreeSet;

use directives::{Content, Document, Secrecy};
use ids::DocumentId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use sea_orm::{QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::versions::{Changed, new_and_changed, replace};
use crate::CommitError;
use crate::bulk::{self, IDS_A_QUERY};
use crate::moment::{days, micros, office_day};
use crate::rows::directives::{directive, document};
use crate::search::Words;

/// Waits for every other commit on these documents, always in the same order.
pub(super) async fn lock(txn: &DatabaseTransaction, ids: &BTreeSet<DocumentId>) -> Result<(), CommitError> {
    let ids: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let select = document::Entity::find()
            .select_only()
            .column(document::Column::Id)
            .filter(document::COLUMN.id.is_in(chunk.iter().copied()))
            .order_by_asc(document::COLUMN.id)
            .lock_exclusive()
            .into_query();
        txn.query_all(&select).await?;
    }
    Ok(())
}

/// Writes documents.
pub(super) async fn write(
    txn: &DatabaseTransaction,
    documents: &[&Document],
    words: &mut Vec<Words>,
) -> Result<(), CommitError> {
    let (new, changed) = new_and_changed(documents, |document| document.version);
    bulk::insert(txn, new.into_iter().map(|write| row(write).into_active_model()).collect()).await?;
    let changed = changed.into_iter().map(|write| Changed {
        id: write.id.uuid(),
        version: write.version,
        row: row(write).into_active_model(),
    });
    replace(txn, changed, document::Column::Id, document::Column::Version).await?;
    words.extend(documents.iter().map(|write| {
        let subject = match &write.content {
            Content::Open { subject } => subject.as_str(),
            Content::Secret { .. } => "",
        };
        Words::new("document", write.id.uuid(), &[&write.number, &write.issuer, subject])
    }));
    Ok(())
}

/// Counts the entered tasks of these documents again.
pub(super) async fn count_entered(txn: &DatabaseTransaction, ids: &BTreeSet<DocumentId>) -> Result<(), CommitError> {
    let entered = Query::select()
        .expr(Expr::col((directive::Entity, directive::Column::Id)).count())
        .from(directive::Entity)
        .and_where(
            Expr::col((directive::Entity, directive::Column::DocumentId))
                .equals((document::Entity, document::Column::Id)),
        )
        // What was split off belongs to a task that is counted.
        .and_where(Expr::col((directive::Entity, directive::Column::ParentId)).is_null())
        .take();
    let entered = Expr::SubQuery(None, Box::new(entered.into()));
    let ids: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
    for chunk in ids.chunks(IDS_A_QUERY) {
        document::Entity::update_many()
            .col_expr(document::Column::EnteredTasks, entered.clone())
            .filter(document::COLUMN.id.is_in(chunk.iter().copied()))
            .filter(document::Column::EnteredTasks.into_expr().ne(entered.clone()))
            .exec(txn)
            .await?;
    }
    Ok(())
}

fn row(write: &Document) -> document::Model {
    let key = write.key();
    let (subject, secrecy) = match &write.content {
        Content::Open { subject } => (Some(subject.clone()), Secrecy::None),
        Content::Secret { secrecy } => (None, *secrecy),
    };
    let issued_at = write.issued_on.midnight().assume_offset(calendar::ZONE);
    let registered_at = write.received_at.unwrap_or(issued_at);
    document::Model {
        id: write.id.uuid(),
        number: write.number.clone(),
        number_key: key.number,
        issued_on: days(write.issued_on),
        issuer: write.issuer.clone(),
        issuer_key: key.issuer,
        level: write.level.key().to_owned(),
        direction: write.direction.key().to_owned(),
        book_no: write.book_no.map(i64::from),
        book_year: i64::from(office_day(registered_at).year()),
        received_at_us: write.received_at.map(micros),
        subject,
        secrecy: secrecy.key().to_owned(),
        has_deadline: write.has_deadline,
        deadline_us: write.deadline.map(micros),
        urgency: write.urgency.key().to_owned(),
        expected_tasks: i64::from(write.expected_tasks),
        // Counted once the commit's directives are written.
        entered_tasks: 0,
        sort_us: micros(registered_at),
        version: write.version,
    }
}
