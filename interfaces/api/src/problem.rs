//! What went wrong, as a problem document (RFC 9457): a type that programs can tell apart, and a sentence for the log.

use std::borrow::Cow;

use app::Refusal;
use axum::Json;
use axum::extract::multipart::MultipartError;
use axum::extract::rejection::{BytesRejection, JsonRejection, PathRejection, QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::dto::ProblemDocument;

/// The media type of every problem.
pub(crate) const MEDIA: &str = "application/problem+json";

/// Why a request is not answered as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    status: StatusCode,
    /// Names the kind; where a domain refused, the key of its message.
    key: &'static str,
    detail: Cow<'static, str>,
    /// Where in the request, if it can be told.
    at: Option<String>,
    challenge: Option<Challenge>,
}

/// What `WWW-Authenticate` says (RFC 6750).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Challenge {
    Missing,
    Invalid,
    Narrow(&'static str),
}

impl Problem {
    fn new(status: StatusCode, key: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { status, key, detail: detail.into(), at: None, challenge: None }
    }

    /// A request that does not say what it must, or says it in a wrong form.
    pub(crate) fn malformed(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "request-malformed", detail)
    }

    /// The same, and where.
    pub(crate) fn malformed_at(at: impl Into<String>, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { at: Some(at.into()), ..Self::malformed(detail) }
    }

    /// No token.
    pub(crate) fn token_missing() -> Self {
        let detail = "send a token as `Authorization: Bearer ...`";
        Self { challenge: Some(Challenge::Missing), ..Self::new(StatusCode::UNAUTHORIZED, "token-missing", detail) }
    }

    /// A token that nobody has, that ended or was taken back: never said which.
    pub(crate) fn token_unknown() -> Self {
        let detail = "the token is not known, or no longer";
        Self { challenge: Some(Challenge::Invalid), ..Self::new(StatusCode::UNAUTHORIZED, "token-unknown", detail) }
    }

    /// The token's scopes leave the act out.
    pub(crate) fn token_too_narrow(act: &'static str) -> Self {
        let detail = format!("the token's scopes leave out {act}");
        Self { challenge: Some(Challenge::Narrow(act)), ..Self::new(StatusCode::FORBIDDEN, "token-too-narrow", detail) }
    }

    /// Nothing lies at this path.
    pub(crate) fn unknown_path() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "path-unknown",
            "nothing lies at this path; /api/v1/openapi.json lists what does",
        )
    }

    /// The path knows other methods; `Allow` names them.
    pub(crate) fn other_method() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed", "the path does not know this method")
    }

    /// A body of another kind than the operation reads.
    pub(crate) fn other_media(wanted: &str) -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-unsupported", format!("send the body as {wanted}"))
    }

    /// A body over its limit.
    fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large", "the body is larger than is read here")
    }

    /// There is no such thing in the calendar or the log.
    pub(crate) fn missing(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "refusal-not-found", detail)
    }

    /// A rule of ours that the request breaks.
    pub(crate) fn refused(key: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, key, detail)
    }

    /// Trouble of ours: the cause goes into the log and not to the caller.
    pub(crate) fn fault(cause: &str) -> Self {
        tracing::error!(cause, "a request failed");
        let detail = "the server failed; its log says why";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "refusal-fault", detail)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match &refusal {
            Refusal::Fault { what } => return Self::fault(what),
            Refusal::NotPermitted { .. } => StatusCode::FORBIDDEN,
            Refusal::NotFound { .. }
            | Refusal::Objectives(
                objectives::Refusal::NoSuchIndicator { .. } | objectives::Refusal::NoSuchObjective { .. },
            ) => StatusCode::NOT_FOUND,
            Refusal::Conflict | Refusal::KeyUsed { .. } => StatusCode::CONFLICT,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self::new(status, refusal.key(), refusal.to_string())
    }
}

impl From<BytesRejection> for Problem {
    fn from(rejection: BytesRejection) -> Self {
        match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::too_large(),
            _ => Self::malformed("the body broke off"),
        }
    }
}

impl From<MultipartError> for Problem {
    fn from(error: MultipartError) -> Self {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Self::too_large(),
            _ => Self::malformed_at("form", error.body_text()),
        }
    }
}

impl From<JsonRejection> for Problem {
    fn from(rejection: JsonRejection) -> Self {
        match rejection {
            JsonRejection::MissingJsonContentType(_) => Self::other_media("application/json"),
            JsonRejection::BytesRejection(rejection) => rejection.into(),
            other => {
                let text = other.body_text();
                let (what, at) = text.rsplit_once(" at line ").unwrap_or((&text, ""));
                let what = what.rsplit_once("target type: ").map_or(what, |(_, what)| what).to_owned();
                if at.is_empty() { Self::malformed(what) } else { Self::malformed_at(format!("line {at}"), what) }
            }
        }
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        let text = rejection.body_text();
        let what = text.strip_prefix("Failed to deserialize query string: ").unwrap_or(&text);
        Self::malformed_at("query", what.to_owned())
    }
}

impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Self {
        if rejection.status().is_server_error() {
            return Self::fault(&rejection.body_text());
        }
        Self::malformed_at("path", rejection.body_text())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self { status, key, detail, at, challenge } = self;
        let document = ProblemDocument {
            kind: format!("urn:dunghan:refusal:{key}"),
            title: key.to_owned(),
            status: status.as_u16(),
            detail: detail.into_owned(),
            at,
        };
        let mut response = (status, Json(document)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA));
        if let Some(challenge) = challenge {
            let text = match challenge {
                Challenge::Missing => r#"Bearer realm="dunghan""#.to_owned(),
                Challenge::Invalid => r#"Bearer realm="dunghan", error="invalid_token""#.to_owned(),
                Challenge::Narrow(act) => {
                    format!(r#"Bearer realm="dunghan", error="insufficient_scope", scope="{act}""#)
                }
            };
            headers.extend(HeaderValue::try_from(text).ok().map(|value| (header::WWW_AUTHENTICATE, value)));
        }
        response
    }
}

impl From<Problem> for Response {
    fn from(problem: Problem) -> Self {
        problem.into_response()
    }
}
