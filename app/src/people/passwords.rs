//! First passwords, and one's own new password.

use ids::PersonId;
use people::acts::change_password::{change_password, check_new};
use people::acts::set_password::set_password;
use people::{Credential, PasswordHash, Person, Scope};
use serde::Serialize;
use storage::Change;

use crate::act::{Act, With};
use crate::{Office, Refusal, password};

/// Gives a person a first password that must be changed at the next sign-in.
#[derive(Debug, Clone, Serialize)]
pub struct SetPassword {
    /// Whose.
    pub person: PersonId,
    /// Its hash, from [`password::hash`]; another for the same password each time.
    #[serde(skip)]
    pub hash: PasswordHash,
    /// Whether the next sign-in must choose a new one.
    pub must_change: bool,
}

impl Act for SetPassword {
    const NAME: &'static str = "people.set_password";
    type Subject = Option<Credential>;
    type Done = ();

    async fn load(&self, office: &Office, _: &Scope) -> Result<Option<Credential>, Refusal> {
        Ok(storage::people::credential(&office.db, self.person).await?)
    }

    fn decide(&self, existing: Option<Credential>, _: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        let change = set_password(self.person, existing.as_ref(), self.hash.clone(), self.must_change);
        Ok(((), vec![Change::People(change)]))
    }
}

/// Changes one's own password.
#[derive(Clone, Serialize)]
pub struct ChangePassword {
    /// Who changes it; must be the actor.
    pub person: PersonId,
    /// The password until now.
    #[serde(skip)]
    pub old: String,
    /// The new one.
    #[serde(skip)]
    pub new: String,
}

impl Act for ChangePassword {
    const NAME: &'static str = "people.change_password";
    type Subject = (Credential, PasswordHash);
    type Done = ();

    async fn load(&self, office: &Office, _: &Scope) -> Result<Self::Subject, Refusal> {
        let missing = || Refusal::not_found("person", self.person);
        let person: Person = storage::people::person(&office.db, self.person).await?.ok_or_else(missing)?;
        let credential = storage::people::credential(&office.db, self.person).await?.ok_or_else(missing)?;
        check_new(&person, &self.old, &self.new)?;
        if !password::fits(self.old.clone(), credential.hash.clone()).await? {
            return Err(people::Refusal::WrongPassword.into());
        }
        Ok((credential, password::hash(self.new.clone()).await?))
    }

    fn decide(&self, (credential, hash): Self::Subject, with: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        if with.actor.person() != Some(self.person) {
            return Err(Refusal::NotPermitted { act: Self::NAME });
        }
        Ok(((), vec![Change::People(change_password(&credential, hash))]))
    }
}

impl std::fmt::Debug for ChangePassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ChangePassword").field("person", &self.person).finish_non_exhaustive()
    }
}
