//! XES (IEEE 1849): a trace a dossier, an event a step, written while the dossiers are read.
//!
//! Written by hand and not through a library of process mining: four attributes of an event are a page of text, and a library that
//! wants the whole log in memory would bound how much can go out.

use std::io::{Result, Write};

use crate::steps::{Case, written};

/// A log that is being written.
pub struct Xes<W: Write> {
    out: W,
}

const EXTENSIONS: [(&str, &str); 4] =
    [("Concept", "concept"), ("Time", "time"), ("Organizational", "org"), ("Lifecycle", "lifecycle")];

impl<W: Write> Xes<W> {
    /// Begins the log.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn begin(mut out: W) -> Result<Self> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<log xes.version=\"1849-2016\" xes.features=\"\" xmlns=\"http://www.xes-standard.org/\">")?;
        for (name, prefix) in EXTENSIONS {
            let uri = format!("http://www.xes-standard.org/{prefix}.xesext");
            writeln!(out, "  <extension name=\"{name}\" prefix=\"{prefix}\" uri=\"{uri}\"/>")?;
        }
        writeln!(out, "  <classifier name=\"Activity\" keys=\"concept:name\"/>")?;
        Ok(Self { out })
    }

    /// Writes a dossier.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn case(&mut self, case: &Case) -> Result<()> {
        writeln!(self.out, "  <trace>")?;
        self.text(4, "concept:name", &case.code)?;
        let texts = [
            ("procedure", &case.procedure),
            ("unit", &case.unit),
            ("channel", &case.channel),
            ("status", &case.status),
        ];
        for (key, value) in texts {
            if let Some(value) = value {
                self.text(4, key, value)?;
            }
        }
        for (key, at) in [("received_at", case.received_at), ("due_at", case.due_at)] {
            if let Some(at) = at {
                writeln!(self.out, "    <date key=\"{key}\" value=\"{}\"/>", written(at))?;
            }
        }
        for step in &case.steps {
            writeln!(self.out, "    <event>")?;
            self.text(6, "concept:name", &step.activity)?;
            writeln!(self.out, "      <date key=\"time:timestamp\" value=\"{}\"/>", written(step.at))?;
            self.text(6, "lifecycle:transition", "complete")?;
            if let Some(unit) = &step.unit {
                self.text(6, "org:group", unit)?;
            }
            writeln!(self.out, "    </event>")?;
        }
        writeln!(self.out, "  </trace>")
    }

    /// Ends the log.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn end(mut self) -> Result<()> {
        writeln!(self.out, "</log>")?;
        self.out.flush()
    }

    fn text(&mut self, deep: usize, key: &str, value: &str) -> Result<()> {
        writeln!(self.out, "{:deep$}<string key=\"{key}\" value=\"{}\"/>", "", escaped(value))
    }
}

/// A text in an attribute; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            control if control < ' ' || matches!(control, '\u{fffe}' | '\u{ffff}') => {}
            other => out.push(other),
        }
    }
    out
}
