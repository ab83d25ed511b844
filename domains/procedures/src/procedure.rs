//! An administrative procedure (thủ tục hành chính) as the catalogue has it.

use ledger::held::{Fields, day, moment};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

use crate::Refusal;

text::words! {
    /// The level at which it is handled.
    Level {
        /// Cấp tỉnh.
        Province = "province",
        /// Cấp xã.
        Commune = "commune",
    }
}

text::words! {
    /// Whose competence it is.
    Authority {
        /// UBND tỉnh.
        Committee = "committee",
        /// Chủ tịch UBND tỉnh.
        Chairman = "chairman",
        /// Phó Chủ tịch UBND tỉnh.
        ViceChairman = "vice_chairman",
        /// Sở, ngành.
        Agency = "agency",
    }
}

text::words! {
    /// What its time limit is counted in.
    TimeUnit {
        /// Ngày làm việc.
        WorkingDay = "working_day",
        /// Ngày.
        Day = "day",
        /// Giờ.
        Hour = "hour",
        /// Tháng.
        Month = "month",
    }
}

text::words! {
    /// What became of it. An amended one is in force as amended.
    Status {
        /// Còn hiệu lực.
        InForce = "in_force",
        /// Được sửa đổi, bổ sung.
        Amended = "amended",
        /// Bị bãi bỏ.
        Repealed = "repealed",
    }
}

text::words! {
    /// Who prescribed it.
    PrescribedBy {
        /// Trung ương.
        Central = "central",
        /// Địa phương.
        Local = "local",
    }
}

/// What is known of a procedure; its key is its code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Procedure {
    /// Tên thủ tục.
    pub name: Option<String>,
    /// Lĩnh vực.
    pub field: Option<String>,
    /// The level at which it is handled.
    pub level: Option<Level>,
    /// Whose competence it is.
    pub authority: Option<Authority>,
    /// The time limit as a decimal number of `time_unit`, such as `2,5`.
    pub time_limit: Option<String>,
    /// What the limit is counted in.
    pub time_unit: Option<TimeUnit>,
    /// The decision that published this version.
    pub decision_number: Option<String>,
    /// When that decision was signed.
    #[serde(with = "day")]
    pub decided_on: Option<Date>,
    /// From when this version applies.
    #[serde(with = "day")]
    pub effective_on: Option<Date>,
    /// What became of it.
    pub status: Option<Status>,
    /// The ISO process that it was rebuilt as.
    pub iso_process_code: Option<String>,
    /// When the national database was last brought up to date.
    #[serde(with = "moment")]
    pub national_db_updated_at: Option<OffsetDateTime>,
    /// Who prescribed it.
    pub prescribed_by: Option<PrescribedBy>,
    /// When it was published; not known: not published.
    #[serde(with = "moment")]
    pub published_at: Option<OffsetDateTime>,
}

impl Fields for Procedure {
    type Refusal = Refusal;
    const KIND: &'static str = "procedure";
    const ACT: &'static str = "procedures.record";

    fn check(&self) -> Result<(), Refusal> {
        if self.name.is_none() {
            return Err(Refusal::NameMissing);
        }
        match &self.time_limit {
            Some(written) if !is_limit(written) => Err(Refusal::NotALimit { written: written.clone() }),
            _ => Ok(()),
        }
    }

    /// The ISO process that it names, so that a change of that process finds it.
    fn belongs_to(&self, _: &str) -> Vec<String> {
        self.iso_process_code.iter().cloned().collect()
    }
}

fn is_limit(written: &str) -> bool {
    written.replace(',', ".").parse::<f64>().is_ok_and(|limit| limit.is_finite() && limit >= 0.0)
}
