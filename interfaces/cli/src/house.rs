//! What the commands need from the house that the binary wires: an office to act in, and a server over it.

use std::collections::BTreeMap;
use std::future::Future;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::Office;
use ledger::Report;
use people::Actor;
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use crate::{Failure, Problem};

/// The wired house. Commands that only compute never ask it for anything.
pub trait House {
    /// Opens the office's records; makes and migrates them where needed.
    fn open(&self) -> impl Future<Output = Result<Arc<Office>, Failure>>;

    /// Looks at the machine: what must be right before an office can be opened.
    fn inspect(&self) -> Vec<Check>;

    /// Writes database, evidence and signing key into one archive, while others go on working.
    fn back_up(&self, console: &Actor, to: &Path) -> impl Future<Output = Result<BackedUp, Failure>>;

    /// Makes the house again from an archive, where there is nothing yet, and verifies its log.
    fn restore(&self, console: &Actor, from: &Path) -> impl Future<Output = Result<Restored, Failure>>;

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

/// An archive that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BackedUp {
    /// The archive.
    pub file: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Whether the database is in it; PostgreSQL's is not.
    pub database: bool,
    /// How many files of evidence are in it.
    pub files: usize,
    /// The key that checkpoints are checked with. The secret one is in the archive.
    pub public_key: String,
    /// The latest checkpoint of the log; it belongs to another place than the archive.
    pub checkpoint: Option<String>,
    /// Evidence that is damaged.
    pub problems: Vec<Problem>,
}

/// A house that was made again from an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// Where its data is.
    pub data: PathBuf,
    /// When the archive was made.
    #[serde(with = "time::serde::rfc3339")]
    pub made_at: OffsetDateTime,
    /// How many files of evidence came back.
    pub files: usize,
    /// Whether the log has the checkpoint that it had when the archive was made; none: the archive came without a database.
    pub holds_checkpoint: Option<bool>,
    /// The check of the log.
    pub log: Report,
}

impl Restored {
    /// Whether the log is what it was.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.log.ok && self.holds_checkpoint != Some(false)
    }
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
