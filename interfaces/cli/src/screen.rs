//! Where answers and diagnostics go: one JSON document on stdout and nothing else, or lines for people.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use crate::{DONE, Failure, Problem, say};

/// How a command ends.
pub(crate) type Outcome = Result<(), Failure>;

/// The two outputs of a command.
pub(crate) struct Screen<'a> {
    /// For the answer.
    pub out: &'a mut dyn Write,
    /// For diagnostics.
    pub err: &'a mut dyn Write,
    /// Whether the answer is one JSON document.
    pub json: bool,
}

impl<'a> Screen<'a> {
    pub fn new(out: &'a mut dyn Write, err: &'a mut dyn Write, json: bool) -> Self {
        Self { out, err, json }
    }

    /// Shows the answer: `value` as JSON, or the lines that `lines` writes.
    pub fn answer(&mut self, value: &impl Serialize, lines: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
        if self.json {
            self.document(value)
        } else {
            lines(self.out)?;
            Ok(())
        }
    }

    fn document(&mut self, value: &impl Serialize) -> Outcome {
        serde_json::to_writer(&mut *self.out, value).map_err(io::Error::from)?;
        writeln!(self.out)?;
        Ok(())
    }

    /// Says why the command was not done, if so, and gives the exit code.
    pub fn close(mut self, outcome: Outcome) -> u8 {
        let outcome = outcome.and_then(|()| self.out.flush().map_err(Failure::from));
        let Err(failure) = outcome else { return DONE };
        let problems = match &failure {
            Failure::Wrong(problems) => problems.clone(),
            Failure::Use(what) => vec![Problem::new(say::ARGUMENTS, what)],
            Failure::Fault(what) => vec![Problem::new(say::FAULT, what)],
            Failure::Told | Failure::Left => Vec::new(),
        };
        for problem in &problems {
            // Nobody is left to tell when stderr cannot be written either; the exit code still says it.
            let _ = writeln!(self.err, "{problem}");
        }
        if self.json && !problems.is_empty() {
            let _ = self.document(&json!({ "problems": problems })).and_then(|()| Ok(self.out.flush()?));
        }
        failure.code()
    }
}
