//! An event log: cases, each a sequence of activities with their moments.

use std::collections::HashMap;

/// The events of a system, case by case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log {
    /// The activities; events name them by index.
    pub activities: Vec<String>,
    /// The cases in the order of the log.
    pub cases: Vec<Case>,
    numbers: HashMap<String, u32>,
}

/// A case: a dossier, a ticket, a trace.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Case {
    /// Its code.
    pub code: String,
    /// What happened, in order.
    pub events: Vec<Event>,
}

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// The index of the activity.
    pub activity: u32,
    /// Microseconds since 1970 in UTC; none where the log does not say when.
    pub at: Option<i64>,
}

/// Cases that did the same things in the same order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Indices of activities.
    pub activities: Vec<u32>,
    /// Indices of the cases.
    pub cases: Vec<usize>,
}

impl Log {
    /// The index of an activity, new or known.
    pub fn activity(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = u32::try_from(self.activities.len()).unwrap_or(u32::MAX);
        self.activities.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// Puts the events of each case in the order of time; events of one moment, and those without one, keep their order.
    pub fn sort_by_time(&mut self) {
        for case in &mut self.cases {
            // A case with an event of unknown time has no order of time.
            if case.events.iter().all(|event| event.at.is_some()) {
                case.events.sort_by_key(|event| event.at);
            }
        }
    }

    /// The name of an activity.
    #[must_use]
    pub fn name(&self, activity: u32) -> &str {
        self.activities.get(activity as usize).map_or("", String::as_str)
    }

    /// The variants, the most frequent first, then in the order of the log.
    #[must_use]
    pub fn variants(&self) -> Vec<Variant> {
        let mut known: HashMap<Vec<u32>, usize> = HashMap::new();
        let mut variants: Vec<Variant> = Vec::new();
        let mut path = Vec::new();
        for (index, case) in self.cases.iter().enumerate() {
            path.clear();
            path.extend(case.events.iter().map(|event| event.activity));
            match known.get(&path) {
                Some(&variant) => variants[variant].cases.push(index),
                None => {
                    known.insert(path.clone(), variants.len());
                    variants.push(Variant { activities: path.clone(), cases: vec![index] });
                }
            }
        }
        variants.sort_by_key(|variant| std::cmp::Reverse(variant.cases.len()));
        variants
    }
}
