//! Tasks: lists, one task, its entry, its follow-ups, its completion.

pub mod answers;
pub mod complete;
pub mod evidence;
pub mod follow_up;
pub mod late;
pub mod lines;
pub mod list;
pub mod mend;
pub mod new;
pub mod show;
pub mod steps;
