//! The catalogue of procedures and their processes, as pages show them; dossiers of a process with their steps.

use std::collections::{BTreeMap, HashMap};

use dossiers::{Dossier, Event};
use ledger::held::{Fields, Held};
use measure::Population;
use procedures::views::{ProcedureRow, ProcessRow};
use procedures::{Authority, Procedure, Process, Publication, Status};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::bulk::IDS_A_QUERY;
use crate::moment::micros;
use crate::records::{by_parents_in, restore};
use crate::rows::figures::fact;
use crate::rows::records::record;
use crate::{Cursor, Database, Fault, Page, Slice, search};

/// Which procedures are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those whose code, name or field has these words, marks and case aside.
    pub text: String,
    /// Only those of this field.
    pub field: Option<String>,
    /// Only those of this authority.
    pub authority: Option<Authority>,
    /// Only those with this status.
    pub status: Option<Status>,
    /// Only those that an ISO process covers at the moment asked about, or only those that none does.
    pub covered: Option<bool>,
}

/// A page of the catalogue, by code, with who was covered at `at`.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn page(
    db: &Database,
    filter: &Filter,
    slice: &Slice,
    at: OffsetDateTime,
) -> Result<Page<ProcedureRow>, Fault> {
    let of = |name: &'static str| db.dialect().record_field(name);
    let mut wanted = Condition::all().add(record::COLUMN.kind.eq(Procedure::KIND));
    if let Some(field) = &filter.field {
        wanted = wanted.add(of("field").eq(field.as_str()));
    }
    if let Some(authority) = filter.authority {
        wanted = wanted.add(of("authority").eq(authority.key()));
    }
    if let Some(status) = filter.status {
        wanted = wanted.add(of("status").eq(status.key()));
    }
    if let Some(found) = search::having(db, &filter.text, record::Column::Id).await? {
        wanted = wanted.add(found);
    }
    if let Some(covered) = filter.covered {
        let mut facts = Query::select();
        let mark = fact::Column::CoveredUs.into_expr();
        facts.column(fact::Column::SubjectId).from(fact::Entity).cond_where(holding(at)).and_where(if covered {
            mark.is_not_null()
        } else {
            mark.is_null()
        });
        wanted = wanted.add(record::Column::Id.in_subquery(facts.take()));
    }
    if let Some(after) = slice.after.as_ref().and_then(Cursor::text) {
        wanted = wanted.add(record::COLUMN.record_key.gt(after));
    }
    let select = record::Entity::find().filter(wanted).order_by_asc(record::COLUMN.record_key).limit(slice.rows + 1);
    let mut page = Page::cut(select.all(db.reader()).await?, slice.rows, |row| Cursor::after_text(&row.record_key));
    let rows = std::mem::take(&mut page.rows);
    let covered = covered(db, rows.iter().map(|row| row.id).collect(), at).await?;
    let rows = rows.into_iter().map(|row| Ok(procedure_row(&restore(row)?, &covered)));
    let rows: Vec<ProcedureRow> = rows.collect::<Result<_, Fault>>()?;
    Ok(page.with_rows(rows))
}

/// The fields that procedures are of.
///
/// # Errors
/// [`Fault::Database`].
pub async fn fields(db: &Database) -> Result<Vec<String>, Fault> {
    let select = Query::select()
        .expr_as(db.dialect().record_field("field"), "field")
        .distinct()
        .from(record::Entity)
        .and_where(record::COLUMN.kind.eq(Procedure::KIND))
        .take();
    let rows = db.reader().query_all(&select).await?;
    let read = |row: &sea_orm::QueryResult| Ok(row.try_get::<Option<String>>("", "field")?);
    rows.iter().map(read).filter_map(Result::transpose).collect()
}

/// Every procedure after `after`, by code, at most `most`.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn catalogue(db: &Database, after: Option<&str>, most: u64) -> Result<Vec<Held<Procedure>>, Fault> {
    let mut select = record::Entity::find().filter(record::COLUMN.kind.eq(Procedure::KIND));
    if let Some(after) = after {
        select = select.filter(record::COLUMN.record_key.gt(after));
    }
    let rows = select.order_by_asc(record::COLUMN.record_key).limit(most).all(db.reader()).await?;
    rows.into_iter().map(restore).collect()
}

/// The processes that name one of these procedures or have one of these codes, their versions in order of time.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn processes_of(db: &Database, procedures: &[String], codes: &[String]) -> Result<Vec<Held<Process>>, Fault> {
    let mut any = Condition::any();
    for word in procedures.iter().chain(codes) {
        // As JSON writes a text; what the text is said of is looked at below.
        let written = serde_json::Value::from(word.as_str()).to_string();
        any = any.add(record::COLUMN.fields.contains(written));
    }
    if any.is_empty() {
        return Ok(Vec::new());
    }
    let select = record::Entity::find().filter(record::COLUMN.kind.eq(Process::KIND)).filter(any);
    let found = select.all(db.reader()).await?.into_iter().map(restore::<Process>);
    let mut found: Vec<Held<Process>> = found.collect::<Result<_, Fault>>()?;
    found.retain(|process| {
        let Process { code, procedures: named, .. } = process.fields();
        let named = named.iter().flatten().any(|procedure| procedures.contains(procedure));
        named || code.as_ref().is_some_and(|code| codes.contains(code))
    });
    found.sort_by(|one, other| {
        let key = |process: &Held<Process>| (process.fields().effective_on, process.key().to_owned());
        key(one).cmp(&key(other))
    });
    Ok(found)
}

/// The procedures that name a process by its code.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn naming(db: &Database, process: &str) -> Result<Vec<Held<Procedure>>, Fault> {
    // A procedure belongs to the process that it names.
    let select = record::Entity::find()
        .filter(record::COLUMN.kind.eq(Procedure::KIND))
        .filter(record::COLUMN.parent.eq(process));
    select.all(db.reader()).await?.into_iter().map(restore).collect()
}

/// What belongs to a procedure beside its processes: the acts by which it became known.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn publications(db: &Database, code: &str) -> Result<Vec<Held<Publication>>, Fault> {
    let code = code.to_owned();
    Ok(by_parents_in(db.reader(), std::slice::from_ref(&code)).await?.remove(&code).unwrap_or_default())
}

/// Which dossiers are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handled {
    /// Of these procedures.
    pub procedures: Vec<String>,
    /// Only those of this unit.
    pub unit: Option<ids::UnitId>,
    /// Received on or after this day.
    pub from: Option<Date>,
    /// Received before this day.
    pub before: Option<Date>,
    /// At most so many, the latest recorded first.
    pub most: u64,
}

/// Dossiers with their steps, and whether there are more than were asked for.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn handled(db: &Database, asked: &Handled) -> Result<(Vec<(Held<Dossier>, Vec<Held<Event>>)>, bool), Fault> {
    let of = |name: &'static str| db.dialect().record_field(name);
    let received = || db.dialect().record_number("received_at");
    let start = |day: Date| micros(day.midnight().assume_offset(calendar::ZONE));
    let mut wanted = Condition::all()
        .add(record::COLUMN.kind.eq(Dossier::KIND))
        .add(record::COLUMN.parent.is_in(asked.procedures.iter().cloned()));
    if let Some(unit) = asked.unit {
        wanted = wanted.add(of("unit").eq(unit.to_string()));
    }
    if let Some(from) = asked.from {
        wanted = wanted.add(received().gte(start(from)));
    }
    if let Some(before) = asked.before {
        wanted = wanted.add(received().lt(start(before)));
    }
    let select = record::Entity::find().filter(wanted).order_by_desc(record::COLUMN.place).limit(asked.most + 1);
    let rows = select.all(db.reader()).await?;
    let more = rows.len() as u64 > asked.most;
    let most = usize::try_from(asked.most).unwrap_or(usize::MAX);
    let dossiers: Vec<Held<Dossier>> = rows.into_iter().take(most).map(restore).collect::<Result<_, Fault>>()?;
    let keys: Vec<String> = dossiers.iter().map(|dossier| dossier.key().to_owned()).collect();
    let mut events: HashMap<String, Vec<Held<Event>>> = by_parents_in(db.reader(), &keys).await?;
    let with = |dossier: Held<Dossier>| {
        let events = events.remove(dossier.key()).unwrap_or_default();
        (dossier, events)
    };
    Ok((dossiers.into_iter().map(with).collect(), more))
}

/// Dossiers after `after`, by code, with their steps, at most `most`: for whoever goes over all of them.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn dossiers_after(
    db: &Database,
    after: Option<&str>,
    most: u64,
) -> Result<Vec<(Held<Dossier>, Vec<Held<Event>>)>, Fault> {
    let keys = crate::records::keys_in::<Dossier>(db.reader(), after, most).await?;
    let mut found = crate::records::by_keys_in::<Dossier>(db.reader(), &keys).await?;
    let mut events: HashMap<String, Vec<Held<Event>>> = by_parents_in(db.reader(), &keys).await?;
    let with = |key: &String| Some((found.remove(key)?, events.remove(key).unwrap_or_default()));
    Ok(keys.iter().filter_map(with).collect())
}

/// Facts of procedures that hold at a moment, by all that is known now.
fn holding(at: OffsetDateTime) -> Condition {
    let at = micros(at);
    let open = |column: fact::Column, holds: Expr| Condition::any().add(column.is_null()).add(holds);
    Condition::all()
        .add(fact::COLUMN.population.eq(Population::Procedures.key()))
        .add(fact::Column::RecordedToUs.is_null())
        .add(fact::Column::EnteredUs.lte(at))
        .add(open(fact::Column::ValidFromUs, fact::Column::ValidFromUs.lte(at)))
        .add(open(fact::Column::ValidToUs, fact::Column::ValidToUs.gt(at)))
}

/// Of these procedures, whether an ISO process covers each at a moment; those that were not in force then are left out.
async fn covered(db: &Database, ids: Vec<Uuid>, at: OffsetDateTime) -> Result<BTreeMap<Uuid, bool>, Fault> {
    let mut found = BTreeMap::new();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let select =
            fact::Entity::find().filter(holding(at)).filter(fact::COLUMN.group_id.is_in(chunk.iter().copied()));
        for row in select.all(db.reader()).await? {
            found.insert(row.subject_id, row.covered_us.is_some());
        }
    }
    Ok(found)
}

fn procedure_row(held: &Held<Procedure>, covered: &BTreeMap<Uuid, bool>) -> ProcedureRow {
    let fields = held.fields();
    ProcedureRow {
        id: held.id(),
        code: held.key().to_owned(),
        name: fields.name.clone().unwrap_or_default(),
        field: fields.field.clone(),
        authority: fields.authority,
        status: fields.status,
        limit: fields.time_limit.clone().zip(fields.time_unit),
        effective_on: fields.effective_on,
        covered: covered.get(&held.id()).copied(),
    }
}

/// A process as a line of a list.
#[must_use]
pub fn process_row(held: &Held<Process>) -> ProcessRow {
    let fields = held.fields();
    ProcessRow {
        id: held.id(),
        code: fields.code.clone().unwrap_or_default(),
        version: fields.version.clone().unwrap_or_default(),
        decision_number: fields.decision_number.clone(),
        effective_on: fields.effective_on,
        withdrawn_on: fields.withdrawn_on,
        has_model: fields.source.is_some() || fields.net.is_some(),
    }
}
