//! Reading dates, and the tables made by others that lie beside the repository.

use std::path::PathBuf;

use time::format_description::StaticFormatDescription;
use time::macros::format_description;
use time::{Date, OffsetDateTime, PrimitiveDateTime, Time};

const DAY: StaticFormatDescription = format_description!("[year]-[month]-[day]");
const MINUTE: StaticFormatDescription = format_description!("[year]-[month]-[day] [hour padding:none]:[minute]");

pub fn day(text: &str) -> Date {
    Date::parse(text, &DAY).unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// `2018-02-12` is the start of that day's office hours, `2018-02-12 9:15` that moment, both in Vietnam.
pub fn moment(text: &str) -> OffsetDateTime {
    match PrimitiveDateTime::parse(text, &MINUTE) {
        Ok(moment) => moment.assume_offset(calendar::ZONE),
        Err(_) => calendar::local(day(text), Time::from_hms(7, 30, 0).expect("a time")),
    }
}

pub fn written(moment: OffsetDateTime) -> String {
    moment.format(&MINUTE).expect("a moment can be written")
}

/// The rows of a table made by others, without its heading; nothing, and a message, where the table is not there.
pub fn table(name: &str) -> Option<Vec<Vec<String>>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/calendar").join(name);
    #[expect(clippy::disallowed_methods, reason = "a test compares with a file that the kernel itself never reads")]
    let text = std::fs::read_to_string(&path);
    match text {
        Ok(text) => Some(text.lines().skip(1).map(|l| l.split(',').map(str::to_owned).collect()).collect()),
        Err(error) => {
            println!("NOT COMPARED: {name} is missing ({}: {error})", path.display());
            None
        }
    }
}
