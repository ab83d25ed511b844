//! Vietnamese administrative text: folding, numbers, dates, document numbers and deadline words, one grammar for all readers.
//!
//! Everything here is pure: text in, structure out. Nothing asks what day it is and nothing knows holidays: a deadline in words
//! becomes a structure ([`deadline::Deadline`]) that the calendar turns into a due moment.
//!
//! Grammars read [`token::Token`]s, never raw text: a token carries its place, and a key in which case and the two spellings of a
//! tone (`hoà`, `hòa`) no longer differ. Marks are kept in the key on purpose: without them `sáu` (six) is `sau` (after).

pub mod date;
pub mod deadline;
pub mod document_number;
mod form;
mod hex;
pub mod number;
pub mod token;
mod words;

pub use date::{When, parse_date, parse_moment};
pub use deadline::{Deadline, read_deadline};
pub use document_number::DocumentNumber;
pub use form::{fold, key, normalise};
pub use hex::{hex, percent_encoded};
pub use number::{Decimal, parse_number};
