//! The catalogue of administrative procedures: looked at, and held against lists that others keep.

mod export;
mod look;
mod reconcile;

pub use export::{ExportSteps, Exported, Format};
pub use look::{Coverage, ListProcedures, ProcedurePage, ProcedureSteps, ShowProcedure};
pub use reconcile::{Different, Reconcile, Reconciled};
pub use storage::procedures::Filter;
