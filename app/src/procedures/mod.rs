//! The catalogue of administrative procedures: looked at, and held against lists that others keep.

mod look;

pub use look::{Coverage, ListProcedures, ProcedurePage, ProcedureSteps, ShowProcedure};
pub use storage::procedures::Filter;
