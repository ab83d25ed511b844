//! Directives: loaded with all that belongs to them, and the lists that pages show.

mod deadline;
mod list;
mod load;
mod period;
mod proof;
mod reach;
mod state;
mod workload;

pub use list::{Asked, Filter, count, follow_ups, page, row};
pub use load::{by_codes, by_ids, follow_up_texts, load, total, total_follow_ups};
pub use period::{InPeriod, in_period, page_among};
pub use workload::{OpenWork, open_work};

pub(crate) use deadline::columns as deadline_columns;
pub(crate) use load::of_documents_in;
pub(crate) use proof::columns as proof_columns;
pub(crate) use reach::within;
