//! C2SP signed notes: a text, and who signed it with Ed25519 (c2sp.org/signed-note).

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use crate::hash::Hash;

/// The signature type of plain Ed25519.
const ED25519: u8 = 1;

/// Longer notes are refused unread: ours are under a kilobyte.
const MAX_BYTES: usize = 64 * 1024;

/// More signatures are refused; the specification asks for at least 16.
const MAX_SIGNATURES: usize = 64;

/// What is wrong with a note or a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// A key name is empty, or has a space, a plus or a control character.
    #[error("a key name is empty or has a space, a plus or a control character")]
    BadName,
    /// The verifier key is not `name+id+key` of an Ed25519 key.
    #[error("not an Ed25519 verifier key")]
    BadKey,
    /// The text to be signed is empty, lacks its last newline, or has control characters.
    #[error("the text is empty, lacks its last newline or has control characters")]
    BadText,
    /// The note is not of the form of a signed note, or too long.
    #[error("not a signed note")]
    Malformed,
    /// No signature is by the given key.
    #[error("not signed by this key")]
    NotSigned,
    /// A signature that claims to be by the given key is false.
    #[error("the signature is false")]
    BadSignature,
}

/// A named key that signs notes.
#[derive(Clone, Debug)]
pub struct Signer {
    name: String,
    key: SigningKey,
}

impl Signer {
    /// The key of a 32-byte seed (RFC 8032 section 5.1.5), named for a log, such as
    /// `dunghan.example.vn/log`.
    ///
    /// # Errors
    /// [`NoteError::BadName`].
    pub fn new(name: &str, seed: &[u8; 32]) -> Result<Self, NoteError> {
        check_name(name)?;
        let key = SigningKey::from_bytes(seed);
        Ok(Self { name: name.to_owned(), key })
    }

    /// The key's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What others need to verify.
    pub fn verifier_key(&self) -> VerifierKey {
        VerifierKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// The text as a signed note. Ed25519 is deterministic: the same text gives the same note.
    ///
    /// # Errors
    /// [`NoteError::BadText`] for a text that a note cannot hold.
    pub fn sign(&self, text: &str) -> Result<String, NoteError> {
        if !text.ends_with('\n') || has_controls(text) {
            return Err(NoteError::BadText);
        }
        let mut blob = self.verifier_key().id().to_vec();
        blob.extend_from_slice(&self.key.sign(text.as_bytes()).to_bytes());
        Ok(format!("{text}\n\u{2014} {} {}\n", self.name, STANDARD.encode(blob)))
    }
}

/// A named Ed25519 key that verifies notes. Its text is the `vkey` of golang.org/x/mod/sumdb/note:
/// name, `+`, key id in eight hexadecimal digits, `+`, base64 of 0x01 and the 32-byte key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    key: VerifyingKey,
}

impl VerifierKey {
    /// The key's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key id: the first 4 bytes of SHA-256(name || 0x0A || 0x01 || key).
    pub fn id(&self) -> [u8; 4] {
        let parts: [&[u8]; 3] = [self.name.as_bytes(), &[b'\n', ED25519], self.key.as_bytes()];
        let [a, b, c, d, ..] = Hash::of(&parts).0;
        [a, b, c, d]
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = u32::from_be_bytes(self.id());
        let mut key = vec![ED25519];
        key.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{id:08x}+{}", self.name, STANDARD.encode(key))
    }
}

impl FromStr for VerifierKey {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        // The base64 at the end may have a plus of its own.
        let mut parts = text.splitn(3, '+');
        let (Some(name), Some(_id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NoteError::BadKey);
        };
        check_name(name)?;
        let bytes = STANDARD.decode(key).map_err(|_| NoteError::BadKey)?;
        let Some((&ED25519, bytes)) = bytes.split_first() else {
            return Err(NoteError::BadKey);
        };
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| NoteError::BadKey)?;
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| NoteError::BadKey)?;
        let key = Self { name: name.to_owned(), key };
        // The id has to be the key's own, in the one way of writing it.
        if key.to_string() == text { Ok(key) } else { Err(NoteError::BadKey) }
    }
}

/// A note that was read; its signatures are not verified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct NoteSignature {
    name: String,
    key_id: [u8; 4],
    bytes: Vec<u8>,
}

impl Note {
    /// Reads a note: text ending in a newline, an empty line, one or more signature lines.
    ///
    /// # Errors
    /// [`NoteError::Malformed`].
    pub fn parse(note: &str) -> Result<Self, NoteError> {
        if note.len() > MAX_BYTES || has_controls(note) {
            return Err(NoteError::Malformed);
        }
        // The text may have empty lines itself: the last one parts it from the signatures.
        let (text, signatures) = note.rsplit_once("\n\n").ok_or(NoteError::Malformed)?;
        let lines = signatures.strip_suffix('\n').ok_or(NoteError::Malformed)?;
        let signatures: Vec<_> = lines.split('\n').map(NoteSignature::parse).collect::<Result<_, _>>()?;
        if signatures.len() > MAX_SIGNATURES {
            return Err(NoteError::Malformed);
        }
        Ok(Self { text: format!("{text}\n"), signatures })
    }

    /// The text, once the key is known to have signed it. Signatures of other keys are ignored.
    ///
    /// # Errors
    /// [`NoteError::NotSigned`], or [`NoteError::BadSignature`] if any signature in the key's name
    /// is false.
    pub fn verified(&self, key: &VerifierKey) -> Result<&str, NoteError> {
        let id = key.id();
        let mut signed = false;
        for signature in &self.signatures {
            if signature.name != key.name || signature.key_id != id {
                continue;
            }
            let bytes = Signature::from_slice(&signature.bytes);
            let bytes = bytes.map_err(|_| NoteError::BadSignature)?;
            key.key.verify_strict(self.text.as_bytes(), &bytes).map_err(|_| NoteError::BadSignature)?;
            signed = true;
        }
        if signed { Ok(&self.text) } else { Err(NoteError::NotSigned) }
    }
}

impl NoteSignature {
    fn parse(line: &str) -> Result<Self, NoteError> {
        let rest = line.strip_prefix("\u{2014} ").ok_or(NoteError::Malformed)?;
        let (name, blob) = rest.split_once(' ').ok_or(NoteError::Malformed)?;
        check_name(name).map_err(|_| NoteError::Malformed)?;
        let blob = STANDARD.decode(blob).map_err(|_| NoteError::Malformed)?;
        let (key_id, bytes) = blob.split_first_chunk::<4>().ok_or(NoteError::Malformed)?;
        if bytes.is_empty() {
            return Err(NoteError::Malformed);
        }
        Ok(Self { name: name.to_owned(), key_id: *key_id, bytes: bytes.to_vec() })
    }
}

fn check_name(name: &str) -> Result<(), NoteError> {
    let bad = |c: char| c.is_whitespace() || c == '+' || c < ' ';
    if name.is_empty() || name.contains(bad) {
        return Err(NoteError::BadName);
    }
    Ok(())
}

fn has_controls(text: &str) -> bool {
    text.chars().any(|c| c < ' ' && c != '\n')
}
