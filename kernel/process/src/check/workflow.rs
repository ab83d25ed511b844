//! Steps against the total, tasks against their step, and whether each task leads to the next and at last to an end.

use std::collections::HashMap;

use text::Decimal;

use super::{Check, endless, reached};
use crate::problem::{Problem, ProblemKind};
use crate::workflow::{StepTask, Workflow};

pub(super) fn check(workflow: &Workflow) -> Check {
    let tasks: Vec<&StepTask> = workflow.tasks().collect();
    let (total, sum) = (workflow.limit(), workflow.sum_of_steps());
    let mut problems = times(workflow);
    if let (Some(total), Some(sum)) = (total, sum)
        && total != sum
    {
        let at = workflow.code.clone().unwrap_or_default();
        let what = format!("tổng thời gian ghi {}, các bước cộng lại là {}", in_days(total), in_days(sum));
        problems.push(Problem::new(ProblemKind::TimeMismatch, at, workflow.line, what));
    }
    ways(workflow, &tasks, &mut problems);
    Check {
        name: workflow.name.clone(),
        tasks: tasks.len(),
        flows: tasks.iter().map(|task| task.next.len()).sum(),
        total_days: total,
        sum_of_steps_days: sum,
        problems,
        ..Check::default()
    }
}

/// Days as they are written in Vietnamese.
fn in_days(days: Decimal) -> String {
    format!("{} ngày", days.to_string().replace('.', ","))
}

fn times(workflow: &Workflow) -> Vec<Problem> {
    let unread = workflow.unread.iter().map(|unread| {
        let what = format!("thời gian \"{}\" không phải là số ngày", unread.written);
        Problem::new(ProblemKind::BadTime, unread.at.clone(), unread.line, what)
    });
    let steps = workflow.steps.iter().filter_map(|step| {
        let days = step.days.filter(|days| days.units() >= 0)?;
        let sum = step.sum_of_tasks().filter(|&sum| sum != days)?;
        let what = format!("bước ghi {}, các tác vụ trong bước cộng lại là {}", in_days(days), in_days(sum));
        let at = step.name.clone().or_else(|| step.group.clone()).unwrap_or_default();
        Some(Problem::new(ProblemKind::StepTimeMismatch, at, step.line, what))
    });
    unread.chain(steps).collect()
}

/// The first task of the file is the start; a task without a next one is an end.
fn ways(workflow: &Workflow, tasks: &[&StepTask], problems: &mut Vec<Problem>) {
    let mut tell = |kind, task: &StepTask, what: String| {
        problems.push(Problem::new(kind, task.code.clone(), task.line, what));
    };
    let mut by_code: HashMap<&str, usize> = HashMap::new();
    for (index, task) in tasks.iter().enumerate() {
        if let Some(&first) = by_code.get(task.code.as_str()) {
            let what = format!("mã trùng với tác vụ ở dòng {}", tasks[first].line);
            tell(ProblemKind::DuplicateId, task, what);
        }
        by_code.entry(&task.code).or_insert(index);
    }
    for task in tasks {
        if task.name.is_none() {
            tell(ProblemKind::NoName, task, "tác vụ không có tên".to_owned());
        }
        for next in task.next.iter().filter(|next| !by_code.contains_key(next.as_str())) {
            tell(ProblemKind::DanglingFlow, task, format!("bước tiếp theo \"{next}\" không có trong quy trình"));
        }
    }
    let after = |task: usize, next: &mut Vec<usize>| {
        next.extend(tasks[task].next.iter().filter_map(|code| by_code.get(code.as_str()).copied()));
    };
    let seen = reached(tasks.len(), (!tasks.is_empty()).then_some(0), after);
    for ((task, seen), endless) in tasks.iter().zip(seen).zip(endless(tasks.len(), after)) {
        if !seen {
            tell(ProblemKind::Unreachable, task, "không có tác vụ nào dẫn đến từ tác vụ đầu tiên".to_owned());
        } else if endless {
            tell(ProblemKind::DeadEnd, task, "từ đây chỉ đi vòng, không có đường nào đến kết thúc".to_owned());
        }
    }
    let mut whole = |kind, what: &str| {
        problems.push(Problem::new(kind, workflow.code.clone().unwrap_or_default(), workflow.line, what));
    };
    if tasks.is_empty() {
        whole(ProblemKind::Empty, "quy trình không có tác vụ nào");
    } else if !tasks.iter().any(|task| task.next.is_empty()) {
        whole(ProblemKind::NoEnd, "không có tác vụ nào kết thúc quy trình (next=\"NULL\")");
    }
}
