//! Acts and looks on units and people.

mod look;
mod passwords;
mod record;
mod sign_in;

pub use look::{ListPeople, ListUnits};
pub use passwords::{ChangePassword, SetPassword};
pub use record::{RecordPerson, RecordUnit};
pub use sign_in::SignedIn;
