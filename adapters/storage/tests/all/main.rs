//! What storage promises, on SQLite and, where `DUNGHAN_TEST_POSTGRES` names a cluster, on PostgreSQL.

mod bulk;
mod commit;
mod figures;
mod keeping;
mod kit;
mod lists;
mod log;
mod schema;
