//! Urging: who is reminded of work that is owed, by which rung of the ladder, over which channel, and what became of it.

pub mod acts;
mod chain;
mod change;
mod letter;
mod notice;
mod refusal;
mod view;
pub mod views;

pub use chain::{Giver, Staff};
pub use change::{Change, Preference, Write};
pub use letter::{Channel, Letter, Mail, MailMode, Outbox, StoredLetter, TRIES, next_try};
pub use notice::{Answer, Notice, StoredNotice, Work};
pub use refusal::Refusal;
pub use view::KeptView;
