//! Rows that pages and answers show of the work programme.

use commitment::State;
use ids::{PersonId, UnitId};
use serde::Serialize;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use crate::adjustment::Deed;
use crate::{ItemKind, Of};

/// An item in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemRow {
    /// Its id.
    pub id: Uuid,
    /// Mã.
    pub code: String,
    /// The programme's year.
    pub year: i32,
    /// What is to be done.
    pub title: String,
    /// Programme, scheme or key task.
    pub kind: Option<ItemKind>,
    /// Whose programme.
    pub programme_of: Option<Of>,
    /// Đơn vị chủ trì.
    pub lead_unit: Option<UnitId>,
    /// Its name; empty when none is named.
    pub lead_unit_name: String,
    /// Who follows it.
    pub follower: Option<PersonId>,
    /// By when.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due_at: Option<OffsetDateTime>,
    /// The date of the result.
    #[serde(with = "time::serde::rfc3339::option")]
    pub completed_at: Option<OffsetDateTime>,
    /// The state at the moment asked about.
    pub state: State,
    /// Whether today's programme says otherwise, where a day before is asked for.
    pub differs: bool,
}

/// A decision on the programme of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VersionRow {
    /// The decision's number; of the first approval as it was written.
    pub decision: String,
    /// When it was issued; none: the first approval.
    pub decided_on: Option<Date>,
    /// What it did with which items, by code.
    pub deeds: Vec<(Deed, String)>,
}
