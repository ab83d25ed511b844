//! Dated parameters of law and practice, each with its citation, looked up by date.

mod entry_limit;
mod house;
mod parameter;

pub use entry_limit::EntryLimit;
pub use house::{CompletedWhen, DayNamed, ExtensionRule, Ladder, Law, Supervision};
pub use parameter::{Citation, Dated, Parameter, ParameterError};
