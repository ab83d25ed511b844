//! An initiative as the council's record has it.

use ids::UnitId;
use ledger::held::{Fields, day};
use serde::{Deserialize, Serialize};
use time::Date;

use crate::Refusal;

/// What is known of an initiative; its key is its code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Initiative {
    /// Tên sáng kiến.
    pub title: Option<String>,
    /// The authors as written, `name:share; ...`.
    pub authors: Option<String>,
    /// The authors' unit.
    pub unit: Option<UnitId>,
    /// First applied.
    #[serde(with = "day")]
    pub first_applied_on: Option<Date>,
    /// When recognition was asked for.
    #[serde(with = "day")]
    pub requested_on: Option<Date>,
    /// Votes in favour.
    pub council_votes_for: Option<u32>,
    /// Members of the council.
    pub council_size: Option<u32>,
    /// When it was recognised.
    #[serde(with = "day")]
    pub recognised_on: Option<Date>,
    /// The decision of recognition.
    pub decision_number: Option<String>,
    /// The council.
    pub council_code: Option<String>,
}

impl Initiative {
    /// The authors' shares in percent, those that are written.
    fn shares(&self) -> u32 {
        let authors = self.authors.as_deref().unwrap_or_default();
        let shares = authors.split(';').filter_map(|author| author.rsplit_once(':'));
        let percents = shares.filter_map(|(_, share)| share.trim().trim_end_matches('%').trim().parse::<u32>().ok());
        percents.fold(0, u32::saturating_add)
    }
}

impl Fields for Initiative {
    type Refusal = Refusal;
    const KIND: &'static str = "initiative";
    const ACT: &'static str = "initiatives.record";
    const PERSONAL: &'static [&'static str] = &["authors"];

    fn check(&self) -> Result<(), Refusal> {
        if self.title.is_none() {
            return Err(Refusal::TitleMissing);
        }
        if let (Some(votes), Some(size)) = (self.council_votes_for, self.council_size)
            && votes > size
        {
            return Err(Refusal::MoreVotesThanMembers { votes, size });
        }
        match self.shares() {
            percent if percent > 100 => Err(Refusal::SharesOverWhole { percent }),
            _ => Ok(()),
        }
    }
}
