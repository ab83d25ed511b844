//! The tree of units, with those that have ended and who took over.

use std::collections::{HashMap, HashSet};

use ::people::views::UnitRow;
use app::people::ListUnits;
use askama::Template;
use ids::UnitId;

use crate::answer::{Answer, page};
use crate::parts::{Empty, Frame, Room};
use crate::reader::Reader;
use crate::sort;
use crate::words::Words;

/// A unit at its depth in the tree.
#[derive(Clone, Debug)]
pub struct Line {
    /// The unit.
    pub row: UnitRow,
    /// How deep it stands, from 0; the page indents four steps at most.
    pub depth: usize,
    /// The name of the unit that took over.
    pub successor: Option<String>,
}

/// Units as a tree: each below its parent, those beside each other in Vietnamese order.
pub fn tree(mut rows: Vec<UnitRow>) -> Vec<Line> {
    sort::by_name(&mut rows, |unit| &unit.name);
    let names: HashMap<UnitId, String> = rows.iter().map(|unit| (unit.id, unit.name.clone())).collect();
    let mut below: HashMap<Option<UnitId>, Vec<UnitRow>> = HashMap::new();
    for unit in rows {
        let parent = unit.parent.filter(|parent| names.contains_key(parent));
        below.entry(parent).or_default().push(unit);
    }
    let mut lines = Vec::new();
    let mut seen = HashSet::new();
    let mut open: Vec<(UnitRow, usize)> =
        below.remove(&None).unwrap_or_default().into_iter().rev().map(|unit| (unit, 0)).collect();
    while let Some((row, depth)) = open.pop() {
        if !seen.insert(row.id) {
            continue;
        }
        let children = below.remove(&Some(row.id)).unwrap_or_default();
        open.extend(children.into_iter().rev().map(|unit| (unit, depth + 1)));
        let successor = row.successor.and_then(|unit| names.get(&unit).cloned());
        lines.push(Line { row, depth: depth.min(4), successor });
    }
    lines
}

/// The page.
#[derive(Template)]
#[template(path = "units/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    lines: Vec<Line>,
    empty: Empty,
    can_record: bool,
    can_succeed: bool,
}

impl ListPage {
    /// The page of these units.
    pub fn new(frame: Frame, lines: Vec<Line>, can_record: bool, can_succeed: bool) -> ListPage {
        let words = frame.words;
        let empty = Empty {
            icon: "sitemap",
            title: "units-empty",
            text: "units-empty-text",
            act: can_record.then_some(("/units/new", "unit-new-act")),
        };
        ListPage {
            frame: frame.titled(words.get("units-title")).within(Room::Organisation),
            words,
            lines,
            empty,
            can_record,
            can_succeed,
        }
    }
}

/// Shows the tree.
pub async fn show(reader: Reader) -> Answer {
    let rows = reader.look(&ListUnits).await?;
    let can_record = reader.may("people.record_unit");
    let can_succeed = reader.may("directives.succeed");
    Ok(page(&ListPage::new(reader.frame, tree(rows), can_record, can_succeed)))
}
