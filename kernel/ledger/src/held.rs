//! Records taken over from files: found by a natural key, changed only by what is newly known, each change a difference.
//!
//! A domain says what it holds as a plain struct of optional fields and implements [`Fields`]; nothing else is written
//! twice. An empty field erases nothing, and a record that says what is known already is no change.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::body::{Body, Value};
use crate::event::Draft;

/// What a kind of record holds beside its key. Every field is an `Option` that serde leaves out of nothing: `null` is
/// what is not known. Moments are written by [`moment`], days by [`day`]; there are no fractions.
pub trait Fields: Clone + Default + PartialEq + Serialize + DeserializeOwned {
    /// Why the fields contradict each other, in the domain's words.
    type Refusal: From<Unwritable>;
    /// The kind in the log and in the table of records, such as `dossier`.
    const KIND: &'static str;
    /// The act by which it is taken over, such as `dossiers.record`.
    const ACT: &'static str;
    /// Fields about a person, which enter the log as salted digests.
    const PERSONAL: &'static [&'static str] = &[];

    /// # Errors
    /// What does not go together.
    fn check(&self) -> Result<(), Self::Refusal> {
        Ok(())
    }

    /// What the record keeps of what it said before, when something new is said of it. Most keep nothing beside their events.
    fn succeed(&mut self, _before: &Self) {}

    /// The keys of the records of another kind that this one belongs to, such as the procedure of a dossier.
    fn belongs_to(&self, _key: &str) -> Vec<String> {
        Vec::new()
    }
}

/// The fields cannot be written down: a fraction, or text where an object was to be. A fault of the domain's struct.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the record cannot be written: {0}")]
pub struct Unwritable(String);

/// A record as it is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held<F> {
    id: Uuid,
    key: String,
    fields: F,
    version: i64,
}

impl<F> Held<F> {
    /// A stored record. Only storage calls it.
    #[must_use]
    pub fn restore(id: Uuid, key: String, fields: F, version: i64) -> Self {
        Self { id, key, fields, version }
    }

    /// The record's id in the log and in facts.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.id
    }

    /// The natural key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Counts its changes, from 1.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.version
    }

    /// What is known.
    #[must_use]
    pub fn fields(&self) -> &F {
        &self.fields
    }
}

/// Between the parts of a natural key. A part never holds it: [`key`] takes it out.
const BETWEEN: char = '\u{1f}';

/// A natural key of several parts.
#[must_use]
pub fn key(parts: &[&str]) -> String {
    let plain: Vec<String> = parts.iter().map(|part| part.replace(BETWEEN, "")).collect();
    plain.join(&BETWEEN.to_string())
}

/// The parts of a natural key.
pub fn parts(key: &str) -> impl Iterator<Item = &str> {
    key.split(BETWEEN)
}

/// A decided change of a held record: the row and its event. Only [`take_over`] builds it.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "a change that is not committed did not happen"]
pub struct Taken {
    row: Row,
    touches: Vec<String>,
    event: Draft,
}

/// A held record as its table has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// [`Fields::KIND`].
    pub kind: &'static str,
    /// The record's id.
    pub id: Uuid,
    /// The natural key.
    pub key: String,
    /// The one record that it belongs to, where there is exactly one.
    pub parent: Option<String>,
    /// The fields as JSON.
    pub fields: String,
    /// 1 for a new record.
    pub version: i64,
}

impl Taken {
    /// The row to write.
    #[must_use]
    pub fn row(&self) -> &Row {
        &self.row
    }

    /// The keys of the records that it belongs to, before and after.
    #[must_use]
    pub fn touches(&self) -> &[String] {
        &self.touches
    }

    /// The same change by an act of the domain's own, where it was decided here and not taken from a file.
    pub fn by(mut self, act: &'static str) -> Self {
        act.clone_into(&mut self.event.act);
        self
    }

    /// The event of the change.
    #[must_use]
    pub fn event(&self) -> &Draft {
        &self.event
    }
}

/// Takes over what is `known`; `None`: all of it is known already. `new_id` names the record when there is none yet.
///
/// # Errors
/// The domain's refusal of what does not go together.
pub fn take_over<F: Fields>(
    before: Option<&Held<F>>,
    key: &str,
    known: &F,
    new_id: Uuid,
) -> Result<Option<(Held<F>, Taken)>, F::Refusal> {
    let old = before.map(|held| object(&held.fields)).transpose()?.unwrap_or_default();
    let mut merged = old.clone();
    merged.extend(object(known)?.into_iter().filter(|(_, value)| !value.is_null()));
    if before.is_some() && merged == old {
        return Ok(None);
    }
    let mut fields: F = serde_json::from_value(Json::Object(merged)).map_err(|error| unwritable(&error))?;
    fields.check()?;
    if let Some(before) = before {
        fields.succeed(&before.fields);
    }
    let merged = object(&fields)?;
    let (id, version) = before.map_or((new_id, 1), |held| (held.id, held.version + 1));
    let key = before.map_or(key, |held| held.key.as_str()).to_owned();
    let mut body = described::<F>(&old)?.difference(&described::<F>(&merged)?);
    if before.is_none() {
        body = body.with("key", key.as_str());
    }
    let mut touches = before.map(|held| held.fields.belongs_to(&key)).unwrap_or_default();
    let after = fields.belongs_to(&key);
    let parent = match after.as_slice() {
        [parent] => Some(parent.clone()),
        _ => None,
    };
    touches.extend(after);
    touches.sort_unstable();
    touches.dedup();
    let event = Draft {
        act: F::ACT.to_owned(),
        subject_kind: F::KIND.to_owned(),
        subject_id: id,
        subject_version: version,
        occurred_at_us: None,
        body,
    };
    let row = Row { kind: F::KIND, id, key: key.clone(), parent, fields: Json::Object(merged).to_string(), version };
    Ok(Some((Held { id, key, fields, version }, Taken { row, touches, event })))
}

type Object = serde_json::Map<String, Json>;

fn unwritable(error: &serde_json::Error) -> Unwritable {
    Unwritable(error.to_string())
}

fn object<F: Fields>(fields: &F) -> Result<Object, Unwritable> {
    match serde_json::to_value(fields).map_err(|error| unwritable(&error))? {
        Json::Object(object) => Ok(object),
        other => Err(Unwritable(format!("{other} is no object"))),
    }
}

/// The fields that are known, as an event's body has them.
fn described<F: Fields>(object: &Object) -> Result<Body, Unwritable> {
    let known = object.iter().filter(|(_, value)| !value.is_null());
    known
        .map(|(name, value)| {
            let personal = F::PERSONAL.contains(&name.as_str());
            let value = if personal { Value::personal(spelled(value)) } else { value_of(value)? };
            Ok((name.clone(), value))
        })
        .collect()
}

fn spelled(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn value_of(json: &Json) -> Result<Value, Unwritable> {
    Ok(match json {
        Json::Null => Value::Null,
        Json::Bool(yes) => Value::Bool(*yes),
        Json::Number(number) => {
            Value::Int(number.as_i64().ok_or_else(|| Unwritable(format!("{number} is not whole")))?)
        }
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => Value::List(items.iter().map(value_of).collect::<Result<_, _>>()?),
        Json::Object(map) => {
            let values = map.iter().map(|(name, value)| Ok((name.clone(), value_of(value)?)));
            Value::Map(values.collect::<Result<_, Unwritable>>()?)
        }
    })
}

/// An optional moment as microseconds UTC since 1970, for `#[serde(with = "ledger::held::moment")]`.
pub mod moment {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use time::{OffsetDateTime, UtcOffset};

    /// # Errors
    /// The serializer's.
    pub fn serialize<S: Serializer>(at: &Option<OffsetDateTime>, serializer: S) -> Result<S::Ok, S::Error> {
        at.map(crate::micros).serialize(serializer)
    }

    /// # Errors
    /// A number that is no moment.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<OffsetDateTime>, D::Error> {
        let us: Option<i64> = Option::deserialize(deserializer)?;
        us.map(|us| {
            OffsetDateTime::from_unix_timestamp_nanos(i128::from(us) * 1_000)
                .map(|at| at.to_offset(UtcOffset::UTC))
                .map_err(|_| D::Error::custom("no moment"))
        })
        .transpose()
    }
}

/// An optional day as `2018-02-28`, for `#[serde(with = "ledger::held::day")]`.
pub mod day {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
    use time::Date;
    use time::macros::format_description;

    /// # Errors
    /// The serializer's.
    pub fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.to_string()).serialize(serializer)
    }

    /// # Errors
    /// A text that is no day.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text: Option<String> = Option::deserialize(deserializer)?;
        let format = format_description!("[year]-[month]-[day]");
        text.map(|text| Date::parse(&text, format).map_err(|_| D::Error::custom("no day"))).transpose()
    }
}
