//! The problems that an operation may answer with, for the document; and the answer that names what was made.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use utoipa::openapi::{ContentBuilder, HeaderBuilder, Ref, RefOr, ResponseBuilder, response};
use utoipa::{IntoResponses, ToSchema};
use uuid::Uuid;

use crate::dto::{Made, ProblemDocument};
use crate::problem::MEDIA;

/// What each status means here.
const MEANING: [(u16, &str); 9] = [
    (400, "The request is malformed; `at` says where."),
    (401, "No token, or one that opens nothing."),
    (403, "The token's scopes or the person's permits do not reach."),
    (404, "There is no such thing, or the person may not see it."),
    (
        409,
        "Others kept changing the same thing at the same time: send it again. Or the key came with something else before.",
    ),
    (413, "The body is larger than is read here."),
    (415, "The body is of another media type than is read here."),
    (422, "A rule refuses; the type names which."),
    (500, "Trouble of ours."),
];

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident = $statuses:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) struct $name;
        impl IntoResponses for $name {
            fn responses() -> BTreeMap<String, RefOr<response::Response>> {
                documented(&$statuses)
            }
        }
    )*};
}

problems! {
    /// Of a look at everything.
    Looked = [401, 403, 500];
    /// Of a look with a query.
    Asked = [400, 401, 403, 500];
    /// Of a look at something that is named.
    Named = [400, 401, 403, 404, 500];
    /// Of a look that may find nothing.
    Found = [401, 403, 404, 500];
    /// Of a question that comes with a body.
    Answered = [400, 401, 403, 413, 415, 422, 500];
    /// Of an act.
    Acted = [400, 401, 403, 404, 409, 413, 415, 422, 500];
}

fn documented(statuses: &[u16]) -> BTreeMap<String, RefOr<response::Response>> {
    MEANING
        .iter()
        .filter(|(status, _)| statuses.contains(status))
        .map(|(status, meaning)| (status.to_string(), RefOr::T(problem(*status, meaning))))
        .collect()
}

fn problem(status: u16, meaning: &str) -> response::Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(ProblemDocument::name()))).build();
    let response = ResponseBuilder::new().description(meaning).content(MEDIA, content);
    if status == 401 {
        let challenge =
            HeaderBuilder::new().schema(Some(text())).description(Some("What to send instead (RFC 6750).")).build();
        return response.header("WWW-Authenticate", challenge).build();
    }
    response.build()
}

fn text() -> utoipa::openapi::schema::Object {
    utoipa::openapi::ObjectBuilder::new().schema_type(utoipa::openapi::schema::Type::String).build()
}

/// 201 with the id and the address of what was made.
pub(crate) struct Created {
    id: Uuid,
    address: String,
}

impl Created {
    /// `room` is the path under the prefix, such as `documents`.
    pub(crate) fn at(room: &str, id: Uuid) -> Self {
        Self { id, address: format!("{}/{room}/{id}", crate::PREFIX) }
    }
}

impl IntoResponse for Created {
    fn into_response(self) -> Response {
        let address = HeaderValue::try_from(self.address).ok().map(|address| (LOCATION, address));
        let mut response = (StatusCode::CREATED, Json(Made { id: self.id })).into_response();
        response.headers_mut().extend(address);
        response
    }
}
