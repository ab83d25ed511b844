//! An indicator in words: which records, what makes them counted and met, what places them in a period.

use app::objectives::IndicatorRow;
use measure::{Condition, Indicator, Mark, Population, Share, Unit};
use objectives::Base;

use crate::objectives::measures::{self, level};
use crate::terms::Term;
use crate::words::Words;

/// An indicator as a page tells it.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its name in addresses and on the command line.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// The document that asks for it, where the office added it.
    pub citation: Option<String>,
    /// Which records.
    pub population: String,
    /// The levels and classes that it picks, in words; empty: all.
    pub picked: String,
    /// What the denominator is made of.
    pub share: String,
    /// When a record is counted.
    pub counted: String,
    /// When it is met.
    pub met: String,
    /// Without which moments nothing can be said.
    pub needs: String,
    /// What places it in a period.
    pub window: String,
    /// Its parts.
    pub parts: Vec<Told>,
}

impl Told {
    /// The words of an indicator.
    pub fn of(row: &IndicatorRow, words: Words) -> Told {
        let mut told = of(&row.indicator, words);
        if let Some(own) = &row.own {
            told.title.clone_from(&own.title);
            told.citation = Some(own.citation.clone());
        }
        told
    }
}

fn of(indicator: &Indicator, words: Words) -> Told {
    let nouns = |marks: &[Mark]| marks.iter().map(|mark| words.term(*mark)).collect::<Vec<_>>().join(", ");
    let levels = indicator.levels.iter().map(|key| level(key, words));
    let picked: Vec<String> = levels.chain(indicator.classes.iter().map(|key| class(key, words))).collect();
    Told {
        name: indicator.name.clone(),
        title: words.get(measures::indicator(&indicator.name)),
        citation: None,
        population: words.term(indicator.population),
        picked: picked.join(", "),
        share: words.get(match (indicator.unit, indicator.share) {
            (Unit::Count, _) => "share-count",
            (_, Share::OfExpected) => "share-of-expected",
            (_, Share::OfRecords) => "share-of-records",
            (_, Share::OfGroups) => "share-of-groups",
        }),
        counted: condition(&indicator.counted, words),
        met: condition(&indicator.met, words),
        needs: nouns(&[indicator.counted_needs.as_slice(), &indicator.needs].concat()),
        window: match indicator.window {
            Some(mark) => words.say("window-of").text("mark", words.term(mark)).to_string(),
            None => words.get("window-none"),
        },
        parts: indicator.parts.iter().map(|part| of(part, words)).collect(),
    }
}

/// A condition as a sentence.
fn condition(condition: &Condition, words: Words) -> String {
    let joined = |inner: &[Condition], by: &str| {
        let told = inner.iter().map(|one| match one {
            Condition::All(_) | Condition::Any(_) if inner.len() > 1 => format!("({})", self::condition(one, words)),
            one => self::condition(one, words),
        });
        told.collect::<Vec<_>>().join(&format!(" {} ", words.get(by)))
    };
    match condition {
        Condition::Reached(mark) => words.say("condition-reached").text("mark", words.term(*mark)).to_string(),
        Condition::Passed(mark) => words.say("condition-passed").text("mark", words.term(*mark)).to_string(),
        Condition::NotAfter(first, second) => words
            .say("condition-not-after")
            .text("first", words.term(*first))
            .text("second", words.term(*second))
            .to_string(),
        Condition::Not(inner) => words.say("condition-not").text("inner", self::condition(inner, words)).to_string(),
        Condition::All(inner) if inner.is_empty() => words.get("condition-always"),
        Condition::All(inner) => joined(inner, "condition-and"),
        Condition::Any(inner) => joined(inner, "condition-or"),
    }
}

/// A class that some populations are picked by.
fn class(key: &str, words: Words) -> String {
    match key {
        "committee" => words.get("level-committee"),
        "chairman" => words.get("level-chairman"),
        "vice_chairman" => words.get("role-vice-chairman"),
        "corrective_action" => words.get("class-corrective-action"),
        "programme" => words.get("indicator-reports-programme"),
        "report" => words.get("indicator-reports-report"),
        "unknown" => words.get("class-unknown"),
        _ => words.get("class-apart"),
    }
}

impl Term for Population {
    fn message(&self) -> &'static str {
        match self {
            Population::Directives => "population-directives",
            Population::Programme => "population-programme",
            Population::Procedures => "population-procedures",
            Population::Obligations => "population-obligations",
            Population::Dossiers => "population-dossiers",
            Population::Centre => "population-centre",
            Population::Reports => "population-reports",
            Population::Initiatives => "population-initiatives",
        }
    }
}

impl Term for Mark {
    fn message(&self) -> &'static str {
        match self {
            Mark::Received => "mark-received",
            Mark::Entered => "mark-entered",
            Mark::EntryLimit => "mark-entry-limit",
            Mark::Due => "mark-due",
            Mark::Done => "mark-done",
            Mark::Stands => "mark-stands",
            Mark::Followed => "mark-followed",
            Mark::Lapsed => "mark-lapsed",
            Mark::Restored => "mark-restored",
            Mark::Urged => "mark-urged",
            Mark::Seen => "mark-seen",
            Mark::Covered => "mark-covered",
            Mark::Published => "mark-published",
            Mark::Recorded => "mark-recorded",
            Mark::Replayed => "mark-replayed",
            Mark::Fits => "mark-fits",
            Mark::Applied => "mark-applied",
        }
    }
}

impl Term for Base {
    fn message(&self) -> &'static str {
        match self {
            Base::All => "base-all",
            Base::Due => "base-due",
            Base::Resolved => "base-resolved",
        }
    }
}
