//! What is wrong in a file, as a list to work through beside it.

use app::imports::{TOLD, problem_list};
use axum::extract::Path;

use super::show::find;
use crate::answer::{Answer, saved};
use crate::reader::Reader;

/// Hands it out.
pub async fn open(reader: Reader, Path(id): Path<String>) -> Answer {
    let found = find(&reader, &id, TOLD).await?;
    let words = reader.frame.words;
    let heads = ["problem-row", "problem-cell", "problem-column", "problem-value", "problem-what", "problem-taken"];
    let (no, yes) = (words.get("form-no"), words.get("form-yes"));
    let text = problem_list(&found.told, heads.map(|head| words.get(head)), [&no, &yes]);
    let source = found.row.source.as_str();
    let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
    Ok(saved(text.into_bytes(), "text/csv; charset=utf-8", &format!("loi-{stem}.csv")))
}
