//! What the caller owes or follows.

use app::directives::Inbox;
use axum::Json;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Room;
use crate::answers::Asked;
use crate::dto::{After, DirectiveRow, Page, Rows, slice};
use crate::extract::Query;
use crate::gate::Caller;
use crate::problem::Problem;

/// The routes of this file.
pub(super) fn room() -> Room {
    OpenApiRouter::new().routes(routes!(inbox))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct InboxQuery {
    /// `next` of the page before.
    #[param(inline)]
    after: Option<After>,
    /// How many rows at most; without a number, 50.
    #[param(inline)]
    rows: Option<Rows>,
}

/// Open work of the caller and the caller's unit, by time left.
#[utoipa::path(
    get,
    path = "/inbox",
    tag = "directives",
    params(InboxQuery),
    responses((status = 200, description = "A page.", body = Page<DirectiveRow>), Asked)
)]
async fn inbox(caller: Caller, Query(asked): Query<InboxQuery>) -> Result<Json<Page<DirectiveRow>>, Problem> {
    Ok(Json(Page::of(caller.look(&Inbox { slice: slice(asked.after, asked.rows) }).await?)))
}
