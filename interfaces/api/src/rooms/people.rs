//! Units and people.

use app::people::{ListPeople, ListUnits};
use axum::Json;
use ids::UnitId;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::Room;
use crate::answers::{Asked, Looked};
use crate::dto::{After, Page, PersonRow, Rows, SearchText, UnitRow, Whole, slice};
use crate::extract::Query;
use crate::gate::Caller;
use crate::problem::Problem;

/// The routes of this file.
pub(super) fn room() -> Room {
    OpenApiRouter::new().routes(routes!(units)).routes(routes!(list))
}

/// Every unit, those that ended too.
#[utoipa::path(
    get,
    path = "/units",
    operation_id = "list_units",
    tag = "people",
    responses((status = 200, description = "The units.", body = Whole<UnitRow>), Looked)
)]
async fn units(caller: Caller) -> Result<Json<Whole<UnitRow>>, Problem> {
    let rows = caller.look(&ListUnits).await?.into_iter().map(Into::into).collect();
    Ok(Json(Whole { rows }))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct PeopleQuery {
    /// Only those who work in this unit itself.
    unit: Option<Uuid>,
    /// Only those who still work here, or only those who left.
    active: Option<bool>,
    /// Only those whose name or user name has these words, marks and case aside.
    #[param(inline)]
    text: Option<SearchText>,
    /// `next` of the page before.
    #[param(inline)]
    after: Option<After>,
    /// How many rows at most; without a number, 50.
    #[param(inline)]
    rows: Option<Rows>,
}

/// A page of people, by user name.
#[utoipa::path(
    get,
    path = "/people",
    operation_id = "list_people",
    tag = "people",
    params(PeopleQuery),
    responses((status = 200, description = "A page.", body = Page<PersonRow>), Asked)
)]
async fn list(caller: Caller, Query(asked): Query<PeopleQuery>) -> Result<Json<Page<PersonRow>>, Problem> {
    let mut query = ListPeople { filter: Default::default(), slice: slice(asked.after, asked.rows) };
    query.filter.unit = asked.unit.map(UnitId::new);
    query.filter.active = asked.active;
    query.filter.text = asked.text.map(|text| text.0).unwrap_or_default();
    Ok(Json(Page::of(caller.look(&query).await?)))
}
