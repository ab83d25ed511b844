//! The way from an empty database to this program's tables, one file a step; a step that was released never changes.

mod columns;
mod m20261124_000001_log;
mod m20261124_000002_running;
mod m20261124_000003_people;
mod m20261124_000004_directives;
mod m20261124_000005_objectives;
mod m20261124_000006_figures;
mod m20261124_000007_search;
mod m20261125_000008_records;
mod m20261125_000009_access;
mod m20261125_000010_answers;
mod m20261125_000012_desk;
mod m20261125_000013_flow;
mod m20261125_000014_urging;
mod m20261125_000016_catalogue;
mod m20261125_000017_delegations;

use std::collections::BTreeSet;

use sea_orm::ConnectionTrait;
use sea_orm::sea_query::Query;
use sea_orm_migration::{IntoSchemaManagerConnection, MigrationTrait, MigratorTrait, SchemaManager, async_trait};

use crate::{Database, Fault};

struct Migrations;

#[async_trait::async_trait]
impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_log::Migration),
            Box::new(m20261124_000002_running::Migration),
            Box::new(m20261124_000003_people::Migration),
            Box::new(m20261124_000004_directives::Migration),
            Box::new(m20261124_000005_objectives::Migration),
            Box::new(m20261124_000006_figures::Migration),
            Box::new(m20261124_000007_search::Migration),
            Box::new(m20261125_000008_records::Migration),
            Box::new(m20261125_000009_access::Migration),
            Box::new(m20261125_000010_answers::Migration),
            Box::new(m20261125_000012_desk::Migration),
            Box::new(m20261125_000013_flow::Migration),
            Box::new(m20261125_000014_urging::Migration),
            Box::new(m20261125_000016_catalogue::Migration),
            Box::new(m20261125_000017_delegations::Migration),
        ]
    }
}

/// Applies what is missing, in one transaction: a step that fails leaves the database as it was.
pub(crate) async fn migrate(database: &Database) -> Result<(), Fault> {
    if is_current(database.reader()).await? {
        return Ok(());
    }
    let txn = database.begin().await?;
    database.dialect().lock_migrations(&txn).await?;
    // Another process may have migrated while this one waited.
    if !is_current(&txn).await? {
        Migrations::up(&txn, None).await?;
    }
    Ok(txn.commit().await?)
}

/// Whether every step was applied.
async fn is_current<'c, C>(db: &'c C) -> Result<bool, Fault>
where
    C: ConnectionTrait,
    &'c C: IntoSchemaManagerConnection<'c>,
{
    let known: BTreeSet<String> = Migrations::migrations().iter().map(|step| step.name().to_owned()).collect();
    let applied = applied(db).await?;
    let unknown: Vec<String> = applied.difference(&known).cloned().collect();
    if !unknown.is_empty() {
        return Err(Fault::Newer { unknown });
    }
    Ok(applied == known)
}

/// The names of the steps that the database says were applied.
async fn applied<'c, C>(db: &'c C) -> Result<BTreeSet<String>, Fault>
where
    C: ConnectionTrait,
    &'c C: IntoSchemaManagerConnection<'c>,
{
    let table = Migrations::migration_table_name();
    if !SchemaManager::new(db).has_table(table.to_string()).await? {
        return Ok(BTreeSet::new());
    }
    let select = Query::select().column("version").from(table).take();
    let rows = db.query_all(&select).await?;
    Ok(rows.iter().map(|row| row.try_get::<String>("", "version")).collect::<Result<_, _>>()?)
}
