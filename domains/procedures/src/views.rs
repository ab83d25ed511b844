//! Rows that pages and answers show of procedures and their processes.

use time::Date;
use uuid::Uuid;

use crate::{Authority, Status, TimeUnit};

/// A procedure in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcedureRow {
    /// Its record.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its field.
    pub field: Option<String>,
    /// Whose competence it is.
    pub authority: Option<Authority>,
    /// What became of it.
    pub status: Option<Status>,
    /// The time limit with its unit.
    pub limit: Option<(String, TimeUnit)>,
    /// From when its version applies.
    pub effective_on: Option<Date>,
    /// Whether an ISO process covers it at the moment asked about; none: it was not in force then.
    pub covered: Option<bool>,
}

/// A process in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProcessRow {
    /// Its record.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// The version as written.
    pub version: String,
    /// The decision that approved it.
    pub decision_number: Option<String>,
    /// From when it applies.
    pub effective_on: Option<Date>,
    /// The day from which it no longer applies.
    pub withdrawn_on: Option<Date>,
    /// Whether it has a model.
    pub has_model: bool,
}
