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
    /// The 95th percentile, interpolated between its neighbours.
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
    fn of(mut all: Vec<i64>) -> Self {
        if all.is_empty() {
            return Self::default();
        }
        all.sort_unstable();
        let seconds = |micros: f64| micros / 1e6;
        // The rank among n that lies at a share of the way from the first to the last.
        let at = |share: f64| {
            let rank = share * (all.len() - 1) as f64;
            let (low, high) = (all[rank.floor() as usize] as f64, all[rank.ceil() as usize] as f64);
            seconds(low + (high - low) * rank.fract())
        };
        let total: i128 = all.iter().map(|&micros| i128::from(micros)).sum();
        Self {
            mean: Some(seconds(total as f64 / all.len() as f64)),
            median: Some(at(0.5)),
            p95: Some(at(0.95)),
            max: Some(at(1.0)),
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
        assert!((spread.p95.unwrap_or_default() - 38.5).abs() < 1e-9);
        assert_eq!(of(&[7]).p95, Some(7.0));
    }
}
