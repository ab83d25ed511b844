//! The document's frame: what the interface is, how to sign in, and the document's own address.

use axum::Extension;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use utoipa::openapi::schema::{AdditionalProperties, Schema};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Components, OpenApi, RefOr};
use utoipa::{Modify, OpenApi as _};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::dto::ProblemDocument;
use crate::rooms::Room;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Đúng Hạn",
        version = env!("CARGO_PKG_VERSION"),
        description = "Quality objectives of a signed decision, the directives that they are about, and the figures that \
                       follow from the records. Times are RFC 3339 with offset, in the office's zone (+07:00) where we write \
                       them; texts are kept in NFC. Lists go by page: send `next` of one page as `after` of the next. What goes \
                       wrong is a problem document (RFC 9457).",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    components(schemas(ProblemDocument)),
    security(("token" = [])),
    modifiers(&Tokens),
    tags(
        (name = "objectives", description = "Objectives, indicators and the records behind a figure."),
        (name = "documents", description = "The register: incoming, outgoing, conclusions of meetings."),
        (name = "directives", description = "Tasks given in documents: followed up, completed with evidence."),
        (name = "people", description = "Units and people."),
        (name = "imports", description = "Records from files of other systems."),
        (name = "ledger", description = "The log: checkpoints, proofs, verification."),
        (name = "calendar", description = "Working time: due dates with each day explained, days off."),
        (name = "about", description = "This document."),
    ),
)]
struct Frame;

struct Tokens;

impl Modify for Tokens {
    fn modify(&self, document: &mut OpenApi) {
        let what = "A token of a person, made on the person's page; its scopes are acts such as `directives.view`.";
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(what)).build();
        document
            .components
            .get_or_insert_with(Components::new)
            .add_security_scheme("token", SecurityScheme::Http(bearer));
    }
}

/// The document before its paths.
pub(crate) fn base() -> OpenApi {
    Frame::openapi()
}

/// Says of kinds that are told apart by a word that they take no other fields; their derived schemas leave it out.
pub(crate) fn close(document: &mut OpenApi, names: &[&str]) {
    let Some(components) = &mut document.components else { return };
    for name in names {
        let Some(RefOr::T(Schema::OneOf(kinds))) = components.schemas.get_mut(*name) else { continue };
        for kind in &mut kinds.items {
            if let RefOr::T(Schema::Object(object)) = kind {
                object.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
            }
        }
    }
}

/// The document as it is sent.
#[derive(Clone)]
pub(crate) struct Document(String);

impl Document {
    /// Writes it once, for every request.
    pub(crate) fn of(document: &OpenApi) -> Self {
        // Its keys are texts and its values are plain: it can be written.
        Self(serde_json::to_string(document).unwrap_or_default())
    }
}

/// This document.
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "about",
    security(()),
    responses((status = 200, description = "This document.", content_type = "application/json", body = serde_json::Value))
)]
pub(crate) async fn openapi(Extension(Document(text)): Extension<Document>) -> impl IntoResponse {
    ([(CONTENT_TYPE, "application/json")], text)
}

/// The routes of this file.
pub(crate) fn room() -> Room {
    OpenApiRouter::new().routes(routes!(openapi))
}
