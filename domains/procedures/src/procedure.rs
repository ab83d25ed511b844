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

text::words! {
    /// How a dossier of it may come in.
    Channel {
        /// Trực tiếp.
        Counter = "counter",
        /// Trực tuyến.
        Online = "online",
        /// Dịch vụ bưu chính.
        Postal = "postal",
    }
}

/// A way to hand a dossier in, with the time limit and the fee that belong to it (cách thức thực hiện).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Way {
    /// How.
    pub channel: Option<Channel>,
    /// The time limit as a decimal number of `unit`.
    pub limit: Option<String>,
    /// What the limit is counted in.
    pub unit: Option<TimeUnit>,
    /// The fee as written, such as `Miễn phí` or `50,000 VNĐ`.
    pub fee: Option<String>,
    /// What else is said of it.
    pub note: Option<String>,
}

/// A version that a later one took the place of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Version {
    /// The decision that published it.
    pub decision_number: Option<String>,
    /// When that decision was signed.
    #[serde(with = "day")]
    pub decided_on: Option<Date>,
    /// From when it applied.
    #[serde(with = "day")]
    pub effective_on: Option<Date>,
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
    /// The versions before this one, the oldest first.
    pub former: Option<Vec<Version>>,
    /// The steps of the law (trình tự thực hiện).
    pub steps: Option<String>,
    /// The ways to hand a dossier in.
    pub ways: Option<Vec<Way>>,
    /// What a dossier holds (thành phần hồ sơ), with numbers of copies and forms.
    pub documents: Option<String>,
    /// Who may ask for it (đối tượng thực hiện).
    pub applicants: Option<String>,
    /// The body that handles it (cơ quan thực hiện).
    pub body: Option<String>,
    /// What it ends with (kết quả).
    pub result: Option<String>,
    /// Requirements and conditions.
    pub conditions: Option<String>,
    /// The laws that it rests on.
    pub legal_bases: Option<String>,
    /// Its own forms (mẫu đơn, tờ khai).
    pub forms: Option<String>,
}

impl Procedure {
    /// Its versions, the oldest first, this one last.
    pub fn versions(&self) -> impl Iterator<Item = Version> {
        let Self { decision_number, decided_on, effective_on, .. } = self.clone();
        self.former.iter().flatten().cloned().chain([Version { decision_number, decided_on, effective_on }])
    }

    /// The version that applied on a day: the last one that had begun; one without a first day always had.
    #[must_use]
    pub fn version_on(&self, day: Date) -> Option<Version> {
        self.versions().filter(|version| version.effective_on.is_none_or(|from| from <= day)).last()
    }
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

    /// A version that begins on another day, under another decision, leaves the one before it in the list.
    fn succeed(&mut self, before: &Self) {
        let earlier = before.effective_on.zip(self.effective_on).is_some_and(|(before, now)| before < now);
        if earlier && before.decision_number != self.decision_number {
            let Self { decision_number, decided_on, effective_on, .. } = before.clone();
            self.former.get_or_insert_default().push(Version { decision_number, decided_on, effective_on });
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
