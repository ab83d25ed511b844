//! What an exception page says of late work: what is missing, and who must decide.

use time::OffsetDateTime;

text::words! {
    /// What is missing for late work to end.
    Missing {
        /// Nobody follows it.
        Follower = "follower",
        /// Whoever follows it has found nothing for a whole period.
        FollowUp = "follow_up",
        /// The result is there and waits to be accepted.
        Acceptance = "acceptance",
        /// It was urged and not answered.
        Answer = "answer",
        /// The result, with what proves it.
        Result = "result",
    }
}

text::words! {
    /// Who must decide.
    Decider {
        /// Whoever follows it: the next step is theirs.
        Follower = "follower",
        /// Thủ trưởng đơn vị chủ trì.
        Head = "head",
        /// Lãnh đạo Văn phòng.
        OfficeLeader = "office_leader",
        /// Chủ tịch, or the Vice Chairman in charge.
        Chairman = "chairman",
    }
}

/// What is known of a late task.
#[derive(Debug, Clone, Copy)]
pub struct Late {
    /// The due time in force.
    pub due_at: OffsetDateTime,
    /// Whether somebody follows it.
    pub followed: bool,
    /// When the follow-up period that runs now ends, or ended.
    pub next_follow_up: Option<OffsetDateTime>,
    /// When its result was handed in.
    pub submitted_at: Option<OffsetDateTime>,
    /// Since when an urging waits for an answer.
    pub unanswered_since: Option<OffsetDateTime>,
    /// From when on whoever gave the work is told that it is late.
    pub long_from: OffsetDateTime,
}

impl Late {
    /// What is missing, the nearest step first.
    #[must_use]
    pub fn missing(&self, now: OffsetDateTime) -> Vec<Missing> {
        if self.submitted_at.is_some() {
            return vec![Missing::Acceptance];
        }
        let mut missing = Vec::new();
        if !self.followed {
            missing.push(Missing::Follower);
        } else if self.next_follow_up.is_some_and(|end| end < now) {
            missing.push(Missing::FollowUp);
        }
        if self.unanswered_since.is_some() {
            missing.push(Missing::Answer);
        }
        missing.push(Missing::Result);
        missing
    }

    /// Who must decide at `now`.
    #[must_use]
    pub fn decider(&self, now: OffsetDateTime) -> Decider {
        if self.submitted_at.is_some() {
            Decider::Follower
        } else if self.long_from <= now {
            Decider::Chairman
        } else if !self.followed || self.unanswered_since.is_some() {
            Decider::OfficeLeader
        } else {
            Decider::Head
        }
    }
}
