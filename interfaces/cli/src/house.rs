//! What the commands need from the house that the binary wires: an office to act in, and a server over it.

use std::collections::BTreeMap;
use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use app::Office;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::Failure;

/// The wired house. Commands that only compute never ask it for anything.
pub trait House {
    /// Opens the office's records; makes and migrates them where needed.
    fn open(&self) -> impl Future<Output = Result<Arc<Office>, Failure>>;

    /// Looks at the machine: what must be right before an office can be opened.
    fn inspect(&self) -> Vec<Check>;

    /// Serves pages and API until it is told to stop; calls `started` once it listens.
    fn serve(
        &self,
        office: Arc<Office>,
        listen: Option<SocketAddr>,
        started: impl FnOnce(SocketAddr) -> Result<(), Failure>,
    ) -> impl Future<Output = Result<(), Failure>>;

    /// Opens the demo's own office and fills it with a made-up province, unless it holds the same one already; tells
    /// `progress` how many days of how many are told.
    fn demo(
        &self,
        wanted: Wanted,
        progress: impl FnMut(u64, u64) + Send,
    ) -> impl Future<Output = Result<(Arc<Office>, Filled), Failure>>;
}

/// One thing that `doctor` looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was found, and what to do when it is not.
    pub what: String,
}

/// The province that a demo is to make up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The day on which it lives; none: the machine's.
    pub today: Option<Date>,
    /// The same seed makes the same province.
    pub seed: u64,
    /// How many times the usual size.
    pub scale: u32,
}

/// What a demo was filled with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// Where its data is.
    pub data: PathBuf,
    /// The day on which it lives.
    #[serde(with = "iso_date")]
    pub today: Date,
    /// The seed.
    pub seed: u64,
    /// How many times the usual size.
    pub scale: u32,
    /// How many of each kind of record it has.
    pub records: BTreeMap<String, u64>,
    /// Who may sign in.
    pub logins: Vec<Login>,
    /// A token of the API that may do whatever its owner may.
    pub api_token: Option<String>,
}

/// Somebody of the demo who may sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Login {
    /// User name.
    pub username: String,
    /// Password.
    pub password: String,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Roles.
    pub roles: Vec<String>,
    /// What can be tried as this person.
    pub what_for: String,
}

time::serde::format_description!(iso_date, Date, "[year]-[month]-[day]");
