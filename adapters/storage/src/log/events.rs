//! Events in their table, and personal texts in the one from which they may be erased.

use std::collections::HashMap;

use directives::views::TimelineRow;
use ledger::{Event, PersonalField, SealedBody, VERSION};
use sea_orm::sea_query::Query;
use sea_orm::{
    Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, NotSet,
    QueryFilter, QueryOrder, QueryTrait, Set,
};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::bulk::{self, IDS_A_QUERY};
use crate::moment::Reader;
use crate::rows::log::{event, event_queue, ledger_leaf, personal_value};
use crate::rows::people::person;
use crate::{Database, Fault};

/// What became of an event's row.
pub(crate) enum Stored {
    Readable(Box<Event>),
    Unreadable,
}

/// The moment of the latest event; `None`: nothing was done yet. Looked for at the end of the tree and in the queue, which is
/// short, since events come there in the order of their moments.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn latest_moment(db: &Database) -> Result<Option<OffsetDateTime>, Fault> {
    let last = ledger_leaf::Entity::find().order_by_desc(ledger_leaf::COLUMN.idx).one(db.reader()).await?;
    let queued = Query::select().column(event_queue::Column::EventId).from(event_queue::Entity).take();
    let row = event::Entity::find()
        .filter(
            Condition::any()
                .add(event::COLUMN.id.is_in(last.map(|leaf| leaf.event_id)))
                .add(event::COLUMN.id.in_subquery(queued)),
        )
        .order_by_desc(event::COLUMN.recorded_at_us)
        .one(db.reader())
        .await?;
    row.map(|row| Reader::new("event", row.id).moment(row.recorded_at_us)).transpose()
}

/// The history of a subject, the oldest event first. Actors are named where the log knows a person.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn of_subject(db: &Database, subject: Uuid) -> Result<Vec<TimelineRow>, Fault> {
    let rows = event::Entity::find()
        .filter(event::COLUMN.subject_id.eq(subject))
        .order_by_asc(event::COLUMN.recorded_at_us)
        .order_by_asc(event::COLUMN.subject_version)
        .order_by_asc(event::COLUMN.id)
        .all(db.reader())
        .await?;
    let mut indexes: HashMap<Uuid, i64> = HashMap::new();
    let mut names: HashMap<Uuid, String> = HashMap::new();
    for chunk in rows.chunks(IDS_A_QUERY) {
        let leaves = ledger_leaf::Entity::find()
            .filter(ledger_leaf::COLUMN.event_id.is_in(chunk.iter().map(|row| row.id)))
            .all(db.reader())
            .await?;
        indexes.extend(leaves.into_iter().map(|leaf| (leaf.event_id, leaf.idx)));
        let actors: std::collections::BTreeSet<Uuid> =
            chunk.iter().flat_map(|row| [row.actor_id, row.on_behalf_of]).flatten().collect();
        let people = person::Entity::find().filter(person::COLUMN.id.is_in(actors)).all(db.reader()).await?;
        names.extend(people.into_iter().map(|person| (person.id, person.full_name)));
    }
    rows.into_iter()
        .map(|row| {
            let reader = Reader::new("event", row.id);
            let name = |id: Option<Uuid>| id.and_then(|id| names.get(&id).cloned());
            Ok(TimelineRow {
                event: row.id,
                act: row.act,
                occurred_at: reader.moment(row.occurred_at_us)?,
                recorded_at: reader.moment(row.recorded_at_us)?,
                actor: name(row.actor_id).unwrap_or(row.actor_label),
                on_behalf_of: name(row.on_behalf_of),
                body: row.body,
                index: indexes.get(&row.id).map(|index| index.cast_unsigned()),
            })
        })
        .collect()
}

/// Adds sealed events: to their table, to the queue of those without a leaf, and their personal texts.
pub(crate) async fn add(txn: &DatabaseTransaction, sealed: Vec<(Event, Vec<PersonalField>)>) -> Result<(), DbErr> {
    let mut events = Vec::with_capacity(sealed.len());
    let mut queue = Vec::with_capacity(sealed.len());
    let mut personal = Vec::new();
    for (event, fields) in sealed {
        queue.push(event_queue::ActiveModel { place: NotSet, event_id: Set(event.id) });
        personal.extend(fields.into_iter().map(|field| {
            personal_value::Model {
                event_id: event.id,
                path: field.path,
                digest: field.digest.0.to_vec(),
                salt: field.salt.to_vec(),
                value: field.value,
            }
            .into_active_model()
        }));
        events.push(columns(event).into_active_model());
    }
    bulk::insert(txn, events).await?;
    bulk::insert(txn, queue).await?;
    bulk::insert(txn, personal).await
}

/// The events of these ids. A row whose columns do not read as an event is told apart from one that is not there.
pub(crate) async fn load(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<HashMap<Uuid, Stored>, Fault> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_A_QUERY) {
        let select = event::Entity::find().filter(event::COLUMN.id.is_in(chunk.iter().copied())).into_query();
        for row in db.query_all(&select).await? {
            let id: Uuid = row.try_get("", "id")?;
            let stored = match event::Model::from_query_result(&row, "").ok().and_then(read) {
                Some(event) => Stored::Readable(Box::new(event)),
                None => Stored::Unreadable,
            };
            found.insert(id, stored);
        }
    }
    Ok(found)
}

fn columns(event: Event) -> event::Model {
    event::Model {
        id: event.id,
        version: i64::from(VERSION),
        act: event.act,
        subject_kind: event.subject_kind,
        subject_id: event.subject_id,
        subject_version: event.subject_version,
        actor_id: event.actor_id,
        actor_label: event.actor_label,
        on_behalf_of: event.on_behalf_of,
        run_id: event.run_id,
        occurred_at_us: event.occurred_at_us,
        recorded_at_us: event.recorded_at_us,
        body: event.body.as_str().to_owned(),
    }
}

/// The event of a row; `None`: its columns do not read as one.
pub(super) fn read(row: event::Model) -> Option<Event> {
    if row.version != i64::from(VERSION) {
        return None;
    }
    Some(Event {
        id: row.id,
        act: row.act,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        subject_version: row.subject_version,
        actor_id: row.actor_id,
        actor_label: row.actor_label,
        on_behalf_of: row.on_behalf_of,
        run_id: row.run_id,
        occurred_at_us: row.occurred_at_us,
        recorded_at_us: row.recorded_at_us,
        body: SealedBody::from_json(&row.body).ok()?,
    })
}
