//! How follow-up records came about: looked at one by one, or said of many at once.

use directives::views::ShareRow;
use ids::UnitId;
use people::Scope;
use sea_orm::sea_query::{Expr, ExprTrait, Func, Query};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use time::OffsetDateTime;
use uuid::Uuid;

use super::reach;
use crate::moment::micros;
use crate::rows::directives::{directive, directive_follow_up};
use crate::{Database, Fault, people as staff};

/// For each unit that leads work in the scope: its follow-up records since `since`, and how many of them were said of many tasks
/// at once; the largest share first.
///
/// # Errors
/// [`Fault::Database`].
pub async fn of_units(db: &Database, scope: &Scope, since: OffsetDateTime) -> Result<Vec<ShareRow>, Fault> {
    let together = Expr::case(directive_follow_up::COLUMN.together.gt(1), 1).finally(0);
    let seen =
        directive::Entity::find().select_only().column(directive::Column::Id).filter(reach::within(scope)).into_query();
    let select = Query::select()
        .expr_as(Expr::col((directive::Entity, directive::Column::LeadUnitId)), "unit_id")
        .expr_as(Expr::col((directive_follow_up::Entity, directive_follow_up::Column::Id)).count(), "records")
        .expr_as(Func::sum(together), "together")
        .from(directive_follow_up::Entity)
        .inner_join(
            directive::Entity,
            Expr::col((directive::Entity, directive::Column::Id))
                .equals((directive_follow_up::Entity, directive_follow_up::Column::DirectiveId)),
        )
        .and_where(Expr::col((directive_follow_up::Entity, directive_follow_up::Column::AtUs)).gte(micros(since)))
        .and_where(Expr::col((directive::Entity, directive::Column::Id)).in_subquery(seen))
        .group_by_col((directive::Entity, directive::Column::LeadUnitId))
        .take();
    let rows = db.reader().query_all(&select).await?;
    let counted: Result<Vec<(Uuid, i64, i64)>, sea_orm::DbErr> = rows
        .iter()
        .map(|row| Ok((row.try_get("", "unit_id")?, row.try_get("", "records")?, row.try_get("", "together")?)))
        .collect();
    let counted = counted?;
    let names = staff::unit_names(db.reader(), counted.iter().map(|(unit, ..)| *unit).collect()).await?;
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    let mut shares: Vec<ShareRow> = counted
        .into_iter()
        .map(|(unit, records, together)| ShareRow {
            unit: UnitId::new(unit),
            unit_name: names.get(&unit).cloned().unwrap_or_default(),
            records: count(records),
            together: count(together),
        })
        .collect();
    // together / records, without fractions.
    shares.sort_by(|one, other| {
        (other.together * one.records)
            .cmp(&(one.together * other.records))
            .then_with(|| one.unit_name.cmp(&other.unit_name))
    });
    Ok(shares)
}
