//! The event: what happened, to what, by whom, when; and the bytes that stand for it in the log.

use serde::Deserialize;
use uuid::Uuid;

use crate::body::{Body, PersonalField, SealError, SealedBody};
use crate::canonical;
use crate::hash::Hash;
use crate::merkle;

/// The version of the canonical bytes. Another set of columns is another version: bytes that were
/// hashed never change their meaning.
pub const VERSION: u16 = 1;

/// What a domain's change carries: the event without who, when and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The act, such as `directives.complete`.
    pub act: String,
    /// The kind of thing acted on, such as `directive`.
    pub subject_kind: String,
    /// The thing acted on.
    pub subject_id: Uuid,
    /// The version of the thing after the act.
    pub subject_version: i64,
    /// When it happened, where that is not the moment of recording (an import, a late entry).
    pub occurred_at_us: Option<i64>,
    /// What changed.
    pub body: Body,
}

/// What the application adds to a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The event's own id.
    pub id: Uuid,
    /// The person who acted; none for the console and the system.
    pub actor_id: Option<Uuid>,
    /// How the actor is called in the log: `console:root`, or a role. Never a person's name.
    pub actor_label: String,
    /// The person for whom the actor acted.
    pub on_behalf_of: Option<Uuid>,
    /// The bulk run that the event belongs to.
    pub run_id: Option<Uuid>,
    /// Now, in microseconds UTC since 1970.
    pub recorded_at_us: i64,
}

impl Draft {
    /// The event that the draft becomes, and the personal texts that were taken out of it; they
    /// are stored in the same transaction, in the table that may be erased.
    ///
    /// # Errors
    /// [`SealError`], as [`Body::seal`].
    pub fn seal(
        self,
        stamp: Stamp,
        salts: &mut impl FnMut() -> [u8; 32],
    ) -> Result<(Event, Vec<PersonalField>), SealError> {
        let (body, personal) = self.body.seal(salts)?;
        let event = Event {
            id: stamp.id,
            act: self.act,
            subject_kind: self.subject_kind,
            subject_id: self.subject_id,
            subject_version: self.subject_version,
            actor_id: stamp.actor_id,
            actor_label: stamp.actor_label,
            on_behalf_of: stamp.on_behalf_of,
            run_id: stamp.run_id,
            occurred_at_us: self.occurred_at_us.unwrap_or(stamp.recorded_at_us),
            recorded_at_us: stamp.recorded_at_us,
            body,
        };
        Ok((event, personal))
    }
}

/// An event as it is stored: one field a column, all of them hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The event's own id.
    pub id: Uuid,
    /// The act, such as `directives.complete`.
    pub act: String,
    /// The kind of thing acted on.
    pub subject_kind: String,
    /// The thing acted on.
    pub subject_id: Uuid,
    /// The version of the thing after the act.
    pub subject_version: i64,
    /// The person who acted; none for the console and the system.
    pub actor_id: Option<Uuid>,
    /// How the actor is called in the log.
    pub actor_label: String,
    /// The person for whom the actor acted.
    pub on_behalf_of: Option<Uuid>,
    /// The bulk run that the event belongs to.
    pub run_id: Option<Uuid>,
    /// When it happened, in microseconds UTC since 1970.
    pub occurred_at_us: i64,
    /// When it was recorded, in microseconds UTC since 1970.
    pub recorded_at_us: i64,
    /// What changed, personal texts as digests.
    pub body: SealedBody,
}

/// The text is not the canonical form of an event of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the canonical form of an event (version {VERSION})")]
pub struct EventError;

impl Event {
    /// The bytes that the log hashes, as text: the line `dunghan-event/1`, a newline, and one
    /// canonical JSON object (RFC 8785) of every column, without a newline at its end. Ids are
    /// lower-case with hyphens, moments are integers, what is absent is `null`.
    pub fn canonical(&self) -> String {
        let mut out = format!("dunghan-event/{VERSION}\n");
        out.reserve(480 + self.body.as_str().len());
        // The names are in canonical order already.
        text(&mut out, "{\"act\":", &self.act);
        id(&mut out, ",\"actor_id\":", self.actor_id);
        text(&mut out, ",\"actor_label\":", &self.actor_label);
        out.push_str(",\"body\":");
        out.push_str(self.body.as_str());
        id(&mut out, ",\"id\":", Some(self.id));
        integer(&mut out, ",\"occurred_at_us\":", self.occurred_at_us);
        id(&mut out, ",\"on_behalf_of\":", self.on_behalf_of);
        integer(&mut out, ",\"recorded_at_us\":", self.recorded_at_us);
        id(&mut out, ",\"run_id\":", self.run_id);
        id(&mut out, ",\"subject_id\":", Some(self.subject_id));
        text(&mut out, ",\"subject_kind\":", &self.subject_kind);
        integer(&mut out, ",\"subject_version\":", self.subject_version);
        out.push('}');
        out
    }

    /// [`Event::canonical`] as bytes.
    pub fn canonical_bytes(&self) -> Vec<u8> {
        self.canonical().into_bytes()
    }

    /// The event's leaf in the tree: SHA-256(0x00 || canonical bytes) (RFC 6962 section 2.1).
    pub fn leaf_hash(&self) -> Hash {
        merkle::leaf_hash(self.canonical().as_bytes())
    }

    /// Reads an event back from its canonical form.
    ///
    /// # Errors
    /// [`EventError`] when any byte differs from what [`Event::canonical`] writes.
    pub fn from_canonical(text: &str) -> Result<Self, EventError> {
        let (tag, json) = text.split_once('\n').ok_or(EventError)?;
        if tag != format!("dunghan-event/{VERSION}") {
            return Err(EventError);
        }
        let columns: Columns = serde_json::from_str(json).map_err(|_| EventError)?;
        let mut body = String::new();
        canonical::write_json(&mut body, &columns.body, 0).map_err(|_| EventError)?;
        let event = Event {
            id: columns.id,
            act: columns.act,
            subject_kind: columns.subject_kind,
            subject_id: columns.subject_id,
            subject_version: columns.subject_version,
            actor_id: columns.actor_id,
            actor_label: columns.actor_label,
            on_behalf_of: columns.on_behalf_of,
            run_id: columns.run_id,
            occurred_at_us: columns.occurred_at_us,
            recorded_at_us: columns.recorded_at_us,
            body: SealedBody::from_json(&body).map_err(|_| EventError)?,
        };
        if event.canonical() == text { Ok(event) } else { Err(EventError) }
    }
}

/// The columns as JSON has them, before the body is taken as sealed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Columns {
    act: String,
    actor_id: Option<Uuid>,
    actor_label: String,
    body: serde_json::Value,
    id: Uuid,
    occurred_at_us: i64,
    on_behalf_of: Option<Uuid>,
    recorded_at_us: i64,
    run_id: Option<Uuid>,
    subject_id: Uuid,
    subject_kind: String,
    subject_version: i64,
}

fn text(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    canonical::write_text(out, value);
}

fn integer(out: &mut String, name: &str, value: i64) {
    out.push_str(name);
    out.push_str(&value.to_string());
}

fn id(out: &mut String, name: &str, value: Option<Uuid>) {
    out.push_str(name);
    match value {
        Some(id) => canonical::write_text(out, &id.to_string()),
        None => out.push_str("null"),
    }
}
