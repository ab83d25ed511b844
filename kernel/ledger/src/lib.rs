//! The log: canonical event bytes, an RFC 6962 tree, signed checkpoints and proofs.
//!
//! Nothing here knows the hour, a disk, a network or chance: moments, salts and the key's seed
//! are parameters. A reader without this code can check the log with SHA-256, Ed25519 and a JSON
//! library, from these documents: RFC 8785 (events), RFC 6962 (tree), C2SP signed-note and
//! tlog-checkpoint (signatures).

pub mod body;
mod canonical;
pub mod checkpoint;
mod difference;
pub mod event;
pub mod hash;
pub mod held;
pub mod merkle;
mod moment;
pub mod note;
pub mod proof;
pub mod verify;

pub use body::{Body, NotCanonical, PersonalField, SealError, SealedBody, Value};
pub use checkpoint::{Checkpoint, CheckpointError};
pub use event::{Draft, Event, EventError, Stamp, VERSION};
pub use hash::{Hash, HashError};
pub use held::{Fields, Held, Taken, take_over};
pub use merkle::{Frontier, MerkleError};
pub use moment::micros;
pub use note::{Note, NoteError, Signer, VerifierKey};
pub use proof::{Proof, ProofError, Proven};
pub use verify::{Problem, Report, StoredEvent, StoredLeaf, Verifier};
