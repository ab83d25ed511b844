//! Whatever the model and the log, an answer comes, and within its bound.

use process::model::{Diagram, Event, EventPlace, Flow, GatewayKind, Kind, Lane, Node, Pool, TaskKind, Trigger};
use process::{Bound, Method, Model, Step, StepTask, Workflow, conform};
use proptest::prelude::*;

use crate::log;

const SMALL: Bound = Bound { states: 2_000, all_states: 20_000, tokens: 200_000, arcs: 2_000_000 };

fn any_kind() -> impl Strategy<Value = Kind> {
    let trigger = prop::sample::select(vec![
        Trigger::None,
        Trigger::Timer,
        Trigger::Error,
        Trigger::Escalation,
        Trigger::Link,
        Trigger::Compensation,
        Trigger::Terminate,
        Trigger::Several,
    ]);
    let place = prop_oneof![
        Just(EventPlace::Start),
        Just(EventPlace::Catch),
        Just(EventPlace::Throw),
        Just(EventPlace::End),
        (0..9_u8).prop_map(|host| EventPlace::Boundary { host: host.to_string() }),
    ];
    let gateway = prop::sample::select(vec![
        GatewayKind::Exclusive,
        GatewayKind::Parallel,
        GatewayKind::Inclusive,
        GatewayKind::EventBased,
        GatewayKind::Complex,
    ]);
    prop_oneof![
        3 => Just(Kind::Task(TaskKind::Plain)),
        1 => Just(Kind::Call),
        3 => gateway.prop_map(Kind::Gateway),
        4 => (place, trigger, any::<bool>())
            .prop_map(|(place, trigger, interrupting)| Kind::Event(Event { place, trigger, interrupting })),
        1 => any::<bool>().prop_map(|by_event| Kind::SubProcess { by_event }),
    ]
}

/// Nodes and flows of any kinds, to and from anything, with one name in two.
fn any_diagram() -> impl Strategy<Value = Diagram> {
    let node = (any_kind(), 0..9_u8, prop::option::of(0..8_usize), 0..2_usize, any::<[bool; 3]>());
    let flow = (0..10_u8, 0..10_u8);
    let flows = || prop::collection::vec(flow.clone(), 0..14);
    (prop::collection::vec(node, 0..9), flows(), flows(), 0..3_usize).prop_map(|(nodes, flows, messages, pools)| {
        let pool = |id: usize| Pool { id: format!("pool {id}"), name: None, line: 1 };
        let flow = |(source, target): (u8, u8)| Flow {
            id: format!("{source}-{target}"),
            source: source.to_string(),
            target: target.to_string(),
            line: 2,
        };
        let written = nodes.iter().enumerate();
        let nodes = written.map(|(at, (kind, id, inside, pool, [named, repeats, compensates]))| Node {
            id: if *named { at.to_string() } else { id.to_string() },
            name: named.then(|| ["a", "b", "c"][at % 3].to_owned()),
            kind: kind.clone(),
            pool: *pool,
            // A scope is always written before what is in it.
            inside: inside.filter(|&inside| inside < at),
            repeats: *repeats,
            compensates: *compensates,
            days: None,
            form: None,
            line: 3,
        });
        Diagram {
            nodes: nodes.collect(),
            pools: (0..pools).map(pool).collect(),
            flows: flows.into_iter().map(flow).collect(),
            message_flows: messages.into_iter().take(3).map(flow).collect(),
            lanes: vec![Lane { id: "lane".to_owned(), name: None, nodes: vec!["0".to_owned()], line: 4 }],
            ..Diagram::default()
        }
    })
}

fn any_workflow() -> impl Strategy<Value = Workflow> {
    let days = || prop::option::of("-?[0-9]{1,3}(,[0-9]{1,2})?");
    let task = ("[a-e]", days(), prop::collection::vec("[a-f]", 0..3));
    let step = (days(), prop::collection::vec(task, 0..4));
    (days(), prop::collection::vec(step, 0..4)).prop_map(|(total, steps)| {
        let days = |days: Option<String>| days.and_then(|days| process::parse_days(&days));
        let task = |(code, written, next): (String, Option<String>, Vec<String>)| StepTask {
            name: Some(code.clone()),
            code,
            days: days(written),
            next,
            line: 1,
        };
        let step = |(written, tasks): (Option<String>, Vec<_>)| Step {
            days: days(written),
            tasks: tasks.into_iter().map(task).collect(),
            ..Step::default()
        };
        let steps = steps.into_iter().map(step).collect();
        Workflow { total_days: days(total), steps, ..Workflow::default() }
    })
}

/// Checks and plays a model, and looks at what must hold of every answer.
fn holds(model: &Model, cases: &[String]) {
    let check = model.check();
    serde_json::to_string(&check).expect("an answer");
    let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
    let log = log(&cases);
    let net = model.to_net().expect("a small model");
    for method in [Method::Alignment, Method::Replay] {
        let Ok(found) = conform(&net, &log, method, SMALL) else { continue };
        assert_eq!(found.traces, cases.len() as u64);
        assert!(found.fitting <= found.traces);
        assert!(found.fitness.is_none_or(|fitness| (0.0..=1.0).contains(&fitness)), "{:?}", found.fitness);
        assert_eq!(found.fitting == found.traces, found.cost == 0 && found.deviations.is_empty());
    }
}

proptest! {
    #[test]
    fn any_diagram_gets_an_answer(diagram in any_diagram(), cases in prop::collection::vec("[abcz]{0,6}", 0..4)) {
        holds(&Model::Diagram(diagram), &cases);
    }

    #[test]
    fn any_workflow_gets_an_answer(workflow in any_workflow(), cases in prop::collection::vec("[a-e]{0,6}", 0..4)) {
        holds(&Model::Workflow(workflow), &cases);
    }
}
