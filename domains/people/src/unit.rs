//! Units of the organisation: a tree with dates and successors, so that a merged unit keeps its history.

use std::ops::Deref;

use ids::UnitId;
use time::Date;

use crate::Refusal;

text::words! {
    /// What a unit is.
    UnitKind {
        /// Ủy ban nhân dân.
        Committee = "committee",
        /// Văn phòng.
        Office = "office",
        /// Sở, ban, ngành.
        Department = "department",
        /// Phòng.
        Division = "division",
        /// Trung tâm.
        Centre = "centre",
        /// Xã, phường, đặc khu.
        Commune = "commune",
        /// Cơ quan khác.
        Agency = "agency",
    }
}

/// A unit as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredUnit {
    /// Its id.
    pub id: UnitId,
    /// Mã: its natural key.
    pub code: String,
    /// Tên.
    pub name: String,
    /// The unit that it belongs to.
    pub parent: Option<UnitId>,
    /// What it is.
    pub kind: UnitKind,
    /// First day; `None`: unknown.
    pub valid_from: Option<Date>,
    /// Last day; `None`: it still exists.
    pub valid_to: Option<Date>,
    /// The unit that took over from it.
    pub successor: Option<UnitId>,
    /// Whether it stands under the Office, where the file says so; else a division or centre whose parent is the Office does.
    pub under_office: Option<bool>,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// A unit whose rules hold. Readable everywhere, changed only by the acts of this domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit(StoredUnit);

impl Unit {
    /// Takes a stored unit back.
    ///
    /// # Errors
    /// When the stored row breaks a rule that every unit keeps.
    pub fn restore(stored: StoredUnit) -> Result<Self, Refusal> {
        if stored.code.trim().is_empty() {
            return Err(Refusal::CodeMissing);
        }
        if stored.name.trim().is_empty() {
            return Err(Refusal::NameMissing);
        }
        if stored.parent == Some(stored.id) {
            return Err(Refusal::OwnParent);
        }
        if let (Some(from), Some(to)) = (stored.valid_from, stored.valid_to)
            && to < from
        {
            return Err(Refusal::EndsBeforeItBegins { from, to });
        }
        if stored.successor == Some(stored.id) {
            return Err(Refusal::OwnSuccessor);
        }
        Ok(Self(stored))
    }

    /// Whether it stands under the Office: as its record says, else a division or centre whose parent is the Office.
    #[must_use]
    pub fn is_under_office(&self, kind_of: impl Fn(UnitId) -> Option<UnitKind>) -> bool {
        let inside = matches!(self.0.kind, UnitKind::Division | UnitKind::Centre);
        let of_office = || self.0.parent.and_then(kind_of) == Some(UnitKind::Office);
        self.0.under_office.unwrap_or_else(|| inside && of_office())
    }

    /// Whether the unit exists on `day`.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.0.valid_from.is_none_or(|from| from <= day) && self.0.valid_to.is_none_or(|to| day <= to)
    }
}

impl Deref for Unit {
    type Target = StoredUnit;
    fn deref(&self) -> &StoredUnit {
        &self.0
    }
}
