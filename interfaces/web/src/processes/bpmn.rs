//! The model as a BPMN 2.0 file, for the viewer on the page and for whoever takes it into a modeller.

use app::processes::ShowProcess;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;

use crate::answer::{Answer, Trouble};
use crate::error::Problem;
use crate::reader::Reader;

/// Hands it out: as it was handed in where that was BPMN, else written from the model.
pub async fn open(reader: Reader, id: Path<String>) -> Answer {
    let id = super::process(&reader, id)?;
    let found = reader.look(&ShowProcess(id)).await?;
    let model = found.model.ok_or_else(|| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let drawn = found.process.fields().source.clone().filter(|source| source.contains("BPMNDiagram"));
    let text = drawn.unwrap_or_else(|| model.diagram().to_bpmn());
    let mut response = Response::new(Body::from(text));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"));
    let code = text::percent_encoded(found.process.fields().code.as_deref().unwrap_or("process"));
    if let Ok(saved) = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{code}.bpmn")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, saved);
    }
    Ok(response)
}
