//! Directives taken back through the rules of their domain, with deadlines, pauses, follow-ups and proofs.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use commitment::{Commitment, Completion, Deadline, Evidence, Pause};
use directives::flow::{ExtensionRequest, Returned};
use directives::{Directive, Follower, Level, StoredDirective};
use ids::{DirectiveId, DocumentId, PersonId, UnitId};
use sea_orm::sea_query::{Query, SimpleExpr};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use time::OffsetDateTime;
use uuid::Uuid;

use super::flow::{self, Units};
use super::{deadline, proof};
use crate::bulk::IDS_A_QUERY;
use crate::moment::Reader;
use crate::rows::directives::{
    directive, directive_co_unit, directive_deadline, directive_evidence, directive_extension, directive_follow_up,
    directive_pause, directive_return,
};
use crate::{Database, Fault};

/// The directive of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn load(db: &Database, id: DirectiveId) -> Result<Option<Directive>, Fault> {
    Ok(by_ids(db, &[id]).await?.remove(&id))
}

/// The directives of these ids.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn by_ids(db: &Database, ids: &[DirectiveId]) -> Result<HashMap<DirectiveId, Directive>, Fault> {
    let mut found = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_A_QUERY) {
        let chunk = chunk.iter().map(|id| id.uuid());
        let rows = directive::Entity::find().filter(directive::COLUMN.id.is_in(chunk)).all(db.reader()).await?;
        found.extend(read(db.reader(), rows).await?.into_iter().map(|directive| (directive.id, directive)));
    }
    Ok(found)
}

/// The directives of these codes.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn by_codes(db: &Database, codes: &[String]) -> Result<HashMap<String, Directive>, Fault> {
    let mut found = HashMap::with_capacity(codes.len());
    for chunk in codes.chunks(IDS_A_QUERY) {
        let rows = directive::Entity::find().filter(directive::COLUMN.code.is_in(chunk)).all(db.reader()).await?;
        let directives = read(db.reader(), rows).await?;
        found.extend(directives.into_iter().map(|directive| (directive.code.clone(), directive)));
    }
    Ok(found)
}

/// The texts of the follow-up records of these directives, by directive and moment.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn follow_up_texts(
    db: &Database,
    ids: &[DirectiveId],
) -> Result<HashMap<(DirectiveId, OffsetDateTime), String>, Fault> {
    let mut found = HashMap::new();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let chunk = chunk.iter().map(|id| id.uuid());
        let rows = directive_follow_up::Entity::find()
            .filter(directive_follow_up::COLUMN.directive_id.is_in(chunk))
            .all(db.reader())
            .await?;
        for row in rows {
            let at = Reader::new("directive_follow_up", row.id).moment(row.at_us)?;
            found.insert((DirectiveId::new(row.directive_id), at), row.text);
        }
    }
    Ok(found)
}

/// The open directives that a person follows or works on.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn open_of_person(db: &Database, person: PersonId) -> Result<Vec<Directive>, Fault> {
    let c = directive::COLUMN;
    open(db, [c.follower_id.eq(person.uuid()), c.officer_id.eq(person.uuid())]).await
}

/// The open directives in which a unit leads, cooperates or is informed.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn open_of_unit(db: &Database, unit: UnitId) -> Result<Vec<Directive>, Fault> {
    let taking_part = Query::select()
        .column(directive_co_unit::Column::DirectiveId)
        .from(directive_co_unit::Entity)
        .and_where(directive_co_unit::COLUMN.unit_id.eq(unit.uuid()))
        .take();
    let c = directive::COLUMN;
    open(db, [c.lead_unit_id.eq(unit.uuid()), c.id.in_subquery(taking_part)]).await
}

/// Open directives of either condition, each asked by itself: under both at once no index would be used.
async fn open(db: &Database, either: [SimpleExpr; 2]) -> Result<Vec<Directive>, Fault> {
    let mut found = BTreeMap::new();
    for condition in either {
        let rows = directive::Entity::find()
            .filter(condition)
            .filter(directive::COLUMN.stands_from_us.is_null())
            .filter(directive::COLUMN.withdrawn_at_us.is_null())
            .all(db.reader())
            .await?;
        found.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    read(db.reader(), found.into_values().collect()).await
}

/// How many open directives were split off from this one.
///
/// # Errors
/// [`Fault::Database`].
pub async fn open_below(db: &Database, parent: DirectiveId) -> Result<u64, Fault> {
    let c = directive::COLUMN;
    let open = directive::Entity::find()
        .filter(c.parent_id.eq(parent.uuid()))
        .filter(c.stands_from_us.is_null())
        .filter(c.withdrawn_at_us.is_null());
    Ok(open.count(db.reader()).await?)
}

/// How many directives there are.
///
/// # Errors
/// [`Fault::Database`].
pub async fn total(db: &Database) -> Result<u64, Fault> {
    Ok(directive::Entity::find().count(db.reader()).await?)
}

/// How many follow-up records there are.
///
/// # Errors
/// [`Fault::Database`].
pub async fn total_follow_ups(db: &Database) -> Result<u64, Fault> {
    Ok(directive_follow_up::Entity::find().count(db.reader()).await?)
}

/// The directives given in these documents, by document and code.
pub(crate) async fn of_documents_in(
    db: &impl ConnectionTrait,
    documents: &[DocumentId],
) -> Result<HashMap<DocumentId, Vec<Directive>>, Fault> {
    let mut found: HashMap<DocumentId, Vec<Directive>> = HashMap::with_capacity(documents.len());
    for chunk in documents.chunks(IDS_A_QUERY) {
        let rows = directive::Entity::find()
            .filter(directive::COLUMN.document_id.is_in(chunk.iter().map(|id| id.uuid())))
            .order_by_asc(directive::COLUMN.code)
            .all(db)
            .await?;
        for directive in read(db, rows).await? {
            found.entry(directive.document).or_default().push(directive);
        }
    }
    Ok(found)
}

/// What belongs to the directives of some rows.
struct Parts {
    deadlines: HashMap<Uuid, Vec<Deadline>>,
    pauses: HashMap<Uuid, Vec<Pause>>,
    units: HashMap<Uuid, Units>,
    extensions: HashMap<Uuid, Vec<ExtensionRequest>>,
    returns: HashMap<Uuid, Vec<Returned>>,
    follow_ups: HashMap<Uuid, Vec<OffsetDateTime>>,
    evidence: HashMap<Uuid, Vec<Evidence>>,
}

async fn read(db: &impl ConnectionTrait, rows: Vec<directive::Model>) -> Result<Vec<Directive>, Fault> {
    let mut directives = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<directive::Model> = rows.by_ref().take(IDS_A_QUERY).collect();
        let ids: Vec<Uuid> = chunk.iter().map(|row| row.id).collect();
        let mut parts = Parts::read(db, &ids).await?;
        for row in chunk {
            directives.push(parts.restore(row)?);
        }
    }
    Ok(directives)
}

impl Parts {
    async fn read(db: &impl ConnectionTrait, ids: &[Uuid]) -> Result<Self, Fault> {
        let ids = || ids.iter().copied();
        let deadlines = directive_deadline::Entity::find()
            .filter(directive_deadline::COLUMN.directive_id.is_in(ids()))
            .order_by_asc(directive_deadline::COLUMN.seq)
            .all(db)
            .await?;
        let pauses = directive_pause::Entity::find()
            .filter(directive_pause::COLUMN.directive_id.is_in(ids()))
            .order_by_asc(directive_pause::COLUMN.seq)
            .all(db)
            .await?;
        let units = directive_co_unit::Entity::find()
            .filter(directive_co_unit::COLUMN.directive_id.is_in(ids()))
            .order_by_asc(directive_co_unit::COLUMN.seq)
            .all(db)
            .await?;
        let extensions = directive_extension::Entity::find()
            .filter(directive_extension::COLUMN.directive_id.is_in(ids()))
            .order_by_asc(directive_extension::COLUMN.seq)
            .all(db)
            .await?;
        let returns = directive_return::Entity::find()
            .filter(directive_return::COLUMN.directive_id.is_in(ids()))
            .order_by_asc(directive_return::COLUMN.seq)
            .all(db)
            .await?;
        let follow_ups = directive_follow_up::Entity::find()
            .filter(directive_follow_up::COLUMN.directive_id.is_in(ids()))
            .order_by_asc(directive_follow_up::COLUMN.at_us)
            .all(db)
            .await?;
        let evidence = directive_evidence::Entity::find()
            .filter(directive_evidence::COLUMN.directive_id.is_in(ids()))
            .order_by_asc(directive_evidence::COLUMN.seq)
            .all(db)
            .await?;
        Ok(Self {
            deadlines: by_owner(deadlines, |row| Ok((row.directive_id, deadline::read(row)?)))?,
            pauses: by_owner(pauses, |row| Ok((row.directive_id, pause(row)?)))?,
            units: flow::units(units)?,
            extensions: by_owner(extensions, |row| Ok((row.directive_id, flow::extension(row)?)))?,
            returns: by_owner(returns, |row| Ok((row.directive_id, flow::returned(row)?)))?,
            follow_ups: by_owner(follow_ups, |row| {
                Ok((row.directive_id, Reader::new("directive_follow_up", row.id).moment(row.at_us)?))
            })?,
            evidence: by_owner(evidence, |row| Ok((row.directive_id, proof::read(row)?)))?,
        })
    }

    fn restore(&mut self, row: directive::Model) -> Result<Directive, Fault> {
        let reader = Reader::new("directive", row.id);
        let since = reader.moment_opt(row.follower_since_us)?;
        let completion = completion(&row, self.evidence.remove(&row.id).unwrap_or_default())?;
        let extensions = self.extensions.remove(&row.id).unwrap_or_default();
        let flow = flow::flow(&row, extensions, self.returns.remove(&row.id).unwrap_or_default())?;
        let Units { co_units, parts, informed } = self.units.remove(&row.id).unwrap_or_default();
        let stored = StoredDirective {
            id: DirectiveId::new(row.id),
            code: row.code,
            document: DocumentId::new(row.document_id),
            level: reader.word(&row.level, Level::from_key)?,
            content: row.content,
            lead_unit: UnitId::new(row.lead_unit_id),
            co_units,
            parts,
            informed,
            product: row.product,
            parent: row.parent_id.map(DirectiveId::new),
            follower: row.follower_id.map(|person| Follower { person: PersonId::new(person), since }),
            received_at: reader.moment_opt(row.received_at_us)?,
            commitment: Commitment {
                entered_at: reader.moment_opt(row.entered_at_us)?,
                deadlines: self.deadlines.remove(&row.id).unwrap_or_default(),
                pauses: self.pauses.remove(&row.id).unwrap_or_default(),
                follow_ups: self.follow_ups.remove(&row.id).unwrap_or_default(),
                completion,
                withdrawn_at: reader.moment_opt(row.withdrawn_at_us)?,
            },
            flow,
            version: row.version,
        };
        Directive::restore(stored).map_err(|refusal| reader.fault(refusal))
    }
}

fn pause(row: directive_pause::Model) -> Result<Pause, Fault> {
    let reader = Reader::new("directive_pause", row.directive_id);
    Ok(Pause {
        from: reader.moment(row.from_us)?,
        to: reader.moment_opt(row.to_us)?,
        ground: row.ground,
        document: row.document,
    })
}

/// Rows in their order, under what they belong to.
fn by_owner<R, K: Hash + Eq, V>(
    rows: Vec<R>,
    read: impl Fn(R) -> Result<(K, V), Fault>,
) -> Result<HashMap<K, Vec<V>>, Fault> {
    let mut by_owner: HashMap<K, Vec<V>> = HashMap::new();
    for row in rows {
        let (owner, value) = read(row)?;
        by_owner.entry(owner).or_default().push(value);
    }
    Ok(by_owner)
}

/// How a row's directive was completed, if it was, with what proves it.
pub(super) fn completion(row: &directive::Model, evidence: Vec<Evidence>) -> Result<Option<Completion>, Fault> {
    let reader = Reader::new("directive", row.id);
    let Some(at) = reader.moment_opt(row.completed_at_us)? else { return Ok(None) };
    Ok(Some(Completion {
        at,
        submitted_at: reader.moment_opt(row.submitted_at_us)?,
        stands_from: reader.moment_opt(row.stands_from_us)?,
        evidence,
    }))
}
