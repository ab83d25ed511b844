//! The programme as it was in force on a day: today's, with every later decision undone.

use time::Date;

use crate::{Adjustment, Item};

/// An item as it was in force on a day, from what it is now and the decisions on it in any order; none when no decision had brought
/// it in yet. One that was taken out by then is there, withdrawn.
#[must_use]
pub fn in_force<'a>(item: &Item, adjustments: impl IntoIterator<Item = &'a Adjustment>, day: Date) -> Option<Item> {
    let mut later: Vec<&Adjustment> =
        adjustments.into_iter().filter(|one| one.decided_on.is_some_and(|decided| decided > day)).collect();
    later.sort_by_key(|one| std::cmp::Reverse(one.decided_on));
    later.into_iter().try_fold(item.clone(), |item, one| one.undone(&item))
}
