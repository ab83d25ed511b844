//! Due times as an iCalendar (RFC 5545), for the calendars of phones and offices.

use icalendar::{Calendar, Component, Event, Property};
use time::{Duration, OffsetDateTime, UtcOffset};

/// One due time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Names the entry: a calendar replaces what had the same name.
    pub id: String,
    /// The work's code.
    pub code: String,
    /// What is to be done.
    pub title: String,
    /// More about it: who leads, who follows.
    pub about: String,
    /// The due moment.
    pub due_at: OffsetDateTime,
    /// Where it is opened; empty: not known.
    pub url: String,
}

/// How long an entry stands before its due moment.
const LENGTH: Duration = Duration::minutes(30);

/// A calendar of these due times; `now` is when it is written.
#[must_use]
pub fn write(name: &str, entries: &[Entry], now: OffsetDateTime) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for entry in entries {
        let mut event = Event::new();
        event.uid(&format!("{}@dunghan", entry.id)).summary(&format!("Hạn: {} – {}", entry.code, entry.title));
        event.append_property(Property::new("DTSTAMP", utc(now)));
        event.append_property(Property::new("DTSTART", utc(entry.due_at - LENGTH)));
        event.append_property(Property::new("DTEND", utc(entry.due_at)));
        // It takes nobody's time: a reader of the calendar is not busy then.
        event.append_property(Property::new("TRANSP", "TRANSPARENT"));
        if !entry.about.is_empty() {
            event.description(&entry.about);
        }
        if !entry.url.is_empty() {
            event.url(&entry.url);
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

fn utc(at: OffsetDateTime) -> String {
    let at = at.to_offset(UtcOffset::UTC);
    let (day, time) = (at.date(), at.time());
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        day.year(),
        u8::from(day.month()),
        day.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_due_time_is_an_entry_that_ends_with_it() {
        let entry = Entry {
            id: "1".to_owned(),
            code: "CT123-1".to_owned(),
            title: "Kiểm tra, báo cáo; gửi trước hạn\nBEGIN:VALARM".to_owned(),
            about: "Sở Xây dựng".to_owned(),
            due_at: datetime!(2026-11-27 17:00 +7),
            url: "https://dunghan.example/directives/1".to_owned(),
        };
        let text = write("Lịch hạn công việc", &[entry], datetime!(2026-11-24 09:00 +7));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
        let whole = text.replace("\r\n ", "");
        let lines: Vec<&str> = whole.split("\r\n").collect();
        for line in [
            "DTSTART:20261127T093000Z",
            "DTEND:20261127T100000Z",
            "DTSTAMP:20261124T020000Z",
            "UID:1@dunghan",
            "URL:https://dunghan.example/directives/1",
        ] {
            assert!(lines.contains(&line), "{line}: {text}");
        }
        assert!(!lines.contains(&"BEGIN:VALARM"), "a text never becomes a line of its own: {text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    }
}
