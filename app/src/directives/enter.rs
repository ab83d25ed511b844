//! Enter a task from a registered document.

use std::collections::HashMap;

use directives::Document;
use directives::acts::enter::{Circumstances, Entry, enter};
use ids::{DirectiveId, DocumentId, UnitId};
use people::{Person, Scope, Unit};
use serde::Serialize;
use storage::{Change, Relied};

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Enters one task. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct EnterTask {
    /// The document that gives it.
    pub document: DocumentId,
    /// What the clerk fills in.
    pub entry: Entry,
}

/// What the rules need to see.
#[derive(Debug)]
pub struct Seen {
    document: Document,
    code_taken: bool,
    units: HashMap<UnitId, Unit>,
    follower: Option<Person>,
}

impl Act for EnterTask {
    const NAME: &'static str = "directives.enter";
    type Subject = Seen;
    type Done = DirectiveId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Seen, Refusal> {
        let document = storage::documents::load(&office.db, self.document)
            .await?
            .ok_or_else(|| Refusal::not_found("document", self.document))?;
        let code = self.entry.code.trim().to_owned();
        let code_taken = !storage::directives::by_codes(&office.db, &[code]).await?.is_empty();
        let mut wanted = self.entry.co_units.clone();
        wanted.extend(&self.entry.informed);
        wanted.push(self.entry.lead_unit);
        let follower = match self.entry.follower {
            None => None,
            Some(follower) => {
                let known = storage::people::person(&office.db, follower).await?.filter(|person| person.active);
                Some(known.ok_or_else(|| Refusal::not_found("person", follower))?)
            }
        };
        let units = storage::people::units_by_ids(&office.db, &wanted).await?;
        Ok(Seen { document, code_taken, units, follower })
    }

    fn relies_on(&self, seen: &Seen) -> Vec<Relied> {
        let units = seen.units.values().map(|unit| Relied::Unit(unit.id, unit.version));
        let follower = seen.follower.iter().map(|person| Relied::Person(person.id, person.version));
        [Relied::Document(seen.document.id, seen.document.version)].into_iter().chain(units).chain(follower).collect()
    }

    fn decide(&self, seen: Seen, with: &With<'_>) -> Result<(DirectiveId, Vec<Change>), Refusal> {
        let today = with.now.date();
        let exists = |unit: &UnitId| seen.units.get(unit).is_some_and(|unit| unit.exists_on(today));
        let units_exist =
            exists(&self.entry.lead_unit) && self.entry.co_units.iter().chain(&self.entry.informed).all(exists);
        let circumstances = Circumstances {
            document: &seen.document,
            code_taken: seen.code_taken,
            units_exist,
            calendar: with.calendar,
            now: with.now,
        };
        let id = with.id();
        let change = enter(self.entry.clone(), id, circumstances)?;
        Ok((id, vec![Change::Directives(change)]))
    }
}
