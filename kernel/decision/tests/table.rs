//! What is read from decisions and from the phrases of their objectives; beside them, what holds for any text at all.

#[path = "table/any_text.rs"]
mod any_text;
#[path = "table/body.rs"]
mod body;
#[path = "table/carriers.rs"]
mod carriers;
#[path = "table/contract.rs"]
mod contract;
#[path = "table/decisions.rs"]
mod decisions;
#[path = "table/deeds.rs"]
mod deeds;
#[path = "table/effects.rs"]
mod effects;
#[path = "table/phrases.rs"]
mod phrases;
#[path = "table/tasks.rs"]
mod tasks;

use decision::{Decision, Measure};

/// A measure in one readable line.
fn shown(measure: &Measure) -> String {
    let Measure { subject, comparator, value, unit, .. } = measure;
    let mut line = format!("{} {} {}: {}", comparator.as_str(), value.value, unit.as_str(), subject.value);
    if let Some(baseline) = &measure.baseline {
        line += &format!(" | {}", baseline.value);
    }
    if let Some(deadline) = &measure.deadline {
        line += &format!(" | hạn: {}", deadline.value);
    }
    line
}

/// A decision as the `.expected` files write it: a field a line, an objective with `*`, its measures under it, problems with `?`.
fn rendered(decision: &Decision) -> String {
    let mut lines = Vec::new();
    let mut one =
        |name: &str, value: Option<String>| lines.push(format!("{name}: {}", value.unwrap_or("none".to_owned())));
    one("number", decision.number.as_ref().map(|n| n.to_string()));
    one("issued", decision.issued_on.as_ref().map(|d| d.to_string()));
    one("issuer", decision.issuer.as_ref().map(|i| i.value.clone()));
    one("title", decision.title.as_ref().map(|t| t.value.clone()));
    one("year", decision.period.as_ref().map(|p| p.year.to_string()));
    one("effect", decision.effective_from.as_ref().map(|d| d.to_string()));
    lines.extend(decision.legal_bases.iter().map(|b| format!("basis: {}", b.value)));
    lines.extend(decision.replaces.iter().map(|r| format!("replaces: {}", r.value)));
    lines.extend(decision.responsible.iter().map(|r| format!("responsible: {}", r.value)));
    lines.extend(decision.recipients.iter().map(|r| format!("recipient: {}", r.value)));
    for objective in &decision.objectives {
        lines.push(format!("* {} {}", objective.item.value, objective.text.value));
        lines.extend(objective.owner.iter().map(|o| format!("  owner: {}", o.value)));
        lines.extend(objective.measures.iter().map(|m| format!("  {}", shown(m))));
    }
    let what = |what: &str| what.split([':', '.']).next().unwrap_or_default().to_owned();
    lines.extend(decision.problems.iter().map(|p| format!("? line {}: {}", p.line, what(&p.what))));
    lines.join("\n")
}
