//! What is wrong with a model, as it is told: the kind and the place of each problem.

use process::model::{Diagram, Flow, Node, Pool};
use process::{Check, Model, ProblemKind, Step, StepTask, Workflow, parse_days};
use process::{LooseArc, Unread};

use crate::alignments::net;
use crate::drawing::drawn;

/// `kind at` of each problem, in order.
fn problems(check: &Check) -> Vec<String> {
    let kind = |kind: ProblemKind| serde_json::to_value(kind).expect("a name").as_str().expect("a text").to_owned();
    check.problems.iter().map(|problem| format!("{} {}", kind(problem.kind), problem.at)).collect()
}

/// A workflow of lines: `step: 3` begins a step of three days, `a 1 > b` is a task of one day before `b`, `a 1` one at the end.
fn workflow(total: &str, lines: &str) -> Model {
    let mut workflow =
        Workflow { code: Some("W".to_owned()), total_days: parse_days(total), line: 1, ..Workflow::default() };
    for (line, text) in (2..).zip(lines.lines().map(str::trim)) {
        if let Some(days) = text.strip_prefix("step:") {
            let name = Some(format!("step {}", workflow.steps.len() + 1));
            workflow.steps.push(Step { name, days: parse_days(days), line, ..Step::default() });
            continue;
        }
        let (task, next) = text.split_once(" > ").map_or((text, ""), |(task, next)| (task, next));
        let (code, days) = task.split_once(' ').unwrap_or((task, ""));
        workflow.steps.last_mut().expect("a step before its tasks").tasks.push(StepTask {
            code: code.to_owned(),
            name: Some(code.to_owned()),
            days: parse_days(days),
            next: next.split_whitespace().map(str::to_owned).collect(),
            line,
        });
    }
    Model::Workflow(workflow)
}

fn check_workflow(total: &str, lines: &str, told: &[&str]) -> Check {
    let check = workflow(total, lines).check();
    assert_eq!(problems(&check), told, "{lines}");
    check
}

#[test]
fn days_of_steps_and_tasks() {
    let good = "step: 1
                a 0,5 > b
                b 0.5 > c
                step: 4
                c 4";
    let check = check_workflow("5", good, &[]);
    assert_eq!((check.tasks, check.flows, check.gateways, check.events), (3, 2, 0, 0));
    assert_eq!((check.total_days, check.sum_of_steps_days), (parse_days("5"), parse_days("5")));
    let check = check_workflow("5,5", good, &["time_mismatch W"]);
    assert_eq!(check.problems[0].what, "tổng thời gian ghi 5,5 ngày, các bước cộng lại là 5 ngày");
    // No limit is no mismatch, and a step without one leaves no sum.
    for total in ["-1", ""] {
        assert_eq!(check_workflow(total, good, &[]).total_days, None);
    }
    let unlimited = "step: -1
                     a 1 > b
                     step: 4
                     b 4";
    assert_eq!(check_workflow("5", unlimited, &[]).sum_of_steps_days, None);
    // Steps without a time take none: their sum is there, and it is 0.
    let untimed = "step:
                   a 1 > b
                   step:
                   b 4";
    assert_eq!(check_workflow("", untimed, &[]).sum_of_steps_days, parse_days("0"));
    assert_eq!(check_workflow("5", untimed, &["time_mismatch W"]).total_days, parse_days("5"));
    // A step against its own tasks is another matter.
    let inside = "step: 2
                  a 1 > b
                  step: 3
                  b 3";
    check_workflow("5", inside, &["step_time_mismatch step 1"]);
}

#[test]
fn ways_of_a_workflow() {
    let check = |lines: &str, told: &[&str]| drop(check_workflow("", lines, told));
    check("step:\na > b\nb > c\nc", &[]);
    check("step:\na > b\nb > d\nc", &["dangling_flow b", "unreachable c"]);
    check("step:\na > b\nb > a", &["no_end W", "dead_end a", "dead_end b"]);
    check("step:\na > b c\nb > b\nc", &["dead_end b"]);
    check("step:\na > a2\na > a2\na2", &["duplicate_id a", "unreachable a"]);
    check("step:", &["empty W"]);
    let Model::Workflow(mut workflow) = workflow("", "step:\na") else { unreachable!("a workflow") };
    workflow.unread.push(Unread { at: "a".to_owned(), written: "ba ngày".to_owned(), line: 3 });
    workflow.steps[0].tasks[0].name = None;
    assert_eq!(problems(&Model::Workflow(workflow).check()), ["bad_time a", "no_name a"]);
}

fn check_diagram(lines: &str, told: &[&str]) -> Check {
    let check = Model::Diagram(drawn(lines)).check();
    assert_eq!(problems(&check), told, "{lines}");
    check
}

#[test]
fn elements_of_a_diagram() {
    let check = check_diagram(
        "( > a > x1 > S1 > x2 > )
         x1 > x2
         S1: (1 > b > : > )1
         S1!t > c > )2",
        &[],
    );
    // Three of four tasks are tasks; sub-processes are counted by what is in them.
    assert_eq!((check.tasks, check.gateways, check.events, check.flows), (3, 2, 7, 11));
}

#[test]
fn ways_of_a_diagram() {
    check_diagram("( > a > b", &["no_end pool", "dead_end b"]);
    check_diagram("a > )", &["no_start pool"]);
    check_diagram("( > a > )\nb > )", &["unreachable b"]);
    check_diagram("( > a > )\na > (", &["wrong_flow a-("]);
    check_diagram("( > a > )\n) > b > )", &["wrong_flow )-b"]);
    check_diagram("( > x1 > a > )", &["idle_gateway x1"]);
    check_diagram("( > x1 > a > )\nx1 > b > c > b", &["dead_end b", "dead_end c"]);
    check_diagram("( > S1 > )\nS1: a > b\nS1: b > a", &["no_start S1", "no_end S1", "unreachable a", "unreachable b"]);
    check_diagram("( > S1 > )\nS1: a > b", &["dead_end b"]);
}

#[test]
fn flows_to_nothing() {
    let mut diagram = drawn("( > a > )");
    let flow = |id: &str, source: &str, target: &str| Flow {
        id: id.to_owned(),
        source: source.to_owned(),
        target: target.to_owned(),
        line: 9,
    };
    diagram.flows.push(flow("f", "a", "gone"));
    diagram.message_flows = vec![flow("m", "black box", "a"), flow("n", "nobody", "a")];
    diagram.participants.push("black box".to_owned());
    let check = Model::Diagram(diagram.clone()).check();
    assert_eq!(problems(&check), ["dangling_flow f", "dangling_flow n"]);
    assert_eq!((check.flows, check.message_flows), (3, 2));
    assert_eq!(check.problems[0].line, Some(9));
    diagram.message_flows.clear();
    diagram.flows.pop();
    diagram.nodes.push(Node { name: None, ..diagram.nodes[1].clone() });
    assert_eq!(
        problems(&Model::Diagram(diagram).check()),
        ["duplicate_id a", "unreachable a", "dead_end a", "no_name a"]
    );
    let empty = Diagram { pools: vec![Pool { id: "p".to_owned(), name: None, line: 3 }], ..Diagram::default() };
    assert_eq!(problems(&Model::Diagram(empty).check()), ["empty p"]);
}

#[test]
fn nets() {
    let mut good = net(&["1 > a > 2", "2 > - > 3"]);
    let check = Model::Net(good.clone()).check();
    assert_eq!((check.tasks, check.flows, problems(&check)), (1, 4, Vec::new()));
    let loose = LooseArc { id: "x".to_owned(), source: "1".to_owned(), target: "3".to_owned(), line: 7 };
    good.dangling.push(loose);
    good.transition("c", Some("c".to_owned()), 8);
    good.arc(process::Way::Takes, 9, 2, 1);
    let lonely = good.place("lonely", 0);
    good.arc(process::Way::Takes, lonely, 2, 1);
    let check = Model::Net(good).check();
    assert_eq!((check.flows, problems(&check)), (6, vec!["dangling_flow x".to_owned(), "unreachable c".to_owned()]));
    let mut round = net(&["1 > a > 2", "2 > b > 1"]);
    round.initial[0] = 0;
    assert_eq!(problems(&Model::Net(round).check()), ["no_start ", "no_end ", "unreachable a", "unreachable b"]);
}
