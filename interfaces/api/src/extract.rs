//! What handlers take out of a request; what cannot be taken out is a problem with its place.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use serde::de::DeserializeOwned;
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use uuid::Uuid;

use crate::problem::Problem;

/// A JSON body.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let axum::Json(value) = axum::Json::from_request(request, state).await.map_err(|no: JsonRejection| no)?;
        Ok(Self(value))
    }
}

/// The query of an address.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let axum::extract::Query(value) = axum::extract::Query::from_request_parts(parts, state).await?;
        Ok(Self(value))
    }
}

/// The variable parts of a path.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let axum::extract::Path(value) =
            <axum::extract::Path<T> as FromRequestParts<S>>::from_request_parts(parts, state).await?;
        Ok(Self(value))
    }
}

/// A body of plain text.
pub(crate) struct PlainText(pub(crate) String);

impl<S: Send + Sync> FromRequest<S> for PlainText {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if media(request.headers()) != "text/plain" {
            return Err(Problem::other_media("text/plain; charset=utf-8"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|no: BytesRejection| no)?;
        let text = String::from_utf8(bytes.into()).map_err(|error| {
            Problem::malformed_at(format!("byte {}", error.utf8_error().valid_up_to()), "the text is not UTF-8")
        })?;
        Ok(Self(text))
    }
}

/// The media type of a body, without its parameters and in lower case; empty: none is named.
pub(crate) fn media(headers: &HeaderMap) -> String {
    let named = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    named.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The key that makes an act happen once, however often it is sent.
pub(crate) struct IdempotencyKey(pub(crate) Uuid);

/// Its header.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

impl<S: Send + Sync> OptionalFromRequestParts<S> for IdempotencyKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, Problem> {
        let mut given = parts.headers.get_all(IDEMPOTENCY_KEY).iter();
        let Some(value) = given.next() else { return Ok(None) };
        // The draft of the header writes it as a string in quotes.
        let uuid = value.to_str().ok().and_then(|text| Uuid::parse_str(text.trim().trim_matches('"')).ok());
        match (uuid, given.next()) {
            (Some(uuid), None) => Ok(Some(Self(uuid))),
            _ => Err(Problem::malformed_at("header Idempotency-Key", "the key is one UUID")),
        }
    }
}

impl IntoParams for IdempotencyKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let what = "Names this sending: the same content under the same key again is answered as the \
                    first time, and nothing happens twice; other content is refused.";
        vec![
            ParameterBuilder::new()
                .name(IDEMPOTENCY_KEY)
                .parameter_in(ParameterIn::Header)
                .description(Some(what))
                .schema(Some(utoipa::schema!(Uuid)))
                .build(),
        ]
    }
}

/// The key alone, where one was sent.
pub(crate) fn key(given: Option<IdempotencyKey>) -> Option<Uuid> {
    given.map(|IdempotencyKey(key)| key)
}
