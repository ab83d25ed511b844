//! Acts and looks on decisions, their objectives and their figures.

mod book;
mod evidence;
mod freeze;
mod indicators;
mod load;
mod look;
mod measure;

pub use book::{BookWord, BookWords, FiguresWithRecords, MeasureWithRecords, Records, book};
pub use evidence::{Evidence, EvidencePage};
pub use freeze::{Difference, Differs, FreezeFigures, FrozenDifference, FrozenPage, ListFrozen, ShowFrozen};
pub use indicators::{AddIndicator, IndicatorRow, ListIndicators, Tried, TryIndicator};
pub use load::{ConfirmBinding, CorrectMeasure, LoadDecision};
pub use look::{DecisionPage, ListDecisions, ShowDecision};
pub(crate) use measure::in_force;
pub use measure::{Measure, MeasureIndicator};
