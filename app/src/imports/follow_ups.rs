//! Follow-up records: found by what was followed and when; only ever added.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use ::directives::acts::follow_up::record_follow_up;
use ::directives::{Directive, FollowUp, Write};
use ids::DirectiveId;
use people::Person;
use programme::SubjectKind;
use reading::Record;
use storage::Change;
use time::OffsetDateTime;

use super::held;
use super::row::Row;
use super::run::{self, Decided, Effect, Wrong};
use super::taking;
use super::words;
use crate::{Office, Refusal, With};

/// A record's key.
type Key = (DirectiveId, OffsetDateTime);

/// What the rows name.
pub(super) struct Seen {
    programme: held::Seen<taking::FollowUps>,
    /// With the records that this file added so far.
    directives: HashMap<String, Directive>,
    people: HashMap<String, Person>,
    /// What is stored under the keys that the file may name.
    texts: HashMap<Key, String>,
    stored: u64,
}

/// What the rows of the file said: where first, and what.
type Said = HashMap<Key, (u32, String)>;

impl run::Seen for Seen {
    async fn load(office: &Office, rows: &[Record<'_>], beside: Option<&Path>) -> Result<Self, Refusal> {
        let codes: BTreeSet<&str> = rows.iter().filter_map(|row| row.text("subject_code")).collect();
        let usernames: BTreeSet<String> = rows.iter().filter_map(|row| row.text("by")).map(str::to_lowercase).collect();
        let codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
        let usernames: Vec<String> = usernames.into_iter().collect();
        let directives = storage::directives::by_codes(&office.db, &codes).await?;
        let followed = directives.values().filter(|directive| !directive.commitment.follow_ups.is_empty());
        let followed: Vec<DirectiveId> = followed.map(|directive| directive.id).collect();
        Ok(Self {
            programme: held::Seen::load(office, rows, beside).await?,
            texts: storage::directives::follow_up_texts(&office.db, &followed).await?,
            directives,
            people: storage::people::people_by_usernames(&office.db, &usernames).await?,
            stored: storage::directives::total_follow_ups(&office.db).await?,
        })
    }

    fn decide(mut self, rows: &[Record<'_>], _: bool, with: &With<'_>) -> Decided {
        let mut said = Said::new();
        let mut named = BTreeSet::new();
        let programme = std::mem::take(&mut self.programme);
        let mut of_programme = programme.said();
        let mut row = |record| match Row::new(record).word("subject_kind", SubjectKind::from_key) {
            Some(SubjectKind::Programme) => programme.row(record, &mut of_programme, with),
            _ => self.row(Row::new(record), &mut said, &mut named, with),
        };
        let decided = rows.iter().map(&mut row).collect();
        Decided { rows: decided, absent: self.stored.saturating_sub(named.len() as u64) + programme.absent() }
    }
}

impl Seen {
    fn row(
        &mut self,
        mut row: Row<'_>,
        said: &mut Said,
        named: &mut BTreeSet<Key>,
        with: &With<'_>,
    ) -> Result<Effect, Wrong> {
        let at = row.moment("at");
        let text = row.owned("text").unwrap_or_default();
        if text.is_empty() {
            row.refuse(words::of_directive(&::directives::Refusal::TextMissing));
        }
        let code = row.text("subject_code").unwrap_or_default();
        let Some(directive) = self.directives.get_mut(code) else {
            row.refuse(("subject_code", words::no_directive(code)));
            return row.refused();
        };
        let Some(at) = at else { return row.refused() };
        let key = (directive.id, at);
        let stored = self.texts.get(&key);
        if stored.is_some() {
            named.insert(key);
        }
        if !row.is_sound() {
            return row.refused();
        }
        match (said.get(&key), stored) {
            (Some((_, before)), _) if *before == text => return Ok(Effect::Unchanged),
            (Some((first, _)), _) => return row.refused_for(("at", words::twice(*first))),
            (None, Some(stored)) if *stored != text => {
                return row.refused_for(("text", words::OTHER_FOLLOW_UP.to_owned()));
            }
            (None, _) => {}
        }
        let by = row.text("by").and_then(|by| self.people.get(&by.to_lowercase())).map(|person| person.id);
        let given = FollowUp { id: with.id(), directive: directive.id, at, by, text: text.clone(), together: 1 };
        let change = match record_follow_up(directive, given) {
            Ok(change) => change,
            Err(refusal) => return row.refused_for(words::of_directive(&refusal)),
        };
        said.insert(key, (row.number(), text));
        let Some(change) = change else { return Ok(Effect::Unchanged) };
        for write in change.writes() {
            if let Write::Directive(after) = write {
                *directive = after.clone();
            }
        }
        Ok(Effect::New(Change::Directives(change)))
    }
}
