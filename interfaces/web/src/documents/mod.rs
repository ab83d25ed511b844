//! The register: documents that came in and went out, conclusions of meetings.

pub mod list;
pub mod new;
pub mod pending;
pub mod plan;
pub mod propose;
pub mod receive;
pub mod show;
