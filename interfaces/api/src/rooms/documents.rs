//! The register: listed, shown, registered into; and tasks entered from a document.

use app::directives::{EnterTask, ListDocuments, RecordDocument, ShowDocument};
use axum::Json as Answer;
use ids::DocumentId;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Room;
use crate::answers::{Acted, Asked, Created, Named};
use crate::dto::{
    After, Direction, Document, DocumentRow, Level, Made, NewDocument, NewTask, Page, Rows, SearchText, slice,
};
use crate::extract::{IdempotencyKey, Json, Path, Query, key};
use crate::gate::Caller;
use crate::problem::Problem;

/// The routes of this file.
pub(super) fn room() -> Room {
    OpenApiRouter::new().routes(routes!(list, register)).routes(routes!(show)).routes(routes!(enter))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct DocumentsQuery {
    /// Only those of this level.
    #[param(inline)]
    level: Option<Level>,
    /// Only those of this book.
    #[param(inline)]
    direction: Option<Direction>,
    /// Only those that set a time for completion, or that set none.
    has_deadline: Option<bool>,
    /// Only those with a deadline of which fewer tasks are entered than expected.
    not_entered: Option<bool>,
    /// Only those whose number, issuer or subject has these words, marks and case aside.
    #[param(inline)]
    text: Option<SearchText>,
    /// `next` of the page before.
    #[param(inline)]
    after: Option<After>,
    /// How many rows at most; without a number, 50.
    #[param(inline)]
    rows: Option<Rows>,
}

/// A page of the register, the newest line first.
#[utoipa::path(
    get,
    path = "/documents",
    operation_id = "list_documents",
    tag = "documents",
    params(DocumentsQuery),
    responses((status = 200, description = "A page.", body = Page<DocumentRow>), Asked)
)]
async fn list(caller: Caller, Query(asked): Query<DocumentsQuery>) -> Result<Answer<Page<DocumentRow>>, Problem> {
    let mut query = ListDocuments { filter: Default::default(), slice: slice(asked.after, asked.rows) };
    query.filter.level = asked.level.map(|level| level.0);
    query.filter.direction = asked.direction.map(|direction| direction.0);
    query.filter.has_deadline = asked.has_deadline;
    query.filter.not_entered = asked.not_entered.unwrap_or_default();
    query.filter.text = asked.text.map(|text| text.0).unwrap_or_default();
    Ok(Answer(Page::of(caller.look(&query).await?)))
}

/// Registers a document. Number, date of issue and issuer name it: the same again is refused.
#[utoipa::path(
    post,
    path = "/documents",
    operation_id = "register_document",
    tag = "documents",
    params(IdempotencyKey),
    request_body = NewDocument,
    responses(
        (status = 201, description = "It is registered.", body = Made, headers(("Location" = String, description = "Its address."))),
        Acted
    )
)]
async fn register(
    caller: Caller,
    given: Option<IdempotencyKey>,
    Json(document): Json<NewDocument>,
) -> Result<Created, Problem> {
    let id = caller.perform(key(given), &RecordDocument { known: document.into(), new: true }).await?;
    Ok(Created::at("documents", id.uuid()))
}

/// One document with its tasks and its history.
#[utoipa::path(
    get,
    path = "/documents/{id}",
    operation_id = "show_document",
    tag = "documents",
    params(("id" = Uuid, Path, description = "The document.")),
    responses((status = 200, description = "The document.", body = Document), Named)
)]
async fn show(caller: Caller, Path(id): Path<DocumentId>) -> Result<Answer<Document>, Problem> {
    Ok(Answer(caller.look(&ShowDocument(id)).await?.into()))
}

/// Enters a task from a document. Its deadline is counted at once and explains itself.
#[utoipa::path(
    post,
    path = "/documents/{id}/tasks",
    operation_id = "enter_task",
    tag = "directives",
    params(("id" = Uuid, Path, description = "The document."), IdempotencyKey),
    request_body = NewTask,
    responses(
        (status = 201, description = "It is entered.", body = Made, headers(("Location" = String, description = "Its address."))),
        Acted
    )
)]
async fn enter(
    caller: Caller,
    Path(document): Path<DocumentId>,
    given: Option<IdempotencyKey>,
    Json(task): Json<NewTask>,
) -> Result<Created, Problem> {
    let id = caller.perform(key(given), &EnterTask { document, entry: task.entry()? }).await?;
    Ok(Created::at("directives", id.uuid()))
}
