//! People: who acts in the system, in which unit, with which roles.

use std::collections::BTreeSet;
use std::ops::Deref;

use ids::{PersonId, UnitId};

use crate::{Refusal, Role};

/// A person as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPerson {
    /// Its id: what the log names.
    pub id: PersonId,
    /// Tên đăng nhập: the natural key, lower case.
    pub username: String,
    /// Họ và tên.
    pub full_name: String,
    /// The unit that the person works in.
    pub unit: UnitId,
    /// Chức vụ.
    pub position: String,
    /// E-mail address; empty: none.
    pub email: String,
    /// What the person is in the office.
    pub roles: BTreeSet<Role>,
    /// A person who left keeps the history and may not sign in.
    pub active: bool,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// A person whose rules hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person(StoredPerson);

impl Person {
    /// Takes a stored person back.
    ///
    /// # Errors
    /// When the stored row breaks a rule that every person keeps.
    pub fn restore(stored: StoredPerson) -> Result<Self, Refusal> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | '_' | '@');
        if stored.username.is_empty() || !stored.username.chars().all(plain) {
            return Err(Refusal::UsernameNotPlain { username: stored.username });
        }
        if stored.full_name.trim().is_empty() {
            return Err(Refusal::NameMissing);
        }
        if !stored.email.is_empty() && !stored.email.contains('@') {
            return Err(Refusal::EmailNotAnAddress { email: stored.email });
        }
        Ok(Self(stored))
    }
}

impl Deref for Person {
    type Target = StoredPerson;
    fn deref(&self) -> &StoredPerson {
        &self.0
    }
}
