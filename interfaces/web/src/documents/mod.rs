//! The register: documents that came in and went out, conclusions of meetings.

pub mod list;
pub mod new;
pub mod plan;
pub mod show;
