//! One-stop dossiers and what happened to them, step by step.

mod dossier;
mod event;
pub mod facts;

pub use dossier::{Channel, Dossier, Refusal, Status};
pub use event::Event;
