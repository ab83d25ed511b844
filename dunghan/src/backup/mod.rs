//! Backups: one archive with the database, the evidence files and the signing key, and a house made again from it.

mod pack;
mod unpack;

use files::archive::Packed;
use serde::{Deserialize, Serialize};

pub use pack::back_up;
pub use unpack::restore;

/// The form of archives that this program writes and reads.
const FORMAT: u32 = 1;

/// The names of what an archive holds beside the evidence.
const DATABASE: &str = "dunghan.db";
const KEY: &str = "signing.key";
/// The folder of the evidence, in an archive and in the data folder.
pub const EVIDENCE: &str = "files";

/// What an archive says of itself.
#[derive(Serialize, Deserialize)]
struct Manifest {
    format: u32,
    /// The program that wrote it.
    version: String,
    #[serde(with = "time::serde::rfc3339")]
    made_at: time::OffsetDateTime,
    /// Whether the database is in it; PostgreSQL's is not.
    embedded: bool,
    /// The key that checkpoints are checked with; what it is named for is the name of the log.
    public_key: String,
    /// The latest checkpoint of the database that is in it.
    checkpoint: Option<String>,
    files: Vec<Listed>,
}

/// A file of an archive.
#[derive(Serialize, Deserialize)]
struct Listed {
    path: String,
    bytes: u64,
    sha256: String,
}

impl From<&Packed> for Listed {
    fn from(packed: &Packed) -> Self {
        let Packed { path, bytes, sha256 } = packed.clone();
        Self { path, bytes, sha256 }
    }
}

impl From<Listed> for Packed {
    fn from(Listed { path, bytes, sha256 }: Listed) -> Self {
        Self { path, bytes, sha256 }
    }
}

#[cfg(test)]
mod tests;
