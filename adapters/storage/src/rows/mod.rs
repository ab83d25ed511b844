//! The tables as the database library sees them; nothing outside this crate does.

pub(crate) mod directives;
pub(crate) mod figures;
pub(crate) mod log;
pub(crate) mod objectives;
pub(crate) mod people;
pub(crate) mod records;
pub(crate) mod running;
pub(crate) mod urging;
