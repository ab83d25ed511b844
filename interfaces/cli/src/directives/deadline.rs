//! `dunghan directives deadline`: when something is due that a document says in words.

use calendar::Calendar;
use clap::Args;
use law::{Law, due_of_words};
use serde::Serialize;
use text::deadline::{Assumed, Kind};
use time::{Date, OffsetDateTime};

use crate::screen::{Outcome, Screen};
use crate::{Problem, say, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Lời văn, ví dụ "trước 14 giờ, ngày 05/12/2017"
    words: String,
    /// Thời điểm nhận văn bản
    #[arg(long, value_name = "TIME", value_parser = value::moment)]
    received: OffsetDateTime,
    /// Ngày ban hành văn bản
    #[arg(long, value_name = "DATE", value_parser = value::date)]
    issued: Option<Date>,
}

/// The answer of the contract; `phrase`, `basis` and `problems` are added.
#[derive(Serialize)]
struct Answer {
    #[serde(with = "time::serde::rfc3339::option")]
    due: Option<OffsetDateTime>,
    kind: Kind,
    assumed: Vec<Assumed>,
    /// In characters of the words in NFC.
    span: Option<(usize, usize)>,
    phrase: Option<String>,
    basis: Vec<String>,
    problems: Vec<Problem>,
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { words, received, issued } = arguments;
    let deadline = text::read_deadline(words, *received, *issued);
    let found = due_of_words(&deadline, *received, *issued, &Calendar::office(), &Law::house());
    let normal = text::normalise(words);
    let phrase = deadline.span.map(|(from, to)| normal.chars().skip(from).take(to - from).collect::<String>());
    let place = phrase.clone().unwrap_or_else(|| normal.clone());
    let answer = Answer {
        due: found.due,
        kind: deadline.kind(),
        assumed: found.assumed,
        span: deadline.span,
        phrase,
        basis: found.basis,
        problems: found.remarks.into_iter().map(|what| Problem::new(place.as_str(), what)).collect(),
    };
    screen.answer(&answer, |out| {
        writeln!(out, "{}", say::due_in_words(answer.due, answer.kind))?;
        if let Some(phrase) = &answer.phrase {
            writeln!(out, "{}", say::phrase(phrase))?;
        }
        for assumed in &answer.assumed {
            writeln!(out, "{}", say::assumed(*assumed))?;
        }
        for line in &answer.basis {
            writeln!(out, "{}", say::basis(line))?;
        }
        for problem in &answer.problems {
            writeln!(out, "{}", say::remark(&problem.what))?;
        }
        Ok(())
    })
}
