//! How the rows of each held kind become records.

mod duties;
mod one_stop;

pub(super) use duties::{FollowUps, Initiatives, Obligations, Programme, Reports, Urgings};
pub(super) use one_stop::{DossierEvents, Dossiers, Procedures, Processes, Publications};
