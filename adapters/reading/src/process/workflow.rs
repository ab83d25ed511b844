//! The workflow of a one-stop shop: `process`, its `step` elements, their `task` elements.

use process::{Step, StepTask, Unread, Workflow, parse_days};
use text::Decimal;

use super::label;
use crate::limits::Unreadable;
use crate::xml::Element;

/// More ways on from one task than any workflow has.
const MOST_NEXT: usize = 1_000;

pub(super) fn read(root: &Element) -> Result<Workflow, Unreadable> {
    let mut unread = Vec::new();
    let mut steps = Vec::new();
    for step in root.all("step") {
        let name = named(step, "name");
        let at = name.clone().or_else(|| named(step, "group")).unwrap_or_default();
        steps.push(Step {
            group: named(step, "group"),
            role: named(step, "role"),
            days: days(step, "time", &at, &mut unread),
            tasks: step.all("task").map(|task| read_task(task, &mut unread)).collect::<Result<_, _>>()?,
            name,
            line: step.line,
        });
    }
    let code = named(root, "code");
    let total_days = days(root, "totaltime", code.as_deref().unwrap_or_default(), &mut unread);
    Ok(Workflow { name: named(root, "name"), code, total_days, steps, unread, line: root.line })
}

fn read_task(task: &Element, unread: &mut Vec<Unread>) -> Result<StepTask, Unreadable> {
    let code = named(task, "code").unwrap_or_default();
    let next = task.written("next").split([',', ';']).filter_map(label).filter(|next| next != "NULL");
    let next: Vec<String> = next.take(MOST_NEXT + 1).collect();
    if next.len() > MOST_NEXT {
        let why = format!("tác vụ có hơn {MOST_NEXT} bước tiếp theo");
        return Err(Unreadable::AtLine { line: task.line, why });
    }
    Ok(StepTask { name: named(task, "name"), days: days(task, "time", &code, unread), next, line: task.line, code })
}

fn named(element: &Element, attribute: &str) -> Option<String> {
    element.attribute(attribute).and_then(label)
}

fn days(element: &Element, attribute: &str, at: &str, unread: &mut Vec<Unread>) -> Option<Decimal> {
    let written = named(element, attribute)?;
    let days = parse_days(&written);
    if days.is_none() {
        unread.push(Unread { at: at.to_owned(), written, line: element.line });
    }
    days
}
