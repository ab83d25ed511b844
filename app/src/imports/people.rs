//! People: found by user name. A new one has no password and cannot sign in until one is set.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use ::people::acts::record_person::{Known, record_person};
use ::people::{Person, Role, Unit, Write};
use reading::Record;
use storage::Change;

use super::row::Row;
use super::run::{self, Decided, Effect, Told, Wrong};
use super::said::Said;
use super::words;
use crate::{Office, Refusal, With};

/// What the rows name.
pub(super) struct Seen {
    people: HashMap<String, Person>,
    units: HashMap<String, Unit>,
    stored: u64,
}

impl run::Seen for Seen {
    async fn load(office: &Office, rows: &[Record<'_>], _: Option<&Path>) -> Result<Self, Refusal> {
        let usernames: BTreeSet<String> = rows.iter().filter_map(|row| row.text("username")).map(key).collect();
        let codes: BTreeSet<&str> = rows.iter().filter_map(|row| row.text("unit_code")).collect();
        let codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
        let usernames: Vec<String> = usernames.into_iter().collect();
        Ok(Self {
            people: storage::people::people_by_usernames(&office.db, &usernames).await?,
            units: storage::people::units_by_codes(&office.db, &codes).await?,
            stored: storage::people::total_people(&office.db).await?,
        })
    }

    fn decide(self, rows: &[Record<'_>], _: bool, with: &With<'_>) -> Decided {
        let mut said = Said::new(&self.people);
        Decided {
            rows: rows.iter().map(|record| self.row(Row::new(record), &mut said, with)).collect(),
            absent: self.stored.saturating_sub(self.people.len() as u64),
        }
    }
}

impl Seen {
    fn row(&self, mut row: Row<'_>, said: &mut Said<'_, String, Person>, with: &With<'_>) -> Result<Effect, Wrong> {
        let username = row.text("username").map(key).unwrap_or_default();
        let unit = match row.text("unit_code") {
            Some(code) => {
                let unit = self.units.get(code).map(|unit| unit.id);
                if unit.is_none() {
                    row.refuse(("unit_code", words::no_unit(code)));
                }
                unit
            }
            None => said.before(&username).map(|person| person.unit),
        };
        let roles = roles(&mut row);
        let Some(unit) = unit.filter(|_| row.is_sound()) else {
            if row.is_sound() {
                row.refuse(("unit_code", words::needed("đơn vị")));
            }
            return row.refused();
        };
        let known = Known {
            username: username.clone(),
            full_name: row.owned("full_name"),
            unit,
            position: row.owned("position"),
            email: row.owned("email"),
            roles,
            active: row.yes_no("active"),
        };
        said.decide(username, row.number(), "username", |before| record(before, known, with))
    }
}

fn record(before: Option<&Person>, known: Known, with: &With<'_>) -> Result<Option<(Change, Person)>, Told> {
    let id = before.map_or_else(|| with.id(), |person| person.id);
    let change = record_person(before, known, id).map_err(|refusal| words::of_person(&refusal))?;
    Ok(change.and_then(|change| {
        let left = change.writes().iter().find_map(|write| match write {
            Write::Person(person) => Some(person.clone()),
            _ => None,
        })?;
        Some((Change::People(change), left))
    }))
}

/// The roles that a cell lists, parted by semicolons or commas; `None`: nothing is written.
fn roles(row: &mut Row<'_>) -> Option<BTreeSet<Role>> {
    let listed = row.list("roles");
    let mut roles = BTreeSet::new();
    for word in listed.iter().flat_map(|part| part.split(',')).map(str::trim).filter(|word| !word.is_empty()) {
        match word.parse() {
            Ok(role) => {
                roles.insert(role);
            }
            Err(_) => row.refuse(("roles", words::no_role(word))),
        }
    }
    (!roles.is_empty()).then_some(roles)
}

fn key(username: &str) -> String {
    username.to_lowercase()
}
