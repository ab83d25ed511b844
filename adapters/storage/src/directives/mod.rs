//! Directives: loaded with all that belongs to them, and the lists that pages show.

mod deadline;
mod flow;
mod list;
mod load;
mod period;
pub mod plans;
mod proof;
mod reach;
pub mod share;
mod state;
mod workload;

pub use list::{Asked, Filter, count, follow_ups, page, row};
pub use load::{
    by_codes, by_ids, follow_up_texts, load, open_below, open_of_person, open_of_unit, total, total_follow_ups,
};
pub use period::{InPeriod, in_period, page_among};
pub use workload::{OpenWork, open_work};

pub(crate) use deadline::columns as deadline_columns;
pub(crate) use flow::{CO, answer_columns, extension_rows, return_rows, unit_rows};
pub(crate) use load::of_documents_in;
pub(crate) use proof::columns as proof_columns;
pub(crate) use reach::within;
