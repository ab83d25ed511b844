//! SQLite: one file, one writer, many readers.

use std::fs::{DirBuilder, OpenOptions};
use std::path::Path;
use std::time::Duration;

use sea_orm::sea_query::Expr;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, SqlErr, SqliteTransactionMode,
    Statement, TransactionOptions,
};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};

use super::Connections;
use crate::Fault;

/// SQLITE_MAX_VARIABLE_NUMBER of the SQLite that is compiled in.
pub(super) const BIND_LIMIT: usize = 32_766;

/// How long a writer waits for another process.
const BUSY: Duration = Duration::from_secs(10);
const READERS: u32 = 4;
/// Pages of the log of writes that are carried over at once (64 MB): an import changes the same pages of its indexes in every
/// commit, and each is then carried over once in a while instead of every time.
const CHECKPOINT_PAGES: &str = "16000";

pub(super) async fn connect(path: &Path) -> Result<Connections, Fault> {
    make(path).map_err(|error| Fault::File { path: path.display().to_string(), error })?;
    let writer = pool(path, 1, |options| {
        options
            .journal_mode(SqliteJournalMode::Wal)
            // What was answered stays, even when the power goes: a commit waits for the disk.
            .synchronous(SqliteSynchronous::Full)
            .pragma("wal_autocheckpoint", CHECKPOINT_PAGES)
    })
    .await?;
    let reader = pool(path, READERS, |options| options.pragma("query_only", "ON")).await?;
    Ok(Connections { writer, reader })
}

/// Writes what is committed now as a database of its own. Sessions stay behind: whoever can read the copy is nobody by it.
pub(crate) async fn copy(from: &DatabaseConnection, to: &Path) -> Result<(), Fault> {
    let fault = |error| Fault::File { path: to.display().to_string(), error };
    // An empty file is filled, and keeps who may read it.
    private().create_new(true).open(to).map_err(fault)?;
    let place = to.to_str().ok_or_else(|| fault(std::io::ErrorKind::InvalidFilename.into()))?;
    from.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [place.into()])).await?;
    let copy = pool(to, 1, |options| options.pragma("secure_delete", "ON")).await?;
    copy.execute_unprepared("DELETE FROM session").await?;
    Ok(copy.close().await?)
}

/// For a file that its owner alone can read and write; what SQLite makes beside it is as it is.
fn private() -> OpenOptions {
    let mut file = OpenOptions::new();
    file.append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    file
}

/// Makes the file and its folder where there are none, for their owner alone.
fn make(path: &Path) -> std::io::Result<()> {
    let mut folder = DirBuilder::new();
    folder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        folder.create(parent)?;
    }
    private().create(true).open(path).map(drop)
}

async fn pool(
    path: &Path,
    connections: u32,
    further: impl Fn(SqliteConnectOptions) -> SqliteConnectOptions + Send + Sync + 'static,
) -> Result<DatabaseConnection, DbErr> {
    let path = path.to_owned();
    let mut options = ConnectOptions::new("sqlite:");
    options
        .max_connections(connections)
        .min_connections(1)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(60))
        .idle_timeout(None::<Duration>)
        .max_lifetime(None::<Duration>)
        .map_sqlx_sqlite_opts(move |options| {
            further(options.filename(&path).foreign_keys(true).busy_timeout(BUSY))
                .pragma("cache_size", "-65536")
                .pragma("temp_store", "memory")
        });
    Database::connect(options).await
}

/// BEGIN IMMEDIATE: a deferred transaction that reads and then writes fails at once when another one wrote meanwhile.
pub(super) fn write_options() -> TransactionOptions {
    TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    }
}

/// An index over the words of `search_text`, kept by triggers; it holds no copy of them.
pub(super) const SEARCH_INDEX: &[&str] = &[
    "CREATE VIRTUAL TABLE search_words USING fts5(words, content='search_text', content_rowid='place', \
     tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    "CREATE TRIGGER search_text_added AFTER INSERT ON search_text BEGIN \
     INSERT INTO search_words(rowid, words) VALUES (new.place, new.words); END",
    "CREATE TRIGGER search_text_removed AFTER DELETE ON search_text BEGIN \
     INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.place, old.words); END",
    "CREATE TRIGGER search_text_changed AFTER UPDATE ON search_text BEGIN \
     INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.place, old.words); \
     INSERT INTO search_words(rowid, words) VALUES (new.place, new.words); END",
];

pub(super) fn record_field(name: &'static str) -> Expr {
    Expr::cust(format!("json_extract(\"record\".\"fields\", '$.{name}')"))
}

pub(super) fn search_match(words: &[&str]) -> Expr {
    Expr::cust_with_values(
        "\"search_text\".\"place\" IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)",
        [pattern(words)],
    )
}

/// Asks the index itself, which stops at the limit; inside IN it would be read to its end.
pub(super) fn search_some(words: &[&str], most: u64) -> Statement {
    let sql = "SELECT 1 FROM search_words WHERE search_words MATCH ? LIMIT ?";
    Statement::from_sql_and_values(DbBackend::Sqlite, sql, [pattern(words).into(), most.cast_signed().into()])
}

fn pattern(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ")
}

pub(super) fn is_conflict(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}
