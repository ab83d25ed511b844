//! How the units of a file hang together: in no circle, and on no row that is refused.

use std::collections::{HashMap, HashSet};

use ::people::acts::record_unit::no_circle;
use ::people::{Unit, Write};
use ids::UnitId;
use reading::Record;
use storage::Change;

use super::run::{Effect, Told, Wrong};
use super::words;

/// The columns that name another unit.
pub(super) const LINKS: [&str; 2] = ["parent_code", "successor_code"];

/// Refuses rows whose parents, or whose successors, would lead back to themselves.
pub(super) fn refuse_circles(stored: &HashMap<String, Unit>, decided: &mut [Result<Effect, Wrong>]) {
    let links: [fn(&Unit) -> Option<UnitId>; 2] = [|unit| unit.parent, |unit| unit.successor];
    for (column, link) in LINKS.into_iter().zip(links) {
        let after: HashMap<UnitId, Option<UnitId>> =
            stored.values().chain(decided.iter().filter_map(left)).map(|unit| (unit.id, link(unit))).collect();
        for row in decided.iter_mut() {
            let Some((unit, to)) = left(row).and_then(|unit| Some((unit.id, link(unit)?))) else { continue };
            if no_circle(unit, to, |unit| after.get(&unit).copied().flatten()).is_err() {
                *row = Err(vec![words::circle(column)]);
            }
        }
    }
}

/// Refuses rows that name a unit which a refused row would have made.
pub(super) fn refuse_orphans(
    rows: &[Record<'_>],
    stored: &HashMap<String, Unit>,
    decided: &mut [Result<Effect, Wrong>],
) {
    loop {
        let made = new_codes(rows, decided);
        let lacking = |code: &str| !stored.contains_key(code) && !made.contains(code);
        let orphans: Vec<(usize, Told)> = rows
            .iter()
            .enumerate()
            .filter(|(row, _)| decided[*row].is_ok())
            .filter_map(|(row, record)| {
                let column = LINKS.into_iter().find(|column| record.text(column).is_some_and(lacking))?;
                Some((row, (column, words::unit_refused(record.text(column)?))))
            })
            .collect();
        if orphans.is_empty() {
            return;
        }
        for (row, told) in orphans {
            decided[row] = Err(vec![told]);
        }
    }
}

/// The codes of the units that the file makes.
fn new_codes<'r>(rows: &'r [Record<'_>], decided: &[Result<Effect, Wrong>]) -> HashSet<&'r str> {
    let new = rows.iter().zip(decided).filter(|(_, effect)| matches!(effect, Ok(Effect::New(_))));
    new.filter_map(|(record, _)| record.text("code")).collect()
}

/// The unit that a change leaves behind.
pub(super) fn written(change: &::people::Change) -> Option<&Unit> {
    change.writes().iter().find_map(|write| match write {
        Write::Unit(unit) => Some(unit),
        _ => None,
    })
}

/// The unit that a row leaves behind, where it changes something.
fn left(decided: &Result<Effect, Wrong>) -> Option<&Unit> {
    match decided {
        Ok(Effect::New(Change::People(change)) | Effect::Updated(Change::People(change))) => written(change),
        _ => None,
    }
}
