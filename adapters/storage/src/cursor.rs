//! Where a page ends and the next one begins: an opaque text that names the last row, never an offset.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize, Serializer};
use uuid::Uuid;

/// The place after a row, for the request of the next page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor(Place);

/// The sort key of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Place {
    #[serde(rename = "n")]
    Number(i64, Uuid),
    #[serde(rename = "t")]
    Text(String),
}

/// The text is not a cursor that this program gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor")]
pub struct NotACursor;

impl Cursor {
    pub(crate) fn after_number(number: i64, id: Uuid) -> Self {
        Self(Place::Number(number, id))
    }

    pub(crate) fn after_text(text: impl Into<String>) -> Self {
        Self(Place::Text(text.into()))
    }

    /// The key of a list that is sorted by a number; another list's cursor names no place in it.
    pub(crate) fn number(&self) -> Option<(i64, Uuid)> {
        match self.0 {
            Place::Number(number, id) => Some((number, id)),
            Place::Text(_) => None,
        }
    }

    /// The key of a list that is sorted by a text.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.0 {
            Place::Number(..) => None,
            Place::Text(text) => Some(text),
        }
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let json = serde_json::to_vec(&self.0).map_err(|_| fmt::Error)?;
        f.write_str(&URL_SAFE_NO_PAD.encode(json))
    }
}

impl FromStr for Cursor {
    type Err = NotACursor;
    fn from_str(text: &str) -> Result<Self, NotACursor> {
        let json = URL_SAFE_NO_PAD.decode(text).map_err(|_| NotACursor)?;
        serde_json::from_slice(&json).map(Self).map_err(|_| NotACursor)
    }
}

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Which part of a list is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// Only what comes after this; `None`: from the beginning.
    pub after: Option<Cursor>,
    /// At most so many rows.
    pub rows: u64,
}

impl Slice {
    /// The first so many rows.
    #[must_use]
    pub fn first(rows: u64) -> Self {
        Self { after: None, rows }
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Where the next page begins; `None`: this is the last one.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// A page of what was read: one row more than asked for means that there is a next page.
    pub(crate) fn cut(mut rows: Vec<T>, asked: u64, cursor: impl Fn(&T) -> Cursor) -> Self {
        let asked = usize::try_from(asked).unwrap_or(usize::MAX);
        let more = rows.len() > asked;
        rows.truncate(asked);
        let next = rows.last().filter(|_| more).map(cursor);
        Self { rows, next }
    }

    /// The same page with other rows.
    pub(crate) fn with_rows<U>(self, rows: Vec<U>) -> Page<U> {
        Page { rows, next: self.next }
    }
}
