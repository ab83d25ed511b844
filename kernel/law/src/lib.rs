//! Dated parameters of law and practice, each with its citation, looked up by date.

mod due_of_words;
mod entry_limit;
mod house;
mod parameter;

pub use due_of_words::{DueOfWords, due_of_words};
pub use entry_limit::EntryLimit;
pub use house::{CompletedWhen, DayNamed, ExtensionRule, Ladder, Law, Supervision};
pub use parameter::{Citation, Dated, Parameter, ParameterError};
