//! A made-up province, the same from the same seed.
//!
//! [`Province`] says who works where, [`Year`] what they do: both are pure. [`run`] performs it all through the same
//! acts as a user's, on an office whose clock stands where it is set.

pub mod decision;
mod dice;
mod fields;
mod files;
mod hours;
mod names;
mod open;
mod play;
mod province;
mod register;
mod script;
mod tasks;
mod year;

use time::Date;

pub use play::{Login, Made, Progress, run};
pub use province::{PersonLine, Province, UnitLine};
pub use script::{Assignment, DocumentNo, PersonNo, Step, TaskNo, Timed, UnitNo};
pub use year::{Year, first_day, last_moment};

/// What is to be made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// The day on which the province lives.
    pub today: Date,
    /// The same seed makes the same province.
    pub seed: u64,
    /// How many times the usual size, from 1.
    pub scale: u32,
}
