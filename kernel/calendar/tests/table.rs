//! What the calendar promises, in tables an officer can read, against tables made by others, and as laws.

#[path = "table/due.rs"]
mod due;
#[path = "table/holidays.rs"]
mod holidays;
#[path = "table/hours.rs"]
mod hours;
#[path = "table/laws.rs"]
mod laws;
#[path = "table/lunar.rs"]
mod lunar;
#[path = "table/shared.rs"]
mod shared;
