//! The two databases and the few things in which they differ; raw SQL stands only in their two files.

mod postgres;
pub(crate) mod sqlite;

use std::path::PathBuf;

use sea_orm::sea_query::Expr;
use sea_orm::{DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, RuntimeErr, Statement, TransactionOptions};

use crate::Fault;

/// A kind of database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// Where a database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Address {
    Sqlite(PathBuf),
    Postgres(String),
}

/// Connections to write through and to read through.
pub(crate) struct Connections {
    pub(crate) writer: DatabaseConnection,
    pub(crate) reader: DatabaseConnection,
}

impl Address {
    /// Reads `sqlite://path`, `postgres://...` or a bare path.
    pub(crate) fn parse(text: &str) -> Result<Self, Fault> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        let path = text.strip_prefix("sqlite://").or_else(|| text.strip_prefix("sqlite:")).unwrap_or(text);
        if path.is_empty() || path.contains("://") {
            return Err(Fault::Address);
        }
        Ok(Self::Sqlite(PathBuf::from(path)))
    }

    pub(crate) fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    pub(crate) async fn connect(&self) -> Result<Connections, Fault> {
        match self {
            Self::Sqlite(path) => sqlite::connect(path).await,
            Self::Postgres(url) => postgres::connect(url).await,
        }
    }
}

impl Dialect {
    /// The dialect of an open connection or of a migration.
    pub(crate) fn of(backend: DbBackend) -> Self {
        match backend {
            DbBackend::Postgres => Self::Postgres,
            _ => Self::Sqlite,
        }
    }

    /// How many values one statement may bind.
    pub(crate) const fn bind_limit(self) -> usize {
        match self {
            Self::Sqlite => sqlite::BIND_LIMIT,
            Self::Postgres => postgres::BIND_LIMIT,
        }
    }

    /// How a transaction that writes begins.
    pub(crate) fn write_options(self) -> TransactionOptions {
        match self {
            Self::Sqlite => sqlite::write_options(),
            Self::Postgres => TransactionOptions::default(),
        }
    }

    /// How a transaction begins that reads one state from beginning to end.
    pub(crate) fn snapshot_options(self) -> TransactionOptions {
        match self {
            Self::Sqlite => TransactionOptions::default(),
            Self::Postgres => postgres::snapshot_options(),
        }
    }

    /// Lets one process at a time migrate.
    pub(crate) async fn lock_migrations(self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        match self {
            // BEGIN IMMEDIATE has locked the file already.
            Self::Sqlite => Ok(()),
            Self::Postgres => postgres::lock_migrations(txn).await,
        }
    }

    /// Keeps everybody else from changing records and tallies until the transaction ends.
    pub(crate) async fn lock_records(self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        match self {
            // The one writer is this one.
            Self::Sqlite => Ok(()),
            Self::Postgres => postgres::lock_records(txn).await,
        }
    }

    /// Waits for everybody who counts by the indicators that are there, and keeps others from reading them until the
    /// transaction ends.
    pub(crate) async fn lock_indicators(self, txn: &DatabaseTransaction) -> Result<(), DbErr> {
        match self {
            // The one writer is this one.
            Self::Sqlite => Ok(()),
            Self::Postgres => postgres::lock_indicators(txn).await,
        }
    }

    /// What a text column adds to its type, so that both order texts by their bytes.
    pub(crate) const fn text_order(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            Self::Postgres => Some(postgres::BYTE_ORDER),
        }
    }

    /// The statements that make the words of `search_text` findable.
    pub(crate) const fn search_index(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => sqlite::SEARCH_INDEX,
            Self::Postgres => postgres::SEARCH_INDEX,
        }
    }

    /// A field of a held record as text; none where it is not known.
    pub(crate) fn record_field(self, name: &'static str) -> Expr {
        match self {
            Self::Sqlite => sqlite::record_field(name),
            Self::Postgres => postgres::record_field(name),
        }
    }

    /// A field of a held record as a whole number.
    pub(crate) fn record_number(self, name: &'static str) -> Expr {
        match self {
            Self::Sqlite => sqlite::record_field(name),
            Self::Postgres => postgres::record_number(name),
        }
    }

    /// True of the rows of `search_text` that have, for every one of these plain words, a word that begins with it.
    pub(crate) fn search_match(self, words: &[&str]) -> Expr {
        match self {
            Self::Sqlite => sqlite::search_match(words),
            Self::Postgres => postgres::search_match(words),
        }
    }

    /// A row for each subject that has these words, up to so many.
    pub(crate) fn search_some(self, words: &[&str], most: u64) -> Statement {
        match self {
            Self::Sqlite => sqlite::search_some(words, most),
            Self::Postgres => postgres::search_some(words, most),
        }
    }
}

/// Whether an error means that somebody else was first: a taken key, or two transactions in each other's way.
pub(crate) fn is_conflict(error: &DbErr) -> bool {
    sqlite::is_conflict(error) || postgres::is_conflict(error)
}

/// An error as it may be told. What goes wrong on the way to a server names who asks and where; such names stand in quotes.
pub(crate) fn told(error: &DbErr) -> String {
    let text = error.to_string();
    if !postgres::is_on_the_way(error) {
        return text;
    }
    let parts = text.split('"').enumerate().map(|(place, part)| if place % 2 == 0 { part } else { "…" });
    parts.collect::<Vec<_>>().join("\"")
}

/// What the library below says of an error.
fn inner(error: &DbErr) -> Option<&sqlx::Error> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(inner))
        | DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner)) => Some(inner),
        _ => None,
    }
}

/// The code that the database gave an error.
fn code(error: &DbErr) -> Option<String> {
    match inner(error)? {
        sqlx::Error::Database(database) => database.code().map(|code| code.into_owned()),
        _ => None,
    }
}
