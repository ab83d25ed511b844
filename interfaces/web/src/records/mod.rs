//! Pages of records that are held as files gave them.

pub mod show;
