//! Opening a file that proves a completion: handed out to be saved, never to be run inside our pages.

use app::directives::OpenEvidence;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tokio_util::io::ReaderStream;

use super::show::directive;
use crate::answer::Answer;
use crate::reader::Reader;

/// Opens it.
pub async fn open(reader: Reader, Path((id, sha256)): Path<(String, String)>) -> Answer {
    let directive = directive(&reader, &id)?;
    let file = reader.look(&OpenEvidence { directive, sha256 }).await?;
    let name = text::percent_encoded(&file.name);
    let mut response = Response::new(Body::from_stream(ReaderStream::new(file.content)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.bytes));
    if let Ok(saved) = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{name}")) {
        headers.insert(header::CONTENT_DISPOSITION, saved);
    }
    Ok(response)
}
