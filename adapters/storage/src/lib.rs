//! SQL for SQLite and PostgreSQL: the only crate that names the database library.
