//! A view of a list that a person keeps: its address with the filter, under a name of one's own.

use ids::{PersonId, ViewId};

/// A kept view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptView {
    /// Its id.
    pub id: ViewId,
    /// Whose.
    pub person: PersonId,
    /// What the person calls it.
    pub name: String,
    /// The path and query of the list.
    pub address: String,
}
