//! The catalogue of indicators as data: name, population, filter, condition, denominator rule, window.

use measure::{Condition, Indicator, Mark, Population, Share, Unit, Window};

/// An entry of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// It can be computed.
    Computed(Indicator),
    /// Its records are not kept by this system yet: a figure says so instead of guessing.
    NoRecordsYet {
        /// The contract's name.
        name: &'static str,
        /// How it will be written.
        unit: Unit,
    },
}

impl Entry {
    /// The contract's name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Computed(indicator) => &indicator.name,
            Self::NoRecordsYet { name, .. } => name,
        }
    }

    /// Whether a measure that a decision writes in `unit` can be bound to it.
    #[must_use]
    pub fn is_written_in(&self, unit: decision::Unit) -> bool {
        match self.unit() {
            Unit::Percent => unit == decision::Unit::Percent,
            Unit::Count => unit == decision::Unit::Count,
        }
    }

    /// How its figure is written.
    #[must_use]
    pub fn unit(&self) -> Unit {
        match self {
            Self::Computed(indicator) => indicator.unit,
            Self::NoRecordsYet { unit, .. } => *unit,
        }
    }
}

const CENTRAL: [&str; 2] = ["government", "prime_minister"];
const PROVINCE: [&str; 2] = ["province", "chairman"];

/// Every indicator that a measure can be bound to, in the order of the objectives.
#[must_use]
pub fn catalogue() -> Vec<Entry> {
    let none = |name, unit| Entry::NoRecordsYet { name, unit };
    vec![
        none("procedures.iso_coverage", Unit::Percent),
        none("qms.maintained", Unit::Percent),
        none("qms.improved", Unit::Percent),
        none("programme.tracked_and_urged", Unit::Percent),
        Entry::Computed(entered("directives.central.entered", &CENTRAL)),
        Entry::Computed(on_time("directives.central.on_time", &CENTRAL)),
        Entry::Computed(entered_tracked_on_time()),
        Entry::Computed(entered("directives.province.entered", &PROVINCE)),
        Entry::Computed(entered_on_time_and_tracked()),
        none("dossiers.right_process", Unit::Percent),
        none("dossiers.on_time", Unit::Percent),
        none("centre.monitored", Unit::Percent),
        none("procedures.published_and_recorded", Unit::Percent),
        none("reports.online", Unit::Percent),
        none("initiatives.recognised", Unit::Count),
    ]
}

/// The entry of that name.
#[must_use]
pub fn find(name: &str) -> Option<Entry> {
    catalogue().into_iter().find(|entry| entry.name() == name)
}

/// Every indicator that is counted from facts, parts included: what tallies are kept of.
#[must_use]
pub fn computed() -> Vec<Indicator> {
    catalogue()
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Computed(indicator) => Some(indicator),
            Entry::NoRecordsYet { .. } => None,
        })
        .flat_map(|indicator| {
            let parts = indicator.parts.clone();
            std::iter::once(indicator).chain(parts)
        })
        .collect()
}

/// A share of the tasks that documents expect, over documents whose time limit for entering has passed.
fn of_expected(name: &str, levels: &[&str], met: Condition, needs: Vec<Mark>) -> Indicator {
    Indicator {
        name: name.to_owned(),
        population: Population::Directives,
        levels: levels.iter().map(|level| (*level).to_owned()).collect(),
        share: Share::OfExpected,
        counted: Condition::Passed(Mark::EntryLimit),
        met,
        needs,
        head_needs: vec![Mark::EntryLimit],
        window: Window(Mark::Received),
        unit: Unit::Percent,
        parts: Vec::new(),
    }
}

fn entered(name: &str, levels: &[&str]) -> Indicator {
    of_expected(name, levels, Condition::entered(), vec![Mark::Entered])
}

fn on_time(name: &str, levels: &[&str]) -> Indicator {
    Indicator {
        share: Share::OfRecords,
        counted: Condition::Passed(Mark::Due),
        head_needs: vec![Mark::Due],
        window: Window(Mark::Due),
        ..of_expected(name, levels, Condition::done_on_time(), vec![Mark::Due])
    }
}

fn entered_tracked_on_time() -> Indicator {
    let name = "directives.central.entered_tracked_on_time";
    let part = |part: &str, met, needs| of_expected(&format!("{name}.{part}"), &CENTRAL, met, needs);
    let all = Condition::All(vec![Condition::entered(), Condition::tracked(), Condition::on_time_so_far()]);
    Indicator {
        parts: vec![
            part("entered", Condition::entered(), vec![Mark::Entered]),
            part("tracked", Condition::tracked(), vec![Mark::Entered]),
            part("on_time", Condition::on_time_so_far(), vec![Mark::Entered, Mark::Due]),
        ],
        ..of_expected(name, &CENTRAL, all, vec![Mark::Entered, Mark::Due])
    }
}

fn entered_on_time_and_tracked() -> Indicator {
    let name = "directives.province.entered_on_time_and_tracked";
    let part = |part: &str, met| of_expected(&format!("{name}.{part}"), &PROVINCE, met, vec![Mark::Entered]);
    let both = Condition::All(vec![Condition::entered_on_time(), Condition::tracked()]);
    Indicator {
        parts: vec![part("entered_on_time", Condition::entered_on_time()), part("tracked", Condition::tracked())],
        ..of_expected(name, &PROVINCE, both, vec![Mark::Entered])
    }
}
