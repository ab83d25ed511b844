//! The catalogue of indicators: each can be read in words, tried on any period, and one more added out of choices.

pub mod list;
pub mod new;
pub mod records;
pub mod show;
pub mod told;
