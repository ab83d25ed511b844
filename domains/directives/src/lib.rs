//! Documents and the directives given in them: entered, followed, completed with evidence.

pub mod acts;
mod change;
mod directive;
mod document;
pub mod exception;
pub mod facts;
mod refusal;
pub mod views;
mod words;

pub use change::{Change, FollowUp, Write};
pub use directive::{Directive, Follower, StoredDirective};
pub use document::{Content, Document, DocumentKey, StoredDocument, key, number_key};
pub use refusal::Refusal;
pub use words::{Direction, Level, Secrecy, Urgency};
