//! One-stop dossiers and what happened to them, step by step.

mod dossier;
mod event;
pub mod facts;
mod right_process;

pub use dossier::{Channel, Dossier, Refusal, Status};
pub use event::Event;
pub use right_process::Replays;
