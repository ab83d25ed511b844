//! The one way in which records change: rows, events, facts, tallies and the answer in one transaction.

mod directives;
mod documents;
mod objectives;
mod people;
mod relied;
mod urging;
pub(crate) mod versions;

use std::collections::BTreeSet;

use calendar::Calendar;
use ids::{DirectiveId, DocumentId, EventId, PersonId, UnitId};
use law::Law;
use ledger::{Draft, Event, PersonalField, Stamp, Taken};
use measure::Indicator;
use sea_orm::DatabaseTransaction;
use time::OffsetDateTime;

pub use relied::Relied;

use crate::answers::{self, Answer, Key};
use crate::figures::Touched;
use crate::{CommitError, Database, Fault, figures, leases, log, records, search};

/// The lock under which held records are written, where several nodes write.
pub(crate) const HELD: &str = "records";

/// What an act of a domain changes. Only acts build what is inside.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Of units, people and credentials.
    People(::people::Change),
    /// Of documents and directives.
    Directives(::directives::Change),
    /// Of loaded decisions.
    Objectives(::objectives::Change),
    /// Of notices, letters and what people choose about them.
    Urging(::urging::Change),
    /// A record taken over from a file.
    Held(Box<Taken>),
}

impl Change {
    /// The events that say why.
    #[must_use]
    pub fn events(&self) -> &[Draft] {
        match self {
            Self::People(change) => change.events(),
            Self::Directives(change) => change.events(),
            Self::Objectives(change) => change.events(),
            Self::Urging(change) => change.events(),
            Self::Held(taken) => std::slice::from_ref(taken.event()),
        }
    }
}

/// By what facts are derived and tallied.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The parameters, by date.
    pub law: &'a Law,
    /// Working time.
    pub calendar: &'a Calendar,
    /// What tallies are kept of, parts included.
    pub indicators: &'a [Indicator],
}

/// Where event ids and salts come from: storage makes none.
pub trait Chance: Send {
    /// The stamp of the next event: who, when, and a fresh id.
    fn stamp(&mut self) -> Stamp;
    /// Thirty-two fresh random bytes.
    fn salt(&mut self) -> [u8; 32];
}

/// What is committed together.
pub struct Commit<'a> {
    /// The changes, in the order in which they were decided.
    pub changes: &'a [Change],
    /// What was looked at and is not changed: it must be so still.
    pub relies_on: &'a [Relied],
    /// What will be answered again to the same key.
    pub answer: Option<(Key, Answer)>,
    /// The office's clock.
    pub now: OffsetDateTime,
    /// By what facts are derived and tallied.
    pub rules: Rules<'a>,
}

/// Stores changes with their events, in one transaction. One change or a hundred thousand: rows are read and written in
/// batches. Gives the ids of the events, in order.
///
/// # Errors
/// [`CommitError::Conflict`] when a row has another version than the change was decided on or relied on, a natural key is
/// taken, or the key was answered already: then load and decide again. [`CommitError::Fault`] for trouble of ours. Nothing is
/// stored in either case.
pub async fn commit(db: &Database, commit: Commit<'_>, chance: &mut dyn Chance) -> Result<Vec<EventId>, CommitError> {
    let sealed = seal(commit.changes, chance)?;
    let ids = sealed.iter().map(|(event, _)| EventId::new(event.id)).collect();
    let writes = Writes::of(commit.changes);
    let txn = db.begin().await?;
    if !writes.indicators.is_empty() {
        // Who reads the indicators to count by them, and who adds one, wait for each other.
        db.dialect().lock_indicators(&txn).await?;
    }
    if let Some((key, answer)) = &commit.answer {
        answers::remember(&txn, key, answer, commit.now).await?;
    }
    let touched = writes.write(&txn, &commit).await?;
    log::add(&txn, sealed).await?;
    figures::derive(&txn, &touched, commit.rules, commit.now).await?;
    for own in &writes.indicators {
        figures::count_new(&txn, &own.indicator(), commit.rules.indicators).await?;
    }
    txn.commit().await?;
    Ok(ids)
}

fn seal(changes: &[Change], chance: &mut dyn Chance) -> Result<Vec<(Event, Vec<PersonalField>)>, Fault> {
    let drafts = changes.iter().flat_map(Change::events);
    drafts.map(|draft| Ok(draft.clone().seal(chance.stamp(), &mut || chance.salt())?)).collect()
}

/// The units that became another kind of unit.
fn other_kind(changes: &[Change]) -> Vec<UnitId> {
    let of_people = changes.iter().filter(|change| matches!(change, Change::People(_)));
    let became = of_people
        .flat_map(Change::events)
        .filter(|event| event.subject_kind == "unit" && event.subject_version > 1 && event.body.0.contains_key("kind"));
    became.map(|event| UnitId::new(event.subject_id)).collect()
}

/// The rows of all changes, sorted by what they are: parents are written before what refers to them.
#[derive(Default)]
struct Writes<'a> {
    units: Vec<&'a ::people::Unit>,
    people: Vec<&'a ::people::Person>,
    credentials: Vec<&'a ::people::Credential>,
    tokens: Vec<&'a ::people::Token>,
    delegations: Vec<&'a ::people::Delegation>,
    access_ends: Vec<PersonId>,
    documents: Vec<&'a ::directives::Document>,
    directives: Vec<&'a ::directives::Directive>,
    follow_ups: Vec<&'a ::directives::FollowUp>,
    concealed: Vec<DirectiveId>,
    plans: Vec<&'a ::directives::plan::Plan>,
    decisions: Vec<&'a ::objectives::LoadedDecision>,
    urging: urging::Writes<'a>,
    indicators: Vec<&'a ::objectives::OwnIndicator>,
    frozen: Vec<&'a ::objectives::Frozen>,
    held: Vec<&'a Taken>,
}

impl<'a> Writes<'a> {
    fn of(changes: &'a [Change]) -> Self {
        let mut sorted = Self::default();
        for change in changes {
            match change {
                Change::People(change) => change.writes().iter().for_each(|write| match write {
                    ::people::Write::Unit(unit) => sorted.units.push(unit),
                    ::people::Write::Person(person) => sorted.people.push(person),
                    ::people::Write::Credential(credential) => sorted.credentials.push(credential),
                    ::people::Write::Token(token) => sorted.tokens.push(token),
                    ::people::Write::Delegation(delegation) => sorted.delegations.push(delegation),
                    ::people::Write::AccessEnds(person) => sorted.access_ends.push(*person),
                }),
                Change::Directives(change) => change.writes().iter().for_each(|write| match write {
                    ::directives::Write::Document(document) => sorted.documents.push(document),
                    ::directives::Write::Directive(directive) => sorted.directives.push(directive),
                    ::directives::Write::FollowUp(follow_up) => sorted.follow_ups.push(follow_up),
                    ::directives::Write::Concealed(directive) => sorted.concealed.push(*directive),
                    ::directives::Write::Plan(plan) => sorted.plans.push(plan),
                }),
                Change::Objectives(change) => change.writes().iter().for_each(|write| match write {
                    ::objectives::Write::Decision(decision) => sorted.decisions.push(decision),
                    ::objectives::Write::Indicator(own) => sorted.indicators.push(own),
                    ::objectives::Write::Frozen(frozen) => sorted.frozen.push(frozen),
                }),
                Change::Urging(change) => change.writes().iter().for_each(|write| sorted.urging.sort(write)),
                Change::Held(taken) => sorted.held.push(taken),
            }
        }
        sorted
    }

    /// Writes everything, and says whose facts are other ones now.
    async fn write(&self, txn: &DatabaseTransaction, commit: &Commit<'_>) -> Result<Touched, CommitError> {
        let touched = self.touched(txn).await?;
        // Locked before anything is read that facts are derived from: of two commits on one document the second sees
        // what the first one wrote.
        documents::lock(txn, &touched).await?;
        relied::check(txn, commit.relies_on).await?;
        let mut words = Vec::new();
        people::units(txn, &self.units).await?;
        people::people(txn, &self.people, &mut words).await?;
        people::credentials(txn, &self.credentials).await?;
        people::tokens(txn, &self.tokens).await?;
        people::delegations(txn, &self.delegations).await?;
        people::end_access(txn, &self.access_ends, commit.now).await?;
        documents::write(txn, &self.documents, &mut words).await?;
        directives::write(txn, &self.directives, commit, &mut words).await?;
        directives::follow_ups(txn, &self.follow_ups).await?;
        directives::conceal(txn, &self.concealed, commit.now).await?;
        directives::plans(txn, &self.plans).await?;
        documents::count_entered(txn, &touched).await?;
        objectives::write(txn, &self.decisions).await?;
        self.urging.write(txn).await?;
        objectives::indicators(txn, &self.indicators).await?;
        objectives::frozen(txn, &self.frozen).await?;
        search::index(txn, words).await?;
        let held = self.held(txn, &other_kind(commit.changes)).await?;
        Ok(Touched { documents: touched, held })
    }

    /// Writes held records one commit after another: what belongs to one subject may come in several.
    async fn held(
        &self,
        txn: &DatabaseTransaction,
        other_kind: &[UnitId],
    ) -> Result<figures::HeldTouched, CommitError> {
        if !self.held.is_empty() || self.units.iter().any(|unit| unit.version > 1) {
            leases::lock(txn, HELD).await?;
        }
        let mut touched = figures::of_units(txn, &self.units, other_kind).await?;
        if !self.held.is_empty() {
            let rows: Vec<_> = self.held.iter().map(|taken| taken.row()).collect();
            records::write(txn, &rows).await?;
            let words = rows.iter().filter_map(|row| records::words(row.kind, row.id, &row.key, &row.fields));
            search::index(txn, words.collect()).await?;
            for (source, keys) in figures::touched(txn, &self.held).await? {
                touched.entry(source).or_default().extend(keys);
            }
        }
        Ok(touched)
    }

    /// The documents whose group changes, those included that a directive leaves.
    async fn touched(&self, txn: &DatabaseTransaction) -> Result<BTreeSet<DocumentId>, CommitError> {
        let mut touched: BTreeSet<DocumentId> = self.documents.iter().map(|document| document.id).collect();
        touched.extend(self.directives.iter().map(|directive| directive.document));
        let changed: Vec<DirectiveId> =
            self.directives.iter().filter(|directive| directive.version > 1).map(|directive| directive.id).collect();
        touched.extend(directives::documents_of(txn, &changed).await?);
        Ok(touched)
    }
}
