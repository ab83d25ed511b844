//! Papers and books that a page hands out to be saved.

use app::paper::{Book, Format, Paper, XLSX};

use crate::answer::{Answer, Trouble, saved};
use crate::error::Problem;
use crate::reader::Reader;

/// The format in an address; what is none leads to no page.
///
/// # Errors
/// [`Problem::Missing`].
pub(crate) fn format(reader: &Reader, word: &str) -> Result<Format, Trouble> {
    Format::from_key(word).ok_or_else(|| Trouble::new(reader.frame.clone(), Problem::Missing))
}

/// Hands out a paper under a name without its ending.
pub(crate) async fn paper(reader: &Reader, paper: Paper, format: Format, stem: &str) -> Answer {
    let made = app::paper::set(paper, format, reader.frame.now).await;
    let bytes = made.map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))?;
    Ok(saved(bytes, format.media_type(), &format!("{stem}.{}", format.key())))
}

/// Hands out a book under a name without its ending.
pub(crate) async fn book(reader: &Reader, book: Book, stem: &str) -> Answer {
    let made = app::paper::bind(book).await;
    let bytes = made.map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))?;
    Ok(saved(bytes, XLSX, &format!("{stem}.xlsx")))
}
