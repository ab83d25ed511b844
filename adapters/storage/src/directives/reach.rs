//! What a scope reaches, as one condition, or as several that each have an index.

use people::{Scope, Span};
use sea_orm::Condition;
use sea_orm::sea_query::Query;
use uuid::Uuid;

use crate::rows::directives::{directive, directive_co_unit};

/// Directives that the scope reaches: led by its units or with their part in it, or followed by its person.
pub(crate) fn within(scope: &Scope) -> Condition {
    branches(scope).into_iter().fold(Condition::any(), Condition::add)
}

/// The same in branches that may overlap. A list asks each for its first rows, in the order of an index: asked together,
/// the database would sort, or go through, all there is.
pub(super) fn branches(scope: &Scope) -> Vec<Condition> {
    let follower = |person: Uuid| Condition::all().add(directive::COLUMN.follower_id.eq(person));
    match scope.span() {
        Span::Office => vec![Condition::all()],
        Span::Own { person } => vec![follower(person.uuid())],
        Span::Units { units, person } => {
            let with_part = Query::select()
                .column(directive_co_unit::Column::DirectiveId)
                .from(directive_co_unit::Entity)
                .and_where(directive_co_unit::COLUMN.unit_id.is_in(units.iter().map(|unit| unit.uuid())))
                .take();
            units
                .iter()
                .map(|unit| Condition::all().add(directive::COLUMN.lead_unit_id.eq(unit.uuid())))
                .chain([follower(person.uuid()), Condition::all().add(directive::COLUMN.id.in_subquery(with_part))])
                .collect()
        }
    }
}
