//! Administrative procedures, the ISO processes that they were rebuilt as, and the acts of publishing them.

pub mod facts;
mod procedure;
mod process;
mod publication;
mod refusal;

pub use procedure::{Authority, Level, PrescribedBy, Procedure, Status, TimeUnit};
pub use process::Process;
pub use publication::{Publication, PublicationAct};
pub use refusal::Refusal;
