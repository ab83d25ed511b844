//! Directives: listed, shown, followed up one by one or many at once, completed with evidence.

use app::directives::{Complete, FollowUps, ListDirectives, ShowDirective};
use axum::Json as Answer;
use ids::{DirectiveId, DocumentId, PersonId, UnitId};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;

use super::Room;
use crate::answers::{Acted, Asked, Named};
use crate::dto::{
    After, Completion, Directive, DirectiveRow, Level, Made, NewFollowUp, NewFollowUps, Page, Recorded, Rows,
    SearchText, State, slice,
};
use crate::extract::{IdempotencyKey, Json, Path, Query, key};
use crate::gate::Caller;
use crate::problem::Problem;

/// The routes of this file.
pub(super) fn room() -> Room {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(follow_up_many))
        .routes(routes!(show))
        .routes(routes!(follow_up))
        .routes(routes!(complete))
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct DirectivesQuery {
    /// Only those in this state now; the late list is `open_overdue`.
    #[param(inline)]
    state: Option<State>,
    /// Only those that this unit leads.
    unit: Option<Uuid>,
    /// Only those that this person follows.
    follower: Option<Uuid>,
    /// Only those of this level.
    #[param(inline)]
    level: Option<Level>,
    /// Only those given in this document.
    document: Option<Uuid>,
    /// Only those whose code or content has these words, marks and case aside.
    #[param(inline)]
    text: Option<SearchText>,
    /// `next` of the page before.
    #[param(inline)]
    after: Option<After>,
    /// How many rows at most; without a number, 50.
    #[param(inline)]
    rows: Option<Rows>,
}

/// A page of directives, what is due first at the top.
#[utoipa::path(
    get,
    path = "/directives",
    operation_id = "list_directives",
    tag = "directives",
    params(DirectivesQuery),
    responses((status = 200, description = "A page.", body = Page<DirectiveRow>), Asked)
)]
async fn list(caller: Caller, Query(asked): Query<DirectivesQuery>) -> Result<Answer<Page<DirectiveRow>>, Problem> {
    let mut query = ListDirectives { filter: Default::default(), slice: slice(asked.after, asked.rows) };
    query.filter.states = asked.state.map(|state| state.0).into_iter().collect();
    query.filter.unit = asked.unit.map(UnitId::new);
    query.filter.follower = asked.follower.map(PersonId::new);
    query.filter.level = asked.level.map(|level| level.0);
    query.filter.document = asked.document.map(DocumentId::new);
    query.filter.text = asked.text.map(|text| text.0).unwrap_or_default();
    Ok(Answer(Page::of(caller.look(&query).await?)))
}

/// One directive with its deadlines, follow-ups, evidence and history.
#[utoipa::path(
    get,
    path = "/directives/{id}",
    operation_id = "show_directive",
    tag = "directives",
    params(("id" = Uuid, Path, description = "The directive.")),
    responses((status = 200, description = "The directive.", body = Directive), Named)
)]
async fn show(caller: Caller, Path(id): Path<DirectiveId>) -> Result<Answer<Directive>, Problem> {
    Ok(Answer(caller.look(&ShowDirective(id)).await?.into()))
}

/// Records what was found of one directive.
#[utoipa::path(
    post,
    path = "/directives/{id}/follow-ups",
    tag = "directives",
    params(("id" = Uuid, Path, description = "The directive."), IdempotencyKey),
    request_body = NewFollowUp,
    responses((status = 200, description = "It is recorded.", body = Recorded), Acted)
)]
async fn follow_up(
    caller: Caller,
    Path(id): Path<DirectiveId>,
    given: Option<IdempotencyKey>,
    Json(found): Json<NewFollowUp>,
) -> Result<Answer<Recorded>, Problem> {
    let act = FollowUps { directives: vec![id], text: found.text.0, at: found.at.map(|moment| moment.0) };
    Ok(Answer(Recorded { recorded: caller.perform(key(given), &act).await? as u64 }))
}

/// Records what was found, the same for each of many: all of them or none.
#[utoipa::path(
    post,
    path = "/directives/follow-ups",
    tag = "directives",
    params(IdempotencyKey),
    request_body = NewFollowUps,
    responses((status = 200, description = "They are recorded.", body = Recorded), Acted)
)]
async fn follow_up_many(
    caller: Caller,
    given: Option<IdempotencyKey>,
    Json(found): Json<NewFollowUps>,
) -> Result<Answer<Recorded>, Problem> {
    let directives = found.directives()?;
    let act = FollowUps { directives, text: found.text.0, at: found.at.map(|moment| moment.0) };
    Ok(Answer(Recorded { recorded: caller.perform(key(given), &act).await? as u64 }))
}

/// Completes a directive with evidence.
#[utoipa::path(
    post,
    path = "/directives/{id}/complete",
    tag = "directives",
    params(("id" = Uuid, Path, description = "The directive."), IdempotencyKey),
    request_body = Completion,
    responses((status = 200, description = "It is completed.", body = Made), Acted)
)]
async fn complete(
    caller: Caller,
    Path(directive): Path<DirectiveId>,
    given: Option<IdempotencyKey>,
    Json(completion): Json<Completion>,
) -> Result<Answer<Made>, Problem> {
    let at = completion.at.0;
    let act = Complete { directive, at, evidence: completion.evidence()? };
    let id = caller.perform(key(given), &act).await?;
    Ok(Answer(Made { id: id.uuid() }))
}
