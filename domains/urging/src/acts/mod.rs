//! The acts of urging, one file a verb.

pub mod acknowledge;
pub mod answer;
mod duty;
pub mod keep_view;
pub mod prefer_mail;
pub mod remind;
pub mod send_again;
pub mod urge;

pub use duty::{Call, Duty, Post};
