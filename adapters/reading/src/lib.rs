//! Files from outside, read inside limits of size, ratio and time.
//!
//! Whatever the bytes are, a caller gets a value or an [`Unreadable`] that says what to do, and gets it in time: what libraries do
//! with a hostile file happens on a thread of its own, over parts that were counted while they were unpacked.
//!
//! A list of records goes [`read_table`] -> [`bind`] -> [`Bound::rows`]; a document with running text goes through [`read_text`];
//! a model of a process through [`read_model`], and a log of what happened through [`read_log`].

pub mod columns;
pub mod document;
mod encoding;
mod guard;
mod limits;
pub mod portal;
mod process;
pub mod sheets;
pub mod table;
mod template;
mod unpack;
pub mod xml;

pub use columns::{Bound, Column, ColumnKind, Problem, Record, Sheet, bind};
pub use document::{read_text, read_text_bytes};
pub use guard::{bytes_of, guarded, sized};
pub use limits::{Limits, Unreadable};
pub use process::{read_log, read_log_bytes, read_model, read_model_bytes, read_model_file};
pub use table::{Cell, Row, Table, read_table, read_table_bytes};
pub use template::{template_bytes, write_template};
