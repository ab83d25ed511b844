//! The directives of a period with the state that each had at its end: what reports count.

use std::collections::BTreeSet;

use calendar::Calendar;
use commitment::State;
use directives::Level;
use directives::views::DirectiveRow;
use ids::{DirectiveId, UnitId};
use people::Scope;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use time::OffsetDateTime;
use uuid::Uuid;

use super::list::{Asked, commitment, shown};
use super::{by_ids, reach};
use crate::bulk::IDS_A_QUERY;
use crate::moment::{Reader, micros};
use crate::rows::directives::{directive, directive_deadline};
use crate::{Cursor, Database, Fault, Page, Slice};

/// A directive of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InPeriod {
    /// Which.
    pub directive: DirectiveId,
    /// Who gave it.
    pub level: Level,
    /// Chủ trì.
    pub lead_unit: UnitId,
    /// Since when it is there; `None`: the record does not say.
    pub from: Option<OffsetDateTime>,
    /// Its state at the moment asked about.
    pub state: State,
}

/// What was there by `at` and had not ended before `from`, with its state at `at`.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn in_period(
    db: &Database,
    scope: &Scope,
    from: OffsetDateTime,
    at: OffsetDateTime,
    calendar: &Calendar,
) -> Result<Vec<InPeriod>, Fault> {
    let c = directive::COLUMN;
    let (from_us, at_us) = (micros(from), micros(at));
    // Where nobody wrote when it was entered, it is there since it was received.
    let received = Condition::any().add(c.received_at_us.is_null()).add(c.received_at_us.lte(at_us));
    let there = Condition::any()
        .add(Condition::all().add(c.entered_at_us.is_null()).add(received))
        .add(c.entered_at_us.lte(at_us));
    let rows = directive::Entity::find()
        .filter(reach::within(scope))
        .filter(there)
        .filter(
            Condition::any()
                .add(c.stands_from_us.is_null())
                .add(c.stands_from_us.gte(from_us))
                .add(c.completed_at_us.gte(from_us)),
        )
        .filter(Condition::any().add(c.withdrawn_at_us.is_null()).add(c.withdrawn_at_us.gte(from_us)))
        .order_by_asc(c.id)
        .all(db.reader())
        .await?;
    let changed = changed_after(db, &rows, at_us).await?;
    let whole = by_ids(db, &changed.iter().copied().map(DirectiveId::new).collect::<Vec<_>>()).await?;
    rows.into_iter()
        .map(|row| {
            let reader = Reader::new("directive", row.id);
            let id = DirectiveId::new(row.id);
            let state = match whole.get(&id) {
                Some(directive) => directive.commitment.state(at, calendar),
                None => commitment(reader, &row)?.state(at, calendar),
            };
            Ok(InPeriod {
                directive: id,
                level: reader.word(&row.level, Level::from_key)?,
                lead_unit: UnitId::new(row.lead_unit_id),
                from: reader.moment_opt(row.entered_at_us.or(row.received_at_us))?,
                state,
            })
        })
        .collect()
}

/// Those whose row says less than the record: another deadline was in force then, or a pause went on.
async fn changed_after(db: &Database, rows: &[directive::Model], at_us: i64) -> Result<BTreeSet<Uuid>, Fault> {
    let mut changed: BTreeSet<Uuid> =
        rows.iter().filter(|row| row.paused_to_us.is_some_and(|to| to > at_us)).map(|row| row.id).collect();
    let select = directive_deadline::Entity::find()
        .select_only()
        .column(directive_deadline::Column::DirectiveId)
        .distinct()
        .filter(directive_deadline::COLUMN.decided_at_us.gt(at_us))
        .filter(directive_deadline::COLUMN.seq.gt(0))
        .into_query();
    for row in db.reader().query_all(&select).await? {
        changed.insert(row.try_get("", "directive_id")?);
    }
    Ok(changed)
}

/// A page of these directives, as far as the scope reaches, what is due first at the top.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn page_among(
    db: &Database,
    scope: &Scope,
    among: &[DirectiveId],
    slice: &Slice,
    asked: Asked<'_>,
) -> Result<Page<DirectiveRow>, Fault> {
    let mut found: Vec<directive::Model> = Vec::new();
    for chunk in among.chunks(IDS_A_QUERY) {
        let mut select = directive::Entity::find()
            .filter(directive::COLUMN.id.is_in(chunk.iter().map(|id| id.uuid())))
            .filter(reach::within(scope))
            .order_by_asc(directive::COLUMN.sort_due_us)
            .order_by_asc(directive::COLUMN.id)
            .limit(slice.rows + 1);
        if let Some((due, id)) = slice.after.as_ref().and_then(Cursor::number) {
            let key = Expr::tuple([Expr::column(directive::Column::SortDueUs), Expr::column(directive::Column::Id)]);
            select = select.filter(key.gt(Expr::tuple([Expr::val(due), Expr::val(id)])));
        }
        found.extend(select.all(db.reader()).await?);
    }
    found.sort_by_key(|row| (row.sort_due_us, row.id));
    let mut page = Page::cut(found, slice.rows, |row| Cursor::after_number(row.sort_due_us, row.id));
    let rows = std::mem::take(&mut page.rows);
    let rows = shown(db.reader(), rows, asked).await?;
    Ok(page.with_rows(rows))
}
