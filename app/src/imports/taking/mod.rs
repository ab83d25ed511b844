//! How the rows of each held kind become records.

mod duties;
mod one_stop;

pub(super) use duties::{FollowUps, Initiatives, Obligations, Programme, Reports, Urgings};
pub(crate) use one_stop::listed;
pub(super) use one_stop::{DossierEvents, Dossiers, ListedProcedures, Procedures, Processes, Publications};
