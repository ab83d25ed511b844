//! What the rows of a file have said so far: a key that stands twice must say the same twice.

use std::collections::HashMap;
use std::hash::Hash;

use storage::Change;

use super::run::{Effect, Told, Wrong};
use super::words;

/// What is stored under the keys of the file, and what its rows made of it.
pub(super) struct Said<'s, K, T> {
    stored: &'s HashMap<K, T>,
    /// The first row of each key; what it left behind, where that is not what is stored.
    rows: HashMap<K, (u32, Option<T>)>,
}

impl<'s, K: Eq + Hash, T> Said<'s, K, T> {
    pub(super) fn new(stored: &'s HashMap<K, T>) -> Self {
        Self { stored, rows: HashMap::new() }
    }

    /// What a row of this key finds.
    pub(super) fn before(&self, key: &K) -> Option<&T> {
        let left = self.rows.get(key).and_then(|(_, left)| left.as_ref());
        left.or_else(|| self.stored.get(key))
    }

    /// Decides a row: `act` sees what the row finds and gives its change with what that leaves behind.
    pub(super) fn decide(
        &mut self,
        key: K,
        row: u32,
        column: &'static str,
        act: impl FnOnce(Option<&T>) -> Result<Option<(Change, T)>, Told>,
    ) -> Result<Effect, Wrong> {
        let done = act(self.before(&key)).map_err(|told| vec![told])?;
        match (done, self.rows.get(&key)) {
            (Some(_), Some((first, _))) => Err(vec![(column, words::twice(*first))]),
            (None, Some(_)) => Ok(Effect::Unchanged),
            (None, None) => {
                self.rows.insert(key, (row, None));
                Ok(Effect::Unchanged)
            }
            (Some((change, left)), None) => {
                let known = self.stored.contains_key(&key);
                self.rows.insert(key, (row, Some(left)));
                Ok(if known { Effect::Updated(change) } else { Effect::New(change) })
            }
        }
    }
}
