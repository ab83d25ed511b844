//! Documents and the directives given in them: entered, followed, completed with evidence.

pub mod acts;
mod alike;
mod change;
mod directive;
mod document;
pub mod exception;
pub mod facts;
pub mod flow;
pub mod plan;
pub mod possible;
mod refusal;
pub mod views;
mod words;

pub use alike::alike;
pub use change::{Change, FollowUp, Write};
pub use directive::{Directive, Follower, StoredDirective};
pub use document::{Content, Document, DocumentKey, StoredDocument, key, number_key};
pub use refusal::Refusal;
pub use words::{Direction, Level, Secrecy, Urgency};
