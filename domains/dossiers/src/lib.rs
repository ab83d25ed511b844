//! One-stop dossiers and what happened to them, step by step.

mod dossier;
mod event;
pub mod facts;
mod refusal;
mod right_process;

pub use dossier::{Channel, Dossier, Status};
pub use event::Event;
pub use refusal::Refusal;
pub use right_process::{Replays, version_at_receipt};
