//! `dunghan directives tasks`: the tasks that a document gives, as they would be proposed.

use std::path::PathBuf;

use calendar::Calendar;
use clap::Args;
use law::{Law, due_of_words};
use serde::Serialize;
use text::deadline::Assumed;
use time::{Date, OffsetDateTime};

use crate::screen::{Outcome, Screen};
use crate::{Failure, say, table, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Văn bản .txt, .docx hoặc .pdf
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Thời điểm nhận văn bản
    #[arg(long, value_name = "TIME", value_parser = value::moment)]
    received: OffsetDateTime,
    /// Ngày ban hành văn bản
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    issued: Option<Date>,
}

/// A task with its deadline as the calendar makes it.
#[derive(Serialize)]
struct Proposed {
    #[serde(flatten)]
    task: decision::Task,
    #[serde(with = "time::serde::rfc3339::option")]
    due: Option<OffsetDateTime>,
    assumed: Vec<Assumed>,
    remarks: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { file, received, issued } = arguments;
    let text = app::decisions::read_text(file).map_err(|refusal| Failure::of_file(file, refusal))?;
    let (calendar, law) = (Calendar::office(), Law::house());
    let proposed: Vec<Proposed> = decision::tasks(&text)
        .0
        .into_iter()
        .map(|task| {
            let words = task.deadline.as_ref().map_or("", |words| words.value.as_str());
            let deadline = text::read_deadline(words, *received, *issued);
            let due = due_of_words(&deadline, *received, *issued, &calendar, &law);
            Proposed { task, due: due.due, assumed: due.assumed, remarks: due.remarks }
        })
        .collect();
    screen.answer(&proposed, |out| {
        if proposed.is_empty() {
            return writeln!(out, "{}", say::NO_TASKS);
        }
        let rows = proposed.iter().map(|proposed| {
            let task = &proposed.task;
            let names = |all: &[decision::Spanned<String>]| {
                all.iter().map(|name| name.value.clone()).collect::<Vec<_>>().join("; ")
            };
            let due = proposed.due.map_or_else(|| "-".to_owned(), say::moment);
            [task.line.to_string(), names(&task.leads), names(&task.co_units), due, task.content.value.clone()]
        });
        table::write(out, say::TASK_HEADS, rows)
    })
}
