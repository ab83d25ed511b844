//! A reminder that was delivered or an urging by a person, of an item, a directive or a dossier.

use commitment::ladder::Delivery;
use ids::PersonId;
use ledger::held::{Fields, key, moment};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::Refusal;

text::words! {
    /// What was urged.
    SubjectKind {
        /// Nhiệm vụ được giao.
        Directive = "directive",
        /// Mục chương trình công tác.
        Programme = "programme",
        /// Hồ sơ một cửa.
        Dossier = "dossier",
    }
}

/// The key of what was urged, among the records of every kind.
#[must_use]
pub fn subject_key(kind: SubjectKind, code: &str) -> String {
    key(&[kind.key(), code])
}

/// What is known of an urging; its key is the subject, the rung and the moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Urging {
    /// [`subject_key`] of what was urged.
    pub subject: Option<String>,
    /// The rung, one of [`commitment::ladder::Rung`]'s words or the office's own.
    pub rung: Option<String>,
    /// When it was delivered.
    #[serde(with = "moment")]
    pub delivered_at: Option<OffsetDateTime>,
    /// The person who urged; none: the system did.
    pub by: Option<PersonId>,
    /// When it was answered.
    #[serde(with = "moment")]
    pub answered_at: Option<OffsetDateTime>,
    /// What a person wrote who urged.
    pub text: Option<String>,
    /// What was answered.
    pub answer: Option<String>,
    /// The number of the signed document that urged.
    pub document: Option<String>,
}

impl Urging {
    /// The delivery as the ladder reads it; `None` without its moment.
    #[must_use]
    pub fn delivery(&self) -> Option<Delivery> {
        Some(Delivery {
            rung: self.rung.clone().unwrap_or_default(),
            at: self.delivered_at?,
            by_person: self.by.is_some(),
            answered_at: self.answered_at,
        })
    }
}

impl Fields for Urging {
    type Refusal = Refusal;
    const KIND: &'static str = "urging";
    const ACT: &'static str = "urgings.record";

    fn belongs_to(&self, _: &str) -> Vec<String> {
        self.subject.iter().cloned().collect()
    }
}
