//! `dunghan calendar due --batch`: a due date for each row of a file, in order and without holding the file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use calendar::{Calendar, DayEnd, Term, local};
use csv::{ByteRecord, ReaderBuilder};
use serde_json::json;
use time::{Date, Month, OffsetDateTime, Time};

use crate::screen::{Outcome, Screen};
use crate::value::{self, Unit};
use crate::{Failure, Problem, say};

/// How many wrong rows are told one by one.
const TOLD: usize = 100;

pub(crate) fn run(file: &Path, unit: Unit, screen: &mut Screen<'_>) -> Outcome {
    let name = file.display().to_string();
    let source = File::open(file).map_err(|error| Failure::wrong(&name, say::cannot_open(&error)))?;
    // Rows of other lengths are read, so that they are told with their number instead of ending the file.
    let mut reader = ReaderBuilder::new().flexible(true).buffer_capacity(1 << 16).from_reader(source);
    let heads = reader.byte_headers().map_err(|error| Failure::wrong(&name, error.to_string()))?.clone();
    let column = |key: &str| {
        let is = |head: &[u8]| head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii() == key.as_bytes();
        heads.iter().position(is).ok_or_else(|| Failure::wrong(format!("{name}:1"), say::column_missing(key)))
    };
    let columns = [column("start")?, column("n")?];
    let calendar = Calendar::office();
    let mut out = Rows::begin(BufWriter::with_capacity(1 << 16, &mut *screen.out), screen.json)?;
    let (mut record, mut row, mut wrong) = (ByteRecord::new(), 1, 0);
    loop {
        row += 1;
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => return Err(Failure::wrong(format!("{name}:{row}"), error.to_string())),
        }
        let [start, count] = columns.map(|at| String::from_utf8_lossy(record.get(at).unwrap_or_default()));
        let due = due(&calendar, start.trim(), count.trim(), unit);
        out.row(&start, &count, due.as_deref().ok())?;
        if let Err(what) = due {
            wrong += 1;
            if wrong <= TOLD {
                // The exit code still tells it when stderr cannot be written.
                let _ = writeln!(screen.err, "{}", Problem::new(format!("{name}:{row}"), what));
            }
        }
    }
    out.end()?;
    match wrong {
        0 => Ok(()),
        _ => {
            let _ = writeln!(screen.err, "{}", say::wrong_rows(wrong));
            Err(Failure::Told)
        }
    }
}

fn due(calendar: &Calendar, start: &str, count: &str, unit: Unit) -> Result<String, String> {
    let term = unit.term(count)?;
    let start = match plain(start) {
        Some(day) => local(day, Time::MIDNIGHT),
        None => value::moment(start)?,
    };
    let at = calendar.due_at(start, term, DayEnd::OfficeHours).map_err(|error| error.to_string())?;
    Ok(match term {
        Term::WorkingMinutes(_) => moment(at),
        _ => day(at.date()),
    })
}

/// `2018-01-31`, by far the most usual; all else goes through the grammar.
fn plain(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |range: std::ops::Range<usize>| {
        bytes[range]
            .iter()
            .try_fold(0_u16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0')))
    };
    let month = Month::try_from(u8::try_from(number(5..7)?).ok()?).ok()?;
    Date::from_calendar_date(i32::from(number(0..4)?), month, u8::try_from(number(8..10)?).ok()?).ok()
}

fn day(date: Date) -> String {
    let (year, month, day) = date.to_calendar_date();
    format!("{year:04}-{:02}-{day:02}", u8::from(month))
}

fn moment(at: OffsetDateTime) -> String {
    format!("{}T{:02}:{:02}:{:02}+07:00", day(at.date()), at.hour(), at.minute(), at.second())
}

/// Rows as they are known: lines of CSV, or members of one JSON list.
struct Rows<W: Write> {
    out: W,
    json: bool,
    first: bool,
}

impl<W: Write> Rows<W> {
    fn begin(mut out: W, json: bool) -> io::Result<Self> {
        out.write_all(if json { b"[" } else { b"start,n,due\n" })?;
        Ok(Self { out, json, first: true })
    }

    fn row(&mut self, start: &str, count: &str, due: Option<&str>) -> io::Result<()> {
        if self.json {
            let between = if self.first { "\n" } else { ",\n" };
            write!(self.out, "{between}{}", json!({ "start": start, "n": count, "due": due }))?;
        } else {
            writeln!(self.out, "{},{},{}", cell(start), cell(count), due.unwrap_or_default())?;
        }
        self.first = false;
        Ok(())
    }

    fn end(mut self) -> io::Result<()> {
        if self.json {
            self.out.write_all(b"\n]\n")?;
        }
        self.out.flush()
    }
}

/// A cell of CSV, in quotes where it needs them.
fn cell(text: &str) -> Cow<'_, str> {
    if text.contains([',', '"', '\n', '\r']) {
        Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(text)
    }
}
