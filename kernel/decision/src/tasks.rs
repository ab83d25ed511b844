//! The tasks that a text gives: to whom, with whom, what, and by when in its own words.
//!
//! Nothing is decided here: each task is a proposal with its place in the text, which a person confirms.

mod names;
mod walk;

use crate::model::Spanned;
use crate::outline;
use crate::source::Source;

/// A task that a text gives.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Task {
    /// Those who lead, as written; several have a task each.
    pub leads: Vec<Spanned<String>>,
    /// Those who cooperate, as written.
    pub co_units: Vec<Spanned<String>>,
    /// What is to be done.
    pub content: Spanned<String>,
    /// The words that say by when.
    pub deadline: Option<Spanned<String>>,
    /// The line on which it begins, from 1.
    pub line: usize,
}

/// The tasks of a text and the normalised text that their places are bytes of. It never fails: a text without tasks has none.
#[must_use]
pub fn tasks(text: &str) -> (Vec<Task>, String) {
    let normalised = text::normalise(text);
    let source = Source::new(&normalised);
    let mut walk = walk::Walk::new(&source);
    for block in outline::body_blocks(&source) {
        walk.block(&block);
    }
    let found = walk.finish();
    (found, normalised)
}
