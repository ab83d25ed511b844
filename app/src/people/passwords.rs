//! First passwords, and one's own new password.

use ids::PersonId;
use people::acts::change_password::change_password;
use people::acts::set_password::set_password;
use people::{Credential, PasswordHash, Person, Scope};
use serde::Serialize;
use storage::Change;

use crate::act::{Act, With};
use crate::{Office, Password, Refusal, password};

/// Gives a person a first password that must be changed at the next sign-in. Every session of the person is over.
#[derive(Debug, Clone, Serialize)]
pub struct SetPassword {
    /// Whose.
    pub person: PersonId,
    /// The password.
    #[serde(skip)]
    pub password: Password,
    /// Whether the next sign-in must choose a new one.
    pub must_change: bool,
}

impl Act for SetPassword {
    const NAME: &'static str = "people.set_password";
    type Subject = (Option<Credential>, PasswordHash);
    type Done = ();

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let missing = || Refusal::not_found("person", self.person);
        let person = storage::people::person(&office.db, self.person).await?.ok_or_else(missing)?;
        let hash = password::accept(&person.username, None, &self.password).await?;
        Ok((storage::people::credential(&office.db, self.person).await?, hash))
    }

    fn decide(&self, (existing, hash): Self::Subject, _: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        let change = set_password(self.person, existing.as_ref(), hash, self.must_change);
        Ok(((), vec![Change::People(change)]))
    }
}

/// Changes one's own password. Every session of the person is over; answers the number under which the one that asks
/// goes on.
#[derive(Debug, Clone, Serialize)]
pub struct ChangePassword {
    /// Who changes it; must be the actor.
    pub person: PersonId,
    /// The password until now.
    #[serde(skip)]
    pub old: Password,
    /// The new one.
    #[serde(skip)]
    pub new: Password,
}

impl Act for ChangePassword {
    const NAME: &'static str = "people.change_password";
    type Subject = (Credential, PasswordHash);
    type Done = u32;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let missing = || Refusal::not_found("person", self.person);
        let person: Person = storage::people::person(&office.db, self.person).await?.ok_or_else(missing)?;
        let credential = storage::people::credential(&office.db, self.person).await?.ok_or_else(missing)?;
        let hash = password::accept(&person.username, Some(&self.old), &self.new).await?;
        if !password::fits(self.old.clone(), credential.hash.clone()).await? {
            return Err(people::Refusal::WrongPassword.into());
        }
        Ok((credential, hash))
    }

    fn decide(&self, (credential, hash): Self::Subject, with: &With<'_>) -> Result<(u32, Vec<Change>), Refusal> {
        if with.actor.person() != Some(self.person) {
            return Err(Refusal::NotPermitted { act: Self::NAME });
        }
        let change = change_password(&credential, hash);
        let sessions = credential.sessions.wrapping_add(1);
        Ok((sessions, vec![Change::People(change)]))
    }
}
