//! What a scope reaches, as one condition, or as several that each have an index.

use std::collections::BTreeMap;

use people::{Scope, Span};
use sea_orm::sea_query::{Asterisk, Query, SelectStatement, UnionType};
use sea_orm::{
    Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::Fault;
use crate::rows::directives::{directive, directive_co_unit};

/// SQLite joins at most five hundred selects into one.
const BRANCHES_A_QUERY: usize = 400;

/// Directives that the scope reaches: led by its units or with their part in it, or followed by its person.
pub(crate) fn within(scope: &Scope) -> Condition {
    reached(scope, false)
}

/// The same; when `owed`, without those of which its units are only informed.
pub(super) fn reached(scope: &Scope, owed: bool) -> Condition {
    branches(scope, owed).into_iter().fold(Condition::any(), Condition::add)
}

/// The first so many of the directives that the scope reaches and that are wanted, by due time.
///
/// One statement with a part for each branch, which gives its own first rows in the order of an index: under one condition
/// the database would sort, or go through, all there is.
pub(super) async fn first(
    db: &impl ConnectionTrait,
    (scope, owed): (&Scope, bool),
    wanted: &Condition,
    rows: u64,
) -> Result<Vec<directive::Model>, Fault> {
    let of_branch = |(place, branch): (usize, &Condition)| {
        let own = directive::Entity::find()
            .filter(branch.clone())
            .filter(wanted.clone())
            .order_by_asc(directive::COLUMN.sort_due_us)
            .order_by_asc(directive::COLUMN.id)
            .limit(rows)
            .into_query();
        Query::select().column(Asterisk).from_subquery(own, format!("branch_{place}")).take()
    };
    // Branches overlap: a directive that several reach is one row.
    let mut found: BTreeMap<(i64, Uuid), directive::Model> = BTreeMap::new();
    for chunk in branches(scope, owed).chunks(BRANCHES_A_QUERY) {
        let mut parts = chunk.iter().enumerate().map(of_branch);
        let Some(mut select): Option<SelectStatement> = parts.next() else { continue };
        parts.for_each(|part| {
            select.union(UnionType::All, part);
        });
        for row in db.query_all(&select).await? {
            let row = directive::Model::from_query_result(&row, "")?;
            found.insert((row.sort_due_us, row.id), row);
        }
    }
    Ok(found.into_values().take(usize::try_from(rows).unwrap_or(usize::MAX)).collect())
}

/// What the scope reaches, in branches that may overlap.
fn branches(scope: &Scope, owed: bool) -> Vec<Condition> {
    let follower = |person: Uuid| Condition::all().add(directive::COLUMN.follower_id.eq(person));
    match scope.span() {
        Span::Office => vec![Condition::all()],
        Span::Own { person } => vec![follower(person.uuid())],
        Span::Units { units, person } => {
            let with_part = Query::select()
                .column(directive_co_unit::Column::DirectiveId)
                .from(directive_co_unit::Entity)
                .and_where(directive_co_unit::COLUMN.unit_id.is_in(units.iter().map(|unit| unit.uuid())))
                .and_where_option(owed.then(|| directive_co_unit::COLUMN.kind.eq(super::CO)))
                .take();
            units
                .iter()
                .map(|unit| Condition::all().add(directive::COLUMN.lead_unit_id.eq(unit.uuid())))
                .chain([follower(person.uuid()), Condition::all().add(directive::COLUMN.id.in_subquery(with_part))])
                .collect()
        }
    }
}
