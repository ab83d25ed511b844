//! Facts and tallies: what figures are counted from, at once or again from the records.

mod before;
mod derive;
mod fact;
mod labels;
mod own;
mod rebuild;
mod source;
mod tally;
mod trend;

pub use fact::{KnownAt, any, facts};
pub use labels::{Label, labels};
pub use rebuild::{are_made_by, begin_by, rebuild, refresh};
pub use tally::{fold, tallied};
pub use trend::trend;

pub(crate) use derive::{Touched, derive};
pub(crate) use own::count_new;
pub(crate) use source::{Touched as HeldTouched, of_units, touched};
