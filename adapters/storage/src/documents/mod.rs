//! The document register: loaded by id or natural key, and the lines and gaps that pages show.

mod load;
mod register;

pub use load::{by_ids, by_keys, by_numbers, load, total};
pub use register::{Filter, Rules, entered_by_level, gaps, page, row};

pub(crate) use load::by_ids_in;
