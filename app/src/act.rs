//! To act: authorise, load, decide, commit. Nothing changes the office's records by another way.

use std::future::Future;

use calendar::Calendar;
use law::Law;
use people::{Actor, Scope};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use storage::answers::{Answer, Key};
use storage::{Change, CommitError, Relied};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{IdSource, Office, Refusal};

/// How often an act is decided again when somebody else was quicker.
const TRIES: usize = 3;

/// One thing that an actor does. What it is written as is its content: a key belongs to one act with one content. What would
/// differ when the same form comes again, or is secret, is left out of it.
pub trait Act: Serialize + Sync {
    /// Its name in the permit table and in the log.
    const NAME: &'static str;
    /// What the rules need to see.
    type Subject: Send;
    /// What is answered, and answered again to the same key.
    type Done: Serialize + DeserializeOwned + Send;

    /// Reads what the rules need to see, as far as `scope` reaches.
    fn load(&self, office: &Office, scope: &Scope) -> impl Future<Output = Result<Self::Subject, Refusal>> + Send;

    /// The records that the decision looks at and does not change. If one of them is another when the change is stored, it
    /// is loaded and decided again.
    fn relies_on(&self, _: &Self::Subject) -> Vec<Relied> {
        Vec::new()
    }

    /// Decides, purely: the answer and what changes. No change: everything is so already.
    ///
    /// # Errors
    /// The domain's refusal.
    fn decide(&self, subject: Self::Subject, with: &With<'_>) -> Result<(Self::Done, Vec<Change>), Refusal>;
}

/// What every decision may look at.
#[derive(Debug, Clone, Copy)]
pub struct With<'a> {
    /// Who acts.
    pub actor: &'a Actor,
    /// The office's clock.
    pub now: OffsetDateTime,
    /// The law's parameters.
    pub law: &'a Law,
    /// The office's calendar.
    pub calendar: &'a Calendar,
    /// Fresh ids.
    pub ids: &'a IdSource,
}

impl With<'_> {
    /// A fresh id.
    #[must_use]
    pub fn id<K>(&self) -> ids::Id<K> {
        ids::Id::new(self.uuid())
    }

    /// A fresh id of what has no type of its own.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        self.ids.uuid(self.now)
    }
}

impl Office {
    /// Acts once: the same `key` by the same actor answers what the first try answered and changes nothing more.
    ///
    /// # Errors
    /// [`Refusal::KeyUsed`] for a key that came with something else before; every other [`Refusal`]. Then nothing is stored.
    pub async fn perform<A: Act>(&self, actor: &Actor, key: Option<Uuid>, act: &A) -> Result<A::Done, Refusal> {
        let scope = self.scope(actor, A::NAME).await?;
        let once = match key {
            None => None,
            Some(key) => Some((Key { actor: actor.identity(), key: key.to_string() }, content(act)?)),
        };
        for _ in 0..TRIES {
            if let Some((key, content)) = &once
                && let Some(answer) = storage::answers::find(&self.db, key).await?
            {
                return answered::<A>(&answer, content);
            }
            let subject = act.load(self, &scope).await?;
            let relies_on = act.relies_on(&subject);
            let with = With { actor, now: self.clock.now(), law: &self.law, calendar: &self.calendar, ids: &self.ids };
            let (done, changes) = act.decide(subject, &with)?;
            if changes.is_empty() {
                return Ok(done);
            }
            let json = serde_json::to_string(&done).map_err(|error| Refusal::fault(error.to_string()))?;
            let answer = once.clone().map(|(key, content)| (key, Answer { act: A::NAME.to_owned(), content, json }));
            match self.commit_relying(actor, None, answer, &relies_on, &changes).await {
                Ok(()) => return Ok(done),
                Err(CommitError::Conflict) => {}
                Err(CommitError::Fault(fault)) => return Err(fault.into()),
            }
        }
        Err(Refusal::Conflict)
    }
}

/// What an act says, as a digest: the same again has the same.
fn content(act: &impl Serialize) -> Result<String, Refusal> {
    let said = serde_json::to_vec(act).map_err(|error| Refusal::fault(error.to_string()))?;
    Ok(text::hex(&Sha256::digest(said)))
}

/// The answer of the first try; a key that was used for something else is a mistake of the sender.
fn answered<A: Act>(answer: &Answer, content: &str) -> Result<A::Done, Refusal> {
    // A program of before kept no content.
    if answer.act != A::NAME || !answer.content.is_empty() && answer.content != content {
        return Err(Refusal::KeyUsed { act: answer.act.clone() });
    }
    serde_json::from_str(&answer.json).map_err(|error| Refusal::fault(error.to_string()))
}
