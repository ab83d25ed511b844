//! Acts and looks on units and people.

mod found;
mod look;
mod passwords;
mod record;
mod sign_in;

pub use found::Found;
pub use look::{ListPeople, ListUnits};
pub use passwords::{ChangePassword, SetPassword};
pub use record::{RecordPerson, RecordUnit};
pub use sign_in::SignedIn;
