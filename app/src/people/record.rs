//! Record a new unit or a new person. What is there already is edited, or brought up to date by an import.

use ids::{PersonId, UnitId};
use people::acts::record_person::{self, record_person};
use people::acts::record_unit::{self, record_unit};
use people::acts::set_password::set_password;
use people::{PasswordHash, Scope};
use serde::Serialize;
use storage::Change;

use super::edit::{Units, unit_exists};
use crate::act::{Act, With};
use crate::{Office, Password, Refusal, password};

/// Records one new unit. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct RecordUnit(pub record_unit::Known);

impl Act for RecordUnit {
    const NAME: &'static str = "people.record_unit";
    type Subject = (bool, Units);
    type Done = UnitId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let taken = storage::people::unit_by_code(&office.db, self.0.code.trim()).await?.is_some();
        Ok((taken, Units::load(office).await?))
    }

    fn decide(&self, (taken, units): Self::Subject, with: &With<'_>) -> Result<(UnitId, Vec<Change>), Refusal> {
        if taken {
            return Err(people::Refusal::CodeTaken.into());
        }
        let id = with.id();
        units.check(id, self.0.parent, self.0.successor)?;
        let change = record_unit(None, self.0.clone(), id)?;
        Ok((id, change.map(Change::People).into_iter().collect()))
    }
}

/// Records one new person, with a first password where one is given. Answers the person's id.
#[derive(Debug, Clone, Serialize)]
pub struct RecordPerson {
    /// What is known of the person.
    pub known: record_person::Known,
    /// The first password, which must be changed at the first sign-in; `None`: nobody signs in until one is set.
    #[serde(skip)]
    pub password: Option<Password>,
}

impl Act for RecordPerson {
    const NAME: &'static str = "people.record_person";
    type Subject = (bool, Option<PasswordHash>);
    type Done = PersonId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let username = self.known.username.trim().to_lowercase();
        let taken = storage::people::person_by_username(&office.db, &username).await?.is_some();
        unit_exists(office, self.known.unit).await?;
        let hash = match &self.password {
            Some(password) => Some(password::accept(&username, None, password).await?),
            None => None,
        };
        Ok((taken, hash))
    }

    fn decide(&self, (taken, hash): Self::Subject, with: &With<'_>) -> Result<(PersonId, Vec<Change>), Refusal> {
        if taken {
            return Err(people::Refusal::UsernameTaken.into());
        }
        let id = with.id();
        let person = record_person(None, self.known.clone(), id)?;
        let password = hash.map(|hash| set_password(id, None, hash, true));
        Ok((id, person.into_iter().chain(password).map(Change::People).collect()))
    }
}
