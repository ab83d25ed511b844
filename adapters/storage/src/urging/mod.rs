//! Reads of urging: work that is due to be reminded of, notices, letters, and what people choose about them.

mod due;
mod letters;
mod notices;

pub use due::{chain, delivered, due_directives, open_items};
pub use letters::{Due, Outcome, due_letters, hold, letter, letters, mail, preference, settle};
pub use notices::{inbox, kept_view, kept_views, notice, of_urging, of_work, unanswered};

pub(crate) use letters::letter_row;
pub(crate) use notices::notice_row;
