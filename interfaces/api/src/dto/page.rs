//! Pages of lists, and the part of a list that a query asks for.

use std::borrow::Cow;

use app::{Cursor, Slice};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::Rows;

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

/// `next` of the page before.
#[derive(Debug)]
pub(crate) struct After(Cursor);

impl<'de> Deserialize<'de> for After {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map(Self).map_err(D::Error::custom)
    }
}

impl PartialSchema for After {
    fn schema() -> RefOr<Schema> {
        let base64url = Some("^[A-Za-z0-9_-]+$");
        ObjectBuilder::new().schema_type(Type::String).max_length(Some(1_000)).pattern(base64url).into()
    }
}

impl ToSchema for After {
    fn name() -> Cow<'static, str> {
        "After".into()
    }
}

/// The part of a list that `after` and `rows` name.
pub(crate) fn slice(after: Option<After>, rows: Option<Rows>) -> Slice {
    Slice { after: after.map(|after| after.0), rows: u64::from(rows.map_or(USUAL, |rows| rows.0)) }
}
