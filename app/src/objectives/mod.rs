//! Acts and looks on decisions, their objectives and their figures.

mod evidence;
mod load;
mod look;
mod measure;

pub use evidence::{Evidence, EvidencePage};
pub use load::{ConfirmBinding, CorrectMeasure, LoadDecision};
pub use look::{DecisionPage, ListDecisions, ShowDecision};
pub(crate) use measure::in_force;
pub use measure::{Measure, MeasureIndicator};
