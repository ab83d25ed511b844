//! What can go wrong below the acts: trouble of ours, and two who changed the same thing at once.

use sea_orm::DbErr;
use uuid::Uuid;

/// Trouble that the person who asked cannot mend by asking otherwise.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database answered with an error, or not at all. No user, password or host stands in it.
    #[error("database: {0}")]
    Database(String),
    /// The address is neither `sqlite://` with a path nor one of PostgreSQL, nor a path. It is not told: it may hold a
    /// password.
    #[error("not an address of a database: it is sqlite://path, postgres://user@host/name, or a path")]
    Address,
    /// The file of the embedded database, or its folder, cannot be made.
    #[error("cannot make {path}: {error}")]
    File {
        /// The file.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// The database was written by a newer program.
    #[error("the database was written by a newer version of dunghan (it knows {unknown:?}): use that version")]
    Newer {
        /// The migrations that this program does not know.
        unknown: Vec<String>,
    },
    /// A stored row breaks a rule that every such row keeps: it was not written by this program.
    #[error("row {id} of {table} cannot be read: {why}")]
    Row {
        /// The table.
        table: &'static str,
        /// The row.
        id: String,
        /// Which rule it breaks.
        why: String,
    },
    /// The log is not in the state that was signed last: nothing is added to it until somebody has looked.
    #[error("the log was touched: {0}; run `dunghan ledger verify`")]
    Log(String),
    /// An event's body has no canonical form: a mistake of the act that drafted it.
    #[error("event cannot be sealed: {0}")]
    Seal(#[from] ledger::SealError),
}

impl From<DbErr> for Fault {
    fn from(error: DbErr) -> Self {
        Self::Database(crate::dialect::told(&error))
    }
}

impl Fault {
    /// A row that cannot be taken back.
    pub(crate) fn row(table: &'static str, id: Uuid, why: impl ToString) -> Self {
        Self::Row { table, id: id.to_string(), why: why.to_string() }
    }
}

/// Why a commit did not happen. Nothing of it is stored.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// Somebody else changed, or made, the same thing first: load again, decide again.
    #[error("changed by somebody else at the same time")]
    Conflict,
    /// Trouble of ours.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<DbErr> for CommitError {
    fn from(error: DbErr) -> Self {
        if crate::dialect::is_conflict(&error) { Self::Conflict } else { Self::Fault(error.into()) }
    }
}

impl From<ledger::SealError> for CommitError {
    fn from(error: ledger::SealError) -> Self {
        Self::Fault(Fault::Seal(error))
    }
}
