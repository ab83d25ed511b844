//! Found an office: its first unit and its first administrator, once.

use ids::{PersonId, UnitId};
use people::acts::record_person::{self, record_person};
use people::acts::record_unit::{self, record_unit};
use people::acts::set_password::set_password;
use people::{PasswordHash, Role, Scope, UnitKind};
use serde::Serialize;
use std::collections::BTreeSet;
use storage::Change;

use crate::act::{Act, With};
use crate::{Office, Password, Refusal, password};

/// Makes the first unit where there is none, and the first administrator. Answers the administrator's id.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    /// The administrator's user name.
    pub username: String,
    /// The administrator's name.
    pub full_name: String,
    /// Code and name of the unit that the administrator works in; made where it is not there.
    pub unit: (String, String),
    /// The first password, which must be changed at the first sign-in.
    #[serde(skip)]
    pub password: Password,
}

/// What the rules need to see.
#[derive(Debug)]
pub struct Seen {
    founded: bool,
    taken: bool,
    unit: Option<UnitId>,
    hash: PasswordHash,
}

impl Act for Found {
    const NAME: &'static str = "people.found";
    type Subject = Seen;
    type Done = PersonId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Seen, Refusal> {
        let founded = storage::people::administrator(&office.db, None).await?.is_some();
        let username = self.username.trim().to_lowercase();
        let taken = storage::people::person_by_username(&office.db, &username).await?.is_some();
        let unit = storage::people::unit_by_code(&office.db, &self.unit.0).await?.map(|unit| unit.id);
        Ok(Seen { founded, taken, unit, hash: password::accept(&username, None, &self.password).await? })
    }

    fn decide(&self, seen: Seen, with: &With<'_>) -> Result<(PersonId, Vec<Change>), Refusal> {
        let Seen { founded, taken, unit, hash } = seen;
        if founded {
            return Err(people::Refusal::AlreadyFounded.into());
        }
        // The administrator before may have left, and keeps the name.
        if taken {
            return Err(people::Refusal::UsernameTaken.into());
        }
        let mut changes = Vec::new();
        let unit = match unit {
            Some(unit) => unit,
            None => {
                let id = with.id();
                let (code, name) = self.unit.clone();
                let known = record_unit::Known {
                    code,
                    name: Some(name),
                    parent: None,
                    kind: Some(UnitKind::Office),
                    valid_from: None,
                    valid_to: None,
                    successor: None,
                    under_office: None,
                };
                changes.extend(record_unit(None, known, id)?);
                id
            }
        };
        let known = record_person::Known {
            username: self.username.clone(),
            full_name: Some(self.full_name.clone()),
            unit,
            position: None,
            email: None,
            roles: Some(BTreeSet::from([Role::Administrator])),
            active: Some(true),
        };
        let person = with.id();
        changes.extend(record_person(None, known, person)?);
        changes.push(set_password(person, None, hash, true));
        Ok((person, changes.into_iter().map(Change::People).collect()))
    }
}
