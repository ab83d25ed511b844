//! Where answers and diagnostics go: one JSON document on stdout and nothing else, or lines for people.

use std::io::{self, BufRead, Write};

use serde::Serialize;
use serde_json::json;

use crate::{DONE, Failure};

/// How a command ends.
pub(crate) type Outcome = Result<(), Failure>;

/// Where a command reads and writes.
pub struct Streams<'a> {
    /// For what is asked of whoever sits there.
    pub input: &'a mut dyn BufRead,
    /// For the answer.
    pub out: &'a mut dyn Write,
    /// For diagnostics.
    pub err: &'a mut dyn Write,
}

/// The streams of a command, and how it answers.
pub(crate) struct Screen<'a> {
    /// For what is asked of whoever sits there.
    pub input: &'a mut dyn BufRead,
    /// For the answer.
    pub out: &'a mut dyn Write,
    /// For diagnostics.
    pub err: &'a mut dyn Write,
    /// Whether the answer is one JSON document.
    pub json: bool,
}

impl<'a> Screen<'a> {
    pub fn new(streams: Streams<'a>, json: bool) -> Self {
        let Streams { input, out, err } = streams;
        Self { input, out, err, json }
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

    /// Says why something was not done: to people on stderr, and to programs in place of the answer.
    pub fn tell(&mut self, failure: &Failure) -> Outcome {
        let problems = failure.problems();
        for problem in &problems {
            writeln!(self.err, "{problem}")?;
        }
        if self.json && !problems.is_empty() { self.document(&json!({ "problems": problems })) } else { Ok(()) }
    }

    /// Says why the command was not done, if so, and gives the exit code.
    pub fn close(mut self, outcome: Outcome) -> u8 {
        let outcome = outcome.and_then(|()| self.out.flush().map_err(Failure::from));
        let Err(failure) = outcome else { return DONE };
        // The exit code still says it when nobody can be told.
        let _ = self.tell(&failure).and_then(|()| Ok(self.out.flush()?));
        failure.code()
    }
}
