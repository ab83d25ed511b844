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
use crate::{Office, Refusal};

/// Makes the first unit where there is none, and the first administrator. Answers the administrator's id.
#[derive(Debug, Clone, Serialize)]
pub struct Found {
    /// The administrator's user name.
    pub username: String,
    /// The administrator's name.
    pub full_name: String,
    /// Code and name of the unit that the administrator works in; made where it is not there.
    pub unit: (String, String),
    /// The hash of the first password, which must be changed at the first sign-in.
    #[serde(skip)]
    pub hash: PasswordHash,
}

impl Act for Found {
    const NAME: &'static str = "people.found";
    type Subject = (bool, Option<UnitId>);
    type Done = PersonId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let founded = storage::people::has_administrator(&office.db).await?;
        let unit = storage::people::unit_by_code(&office.db, &self.unit.0).await?.map(|unit| unit.id);
        Ok((founded, unit))
    }

    fn decide(&self, (founded, unit): Self::Subject, with: &With<'_>) -> Result<(PersonId, Vec<Change>), Refusal> {
        if founded {
            return Err(people::Refusal::AlreadyFounded.into());
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
        changes.push(set_password(person, None, self.hash.clone(), true));
        Ok((person, changes.into_iter().map(Change::People).collect()))
    }
}
