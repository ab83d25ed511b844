//! The difference of two descriptions: what an event about a change carries.

use std::collections::BTreeMap;

use crate::body::{Body, Value};

impl Body {
    /// The fields that differ, each as `{"from": …, "to": …}`; a field that one side lacks counts as null there.
    ///
    /// Empty when the two describe the same. Personal values keep their kind, so that sealing takes them out.
    #[must_use]
    pub fn difference(&self, after: &Self) -> Self {
        let names = self.0.keys().chain(after.0.keys().filter(|name| !self.0.contains_key(*name)));
        let mut changed = Self::new();
        for name in names {
            let from = self.0.get(name).cloned().unwrap_or(Value::Null);
            let to = after.0.get(name).cloned().unwrap_or(Value::Null);
            if from != to {
                let pair = BTreeMap::from([("from".to_owned(), from), ("to".to_owned(), to)]);
                changed = changed.with(name.clone(), Value::Map(pair));
            }
        }
        changed
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
