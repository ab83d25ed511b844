//! The problem document (RFC 9457).

use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDocument {
    /// Names the kind: `urn:dunghan:refusal:` and a key.
    #[serde(rename = "type")]
    #[schema(pattern = "^urn:dunghan:refusal:[a-z-]+$")]
    pub(crate) kind: String,
    /// The key alone: the same key names the sentence on pages.
    pub(crate) title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    pub(crate) status: u16,
    /// What happened this time, for people who read logs.
    pub(crate) detail: String,
    /// Where in the request, if it can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub(crate) at: Option<String>,
}
