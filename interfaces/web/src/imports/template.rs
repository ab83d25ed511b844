//! The workbook that an office fills, one for each kind of record.

use app::Office;
use app::imports::Kind;
use axum::extract::Path;

use crate::answer::{Answer, Trouble, saved};
use crate::error::Problem;
use crate::reader::Reader;

/// Hands it out.
pub async fn open(reader: Reader, Path(kind): Path<String>) -> Answer {
    let missing = || Trouble::new(reader.frame.clone(), Problem::Missing);
    let kind = Kind::from_key(&kind).ok_or_else(missing)?;
    // A dozen cells: made faster than another thread is woken.
    let bytes = Office::template_bytes(kind).map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))?;
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(saved(bytes, media, &format!("mau-{}.xlsx", kind.key())))
}
