//! What the quality system owes by a time.

use ledger::held::{Fields, moment};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::Refusal;

text::words! {
    /// What is owed.
    ObligationKind {
        /// Đánh giá nội bộ.
        Audit = "audit",
        /// Xem xét của lãnh đạo.
        Review = "review",
        /// Cập nhật thay đổi của pháp luật.
        LegalUpdate = "legal_update",
        /// Công bố hệ thống quản lý chất lượng.
        Declaration = "declaration",
        /// Hành động khắc phục.
        CorrectiveAction = "corrective_action",
        /// Việc khác.
        Other = "other",
    }
}

/// What is known of an obligation; its key is its code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Obligation {
    /// What is owed.
    pub kind: Option<ObligationKind>,
    /// Due.
    #[serde(with = "moment")]
    pub due_at: Option<OffsetDateTime>,
    /// Done.
    #[serde(with = "moment")]
    pub done_at: Option<OffsetDateTime>,
    /// The proof.
    pub evidence: Option<String>,
}

impl Fields for Obligation {
    type Refusal = Refusal;
    const KIND: &'static str = "obligation";
    const ACT: &'static str = "obligations.record";

    fn check(&self) -> Result<(), Refusal> {
        if self.kind.is_some() { Ok(()) } else { Err(Refusal::KindMissing) }
    }
}
