//! A table as an office would save it: every cell in quotes.

use time::{Date, OffsetDateTime};

/// A table being written.
pub(super) struct Csv(String);

impl Csv {
    /// A table with these columns.
    pub(super) fn new(columns: &[&str]) -> Self {
        let mut csv = Self(String::new());
        csv.row(columns);
        csv
    }

    /// One more row.
    pub(super) fn row(&mut self, cells: &[&str]) {
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        self.0.push_str(&quoted.join(","));
        self.0.push('\n');
    }

    /// The file.
    pub(super) fn text(self) -> String {
        self.0
    }
}

/// 05/02/2018 08:30:12, as an office's export has it.
pub(super) fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(calendar::ZONE);
    format!("{} {:02}:{:02}:{:02}", day(at.date()), at.hour(), at.minute(), at.second())
}

/// 05/02/2018.
pub(super) fn day(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), u8::from(day.month()), day.year())
}
