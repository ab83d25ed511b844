//! SQL for SQLite and PostgreSQL: the only crate that names the database library.

pub mod answers;
mod bulk;
mod commit;
mod cursor;
mod database;
pub mod delegations;
mod dialect;
pub mod directives;
pub mod documents;
mod fault;
pub mod figures;
mod leases;
pub mod log;
mod migrations;
mod moment;
pub mod objectives;
pub mod people;
pub mod procedures;
pub mod records;
mod rows;
pub mod runs;
mod search;
pub mod sessions;
pub mod settings;
pub mod tokens;
pub mod urging;

pub use commit::{Chance, Change, Commit, Relied, Rules, commit};
pub use cursor::{Cursor, NotACursor, Page, Slice};
pub use database::Database;
pub use fault::{CommitError, Fault};
