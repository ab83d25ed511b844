//! The acts by which a version of a procedure becomes known: decided, posted, sent, acknowledged.

use ledger::held::{Fields, moment};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::Refusal;

text::words! {
    /// What was done.
    PublicationAct {
        /// Quyết định công bố.
        Decided = "decided",
        /// Niêm yết, công khai.
        Posted = "posted",
        /// Gửi cơ sở dữ liệu quốc gia.
        Sent = "sent",
        /// Cơ sở dữ liệu quốc gia xác nhận.
        Acknowledged = "acknowledged",
    }
}

/// What is known of an act of publication; its key is procedure, version and act.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Publication {
    /// The procedure's code.
    pub procedure: Option<String>,
    /// The version as written.
    pub version: Option<String>,
    /// What was done.
    pub act: Option<PublicationAct>,
    /// When.
    #[serde(with = "moment")]
    pub at: Option<OffsetDateTime>,
    /// The proof.
    pub proof: Option<String>,
}

impl Fields for Publication {
    type Refusal = Refusal;
    const KIND: &'static str = "publication";
    const ACT: &'static str = "publications.record";

    fn belongs_to(&self, _: &str) -> Vec<String> {
        self.procedure.iter().cloned().collect()
    }
}
