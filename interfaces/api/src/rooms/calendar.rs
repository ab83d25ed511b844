//! Working time: due dates with each day explained, and the days off of a year.

use axum::Json as Answer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Room;
use crate::answers::{Answered, Named};
use crate::dto::{CalendarYear, DueAnswer, DueQuestion, Holidays, out_of_range};
use crate::extract::{Json, Path};
use crate::gate::Caller;
use crate::problem::Problem;

/// The routes of this file.
pub(super) fn room() -> Room {
    OpenApiRouter::new().routes(routes!(due)).routes(routes!(holidays))
}

/// When a term ends, and why then. Nothing is stored.
#[utoipa::path(
    post,
    path = "/calendar/due",
    tag = "calendar",
    request_body = DueQuestion,
    responses((status = 200, description = "The due time, day by day.", body = DueAnswer), Answered)
)]
async fn due(caller: Caller, Json(question): Json<DueQuestion>) -> Result<Answer<DueAnswer>, Problem> {
    let term = question.term.counted()?;
    let due = caller.office().calendar().due(question.from.0, term).map_err(|_| out_of_range())?;
    Ok(Answer(DueAnswer::of(due, term)))
}

/// Days off and swapped working days of a year, each with its legal basis.
#[utoipa::path(
    get,
    path = "/calendar/holidays/{year}",
    tag = "calendar",
    params(("year" = inline(CalendarYear), Path, description = "The year.")),
    responses((status = 200, description = "The days.", body = Holidays), Named)
)]
async fn holidays(caller: Caller, Path(year): Path<i32>) -> Result<Answer<Holidays>, Problem> {
    if !(calendar::FIRST_YEAR..=calendar::LAST_YEAR).contains(&year) {
        return Err(Problem::missing(format!("the calendar has no year {year}")));
    }
    Ok(Answer(Holidays::of(year, caller.office().calendar().holidays(year))))
}
