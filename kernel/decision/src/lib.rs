//! Reads signed documents: a decision's text in, articles, objectives and measures out; any text in, the tasks that it gives out.
//!
//! [`read`] never fails and never guesses: what a text lacks is none and a [`Problem`]; what can be read in two ways is a problem
//! too. Every value keeps its place in the normalised text ([`Decision::spans`]), so that a page can show where it came from.
//!
//! How a text is read, one step a file:
//! 1. `source`: lines and cells of the text, without page numbers and rules, as one run of tokens; `table`: its numbered tables;
//! 2. `mark`: what opens a line (`Điều 1.`, `2.`, `a)`, `-`), and what is only a line broken inside a sentence;
//! 3. `outline`: letterhead, bases, articles with their items, closing, annexes;
//! 4. `letterhead`, `effect`, `closing`: number, date, issuer, title; effect and replaced decisions; who carries it out, who gets it;
//! 5. `objectives`: which `items` are objectives, where the `deed` sets any, their owners, and their measures: `measures` sentence by sentence, `part` and `clause`
//!    the quantities of one, `subject` what each is about, `due` by when.

mod bodies;
mod clause;
mod closing;
mod deed;
mod due;
mod effect;
mod items;
mod letterhead;
mod mark;
mod measures;
mod model;
mod objectives;
mod outline;
mod owner;
mod part;
mod quantity;
mod read;
mod reference;
mod source;
mod spans;
mod subject;
mod table;
mod tasks;

pub use model::{Comparator, Decision, Measure, Objective, Period, Problem, Spanned, Unit};
pub use read::read;
pub use spans::{Field, Place};
pub use tasks::{Task, tasks};
