//! A signed decision, read out of its text; nothing is stored.

use axum::Json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Room;
use crate::answers::Answered;
use crate::dto::ReadDecision;
use crate::extract::PlainText;
use crate::problem::Problem;

/// The routes of this file.
pub(super) fn room() -> Room {
    OpenApiRouter::new().routes(routes!(read))
}

/// Reads a decision: articles, objectives and measures. What the text lacks is null and a problem, never a failure.
#[utoipa::path(
    post,
    path = "/decisions/read",
    operation_id = "read_decision",
    tag = "objectives",
    request_body(content = String, description = "The decision's text, UTF-8.", content_type = "text/plain"),
    responses((status = 200, description = "What the decision says.", body = ReadDecision), Answered)
)]
async fn read(PlainText(text): PlainText) -> Result<Json<ReadDecision>, Problem> {
    let reading = tokio::task::spawn_blocking(move || decision::read(&text));
    let decision = reading.await.map_err(|error| Problem::fault(&error.to_string()))?;
    Ok(Json(decision.into()))
}
