//! `dunghan decision read`: what a signed decision says, one object a file.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use decision::{Decision, Measure, Spanned};

use crate::screen::{Outcome, Screen};
use crate::{Failure, Problem, say, table};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Tệp .txt, .docx hoặc .pdf; nhiều tệp thì mỗi tệp một dòng JSON
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let [file] = arguments.files.as_slice() else { return each(&arguments.files, screen) };
    let decision = app::decisions::read_file(file).map_err(|refusal| Failure::of_file(file, refusal))?;
    screen.answer(&decision, |out| lines(out, &decision))
}

/// A file that cannot be read takes its line all the same, so that lines and files stay in step.
fn each(files: &[PathBuf], screen: &mut Screen<'_>) -> Outcome {
    let mut outcome = Ok(());
    for file in files {
        match app::decisions::read_file(file).map_err(|refusal| Failure::of_file(file, refusal)) {
            Ok(decision) => screen.answer(&decision, |out| {
                writeln!(out, "{}", file.display())?;
                lines(out, &decision)?;
                writeln!(out)
            })?,
            Err(failure @ Failure::Fault(_)) => return Err(failure),
            Err(failure) => {
                screen.tell(&failure)?;
                outcome = Err(Failure::Told);
            }
        }
    }
    outcome
}

fn lines(out: &mut dyn Write, decision: &Decision) -> io::Result<()> {
    let text = |value: &Option<Spanned<String>>| value.as_ref().map(|value| value.value.clone());
    let number = decision.number.as_ref().map(|number| number.as_str().to_owned());
    let day = |day: &Option<Spanned<time::Date>>| day.as_ref().map(|day| crate::value::day_in_words(day.value));
    for (head, value) in [
        (say::NUMBER, number),
        (say::ISSUED_ON, day(&decision.issued_on)),
        (say::ISSUER, text(&decision.issuer)),
        (say::TITLE, text(&decision.title)),
        (say::PERIOD, decision.period.as_ref().map(|period| period.year.to_string())),
        (say::EFFECTIVE_FROM, day(&decision.effective_from)),
    ] {
        writeln!(out, "{head}: {}", value.as_deref().unwrap_or(say::NOT_WRITTEN))?;
    }
    let rows = decision.objectives.iter().flat_map(|objective| {
        let item = &objective.item.value;
        let none = objective
            .measures
            .is_empty()
            .then(|| [item.clone(), say::NO_TARGET.to_owned(), objective.text.value.clone()]);
        none.into_iter().chain(objective.measures.iter().map(move |measure| row(item, measure)))
    });
    table::write(out, say::MEASURE_HEADS, rows)?;
    for problem in &decision.problems {
        writeln!(out, "{}", Problem::new(say::line(problem.line), problem.what.as_str()))?;
    }
    Ok(())
}

fn row(item: &str, measure: &Measure) -> [String; 3] {
    let target = format!("{} {} {}", measure.comparator.as_str(), measure.value.value, say::unit(measure.unit));
    [item.to_owned(), target, measure.subject.value.clone()]
}
