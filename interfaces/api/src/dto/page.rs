//! Pages of lists, and the part of a list that a query asks for.

use app::{Cursor, Slice};
use serde::Serialize;
use utoipa::ToSchema;

use super::{PlaceText, Rows};
use crate::problem::Problem;

/// How many rows a page has when nobody says.
const USUAL: u32 = 50;

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Page<T: ToSchema> {
    /// The rows.
    pub(crate) rows: Vec<T>,
    /// What to send as `after` for the next page; null: this is the last one.
    #[schema(required = true)]
    pub(crate) next: Option<String>,
}

impl<T: ToSchema> Page<T> {
    /// The rows of a page in their shape here.
    pub(crate) fn of<V: Into<T>>(page: app::Page<V>) -> Self {
        let next = page.next.map(|cursor| cursor.to_string());
        Self { rows: page.rows.into_iter().map(Into::into).collect(), next }
    }
}

/// A whole list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Whole<T: ToSchema> {
    /// The rows.
    pub(crate) rows: Vec<T>,
}

/// The part of a list that `after` and `rows` name.
pub(crate) fn slice(after: Option<PlaceText>, rows: Option<Rows>) -> Result<Slice, Problem> {
    let read =
        |PlaceText(text)| text.parse::<Cursor>().map_err(|_| Problem::malformed_at("query", "after: not a cursor"));
    let after = after.map(read).transpose()?;
    Ok(Slice { after, rows: u64::from(rows.map_or(USUAL, |rows| rows.0)) })
}
