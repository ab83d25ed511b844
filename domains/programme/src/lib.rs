//! The annual work programme: items brought in, changed and taken out by decision, followed up, urged and completed.

pub mod acts;
pub mod adjustment;
pub mod facts;
mod item;
mod refusal;
mod urging;
pub mod version;
pub mod views;

pub use adjustment::{Adjustment, Approval, Deed};
pub use item::{FollowUp, Item, ItemKind, Of, Status};
pub use refusal::Refusal;
pub use urging::{SubjectKind, Urging, subject_key};
