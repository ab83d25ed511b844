//! The process sheet as a file, for approval and for the archive.

use app::processes::ShowProcess;
use axum::extract::Path;

use crate::answer::Answer;
use crate::reader::Reader;

/// Hands it out.
pub async fn open(reader: Reader, Path((id, format)): Path<(String, String)>) -> Answer {
    let id = super::process(&reader, Path(id))?;
    let format = crate::paper::format(&reader, &format)?;
    let found = reader.look(&ShowProcess(id)).await?;
    let stem = found.process.fields().code.clone().unwrap_or_default();
    crate::paper::paper(&reader, app::processes::sheet(&found), format, &stem).await
}
