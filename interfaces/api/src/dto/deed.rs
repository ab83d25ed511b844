//! What acts answer.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What was made, or was made by the same key before.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Made {
    /// Its id.
    pub(crate) id: Uuid,
}

/// How many records were made.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Recorded {
    /// So many.
    pub(crate) recorded: u64,
}
