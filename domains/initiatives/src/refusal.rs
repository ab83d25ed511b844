//! Why a record of an initiative is refused, in the field's words.

use ledger::held::Unwritable;

/// Why a record of an initiative is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has a title.
    #[error("the title is missing")]
    TitleMissing,
    /// More votes than members.
    #[error("{votes} votes of a council of {size}")]
    MoreVotesThanMembers {
        /// The votes in favour.
        votes: u32,
        /// The council's members.
        size: u32,
    },
    /// The authors' shares are parts of one whole.
    #[error("the authors' shares add up to {percent}%")]
    SharesOverWhole {
        /// What they add up to.
        percent: u32,
    },
    /// The record's struct cannot be written.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}
