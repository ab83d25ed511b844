//! Acts and looks on units and people.

mod edit;
mod found;
mod look;
mod passwords;
mod record;
mod sign_in;

pub use edit::{EditPerson, EditUnit};
pub use found::Found;
pub use look::{FindPerson, ListPeople, ListUnits, ShowPerson, ShowUnit};
pub use passwords::{ChangePassword, SetPassword};
pub use record::{RecordPerson, RecordUnit};
pub use sign_in::SignedIn;
