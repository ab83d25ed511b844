//! An event's body, and the seal that keeps personal text out of the hashed bytes.

use std::collections::BTreeMap;
use std::fmt;

use uuid::Uuid;

use crate::canonical::{self, MAX_DEPTH, MAX_INTEGER};
use crate::hash::Hash;

/// What a domain may put into an event. There are no fractions: they have no canonical form that
/// every language writes alike. Text is taken as given: the house gives NFC.
///
/// It has no `Serialize`: a [`Value::Personal`] leaves only through [`Body::seal`].
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`: the field is known to be empty.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer between -(2^53 - 1) and 2^53 - 1.
    Int(i64),
    /// Text that may stay in the log for ever: no name, no address, no number of a person.
    Text(String),
    /// Text about a person: hashed with a salt, its value kept where it can be erased.
    Personal(String),
    /// SHA-256 of something that is kept elsewhere, such as a file.
    Digest {
        /// The 32 bytes of the digest.
        sha256: [u8; 32],
    },
    /// Values in order.
    List(Vec<Value>),
    /// Values by name. A map whose only name is `personal` or `digest` is refused by the seal:
    /// these mark digests.
    Map(BTreeMap<String, Value>),
}

impl fmt::Debug for Value {
    /// Personal text stays out of traces and panics too.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("Null"),
            Value::Bool(v) => f.debug_tuple("Bool").field(v).finish(),
            Value::Int(v) => f.debug_tuple("Int").field(v).finish(),
            Value::Text(v) => f.debug_tuple("Text").field(v).finish(),
            Value::Personal(_) => f.write_str("Personal(..)"),
            Value::Digest { sha256 } => f.debug_tuple("Digest").field(&Hash(*sha256)).finish(),
            Value::List(v) => f.debug_tuple("List").field(v).finish(),
            Value::Map(v) => f.debug_tuple("Map").field(v).finish(),
        }
    }
}

impl Value {
    /// Text about a person.
    pub fn personal(text: impl Into<String>) -> Self {
        Value::Personal(text.into())
    }
}

impl From<bool> for Value {
    fn from(v: bool) -> Self {
        Value::Bool(v)
    }
}

impl From<i64> for Value {
    fn from(v: i64) -> Self {
        Value::Int(v)
    }
}

impl From<i32> for Value {
    fn from(v: i32) -> Self {
        Value::Int(v.into())
    }
}

impl From<u32> for Value {
    fn from(v: u32) -> Self {
        Value::Int(v.into())
    }
}

impl From<&str> for Value {
    fn from(v: &str) -> Self {
        Value::Text(v.to_owned())
    }
}

impl From<String> for Value {
    fn from(v: String) -> Self {
        Value::Text(v)
    }
}

impl From<Uuid> for Value {
    fn from(v: Uuid) -> Self {
        Value::Text(v.to_string())
    }
}

impl<K> From<ids::Id<K>> for Value {
    fn from(v: ids::Id<K>) -> Self {
        Value::Text(v.uuid().to_string())
    }
}

impl From<Body> for Value {
    fn from(v: Body) -> Self {
        Value::Map(v.0)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(v: Option<T>) -> Self {
        v.map_or(Value::Null, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(v: Vec<T>) -> Self {
        Value::List(v.into_iter().map(Into::into).collect())
    }
}

/// The named values of an event before the seal.
///
/// ```
/// use ledger::{Body, Value};
/// let body = Body::new().with("number", "12/UBND-NC").with("days", 3).with("signer", Value::personal("Lê A"));
/// assert_eq!(body.0.len(), 3);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body(pub BTreeMap<String, Value>);

impl Body {
    /// A body with nothing in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The body with one more value; a name given twice keeps the last.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }

    /// The body as canonical JSON in which each personal text is
    /// `{"personal":"sha256:` base64(SHA-256(salt || text)) `"}`, beside the personal texts for
    /// their erasable table. `salts` is asked once a personal text and has to give 32 fresh random
    /// bytes each time: without them a name could be guessed from its digest.
    ///
    /// # Errors
    /// [`SealError`] where a value has no canonical form; nothing is half sealed.
    pub fn seal(&self, salts: &mut impl FnMut() -> [u8; 32]) -> Result<(SealedBody, Vec<PersonalField>), SealError> {
        let mut sealing = Sealing { salts, path: Vec::new(), fields: Vec::new() };
        let mut out = String::new();
        sealing.map(&mut out, &self.0)?;
        Ok((SealedBody(out), sealing.fields))
    }
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Body {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(items: I) -> Self {
        Self(items.into_iter().map(|(k, v)| (k.into(), v.into())).collect())
    }
}

/// Why a body cannot be sealed; the path is a JSON Pointer (RFC 6901).
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// A map whose only name is `personal` or `digest` would read as a digest.
    #[error("{0}: a map may not have `personal` or `digest` as its only name")]
    ReservedName(String),
    /// The integer is beyond 2^53 - 1, where JSON readers disagree: give it as text.
    #[error("{0}: the integer is beyond 2^53 - 1")]
    IntegerTooLarge(String),
    /// Lists and maps are nested deeper than 32.
    #[error("{0}: nested deeper than {MAX_DEPTH}")]
    TooDeep(String),
}

/// A personal text that was taken out of an event, for the table from which it may be erased.
/// The event keeps the digest: with salt and value one can show that they are what was recorded,
/// and when they are erased the log still verifies.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonalField {
    /// Where it stood in the body: a JSON Pointer (RFC 6901), such as `/signer/name`.
    pub path: String,
    /// The 32 bytes hashed before the value.
    pub salt: [u8; 32],
    /// The text itself.
    pub value: String,
    /// SHA-256(salt || value), as the event has it.
    pub digest: Hash,
}

impl PersonalField {
    /// SHA-256(salt || value): the salt has a fixed length, so the two cannot be cut elsewhere.
    pub fn digest_of(salt: &[u8; 32], value: &str) -> Hash {
        Hash::of(&[salt, value.as_bytes()])
    }
}

impl fmt::Debug for PersonalField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonalField").field("path", &self.path).field("digest", &self.digest).finish_non_exhaustive()
    }
}

/// A body in canonical JSON without personal text: what is stored and hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedBody(String);

/// The stored text is not the canonical JSON object of a sealed body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the canonical JSON of an event's body")]
pub struct NotCanonical;

impl SealedBody {
    /// Takes a stored body back.
    ///
    /// # Errors
    /// [`NotCanonical`] when the text is not an object or differs in any byte from what the seal
    /// writes: a space, another order, a doubled name, a fraction. Whoever verifies then sees that
    /// the row was touched.
    pub fn from_json(text: &str) -> Result<Self, NotCanonical> {
        let json: serde_json::Value = serde_json::from_str(text).map_err(|_| NotCanonical)?;
        let mut out = String::with_capacity(text.len());
        canonical::write_json(&mut out, &json, 0).map_err(|_| NotCanonical)?;
        if !json.is_object() || out != text {
            return Err(NotCanonical);
        }
        Ok(Self(out))
    }

    /// The canonical JSON, for the column.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A walk through a body that writes it and gathers what is personal.
struct Sealing<'a, S> {
    salts: &'a mut S,
    path: Vec<String>,
    fields: Vec<PersonalField>,
}

impl<S: FnMut() -> [u8; 32]> Sealing<'_, S> {
    fn pointer(&self) -> String {
        let escape = |name: &String| format!("/{}", name.replace('~', "~0").replace('/', "~1"));
        self.path.iter().map(escape).collect()
    }

    fn map(&mut self, out: &mut String, map: &BTreeMap<String, Value>) -> Result<(), SealError> {
        if map.len() == 1 && map.keys().all(|name| canonical::marks_digest(name)) {
            return Err(SealError::ReservedName(self.pointer()));
        }
        canonical::write_map(out, map, |out, name, value| self.step(out, name.to_owned(), value))
    }

    fn step(&mut self, out: &mut String, name: String, value: &Value) -> Result<(), SealError> {
        self.path.push(name);
        if self.path.len() > MAX_DEPTH {
            return Err(SealError::TooDeep(self.pointer()));
        }
        self.value(out, value)?;
        self.path.pop();
        Ok(())
    }

    fn value(&mut self, out: &mut String, value: &Value) -> Result<(), SealError> {
        match value {
            Value::Null => out.push_str("null"),
            Value::Bool(v) => out.push_str(if *v { "true" } else { "false" }),
            Value::Int(v) if v.unsigned_abs() > MAX_INTEGER => {
                return Err(SealError::IntegerTooLarge(self.pointer()));
            }
            Value::Int(v) => out.push_str(&v.to_string()),
            Value::Text(v) => canonical::write_text(out, v),
            Value::Personal(v) => {
                let salt = (self.salts)();
                let digest = PersonalField::digest_of(&salt, v);
                out.push_str(&format!("{{\"personal\":\"sha256:{digest}\"}}"));
                let (path, value) = (self.pointer(), v.clone());
                self.fields.push(PersonalField { path, salt, value, digest });
            }
            Value::Digest { sha256 } => {
                out.push_str(&format!("{{\"digest\":\"sha256:{}\"}}", Hash(*sha256)));
            }
            Value::List(items) => {
                canonical::write_list(out, items.iter().enumerate(), |out, (i, v)| self.step(out, i.to_string(), v))?
            }
            Value::Map(map) => self.map(out, map)?,
        }
        Ok(())
    }
}
