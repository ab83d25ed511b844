//! ISO processes: the model with its steps and drawing, what really happened over it, and a new version from a file.

pub mod bpmn;
pub mod flow;
pub mod new;
pub mod sheet;
pub mod show;

use axum::extract::Path;
use uuid::Uuid;

use crate::answer::Trouble;
use crate::error::Problem;
use crate::reader::Reader;

/// The id in an address; what is none leads to no page.
///
/// # Errors
/// [`Problem::Missing`].
pub(crate) fn process(reader: &Reader, Path(id): Path<String>) -> Result<Uuid, Trouble> {
    id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))
}
