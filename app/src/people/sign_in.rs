//! Sign in with a user name and a password.

use people::acts::sign_in::{Tried, sign_in};
use people::{Actor, Credential, Person};
use storage::{Change, CommitError};

use crate::{Office, Password, Refusal, password};

/// Somebody who signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The person.
    pub person: Person,
    /// Whether a new password must be chosen before anything else.
    pub must_change: bool,
    /// The number that sessions begin under; one that began under another is over.
    pub sessions: u32,
}

impl SignedIn {
    /// The person as an actor.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Office::actor_of(&self.person)
    }
}

impl Office {
    /// The actor that a person is.
    #[must_use]
    pub fn actor_of(person: &Person) -> Actor {
        Actor::Person { id: person.id, unit: person.unit, roles: person.roles.clone(), on_behalf_of: None }
    }

    /// Checks a name and a password. Wrong tries are counted; two at once are counted one after the other.
    ///
    /// # Errors
    /// [`people::Refusal::WrongPassword`] also for a name that nobody has, [`people::Refusal::Closed`],
    /// [`people::Refusal::Left`].
    pub async fn sign_in(&self, username: &str, given: &Password) -> Result<SignedIn, Refusal> {
        let username = username.trim().to_lowercase();
        loop {
            let person = storage::people::person_by_username(&self.db, &username).await?;
            let Some(person) = person else {
                password::spend_time(given.clone()).await?;
                return Err(people::Refusal::WrongPassword.into());
            };
            let Some(credential) = storage::people::credential(&self.db, person.id).await? else {
                password::spend_time(given.clone()).await?;
                return Err(people::Refusal::WrongPassword.into());
            };
            let now = self.clock.now();
            let right = !credential.is_closed(now) && password::fits(given.clone(), credential.hash.clone()).await?;
            let Tried { outcome, change } = sign_in(&person, &credential, || right, now);
            let (must_change, sessions) = (credential.must_change, credential.sessions);
            match self.store_try(&person, change).await {
                Ok(()) => {
                    return outcome.map(|()| SignedIn { person, must_change, sessions }).map_err(Refusal::People);
                }
                Err(CommitError::Conflict) => {}
                Err(CommitError::Fault(fault)) => return Err(fault.into()),
            }
        }
    }

    async fn store_try(&self, person: &Person, change: Option<people::Change>) -> Result<(), CommitError> {
        match change {
            None => Ok(()),
            Some(change) => self.commit(&Self::actor_of(person), None, None, &[Change::People(change)]).await,
        }
    }

    /// The person that a session names, as it is now: roles that were taken away are gone at once.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] when nobody has that id, or the person left.
    pub async fn signed_in(&self, id: ids::PersonId) -> Result<SignedIn, Refusal> {
        let gone = || Refusal::not_found("person", id);
        let person = storage::people::person(&self.db, id).await?.filter(|person| person.active).ok_or_else(gone)?;
        let credential: Option<Credential> = storage::people::credential(&self.db, id).await?;
        let (must_change, sessions) = credential.map_or((false, 0), |kept| (kept.must_change, kept.sessions));
        Ok(SignedIn { person, must_change, sessions })
    }
}
