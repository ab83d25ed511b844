//! The roles of an office.

use std::fmt;
use std::str::FromStr;

text::words! {
    /// What a person is in the office. A person may hold several.
    Role {
        /// Văn thư: keeps the document register.
        RecordsClerk = "records_clerk",
        /// Chuyên viên: owes work.
        Officer = "officer",
        /// Chuyên viên theo dõi: follows work that others owe.
        Follower = "follower",
        /// Thủ trưởng đơn vị.
        UnitHead = "unit_head",
        /// Cán bộ một cửa.
        CounterOfficer = "counter_officer",
        /// Thư ký ISO.
        IsoSecretary = "iso_secretary",
        /// Đại diện lãnh đạo về chất lượng.
        Qmr = "qmr",
        /// Lãnh đạo Văn phòng.
        OfficeLeader = "office_leader",
        /// Phó Chủ tịch.
        ViceChairman = "vice_chairman",
        /// Chủ tịch.
        Chairman = "chairman",
        /// Đánh giá viên nội bộ.
        Auditor = "auditor",
        /// Thanh tra.
        Inspector = "inspector",
        /// Thành viên hội đồng sáng kiến.
        CouncilMember = "council_member",
        /// Quản trị hệ thống.
        Administrator = "administrator",
    }
}

/// The word is not a role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no role is called {0:?}")]
pub struct NotARole(pub String);

impl FromStr for Role {
    type Err = NotARole;
    fn from_str(text: &str) -> Result<Self, NotARole> {
        let word = text.trim().to_ascii_lowercase();
        Self::ALL.iter().copied().find(|role| role.key() == word).ok_or_else(|| NotARole(text.trim().to_owned()))
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
