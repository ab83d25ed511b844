//! Units, people, roles and permits: who may do what, and since when.

pub mod acts;
mod change;
pub mod credential;
mod delegation;
mod naming;
mod permit;
mod person;
mod refusal;
mod role;
mod token;
mod unit;
pub mod views;

pub use change::{Change, Write};
pub use credential::{Credential, PasswordHash, StoredCredential};
pub use delegation::{Delegation, LONGEST_DELEGATION_DAYS, StoredDelegation};
pub use naming::{Directory, Meant};
pub use permit::{Actor, JOBS, PERMITS, Permit, Reach, Scope, Span, acts};
pub use person::{Person, StoredPerson};
pub use refusal::Refusal;
pub use role::Role;
pub use token::{EVERYTHING, LONGEST_DAYS, Scopes, SecretHash, StoredToken, Token};
pub use unit::{StoredUnit, Unit, UnitKind};
