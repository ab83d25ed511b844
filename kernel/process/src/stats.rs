//! Figures of a log: how many, how often, how long.

use std::collections::HashSet;

use serde::Serialize;

use crate::Log;

/// What `process stats` answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stats {
    /// Cases, those without events included.
    pub cases: usize,
    /// Events, whatever their lifecycle.
    pub events: usize,
    /// Different activities.
    pub activities: usize,
    /// Different sequences of activities.
    pub variants: usize,
    /// From the first to the last event of a case, in seconds.
    pub throughput_seconds: Spread,
}

/// Seconds of many things; none of nothing.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Default)]
pub struct Spread {
    /// The mean.
    pub mean: Option<f64>,
    /// The median; of an even number, the middle between two.
    pub median: Option<f64>,
    /// The 95th percentile: 95 hundredths of the way from the first to the last in order, interpolated between two neighbours.
    pub p95: Option<f64>,
    /// The largest.
    pub max: Option<f64>,
}

impl Log {
    /// Counts the log.
    #[must_use]
    pub fn stats(&self) -> Stats {
        let durations = self.cases.iter().filter_map(|case| {
            let moments = || case.events.iter().filter_map(|event| event.at);
            moments().max().zip(moments().min()).map(|(last, first)| last.saturating_sub(first))
        });
        let used: HashSet<u32> = self.cases.iter().flat_map(|case| &case.events).map(|event| event.activity).collect();
        Stats {
            cases: self.cases.len(),
            events: self.cases.iter().map(|case| case.events.len()).sum(),
            activities: used.len(),
            variants: self.variants().len(),
            throughput_seconds: Spread::of(durations.collect()),
        }
    }
}

impl Spread {
    /// Of microseconds.
    pub(crate) fn of(mut all: Vec<i64>) -> Self {
        if all.is_empty() {
            return Self::default();
        }
        all.sort_unstable();
        // The rank among n that lies so many hundredths of the way from the first to the last; in whole numbers, so that it is exact.
        let at = |hundredths: usize| {
            let rank = hundredths * (all.len() - 1);
            let (low, high) = (i128::from(all[rank / 100]), i128::from(all[rank.div_ceil(100)]));
            (low * 100 + (high - low) * (rank % 100) as i128) as f64 / 1e8
        };
        let total: i128 = all.iter().map(|&micros| i128::from(micros)).sum();
        Self {
            mean: Some(total as f64 / all.len() as f64 / 1e6),
            median: Some(at(50)),
            p95: Some(at(95)),
            max: Some(at(100)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_what_a_pencil_finds() {
        let of = |seconds: &[i64]| Spread::of(seconds.iter().map(|s| s * 1_000_000).collect());
        assert_eq!(of(&[]), Spread::default());
        let spread = of(&[40, 10, 20, 30]);
        assert_eq!((spread.mean, spread.median, spread.max), (Some(25.0), Some(25.0), Some(40.0)));
        assert_eq!(spread.p95, Some(38.5));
        assert_eq!(of(&[7]).p95, Some(7.0));
    }
}
