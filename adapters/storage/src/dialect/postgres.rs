//! PostgreSQL: many nodes, row locks, advisory locks.

use std::str::FromStr;
use std::time::Duration;

use sea_orm::sea_query::Expr;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseTransaction, DbBackend, DbErr, IsolationLevel,
    SqlErr, Statement, TransactionOptions,
};
use sqlx::postgres::PgConnectOptions;

use super::Connections;
use crate::Fault;

/// The protocol counts bound values in 16 bits.
pub(super) const BIND_LIMIT: usize = 65_535;

/// Byte order, whatever the database was created with.
pub(super) const BYTE_ORDER: &str = "COLLATE \"C\"";

const CONNECTIONS: u32 = 16;

/// SQLSTATE of a serialization failure and of a deadlock: the transaction may be tried again.
const TRY_AGAIN: [&str; 2] = ["40001", "40P01"];

/// Connects as the address says, `sslmode` and `sslrootcert` included: without them TLS is taken where the server offers it.
pub(super) async fn connect(url: &str) -> Result<Connections, Fault> {
    // What cannot be read would be told in full.
    PgConnectOptions::from_str(url).map_err(|_| Fault::Address)?;
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(CONNECTIONS)
        .min_connections(1)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .connect_timeout(Duration::from_secs(10))
        .acquire_timeout(Duration::from_secs(30));
    let pool = Database::connect(options).await?;
    Ok(Connections { writer: pool.clone(), reader: pool })
}

/// One state of the database from the first statement to the last.
pub(super) fn snapshot_options() -> TransactionOptions {
    TransactionOptions {
        isolation_level: Some(IsolationLevel::RepeatableRead),
        access_mode: Some(AccessMode::ReadOnly),
        ..TransactionOptions::default()
    }
}

pub(super) async fn lock_migrations(txn: &DatabaseTransaction) -> Result<(), DbErr> {
    // The number only has to be the same for every dunghan: the first bytes of its name.
    txn.execute_unprepared("SELECT pg_advisory_xact_lock(1685415526)").await.map(|_| ())
}

pub(super) async fn lock_records(txn: &DatabaseTransaction) -> Result<(), DbErr> {
    txn.execute_unprepared("LOCK TABLE document, tally_delta IN EXCLUSIVE MODE").await.map(|_| ())
}

pub(super) async fn lock_indicators(txn: &DatabaseTransaction) -> Result<(), DbErr> {
    txn.execute_unprepared("LOCK TABLE indicator IN ACCESS EXCLUSIVE MODE").await.map(|_| ())
}

pub(super) const SEARCH_INDEX: &[&str] =
    &["CREATE INDEX search_text_words ON search_text USING gin (to_tsvector('simple', words))"];

pub(super) fn record_field(name: &'static str) -> Expr {
    Expr::cust(format!("(\"record\".\"fields\"::jsonb ->> '{name}')"))
}

pub(super) fn record_number(name: &'static str) -> Expr {
    Expr::cust(format!("(\"record\".\"fields\"::jsonb ->> '{name}')::bigint"))
}

pub(super) fn search_match(words: &[&str]) -> Expr {
    Expr::cust_with_values(
        "to_tsvector('simple', \"search_text\".\"words\") @@ to_tsquery('simple', $1)",
        [pattern(words)],
    )
}

pub(super) fn search_some(words: &[&str], most: u64) -> Statement {
    let sql = "SELECT 1 FROM search_text WHERE to_tsvector('simple', words) @@ to_tsquery('simple', $1) LIMIT $2";
    Statement::from_sql_and_values(DbBackend::Postgres, sql, [pattern(words).into(), most.cast_signed().into()])
}

fn pattern(words: &[&str]) -> String {
    words.iter().map(|word| format!("{word}:*")).collect::<Vec<_>>().join(" & ")
}

/// Whether an error came before there was a connection to ask through: of the network, of TLS, or of who may enter
/// (SQLSTATE classes 08 and 28).
pub(super) fn is_on_the_way(error: &DbErr) -> bool {
    match super::inner(error) {
        Some(sqlx::Error::Database(_)) => {
            super::code(error).is_some_and(|code| ["08", "28"].iter().any(|class| code.starts_with(class)))
        }
        Some(sqlx::Error::Configuration(_) | sqlx::Error::Io(_) | sqlx::Error::Tls(_)) => true,
        _ => matches!(error, DbErr::Conn(_)),
    }
}

pub(super) fn is_conflict(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
        || super::code(error).is_some_and(|code| TRY_AGAIN.contains(&code.as_str()))
}
