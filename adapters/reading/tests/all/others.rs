//! Models and logs made by others, counted as their text counts: letter by letter, and not by reading XML.

use std::path::Path;

use process::{Bound, Check, Method, Model, Net, ProblemKind, Work, conform, parse_days};

use crate::kit::shared;

/// A text without its comments.
fn bare(text: &str) -> String {
    let mut parts = text.split("<!--");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |bare, part| bare + part.split_once("-->").map_or("", |(_, after)| after))
}

/// The name in a tag, whatever its prefix.
fn name(tag: &str) -> &str {
    let name = tag.split([' ', '\n', '\r', '\t', '>', '/']).next().unwrap_or_default();
    name.rsplit(':').next().unwrap_or_default()
}

/// How often a text opens a tag of one of these names.
fn tags(text: &str, names: &[&str]) -> usize {
    bare(text).split('<').skip(1).filter(|tag| names.contains(&name(tag))).count()
}

/// The values of an attribute in tags of a name, in order; none where a tag has it not.
fn values(text: &str, of: &str, attribute: &str) -> Vec<Option<String>> {
    let value = |tag: &str| {
        let (_, after) = tag.split_once(&format!(" {attribute}=\""))?;
        after.split_once('"').map(|(value, _)| value.to_owned())
    };
    bare(text).split('<').skip(1).filter(|tag| name(tag) == of).map(value).collect()
}

/// Half days, which all times of these files are.
fn half_days(written: &str) -> i64 {
    (written.parse::<f64>().expect("a number") * 2.0) as i64
}

fn found(check: &Check, kind: ProblemKind) -> usize {
    check.problems.iter().filter(|problem| problem.kind == kind).count()
}

#[test]
fn workflows_of_a_one_stop_shop_count_as_their_text_does() {
    let mut mismatches = Vec::new();
    let files = shared("workflows");
    for file in &files {
        let check = reading::read_model(file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).check();
        let text = std::fs::read_to_string(file).unwrap().replace('\r', "\n");
        let told = file.file_name().unwrap().to_string_lossy().into_owned();
        assert_eq!(check.tasks, tags(&text, &["task"]), "{told}");
        let next = values(&text, "task", "next").into_iter().flatten().filter(|next| next != "NULL").count();
        assert_eq!(check.flows, next, "{told}");
        let total = half_days(values(&text, "process", "totaltime")[0].as_deref().unwrap());
        let times: Vec<i64> = values(&text, "step", "time").iter().flatten().map(|time| half_days(time)).collect();
        let sum = times.iter().all(|&time| time >= 0).then(|| times.iter().sum::<i64>());
        let days = |days: i64| parse_days(&(days as f64 / 2.0).to_string());
        assert_eq!(check.total_days, (total >= 0).then(|| days(total)).flatten(), "{told}");
        assert_eq!(check.sum_of_steps_days, sum.and_then(days), "{told}");
        let differs = total >= 0 && sum.is_some_and(|sum| sum != total);
        assert_eq!(found(&check, ProblemKind::TimeMismatch), usize::from(differs), "{told}");
        if differs {
            mismatches.push(told.clone());
        }
        let broken = [ProblemKind::DanglingFlow, ProblemKind::Unreachable, ProblemKind::NoEnd];
        assert!(broken.into_iter().all(|kind| found(&check, kind) == 0), "{told}: {:?}", check.problems);
    }
    if !files.is_empty() {
        assert_eq!((files.len(), mismatches.len()), (27, 9), "{mismatches:?}");
    }
}

#[test]
fn diagrams_of_others_count_as_their_text_does() {
    let files = shared("bpmn").into_iter().chain(shared("eventlogs"));
    for file in files.filter(|file| file.extension().is_some_and(|name| name == "bpmn")) {
        let check = reading::read_model(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())).check();
        let text = std::fs::read_to_string(&file).unwrap();
        let kinds = |suffixes: &[&str], more: &[&str]| -> usize {
            let kinds = ["user", "service", "send", "receive", "manual", "businessRule", "script"];
            let gateways = ["exclusive", "parallel", "inclusive", "eventBased", "complex"];
            let all =
                kinds.iter().chain(&gateways).flat_map(|kind| suffixes.iter().map(move |end| format!("{kind}{end}")));
            let all: Vec<String> = all.chain(more.iter().map(|&name| name.to_owned())).collect();
            tags(&text, &all.iter().map(String::as_str).collect::<Vec<_>>())
        };
        let events = ["startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"];
        assert_eq!(check.tasks, kinds(&["Task"], &["task"]), "{}", file.display());
        assert_eq!(check.gateways, kinds(&["Gateway"], &[]), "{}", file.display());
        assert_eq!(check.events, tags(&text, &events), "{}", file.display());
        assert_eq!(check.flows, tags(&text, &["sequenceFlow"]), "{}", file.display());
        assert_eq!(check.message_flows, tags(&text, &["messageFlow"]), "{}", file.display());
        assert!(check.tasks > 0 && check.problems.is_empty(), "{}: {:?}", file.display(), check.problems);
    }
}

/// What a picture of a model shows: its steps, and where flows lead.
fn shown(model: &Model) -> (Vec<Work>, usize, usize) {
    let diagram = model.diagram();
    (diagram.steps(), diagram.flows.len(), diagram.lanes.len())
}

#[test]
fn what_is_written_as_bpmn_is_read_again() {
    let files = shared("workflows").into_iter().chain(shared("bpmn")).chain(shared("eventlogs"));
    for file in files.filter(|file| file.extension().is_some_and(|name| name == "bpmn" || name == "xml")) {
        let model = reading::read_model(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let written = model.diagram().to_bpmn().into_bytes();
        let again = reading::read_model_bytes(written, &reading::Limits::default());
        let again = again.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let ids = |steps: Vec<Work>| -> Vec<Work> {
            steps.into_iter().map(|step| Work { id: String::new(), ..step }).collect()
        };
        let ((steps, flows, lanes), (steps_again, flows_again, lanes_again)) = (shown(&model), shown(&again));
        assert_eq!(ids(steps), ids(steps_again), "{}", file.display());
        assert_eq!((flows, lanes), (flows_again, lanes_again), "{}", file.display());
        assert!(again.check().problems.is_empty(), "{}: {:?}", file.display(), again.check().problems);
    }
}

fn net(file: &Path) -> Net {
    reading::read_model(file).unwrap_or_else(|error| panic!("{error}")).to_net().unwrap()
}

#[test]
fn logs_of_others_fit_the_models_that_came_with_them() {
    let files = shared("eventlogs");
    let file = |name: &str| files.iter().find(|file| file.ends_with(name));
    for (log, model, traces) in [
        ("running-example.xes", "running-example.pnml", 6),
        ("running-example.xes", "running-example.bpmn", 6),
        ("running-example.csv", "running-example.pnml", 6),
        ("roadtraffic100traces.xes", "roadtraffic.pnml", 100),
    ] {
        let (Some(log), Some(model)) = (file(log), file(model)) else { continue };
        let read = reading::read_log(log).unwrap_or_else(|error| panic!("{error}"));
        for method in [Method::Alignment, Method::Replay] {
            let found = conform(&net(model), &read, method, Bound::default()).unwrap();
            let told = format!("{} {}", log.display(), model.display());
            assert_eq!((found.traces, found.fitting, found.cost), (traces, traces, 0), "{told}");
            assert_eq!(found.fitness, Some(1.0), "{told}");
        }
    }
}

#[test]
fn logs_of_others_hold_what_their_text_does() {
    for file in shared("eventlogs").iter().filter(|file| file.extension().is_some_and(|name| name == "xes")) {
        let stats = reading::read_log(file).unwrap().stats();
        let text = std::fs::read_to_string(file).unwrap();
        let told = file.display();
        assert_eq!((stats.cases, stats.events), (tags(&text, &["trace"]), tags(&text, &["event"])), "{told}");
        let mut names: Vec<&str> = text
            .split("<event>")
            .skip(1)
            .filter_map(|event| event.split_once("\"concept:name\" value=\"")?.1.split_once('"').map(|(name, _)| name))
            .collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(stats.activities, names.len(), "{told}");
    }
}
