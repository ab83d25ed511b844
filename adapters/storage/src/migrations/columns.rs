//! The kinds of columns that our tables are made of, the same in both dialects.

use sea_orm_migration::prelude::*;

use crate::dialect::Dialect;

/// Writes columns for one dialect.
#[derive(Clone, Copy)]
pub(super) struct Columns(Dialect);

impl Columns {
    pub(super) fn of(manager: &SchemaManager<'_>) -> Self {
        Self(Dialect::of(manager.get_database_backend()))
    }

    /// A number that the database gives, larger than every one before.
    pub(super) fn place(self, name: &'static str) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        column.big_integer().not_null().auto_increment().primary_key();
        column
    }

    /// A UUID.
    pub(super) fn id(self, name: &'static str) -> ColumnDef {
        let mut column = self.id_opt(name);
        column.not_null();
        column
    }

    pub(super) fn id_opt(self, name: &'static str) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        column.uuid();
        column
    }

    /// A text, ordered by its bytes.
    pub(super) fn text(self, name: &'static str) -> ColumnDef {
        let mut column = self.text_opt(name);
        column.not_null();
        column
    }

    pub(super) fn text_opt(self, name: &'static str) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        column.text();
        if let Some(order) = self.0.text_order() {
            column.extra(order);
        }
        column
    }

    /// A whole number; a moment is one, in microseconds UTC since 1970.
    pub(super) fn number(self, name: &'static str) -> ColumnDef {
        let mut column = self.number_opt(name);
        column.not_null();
        column
    }

    pub(super) fn number_opt(self, name: &'static str) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        column.big_integer();
        column
    }

    /// A day, counted from 1970-01-01.
    pub(super) fn day(self, name: &'static str) -> ColumnDef {
        let mut column = self.day_opt(name);
        column.not_null();
        column
    }

    pub(super) fn day_opt(self, name: &'static str) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        column.integer();
        column
    }

    pub(super) fn flag(self, name: &'static str) -> ColumnDef {
        let mut column = self.flag_opt(name);
        column.not_null();
        column
    }

    pub(super) fn flag_opt(self, name: &'static str) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        column.boolean();
        column
    }

    /// Bytes.
    pub(super) fn bytes(self, name: &'static str) -> ColumnDef {
        let mut column = ColumnDef::new(name);
        column.blob().not_null();
        column
    }
}

/// Makes a table of these columns.
pub(super) fn table(name: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(name);
    for column in columns {
        table.col(column);
    }
    table
}

/// A primary key of several columns.
pub(super) fn key(columns: &[&'static str]) -> IndexCreateStatement {
    let mut key = Index::create();
    for column in columns {
        key.col(*column);
    }
    key
}

/// A column that names a row of another table; neither can go while the other needs it.
pub(super) fn refers(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.name(format!("{table}_{column}_fk")).from(table, column).to(to, "id");
    key
}

/// An index, named by its table and columns.
pub(super) fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// An index in which no two rows agree.
pub(super) fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = index(table, columns);
    index.unique();
    index
}

/// Makes tables, then indexes.
pub(super) async fn create(
    manager: &SchemaManager<'_>,
    tables: impl IntoIterator<Item = TableCreateStatement>,
    indexes: impl IntoIterator<Item = IndexCreateStatement>,
) -> Result<(), DbErr> {
    for table in tables {
        manager.create_table(table).await?;
    }
    for index in indexes {
        manager.create_index(index).await?;
    }
    Ok(())
}
