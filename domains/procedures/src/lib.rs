//! Administrative procedures, the ISO processes that they were rebuilt as, and the acts of publishing them.

pub mod facts;
mod procedure;
mod process;
mod publication;
pub mod reconcile;
mod refusal;
pub mod views;

pub use procedure::{Authority, Channel, Level, PrescribedBy, Procedure, Status, TimeUnit, Version, Way};
pub use process::Process;
pub use publication::{Publication, PublicationAct};
pub use refusal::Refusal;
