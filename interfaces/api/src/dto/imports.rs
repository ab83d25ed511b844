//! What an import did with the rows of a file.

use std::borrow::Cow;

use app::imports;
use serde::{Deserialize, Serialize};
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::openapi::{KnownFormat, RefOr, SchemaFormat};
use utoipa::{IntoParams, PartialSchema, ToSchema};

/// How a file is taken in.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ImportQuery {
    /// Count what would happen, and write nothing.
    #[param(required = false)]
    pub(crate) dry_run: bool,
    /// Take the good rows; otherwise one wrong row keeps the whole file out.
    #[param(required = false)]
    pub(crate) partial: bool,
}

/// A file, byte by byte.
pub(crate) struct FileBytes;

impl PartialSchema for FileBytes {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .into()
    }
}

impl ToSchema for FileBytes {
    fn name() -> Cow<'static, str> {
        "FileBytes".into()
    }
}

/// A form with a file; it is read as a stream.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct ImportForm {
    /// The file.
    file: FileBytes,
}

/// What an import did, or with `dry_run` would do: the contract's object.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ImportOutcome {
    /// The rows of the file.
    rows: u64,
    /// Records that are new.
    written: u64,
    /// Rows that say nothing new.
    unchanged: u64,
    /// Records that were there and now say something else.
    updated: u64,
    /// Records of this kind that the file does not name; they stay.
    absent: u64,
    /// Everything that is wrong; without `partial`, nothing was written when there is any.
    problems: Vec<ImportProblem>,
}

/// What is wrong with a cell.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ImportProblem {
    /// The row, numbered as in the file.
    row: u32,
    /// The key of the column.
    column: String,
    /// What is written there.
    value: String,
    /// What is wrong and what to do, in Vietnamese.
    what: String,
    /// The address of the cell, as in `B8`; null for a column that is missing.
    #[schema(required = true)]
    cell: Option<String>,
}

impl From<imports::Outcome> for ImportOutcome {
    fn from(outcome: imports::Outcome) -> Self {
        let imports::Outcome { rows, written, unchanged, updated, absent, problems, refused: _ } = outcome;
        let problems = problems
            .into_iter()
            .map(|problem| ImportProblem {
                row: problem.row,
                column: problem.column,
                value: problem.value,
                what: problem.what,
                cell: problem.cell,
            })
            .collect();
        Self { rows, written, unchanged, updated, absent, problems }
    }
}
