//! C2SP checkpoints: the signed statement that the log has this size and this root.

use crate::hash::Hash;
use crate::note::{Note, NoteError, Signer, VerifierKey};

/// The head of the log at a size (c2sp.org/tlog-checkpoint). Its text is the origin, the size in
/// decimal and the root in base64, a line each, then any extension lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name, which is also the name of the key that signs.
    pub origin: String,
    /// How many leaves the tree has.
    pub size: u64,
    /// The tree's root.
    pub root: Hash,
    /// Further lines, opaque; ours have none.
    pub extensions: Vec<String>,
}

/// What is wrong with a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The note around it.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// The text is not of the form of a checkpoint.
    #[error("not a checkpoint")]
    Malformed,
    /// The origin is not the key's name: the key signs for another log.
    #[error("the origin is not the name of the key")]
    OtherOrigin,
}

impl Checkpoint {
    /// The text that is signed, ending in a newline.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n{}\n", self.origin, self.size, self.root);
        for line in &self.extensions {
            text.push_str(line);
            text.push('\n');
        }
        text
    }

    /// Reads the text of a checkpoint, without a signature.
    ///
    /// # Errors
    /// [`CheckpointError::Malformed`]: fewer than three lines, an empty line, a size with a sign or
    /// a leading zero, a root that is not the base64 of 32 bytes.
    pub fn parse(text: &str) -> Result<Self, CheckpointError> {
        let lines = text.strip_suffix('\n').ok_or(CheckpointError::Malformed)?;
        let mut lines = lines.split('\n').map(str::to_owned);
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(CheckpointError::Malformed);
        };
        let checkpoint = Self {
            origin,
            size: size.parse().map_err(|_| CheckpointError::Malformed)?,
            root: root.parse().map_err(|_| CheckpointError::Malformed)?,
            extensions: lines.collect(),
        };
        // Only the one way of writing each number is read back as it was.
        let empty = |line: &String| line.is_empty();
        if empty(&checkpoint.origin) || checkpoint.extensions.iter().any(empty) || checkpoint.text() != text {
            return Err(CheckpointError::Malformed);
        }
        Ok(checkpoint)
    }

    /// The checkpoint as a signed note.
    ///
    /// # Errors
    /// [`CheckpointError::OtherOrigin`] for another log's key; [`CheckpointError::Malformed`] when
    /// the origin or an extension is empty or holds a newline.
    pub fn sign(&self, signer: &Signer) -> Result<String, CheckpointError> {
        if self.origin != signer.name() {
            return Err(CheckpointError::OtherOrigin);
        }
        let text = self.text();
        if Self::parse(&text)? != *self {
            return Err(CheckpointError::Malformed);
        }
        Ok(signer.sign(&text)?)
    }

    /// Reads a signed checkpoint and verifies that the key signed it for its own log.
    ///
    /// # Errors
    /// [`CheckpointError`]; nothing of an unverified note is given out.
    pub fn open(note: &str, key: &VerifierKey) -> Result<Self, CheckpointError> {
        let note = Note::parse(note)?;
        let checkpoint = Self::parse(note.verified(key)?)?;
        if checkpoint.origin != key.name() {
            return Err(CheckpointError::OtherOrigin);
        }
        Ok(checkpoint)
    }
}
