//! Objectives measured, one indicator, and exactly the records behind a figure.

use app::objectives::{Evidence, Measure, MeasureIndicator};
use axum::Json;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Room;
use crate::answers::Named;
use crate::dto::{
    By, IndicatorName, ItemText, LevelText, Measured, MeasuredMeasure, Moment, MonthText, PlaceText, Records, UnitCode,
    Verdict,
};
use crate::extract::{Path, Query};
use crate::gate::Caller;
use crate::problem::Problem;

/// The routes of this file.
pub(super) fn room() -> Room {
    OpenApiRouter::new().routes(routes!(measure)).routes(routes!(measure_indicator)).routes(routes!(records))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct MeasureQuery {
    /// The moment asked about; without one, `known_at` or else now.
    #[param(inline)]
    as_of: Option<Moment>,
    /// Only what was recorded up to this moment; without one, all that is known now.
    #[param(inline)]
    known_at: Option<Moment>,
    /// Only the objective of this number.
    #[param(inline)]
    objective: Option<ItemText>,
    /// Broken down by.
    #[param(inline)]
    by: Option<By>,
}

/// The figures of the decision in force: every objective, as of any moment.
#[utoipa::path(
    get,
    path = "/objectives",
    tag = "objectives",
    params(MeasureQuery),
    responses((status = 200, description = "The figures.", body = Measured), Named)
)]
async fn measure(caller: Caller, Query(asked): Query<MeasureQuery>) -> Result<Json<Measured>, Problem> {
    let measure = Measure {
        as_of: asked.as_of.map(|moment| moment.0),
        known_at: asked.known_at.map(|moment| moment.0),
        item: asked.objective.map(|item| item.0),
        by: asked.by.map(|by| by.0).into_iter().collect(),
        trend: false,
    };
    Ok(Json(caller.look(&measure).await?.into()))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct IndicatorQuery {
    /// The moment asked about; without one, `known_at` or else now.
    #[param(inline)]
    as_of: Option<Moment>,
    /// Only what was recorded up to this moment; without one, all that is known now.
    #[param(inline)]
    known_at: Option<Moment>,
    /// Broken down by.
    #[param(inline)]
    by: Option<By>,
}

/// The figure of one indicator, bound to an objective or not.
#[utoipa::path(
    get,
    path = "/indicators/{name}",
    tag = "objectives",
    params(("name" = inline(IndicatorName), Path, description = "The indicator's name.", example = "directives.central.entered"), IndicatorQuery),
    responses((status = 200, description = "The figure.", body = MeasuredMeasure), Named)
)]
async fn measure_indicator(
    caller: Caller,
    Path(IndicatorName(name)): Path<IndicatorName>,
    Query(asked): Query<IndicatorQuery>,
) -> Result<Json<MeasuredMeasure>, Problem> {
    let [as_of, known_at] = [asked.as_of, asked.known_at].map(|moment| moment.map(|moment| moment.0));
    let by = asked.by.map(|by| by.0).into_iter().collect();
    Ok(Json(caller.look(&MeasureIndicator { name, as_of, known_at, by }).await?.into()))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct RecordsQuery {
    /// The moment asked about; without one, now.
    #[param(inline)]
    as_of: Option<Moment>,
    /// Only those of which this is said.
    #[param(inline)]
    verdict: Option<Verdict>,
    /// Only those of the unit with this code; empty: those that nobody has yet.
    #[param(inline)]
    unit: Option<UnitCode>,
    /// Only those that are placed in this month; empty: in none.
    #[param(inline)]
    month: Option<MonthText>,
    /// Only those of this level.
    #[param(inline)]
    level: Option<LevelText>,
    /// `next` of the page before.
    #[param(inline)]
    after: Option<PlaceText>,
}

/// The records behind a figure: exactly those that were counted, and what is said of each.
#[utoipa::path(
    get,
    path = "/indicators/{name}/records",
    tag = "objectives",
    params(("name" = inline(IndicatorName), Path, description = "The indicator's name.", example = "directives.central.entered"), RecordsQuery),
    responses((status = 200, description = "A page of records.", body = Records), Named)
)]
async fn records(
    caller: Caller,
    Path(IndicatorName(indicator)): Path<IndicatorName>,
    Query(asked): Query<RecordsQuery>,
) -> Result<Json<Records>, Problem> {
    let evidence = Evidence {
        indicator,
        as_of: asked.as_of.map(|moment| moment.0),
        period: None,
        verdict: asked.verdict.map(|verdict| verdict.0),
        unit: asked.unit.map(|code| code.0),
        month: asked.month.map(|month| month.0),
        level: asked.level.map(|level| level.0),
        after: asked.after.map(|place| place.0),
    };
    Ok(Json(caller.look(&evidence).await?.into()))
}
