//! Plans of periodic tasks.

use directives::plan::{Every, Plan, StoredPlan};
use directives::views::PlanRow;
use ids::{DocumentId, PlanId, UnitId};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::moment::{Reader, days, id};
use crate::rows::directives::directive_plan;
use crate::{Database, Fault, people as staff};

/// The row of a plan.
pub(crate) fn columns(write: &Plan) -> directive_plan::Model {
    directive_plan::Model {
        id: write.id.uuid(),
        code: write.code.clone(),
        document_id: write.document.uuid(),
        content: write.content.clone(),
        product: write.product.clone(),
        lead_unit_id: write.lead_unit.uuid(),
        follower_id: write.follower.map(|person| person.uuid()),
        every: write.every.key().to_owned(),
        due_day: i64::from(write.due_day),
        from_day: days(write.from),
        until_day: write.until.map(days),
        made_to_day: write.made_to.map(days),
        version: write.version,
    }
}

/// The plan of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn load(db: &Database, id: PlanId) -> Result<Option<Plan>, Fault> {
    let row = directive_plan::Entity::find_by_id(id.uuid()).one(db.reader()).await?;
    row.map(read).transpose()
}

/// Whether a plan has this code.
///
/// # Errors
/// [`Fault::Database`].
pub async fn has_code(db: &Database, code: &str) -> Result<bool, Fault> {
    let found = directive_plan::Entity::find().filter(directive_plan::COLUMN.code.eq(code)).one(db.reader()).await?;
    Ok(found.is_some())
}

/// The next plans by id after `after`: what the job that makes their tasks goes through.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn after(db: &Database, after: Option<PlanId>, rows: u64) -> Result<Vec<Plan>, Fault> {
    let mut select = directive_plan::Entity::find().order_by_asc(directive_plan::COLUMN.id).limit(rows);
    if let Some(after) = after {
        select = select.filter(directive_plan::COLUMN.id.gt(after.uuid()));
    }
    select.all(db.reader()).await?.into_iter().map(read).collect()
}

/// The plans of a document, by code.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn of_document(db: &Database, document: DocumentId) -> Result<Vec<PlanRow>, Fault> {
    let rows = directive_plan::Entity::find()
        .filter(directive_plan::COLUMN.document_id.eq(document.uuid()))
        .order_by_asc(directive_plan::COLUMN.code)
        .all(db.reader())
        .await?;
    let units = staff::unit_names(db.reader(), rows.iter().map(|row| row.lead_unit_id).collect()).await?;
    rows.into_iter()
        .map(|row| {
            let unit = units.get(&row.lead_unit_id).cloned().unwrap_or_default();
            let plan = read(row)?;
            Ok(PlanRow {
                id: plan.id,
                code: plan.code.clone(),
                content: plan.content.clone(),
                lead_unit: plan.lead_unit,
                lead_unit_name: unit,
                follower: plan.follower,
                every: plan.every,
                due_day: plan.due_day,
                from: plan.from,
                until: plan.until,
                made_to: plan.made_to.map(|start| plan.every.label(start)),
            })
        })
        .collect()
}

fn read(row: directive_plan::Model) -> Result<Plan, Fault> {
    let reader = Reader::new("directive_plan", row.id);
    let stored = StoredPlan {
        id: PlanId::new(row.id),
        code: row.code,
        document: DocumentId::new(row.document_id),
        content: row.content,
        product: row.product,
        lead_unit: UnitId::new(row.lead_unit_id),
        follower: id(row.follower_id),
        every: reader.word(&row.every, Every::from_key)?,
        due_day: reader.count(row.due_day)?,
        from: reader.day(row.from_day)?,
        until: reader.day_opt(row.until_day)?,
        made_to: reader.day_opt(row.made_to_day)?,
        version: row.version,
    };
    Plan::restore(stored).map_err(|refusal| reader.fault(refusal))
}
