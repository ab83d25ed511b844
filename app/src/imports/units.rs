//! Units: found by code; the parent and the successor of a row may stand anywhere in the file.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use ::people::acts::record_unit::{Known, record_unit};
use ::people::{Unit, UnitKind};
use ids::UnitId;
use reading::Record;
use storage::Change;

use super::links::{LINKS, refuse_circles, refuse_orphans, written};
use super::row::Row;
use super::run::{self, Decided, Effect, Told, Wrong};
use super::said::Said;
use super::words;
use crate::{Office, Refusal, With};

/// Every unit: a few hundred, and the way up from any of them is needed.
pub(super) struct Seen {
    units: HashMap<String, Unit>,
}

impl run::Seen for Seen {
    /// They refer to one another: all are stored at once.
    const CHUNK: usize = usize::MAX;

    async fn load(office: &Office, _: &[Record<'_>], _: Option<&Path>) -> Result<Self, Refusal> {
        let units = storage::people::units(&office.db).await?;
        Ok(Self { units: units.into_iter().map(|unit| (unit.code.clone(), unit)).collect() })
    }

    fn decide(self, rows: &[Record<'_>], partial: bool, with: &With<'_>) -> Decided {
        // Before any row is decided, each code of the file has the id that it will have.
        let mut ids: HashMap<&str, UnitId> = self.units.iter().map(|(code, unit)| (code.as_str(), unit.id)).collect();
        let mut named = HashSet::new();
        for code in rows.iter().filter_map(|row| row.text("code")) {
            ids.entry(code).or_insert_with(|| with.id());
            named.insert(code);
        }
        let mut said = Said::new(&self.units);
        let mut decided: Vec<Result<Effect, Wrong>> =
            rows.iter().map(|record| decide(Row::new(record), &ids, &mut said)).collect();
        refuse_circles(&self.units, &mut decided);
        if partial {
            refuse_orphans(rows, &self.units, &mut decided);
        }
        let absent = self.units.keys().filter(|code| !named.contains(code.as_str())).count() as u64;
        Decided { rows: decided, absent }
    }
}

fn decide(mut row: Row<'_>, ids: &HashMap<&str, UnitId>, said: &mut Said<'_, String, Unit>) -> Result<Effect, Wrong> {
    let [parent, successor] = LINKS.map(|column| {
        let code = row.text(column)?;
        let id = ids.get(code).copied();
        if id.is_none() {
            row.refuse((column, words::no_unit_anywhere(code)));
        }
        id
    });
    let valid_from = row.day("valid_from");
    let valid_to = row.day("valid_to");
    let code = row.owned("code").unwrap_or_default();
    let Some(id) = ids.get(code.as_str()).copied().filter(|_| row.is_sound()) else {
        return row.refused();
    };
    let known = Known {
        code: code.clone(),
        name: row.owned("name"),
        parent,
        kind: row.word("kind", UnitKind::from_key),
        valid_from,
        valid_to,
        successor,
        under_office: row.yes_no("under_office"),
    };
    said.decide(code, row.number(), "code", |before| record(before, known, id))
}

fn record(before: Option<&Unit>, known: Known, id: UnitId) -> Result<Option<(Change, Unit)>, Told> {
    let change = record_unit(before, known, id).map_err(|refusal| words::of_unit(&refusal))?;
    Ok(change.and_then(|change| {
        let left = written(&change)?.clone();
        Some((Change::People(change), left))
    }))
}
