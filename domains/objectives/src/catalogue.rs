//! The catalogue of indicators as data: name, population, filter, condition, denominator rule, window.

use measure::{Condition, DenominatorRule, Indicator, Mark, Population, Share, Unit};

use crate::OwnIndicator;

const CENTRAL: [&str; 2] = ["government", "prime_minister"];
const PROVINCE: [&str; 2] = ["province", "chairman"];
/// Procedures that ISO processes are asked of.
const CHAIRMEN: [&str; 2] = ["chairman", "vice_chairman"];
/// Procedures that the committee and its chairmen answer for.
const OFFICE: [&str; 3] = ["committee", "chairman", "vice_chairman"];
/// Dossiers of those procedures, and of procedures whose authority is not known: these are unknown, not left out.
const DOSSIERS: [&str; 4] = ["committee", "chairman", "vice_chairman", "unknown"];
/// The same where they ended without a decision: withdrawn by the citizen, or stopped.
const APART: [&str; 4] = ["committee.apart", "chairman.apart", "vice_chairman.apart", "unknown.apart"];

/// Every indicator of the catalogue, parts inside.
#[must_use]
pub fn catalogue() -> Vec<Indicator> {
    vec![
        iso_coverage(),
        maintained(),
        improved(),
        tracked_and_urged(),
        of_due("programme.on_time", Population::Programme, Condition::done_on_time()),
        entered("directives.central.entered", &CENTRAL),
        on_time("directives.central.on_time", &CENTRAL),
        entered_tracked_on_time(),
        entered("directives.province.entered", &PROVINCE),
        on_time("directives.province.on_time", &PROVINCE),
        entered_on_time_and_tracked(),
        right_process(),
        dossiers_on_time(DenominatorRule::Due),
        dossiers_on_time(DenominatorRule::Resolved),
        monitored(),
        published_and_recorded(),
        online(),
        recognised(),
    ]
}

/// Every indicator of the catalogue and every part: what tallies are kept of in every office.
#[must_use]
pub fn computed() -> Vec<Indicator> {
    with_parts(catalogue())
}

fn with_parts(indicators: Vec<Indicator>) -> Vec<Indicator> {
    let parts = |indicator: Indicator| {
        let parts = indicator.parts.clone();
        std::iter::once(indicator).chain(parts)
    };
    indicators.into_iter().flat_map(parts).collect()
}

/// The catalogue of one office: that of every office, and the indicators that it made itself.
#[derive(Debug, Clone)]
pub struct Catalogue {
    all: Vec<Indicator>,
    own: Vec<OwnIndicator>,
}

impl Catalogue {
    /// The catalogue with these indicators of the office's own.
    #[must_use]
    pub fn with(own: Vec<OwnIndicator>) -> Self {
        let mut all = catalogue();
        all.extend(own.iter().map(OwnIndicator::indicator));
        Self { all, own }
    }

    /// The indicator of this name, a part of another included.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Indicator> {
        self.computed().into_iter().find(|indicator| indicator.name == name)
    }

    /// Every indicator, parts inside.
    #[must_use]
    pub fn all(&self) -> &[Indicator] {
        &self.all
    }

    /// The indicator of the office's own that has this name.
    #[must_use]
    pub fn own(&self, name: &str) -> Option<&OwnIndicator> {
        self.own.iter().find(|own| own.name == name)
    }

    /// Every indicator and every part.
    #[must_use]
    pub fn computed(&self) -> Vec<Indicator> {
        with_parts(self.all.clone())
    }
}

/// The other reading of a measure whose words allow two: what stands beside it.
#[must_use]
pub fn other_reading(name: &str) -> Option<Indicator> {
    match name {
        "dossiers.on_time" => Some(dossiers_on_time(DenominatorRule::Resolved)),
        "dossiers.on_time.resolved" => Some(dossiers_on_time(DenominatorRule::Due)),
        _ => None,
    }
}

/// Whether a measure written in `unit` can be a figure of `indicator`.
#[must_use]
pub fn is_written_in(indicator: &Indicator, unit: decision::Unit) -> bool {
    match indicator.unit {
        Unit::Percent => unit == decision::Unit::Percent,
        Unit::Count => unit == decision::Unit::Count,
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A share of records that each stand for themselves.
fn of_records(name: &str, population: Population, counted: Condition, met: Condition) -> Indicator {
    Indicator {
        name: name.to_owned(),
        population,
        levels: Vec::new(),
        classes: Vec::new(),
        share: Share::OfRecords,
        counted,
        met,
        needs: Vec::new(),
        counted_needs: Vec::new(),
        window: None,
        denominator_rule: None,
        unit: Unit::Percent,
        parts: Vec::new(),
    }
}

/// Of what has fallen due: a record without a due time is unknown in every period.
fn of_due(name: &str, population: Population, met: Condition) -> Indicator {
    Indicator {
        counted_needs: vec![Mark::Due],
        window: Some(Mark::Due),
        ..of_records(name, population, Condition::Reached(Mark::Due), met)
    }
}

fn of_expected(name: &str, levels: &[&str], met: Condition, needs: Vec<Mark>) -> Indicator {
    Indicator {
        levels: words(levels),
        share: Share::OfExpected,
        needs,
        counted_needs: vec![Mark::EntryLimit],
        window: Some(Mark::Received),
        ..of_records(name, Population::Directives, Condition::Passed(Mark::EntryLimit), met)
    }
}

fn entered(name: &str, levels: &[&str]) -> Indicator {
    of_expected(name, levels, Condition::entered(), vec![Mark::Entered])
}

fn on_time(name: &str, levels: &[&str]) -> Indicator {
    Indicator {
        levels: words(levels),
        needs: vec![Mark::Due],
        counted: Condition::Passed(Mark::Due),
        ..of_due(name, Population::Directives, Condition::done_on_time())
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

/// A state, asked for at any moment: which procedures of the chairmen are covered by an ISO process.
fn iso_coverage() -> Indicator {
    let covered = Condition::Reached(Mark::Covered);
    let all = of_records("procedures.iso_coverage", Population::Procedures, Condition::always(), covered);
    Indicator { classes: words(&CHAIRMEN), ..all }
}

fn published_and_recorded() -> Indicator {
    let published = Condition::Reached(Mark::Published);
    let recorded = Condition::Reached(Mark::Recorded);
    let of_office = |name: &str, met| Indicator {
        classes: words(&OFFICE),
        counted_needs: vec![Mark::Due],
        ..of_records(name, Population::Procedures, Condition::Passed(Mark::Due), met)
    };
    let both = Condition::All(vec![published.clone(), recorded.clone()]);
    Indicator {
        parts: vec![of_office("procedures.published", published), of_office("procedures.national_db", recorded)],
        ..of_office("procedures.published_and_recorded", both)
    }
}

fn maintained() -> Indicator {
    let in_time = Condition::All(vec![Condition::Reached(Mark::Done), Condition::NotAfter(Mark::Done, Mark::Due)]);
    of_due("qms.maintained", Population::Obligations, in_time)
}

fn improved() -> Indicator {
    let proven = Condition::Reached(Mark::Stands);
    Indicator { classes: words(&["corrective_action"]), ..of_due("qms.improved", Population::Obligations, proven) }
}

fn tracked_and_urged() -> Indicator {
    let name = "programme.tracked_and_urged";
    let urged = Condition::Reached(Mark::Urged);
    let of_year = |name: &str, met, needs| Indicator {
        needs,
        window: Some(Mark::Entered),
        ..of_records(name, Population::Programme, Condition::always(), met)
    };
    let both = Condition::All(vec![Condition::tracked(), urged.clone()]);
    Indicator {
        parts: vec![
            of_year(&format!("{name}.tracked"), Condition::tracked(), Vec::new()),
            of_year(&format!("{name}.urged"), urged, vec![Mark::Due]),
        ],
        ..of_year(name, both, vec![Mark::Due])
    }
}

fn right_process() -> Indicator {
    let decided = Condition::Reached(Mark::Stands);
    Indicator {
        classes: words(&DOSSIERS),
        needs: vec![Mark::Replayed],
        window: Some(Mark::Stands),
        ..of_records("dossiers.right_process", Population::Dossiers, decided, Condition::Reached(Mark::Fits))
    }
}

fn dossiers_on_time(rule: DenominatorRule) -> Indicator {
    let in_time = Condition::All(vec![Condition::Reached(Mark::Done), Condition::NotAfter(Mark::Done, Mark::Due)]);
    let (name, counted, window) = match rule {
        DenominatorRule::Due => ("dossiers.on_time", Condition::Reached(Mark::Due), Mark::Due),
        DenominatorRule::Resolved => ("dossiers.on_time.resolved", Condition::Reached(Mark::Done), Mark::Done),
    };
    Indicator {
        classes: words(&[DOSSIERS, APART].concat()),
        needs: vec![Mark::Due],
        // What is not finished is not resolved, whether or not anybody knows when it is due.
        counted_needs: if rule == DenominatorRule::Due { vec![Mark::Due] } else { Vec::new() },
        counted,
        window: Some(window),
        denominator_rule: Some(rule),
        ..of_due(name, Population::Dossiers, in_time)
    }
}

fn monitored() -> Indicator {
    let name = "centre.monitored";
    let (seen, urged) = (Condition::Reached(Mark::Seen), Condition::Reached(Mark::Urged));
    let of_centre = |name: &str, met, needs| Indicator {
        needs,
        counted_needs: vec![Mark::Received],
        window: Some(Mark::Received),
        ..of_records(name, Population::Centre, Condition::always(), met)
    };
    let all = Condition::All(vec![Condition::tracked(), seen.clone(), urged.clone()]);
    Indicator {
        parts: vec![
            of_centre(&format!("{name}.tracked"), Condition::tracked(), vec![Mark::Followed]),
            of_centre(&format!("{name}.supervised"), seen, vec![Mark::Due]),
            of_centre(&format!("{name}.urged"), urged, vec![Mark::Due]),
        ],
        ..of_centre(name, all, vec![Mark::Followed, Mark::Due])
    }
}

fn online() -> Indicator {
    let name = "reports.online";
    let of_units = |name: &str, classes: &[&str]| Indicator {
        classes: words(classes),
        share: Share::OfGroups,
        ..of_due(name, Population::Reports, Condition::done_on_time())
    };
    Indicator {
        parts: vec![
            of_units(&format!("{name}.programme"), &["programme"]),
            of_units(&format!("{name}.report"), &["report"]),
        ],
        ..of_units(name, &[])
    }
}

fn recognised() -> Indicator {
    let applied = Condition::Reached(Mark::Applied);
    Indicator {
        needs: vec![Mark::Applied],
        window: Some(Mark::Stands),
        unit: Unit::Count,
        ..of_records("initiatives.recognised", Population::Initiatives, Condition::Reached(Mark::Stands), applied)
    }
}
