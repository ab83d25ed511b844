//! The annual work programme: items that are followed up and urged, and since when they no longer are.

pub mod facts;
mod item;
mod refusal;
mod urging;

pub use facts::entered_at;
pub use item::{FollowUp, Item, ItemKind, Of, Status};
pub use refusal::Refusal;
pub use urging::{SubjectKind, Urging, subject_key};
