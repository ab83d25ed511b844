//! The open database: migrated, with a way to write and a way to read.

use std::path::Path;

use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr, TransactionTrait};

use crate::dialect::{Address, Dialect, sqlite};
use crate::{Fault, migrations};

/// An open database whose tables are those of this program.
pub struct Database {
    dialect: Dialect,
    writer: DatabaseConnection,
    reader: DatabaseConnection,
}

impl Database {
    /// Opens `sqlite://path`, a bare path, or `postgres://user@host/name`; makes the file and its folder where there is
    /// none, and migrates to this program's tables.
    ///
    /// # Errors
    /// [`Fault::Address`], [`Fault::File`], [`Fault::Newer`] for a database of a newer program, else
    /// [`Fault::Database`].
    pub async fn open(address: &str) -> Result<Self, Fault> {
        let address = Address::parse(address)?;
        let dialect = address.dialect();
        let connections = address.connect().await?;
        let database = Self { dialect, writer: connections.writer, reader: connections.reader };
        migrations::migrate(&database).await?;
        Ok(database)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`Fault::Database`] when it does not.
    pub async fn ping(&self) -> Result<(), Fault> {
        Ok(self.reader.ping().await?)
    }

    /// Writes what is committed now as a database of its own, for its owner alone; who works beside it goes on. Nobody is
    /// signed in in the copy. False, and nothing is written: it is PostgreSQL's, which has its own programs for that.
    ///
    /// # Errors
    /// [`Fault::File`] where there is a file already, or none can be made; [`Fault::Database`].
    pub async fn copy(&self, to: &Path) -> Result<bool, Fault> {
        match self.dialect {
            Dialect::Sqlite => sqlite::copy(&self.writer, to).await.map(|()| true),
            Dialect::Postgres => Ok(false),
        }
    }

    /// Waits for what is under way, and closes every connection.
    ///
    /// # Errors
    /// [`Fault::Database`].
    pub async fn close(self) -> Result<(), Fault> {
        self.reader.close_by_ref().await?;
        Ok(self.writer.close_by_ref().await?)
    }

    pub(crate) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// For single statements that only read.
    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Begins a transaction that writes; dropped without commit, nothing of it happened.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.writer.begin_with_options(self.dialect.write_options()).await
    }

    /// Begins a transaction in which every statement reads the same state.
    pub(crate) async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        self.reader.begin_with_options(self.dialect.snapshot_options()).await
    }
}
