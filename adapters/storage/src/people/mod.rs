//! Units and people: loaded by id or natural key, and the rows that pages show.

mod lists;
mod load;

pub use lists::{Filter, person_named, person_rows, person_seen, unit_rows, unit_seen};
pub(crate) use load::units_in;
pub use load::{
    credential, has_administrator, names, people_by_usernames, person, person_by_username, total_people, unit,
    unit_by_code, units, units_below, units_by_codes, units_by_ids,
};

pub(crate) use load::{person_names, unit_names};
