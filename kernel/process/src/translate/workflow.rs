//! A workflow as a net: a place before each task, a token that goes from task to task.

use std::collections::HashMap;

use crate::net::{Net, Way};
use crate::workflow::{StepTask, Workflow};

pub(super) fn net(workflow: &Workflow) -> Net {
    let mut net = Net { name: workflow.name.clone(), ..Net::default() };
    let tasks: Vec<&StepTask> = workflow.tasks().collect();
    let done = net.place("end", 0);
    let mut before: HashMap<&str, usize> = HashMap::new();
    let places: Vec<usize> = tasks
        .iter()
        .enumerate()
        .map(|(index, task)| {
            let place = net.place(task.code.clone(), u32::from(index == 0));
            *before.entry(&task.code).or_insert(place)
        })
        .collect();
    for (task, &place) in tasks.iter().zip(&places) {
        let label = task.name.clone().unwrap_or_else(|| task.code.clone());
        let known: Vec<usize> = task.next.iter().filter_map(|next| before.get(next.as_str()).copied()).collect();
        // A task whose next one is missing leads nowhere; then the work cannot be ended by it.
        let ways = if task.next.is_empty() { vec![done] } else { known };
        for way in ways {
            let transition = net.transition(task.code.clone(), Some(label.clone()), task.line);
            net.arc(Way::Takes, place, transition, 1);
            net.arc(Way::Gives, way, transition, 1);
        }
    }
    let mut end = vec![0; net.places.len()];
    end[done] = 1;
    net.final_marking = Some(end);
    net
}
