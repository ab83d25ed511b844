//! A one-stop dossier (hồ sơ) as the counter's record has it.

use ids::UnitId;
use ledger::held::{Fields, moment};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::Refusal;

text::words! {
    /// How it came in.
    Channel {
        /// Trực tiếp tại quầy.
        Counter = "counter",
        /// Trực tuyến.
        Online = "online",
        /// Bưu chính công ích.
        Postal = "postal",
    }
}

text::words! {
    /// Where it stands, as the record says.
    Status {
        /// Đã tiếp nhận.
        Received = "received",
        /// Đang xử lý.
        Processing = "processing",
        /// Tạm dừng chờ bổ sung.
        Paused = "paused",
        /// Đã giải quyết, chấp thuận.
        Granted = "granted",
        /// Đã giải quyết, từ chối.
        Refused = "refused",
        /// Công dân rút.
        Withdrawn = "withdrawn",
        /// Dừng xử lý.
        Stopped = "stopped",
        /// Đã trả kết quả.
        Returned = "returned",
    }
}

/// What is known of a dossier; its key is its code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dossier {
    /// The procedure's code.
    pub procedure: Option<String>,
    /// The unit that handles it.
    pub unit: Option<UnitId>,
    /// How it came in.
    pub channel: Option<Channel>,
    /// Received.
    #[serde(with = "moment")]
    pub received_at: Option<OffsetDateTime>,
    /// Due.
    #[serde(with = "moment")]
    pub due_at: Option<OffsetDateTime>,
    /// Finished: the result is there.
    #[serde(with = "moment")]
    pub finished_at: Option<OffsetDateTime>,
    /// The result was handed out.
    #[serde(with = "moment")]
    pub returned_at: Option<OffsetDateTime>,
    /// Where it stands.
    pub status: Option<Status>,
    /// Where it was received.
    pub received_unit: Option<UnitId>,
    /// Where the result is handed out.
    pub returned_unit: Option<UnitId>,
}

impl Dossier {
    /// Ended without a decision on it.
    #[must_use]
    pub fn is_apart(&self) -> bool {
        matches!(self.status, Some(Status::Withdrawn | Status::Stopped))
    }

    /// Decided, or its result was handed out: then nobody says here whether it was granted.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.is_decided() || self.status == Some(Status::Returned)
    }

    /// Granted or refused.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        matches!(self.status, Some(Status::Granted | Status::Refused))
    }
}

impl Fields for Dossier {
    type Refusal = Refusal;
    const KIND: &'static str = "dossier";
    const ACT: &'static str = "dossiers.record";

    fn check(&self) -> Result<(), Refusal> {
        if self.procedure.is_some() { Ok(()) } else { Err(Refusal::ProcedureMissing) }
    }

    fn belongs_to(&self, _: &str) -> Vec<String> {
        self.procedure.iter().cloned().collect()
    }
}
