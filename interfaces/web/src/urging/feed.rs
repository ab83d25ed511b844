//! The private link of a calendar: whoever has it sees the due times of the person who made it, and nothing else.

use app::Refusal;
use app::feed::CalendarFeed;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::Web;
use crate::words::{Lang, Words};

/// Shows the calendar; a link that was taken back is no page.
pub async fn show(State(web): State<Web>, Path((secret, _)): Path<(String, String)>) -> Response {
    let bearer = match web.office.bearer(&secret, web.office.clock().now()).await {
        Ok(bearer) if bearer.scopes.may("calendar.feed") => bearer,
        Ok(_) | Err(Refusal::NotFound { .. }) => return StatusCode::NOT_FOUND.into_response(),
        Err(refusal) => return trouble(&refusal),
    };
    let feed = CalendarFeed { name: Words::new(Lang::Vi).get("feed-name") };
    match web.office.look(&bearer.actor, &feed).await {
        Ok(text) => {
            let kind = (header::CONTENT_TYPE, "text/calendar; charset=utf-8");
            ([kind, (header::CACHE_CONTROL, "private, max-age=900")], text).into_response()
        }
        Err(refusal) => trouble(&refusal),
    }
}

fn trouble(refusal: &Refusal) -> Response {
    tracing::error!(%refusal, "a calendar failed");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
