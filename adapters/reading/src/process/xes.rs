//! XES: the name and the moment of each event of each trace; all other attributes are passed over.

use process::{Case, Event, Log};
use quick_xml::events::{BytesStart, Event as Xml};
use quick_xml::{Reader, XmlVersion};

use super::{LOGS, label, moment};
use crate::limits::{Limits, Unreadable};
use crate::xml::Lines;

/// A place in a log.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Log,
    Trace,
    Event,
    /// An attribute, or anything else.
    Other,
}

/// An event that is being read.
#[derive(Default)]
struct Open {
    activity: Option<u32>,
    at: Option<i64>,
}

pub(super) fn read(text: &str, limits: &Limits) -> Result<Log, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut log = Log::default();
    let mut open: Vec<Level> = Vec::new();
    let mut case = Case::default();
    let mut event = Open::default();
    let (mut events, mut seen) = (0_u32, false);
    loop {
        let at = reader.buffer_position();
        let fault = |why: &dyn std::fmt::Display| Lines::of(text).fault(at, why);
        let read = reader.read_event().map_err(|error| fault(&error))?;
        let empty = matches!(read, Xml::Empty(_));
        match read {
            Xml::Start(tag) | Xml::Empty(tag) => {
                let name = tag.local_name();
                let level = match (open.last(), name.as_ref()) {
                    (None, "log") if !seen => {
                        seen = true;
                        Level::Log
                    }
                    (None, _) if !seen => return Err(Unreadable::NotThisFormat { expected: LOGS }),
                    (None, _) => return Err(fault(&"có hai phần tử gốc")),
                    (Some(Level::Log), "trace") => {
                        case = Case::default();
                        Level::Trace
                    }
                    (Some(Level::Trace), "event") => {
                        event = Open::default();
                        Level::Event
                    }
                    (Some(around @ (Level::Trace | Level::Event)), _) => {
                        attribute(&tag, *around, &mut log, &mut case, &mut event).map_err(|why| fault(&why))?;
                        Level::Other
                    }
                    _ => Level::Other,
                };
                if !empty {
                    open.push(level);
                    continue;
                }
                close(level, &mut log, &mut case, &event).map_err(|why| fault(&why))?;
            }
            Xml::End(_) => {
                let Some(level) = open.pop() else { continue };
                events += u32::from(level == Level::Event);
                if events > limits.rows {
                    return Err(Unreadable::TooManyEvents { limit: limits.rows });
                }
                close(level, &mut log, &mut case, &event).map_err(|why| fault(&why))?;
            }
            Xml::Eof if open.is_empty() && seen => return Ok(log),
            Xml::Eof if seen => return Err(fault(&"tệp hết giữa chừng, <log> không được đóng")),
            Xml::Eof => return Err(Unreadable::NotThisFormat { expected: LOGS }),
            _ => {}
        }
    }
}

/// An attribute of a trace or an event: its name or its moment, or one that is passed over.
fn attribute(
    tag: &BytesStart<'_>,
    around: Level,
    log: &mut Log,
    case: &mut Case,
    event: &mut Open,
) -> Result<(), String> {
    let mut key = None;
    let mut value = None;
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        match attribute.key.as_ref() {
            "key" if attribute.value == "concept:name" => key = Some(Level::Event),
            "key" if attribute.value == "time:timestamp" => key = Some(Level::Other),
            "key" => return Ok(()),
            "value" => value = Some(attribute),
            _ => {}
        }
    }
    let (Some(key), Some(value)) = (key, value) else { return Ok(()) };
    let value = value.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
    match (around, key) {
        (Level::Trace, Level::Event) => case.code = value.into_owned(),
        (Level::Event, Level::Event) => event.activity = label(&value).map(|name| log.activity(&name)),
        (Level::Event, _) => {
            let at = moment::read(&value).ok_or_else(|| format!("\"{value}\" không phải là thời điểm"))?;
            event.at = Some(at);
        }
        _ => {}
    }
    Ok(())
}

fn close(level: Level, log: &mut Log, case: &mut Case, event: &Open) -> Result<(), String> {
    match level {
        Level::Trace => log.cases.push(std::mem::take(case)),
        Level::Event => {
            let activity = event.activity.ok_or("sự kiện không có tên hoạt động (concept:name)")?;
            case.events.push(Event { activity, at: event.at });
        }
        Level::Log | Level::Other => {}
    }
    Ok(())
}
