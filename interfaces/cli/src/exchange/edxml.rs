//! `dunghan exchange edxml`: what a message says and what is wrong in it. The file stays as it is.

use std::path::PathBuf;

use app::Refusal;
use app::exchange::{Kind, Organisation, read_message};
use clap::Args;
use serde_json::json;

use crate::screen::{Outcome, Screen};
use crate::{Failure, Problem, say, table, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Gói tin .edxml hoặc .xml
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let file = &arguments.file;
    let message = match read_message(file) {
        Ok(message) => message,
        Err(refusal) => return Err(refused(arguments, refusal, screen)?),
    };
    screen.answer(&message, |out| {
        let office = |office: &Organisation| {
            let id = office.id.as_deref().unwrap_or("?");
            format!("{} ({id})", office.name.as_deref().unwrap_or(say::NOT_WRITTEN))
        };
        let what = match (message.kind, message.business) {
            (Kind::Status, _) => {
                message.code.map_or_else(|| say::NOT_WRITTEN.to_owned(), |code| say::status(code).to_owned())
            }
            (Kind::Document, Some(business)) => say::business(business).to_owned(),
            (Kind::Document, None) => say::NOT_WRITTEN.to_owned(),
        };
        writeln!(out, "{what}")?;
        let day = |day: Option<time::Date>| day.map(value::day_in_words);
        for (head, text) in [
            (say::NUMBER, message.number.clone()),
            (say::ISSUED_ON, day(message.issued_on)),
            (say::SUBJECT, message.subject.clone()),
            (say::FROM, Some(office(&message.from))),
            (say::TO, Some(message.to.iter().map(office).collect::<Vec<_>>().join("; "))),
            (say::ANSWER_DUE, day(message.due_on)),
        ] {
            writeln!(out, "{head}: {}", text.as_deref().unwrap_or(say::NOT_WRITTEN))?;
        }
        let files = message.attachments.iter().map(|file| {
            let bytes = file.bytes.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
            [file.name.clone(), bytes, file.sha256.clone().unwrap_or_else(|| "-".to_owned())]
        });
        table::write(out, say::ATTACHMENT_HEADS, files)?;
        for problem in &message.problems {
            writeln!(out, "{}", Problem::new(say::line(problem.line as usize), problem.what.as_str()))?;
        }
        Ok(())
    })
}

/// A line that cannot be read is told as lines of a message are: by its number.
fn refused(arguments: &Arguments, refusal: Refusal, screen: &mut Screen<'_>) -> Result<Failure, Failure> {
    let Some((line, what)) = refusal.at_line().map(|(line, what)| (line, what.to_owned())) else {
        return Ok(Failure::of_file(&arguments.file, refusal));
    };
    let at = arguments.file.display().to_string();
    writeln!(screen.err, "{}", Problem::new(at.as_str(), say::refusal(&refusal)))?;
    let problems = json!({ "problems": [{ "line": line, "at": at, "what": what }] });
    screen.answer(&problems, |_| Ok(()))?;
    Ok(Failure::Told)
}
