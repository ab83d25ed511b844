//! Directives: found by code, given in a document that the register has already.
//!
//! A result without its date is not a completion, so a proof beside an empty `completed_at` waits for a file that has both.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use ::directives::acts::record_directive::{Known, record_directive};
use ::directives::{Directive, Document, Level, Write, number_key};
use ids::{DocumentId, PersonId, UnitId};
use law::CompletedWhen;
use people::{Person, Unit};
use reading::Record;
use storage::Change;
use time::{Date, OffsetDateTime};

use super::row::Row;
use super::run::{self, Decided, Effect, Told, Wrong};
use super::said::Said;
use super::words;
use crate::{Office, Refusal, With};

/// What the rows name.
pub(super) struct Seen {
    directives: HashMap<String, Directive>,
    documents: HashMap<DocumentId, Document>,
    /// Documents by number, folded, and date; several issuers may have the same.
    numbered: HashMap<(String, Date), Vec<DocumentId>>,
    units: HashMap<String, Unit>,
    people: HashMap<String, Person>,
    stored: u64,
}

impl run::Seen for Seen {
    async fn load(office: &Office, rows: &[Record<'_>], _: Option<&Path>) -> Result<Self, Refusal> {
        let codes: BTreeSet<String> = rows.iter().filter_map(|row| row.text("code")).map(str::to_owned).collect();
        let numbers: BTreeSet<(String, Date)> = rows
            .iter()
            .filter_map(|row| Some((number_key(row.text("document_number")?), row.date("document_issued_on")?)))
            .collect();
        let leads = rows.iter().filter_map(|row| row.text("lead_unit"));
        let helpers = rows.iter().flat_map(|row| row.list("co_units")).map(String::as_str);
        let units: BTreeSet<&str> = leads.chain(helpers).collect();
        let followers: BTreeSet<String> =
            rows.iter().filter_map(|row| row.text("follower")).map(str::to_lowercase).collect();

        let codes: Vec<String> = codes.into_iter().collect();
        let directives = storage::directives::by_codes(&office.db, &codes).await?;
        let given_in: BTreeSet<DocumentId> = directives.values().map(|directive| directive.document).collect();
        let given_in: Vec<DocumentId> = given_in.into_iter().collect();
        let mut documents = storage::documents::by_ids(&office.db, &given_in).await?;
        let numbers: Vec<(String, Date)> = numbers.into_iter().collect();
        let mut numbered: HashMap<(String, Date), Vec<DocumentId>> = HashMap::with_capacity(numbers.len());
        for document in storage::documents::by_numbers(&office.db, &numbers).await? {
            let key = document.key();
            numbered.entry((key.number, key.issued_on)).or_default().push(document.id);
            documents.insert(document.id, document);
        }
        let units: Vec<String> = units.into_iter().map(str::to_owned).collect();
        let followers: Vec<String> = followers.into_iter().collect();
        Ok(Self {
            directives,
            documents,
            numbered,
            units: storage::people::units_by_codes(&office.db, &units).await?,
            people: storage::people::people_by_usernames(&office.db, &followers).await?,
            stored: storage::directives::total(&office.db).await?,
        })
    }

    fn decide(self, rows: &[Record<'_>], _: bool, with: &With<'_>) -> Decided {
        let mut said = Said::new(&self.directives);
        Decided {
            rows: rows.iter().map(|record| self.row(Row::new(record), &mut said, with)).collect(),
            absent: self.stored.saturating_sub(self.directives.len() as u64),
        }
    }
}

impl Seen {
    fn row(&self, mut row: Row<'_>, said: &mut Said<'_, String, Directive>, with: &With<'_>) -> Result<Effect, Wrong> {
        let code = row.owned("code").unwrap_or_default();
        let before = said.before(&code);
        let document = self.document(&mut row, before.map(|directive| directive.document));
        let lead_unit = self.lead_unit(&mut row, before.map(|directive| directive.lead_unit));
        let completed_before =
            before.and_then(|directive| directive.commitment.completion.as_ref()).map(|completion| completion.at);
        let co_units = self.co_units(&mut row);
        let follower = self.follower(&mut row);
        let received_at = row.moment("received_at");
        let entered_at = row.moment("entered_at");
        let due_at = row.due("due_at", with.calendar);
        let completed_at = row.moment("completed_at");
        let submitted_at = row.moment("submitted_at");
        let accepted_at = row.moment("accepted_at");
        let (Some(document), Some(lead_unit), true) = (document, lead_unit, row.is_sound()) else {
            return row.refused();
        };
        let known = Known {
            code: code.clone(),
            level: row.word("level", Level::from_key),
            content: row.owned("content"),
            lead_unit,
            co_units,
            follower,
            received_at,
            entered_at,
            due_at,
            completed_at,
            evidence: row.owned("evidence"),
            submitted_at,
            accepted_at,
        };
        let rule = completed_when(completed_at.or(completed_before), with);
        said.decide(code, row.number(), "code", |before| record(before, document, known, rule, with))
    }

    /// The document that the row names; where the row does not say, the one that is known.
    fn document(&self, row: &mut Row<'_>, before: Option<DocumentId>) -> Option<&Document> {
        let issued_on = row.day("document_issued_on");
        let (number, issued_on) = match (row.text("document_number"), issued_on, before) {
            (Some(number), Some(issued_on), _) => (number, issued_on),
            (None, None, Some(before)) if row.is_sound() => return self.documents.get(&before),
            (number, issued_on, _) => {
                if number.is_none() {
                    row.refuse(("document_number", words::needed("số, ký hiệu văn bản giao nhiệm vụ")));
                }
                if issued_on.is_none() {
                    row.refuse(("document_issued_on", words::needed("ngày ban hành văn bản")));
                }
                return None;
            }
        };
        let issuer = row.text("document_issuer");
        let folded = issuer.map(text::fold);
        let named = self.numbered.get(&(number_key(number), issued_on)).into_iter().flatten();
        let found: Vec<&Document> = named
            .filter_map(|id| self.documents.get(id))
            .filter(|document| folded.as_ref().is_none_or(|folded| *folded == document.key().issuer))
            .collect();
        match found.as_slice() {
            [document] => return Some(document),
            [] => row.refuse(("document_number", words::no_document(number, issued_on, issuer))),
            several => {
                let issuers: Vec<&str> = several.iter().map(|document| document.issuer.as_str()).collect();
                row.refuse(("document_issuer", words::several_documents(&issuers)));
            }
        }
        None
    }

    fn lead_unit(&self, row: &mut Row<'_>, before: Option<UnitId>) -> Option<UnitId> {
        let Some(code) = row.text("lead_unit") else {
            if before.is_none() {
                row.refuse(("lead_unit", words::needed("đơn vị chủ trì")));
            }
            return before;
        };
        let unit = self.units.get(code).map(|unit| unit.id);
        if unit.is_none() {
            row.refuse(("lead_unit", words::no_unit(code)));
        }
        unit
    }

    /// The cooperating units, each once.
    fn co_units(&self, row: &mut Row<'_>) -> Vec<UnitId> {
        let mut units = Vec::new();
        for code in row.list("co_units") {
            match self.units.get(code) {
                Some(unit) if units.contains(&unit.id) => {}
                Some(unit) => units.push(unit.id),
                None => row.refuse(("co_units", words::no_unit(code))),
            }
        }
        units
    }

    fn follower(&self, row: &mut Row<'_>) -> Option<PersonId> {
        let username = row.text("follower")?;
        let person = self.people.get(&username.to_lowercase()).map(|person| person.id);
        if person.is_none() {
            row.refuse(("follower", words::no_person(username)));
        }
        person
    }
}

/// The rule in force on the day of the result.
fn completed_when(completed_at: Option<OffsetDateTime>, with: &With<'_>) -> CompletedWhen {
    let day = completed_at.unwrap_or(with.now).to_offset(calendar::ZONE).date();
    with.law.completed_when.at(day).map_or(CompletedWhen::Accepted, |rule| rule.value)
}

fn record(
    before: Option<&Directive>,
    document: &Document,
    known: Known,
    rule: CompletedWhen,
    with: &With<'_>,
) -> Result<Option<(Change, Directive)>, Told> {
    let id = before.map_or_else(|| with.id(), |directive| directive.id);
    let change = record_directive(before, document, known, rule, id, with.now)
        .map_err(|refusal| words::of_directive(&refusal))?;
    Ok(change.and_then(|change| {
        let left = change.writes().iter().find_map(|write| match write {
            Write::Directive(directive) => Some(directive.clone()),
            _ => None,
        })?;
        Some((Change::Directives(change), left))
    }))
}
