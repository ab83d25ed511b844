//! The log: the latest checkpoint, a proof of an event, the check of the whole.

use app::log::{LatestCheckpoint, ProveEvent, VerifyLog};
use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use ids::EventId;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Room;
use crate::answers::{Found, Looked, Named};
use crate::dto::{Proof, Report};
use crate::extract::Path;
use crate::gate::Caller;
use crate::problem::Problem;

/// The routes of this file.
pub(super) fn room() -> Room {
    OpenApiRouter::new().routes(routes!(checkpoint)).routes(routes!(prove)).routes(routes!(verify))
}

/// The latest signed checkpoint (C2SP tlog-checkpoint): keep it outside of the office.
#[utoipa::path(
    get,
    path = "/ledger/checkpoint",
    tag = "ledger",
    responses(
        (status = 200, description = "The signed note.", content_type = "text/plain", body = String),
        Found
    )
)]
async fn checkpoint(caller: Caller) -> Result<impl IntoResponse, Problem> {
    let signed = caller.look(&LatestCheckpoint).await?;
    let note = signed.ok_or_else(|| Problem::missing("nothing was signed yet"))?;
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], note))
}

/// The proof that an event is in the log. An event of the last moments may not be sequenced yet.
#[utoipa::path(
    get,
    path = "/ledger/proofs/{event}",
    tag = "ledger",
    params(("event" = Uuid, Path, description = "The event.")),
    responses((status = 200, description = "The proof.", body = Proof), Named)
)]
async fn prove(caller: Caller, Path(event): Path<EventId>) -> Result<Json<Proof>, Problem> {
    Ok(Json(caller.look(&ProveEvent(event)).await?.into()))
}

/// Checks the whole log: every event against its leaf, every leaf against the signed checkpoints.
#[utoipa::path(
    get,
    path = "/ledger/verify",
    tag = "ledger",
    responses((status = 200, description = "What was found.", body = Report), Looked)
)]
async fn verify(caller: Caller) -> Result<Json<Report>, Problem> {
    Ok(Json(caller.look(&VerifyLog).await?.into()))
}
