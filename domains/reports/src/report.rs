//! What a unit owes for a period, and when it came.

use ids::UnitId;
use ledger::held::{Fields, moment};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::Refusal;

text::words! {
    /// What is owed.
    ReportKind {
        /// Báo cáo.
        Report = "report",
        /// Chương trình công tác.
        Programme = "programme",
    }
}

text::words! {
    /// How it came.
    Channel {
        /// Trên mạng.
        Online = "online",
        /// Văn bản giấy.
        Paper = "paper",
    }
}

/// What is known of a report; its key is unit, template and period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// Who owes it.
    pub unit: Option<UnitId>,
    /// The form.
    pub template: Option<String>,
    /// The period as written, such as `2018-Q1`.
    pub period: Option<String>,
    /// Due.
    #[serde(with = "moment")]
    pub due_at: Option<OffsetDateTime>,
    /// When it came.
    #[serde(with = "moment")]
    pub submitted_at: Option<OffsetDateTime>,
    /// When it was accepted.
    #[serde(with = "moment")]
    pub accepted_at: Option<OffsetDateTime>,
    /// A report, or a programme; not known: a report.
    pub kind: Option<ReportKind>,
    /// How it came; not known: online, for it stands in an online system's list.
    pub channel: Option<Channel>,
}

impl Report {
    /// What kind it counts as.
    #[must_use]
    pub fn kind(&self) -> ReportKind {
        self.kind.unwrap_or(ReportKind::Report)
    }

    /// When it came online; one on paper never did.
    #[must_use]
    pub fn submitted_online_at(&self) -> Option<OffsetDateTime> {
        self.submitted_at.filter(|_| self.channel != Some(Channel::Paper))
    }
}

impl Fields for Report {
    type Refusal = Refusal;
    const KIND: &'static str = "report";
    const ACT: &'static str = "reports.record";

    fn check(&self) -> Result<(), Refusal> {
        if self.unit.is_some() { Ok(()) } else { Err(Refusal::UnitMissing) }
    }

    fn belongs_to(&self, _: &str) -> Vec<String> {
        self.unit.iter().map(ToString::to_string).collect()
    }
}
