//! JSON over HTTP, described by an OpenAPI document that comes from the handlers themselves.
//!
//! [`router`] is the whole interface, at `/api/v1`. A request passes the gate, which looks its act up in [`ROUTES`] and
//! asks the bearer's token and permit for it; then a handler turns it into an act or a look of `app` and the answer into
//! JSON. Whatever goes wrong is a problem document (RFC 9457).

mod answers;
mod dto;
mod extract;
mod gate;
mod openapi;
mod problem;
mod rooms;
mod routes;

use std::sync::Arc;

use app::Office;
use axum::extract::DefaultBodyLimit;
use axum::response::Response;
use axum::routing::any;
use axum::{Extension, Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

pub use routes::ROUTES;

use problem::Problem;

/// Where the interface lies; also the prefix of every path of [`ROUTES`] and of the document.
pub const PREFIX: &str = "/api/v1";

/// The most bytes of a JSON or text body.
const BODY: usize = 1 << 20;

/// Everything under `/api/v1`, to be merged into the server's router.
pub fn router(office: Arc<Office>) -> Router {
    let (routes, document) = assembled();
    let gate = middleware::from_fn_with_state(Arc::clone(&office), gate::pass);
    let inside = routes
        .route_layer(gate)
        .fallback(nowhere)
        .method_not_allowed_fallback(|| async { Problem::other_method() })
        .layer(DefaultBodyLimit::max(BODY))
        .layer(Extension(openapi::Document::of(&document)))
        .layer(CatchPanicLayer::custom(panicked))
        .with_state(office);
    // A nest leaves its own address with a slash to others.
    Router::new().nest(PREFIX, inside).route("/api/v1/", any(nowhere))
}

/// The document that describes [`router`].
#[must_use]
pub fn document() -> OpenApi {
    assembled().1
}

/// The routes without the prefix, and the document with it.
fn assembled() -> (Router<Arc<Office>>, OpenApi) {
    let (routes, paths) = rooms::all().split_for_parts();
    let described = OpenApiRouter::<Arc<Office>>::with_openapi(openapi::base());
    let mut document = described.nest(PREFIX, OpenApiRouter::with_openapi(paths)).into_openapi();
    openapi::close(&mut document, &["Due", "GivenEvidence"]);
    (routes, document)
}

async fn nowhere() -> Problem {
    Problem::unknown_path()
}

/// A panic is a fault of ours; its text goes into the log alone.
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    Problem::fault(text.unwrap_or("panic without a text")).into()
}
