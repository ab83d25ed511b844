//! How well a log fits a model, and why the question has no answer.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::align::{Aligner, Bound};
use crate::{Log, Net, replay};

/// How a log is held against a net.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// The cheapest explanation of each case.
    #[default]
    Alignment,
    /// Tokens that are missing or left over.
    Replay,
}

/// Holds a log against a net.
///
/// # Errors
/// When the net does not say where it ends, cannot get there, or is too large.
pub fn conform(net: &Net, log: &Log, method: Method, bound: Bound) -> Result<Conformance, ConformanceError> {
    match method {
        Method::Alignment => Aligner::new(net, bound)?.log(log),
        Method::Replay => replay(net, log, bound),
    }
}

/// What `process conformance` answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conformance {
    /// Cases.
    pub traces: u64,
    /// Cases that fit without any deviation.
    pub fitting: u64,
    /// Between 0 and 1, averaged over cases; none without cases.
    pub fitness: Option<f64>,
    /// Of alignments, the sum of their costs; of replay, tokens that were missing or left over.
    pub cost: u64,
    /// Where cases and model differ, the most frequent first.
    pub deviations: Vec<Deviation>,
}

/// How often an activity happened where the model does not do it, and was left out where the model does it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deviation {
    /// The activity.
    pub activity: String,
    /// It happened, the model does not do it there.
    pub log_moves: u64,
    /// The model does it there, it did not happen.
    pub model_moves: u64,
}

/// Why a log cannot be held against a model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConformanceError {
    /// The net does not say where it ends.
    #[error("mô hình không có điểm kết thúc; hãy thêm sự kiện kết thúc hoặc dấu cuối (finalmarkings)")]
    NoEnd,
    /// No run leads from the start to the end.
    #[error("mô hình không có đường nào đi từ đầu đến cuối; hãy sửa mô hình (dunghan process check)")]
    NoRun,
    /// The model can be in too many states to be searched.
    #[error("mô hình quá rộng: đã xét {states} trạng thái mà chưa xong; hãy chia thành nhiều quy trình nhỏ hơn")]
    TooWide {
        /// States that were looked at.
        states: usize,
    },
    /// The diagram has too many elements to be played.
    #[error("sơ đồ có {elements} phần tử, chỉ đối chiếu được đến {limit}; hãy chia thành nhiều quy trình nhỏ hơn")]
    TooLong {
        /// Nodes and flows.
        elements: usize,
        /// The limit.
        limit: usize,
    },
}

/// A conformance while it is counted.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    traces: u64,
    fitting: u64,
    fitness: f64,
    cost: u64,
    deviations: BTreeMap<String, Deviation>,
}

impl Tally {
    pub fn cases(&mut self, cases: u64, cost: u64, fitness: f64, fits: bool) {
        self.traces += cases;
        self.cost += cost * cases;
        self.fitness += fitness * cases as f64;
        if fits {
            self.fitting += cases;
        }
    }

    pub fn deviation(&mut self, activity: &str) -> &mut Deviation {
        let fresh = || Deviation { activity: activity.to_owned(), log_moves: 0, model_moves: 0 };
        self.deviations.entry(activity.to_owned()).or_insert_with(fresh)
    }

    pub fn finish(self) -> Conformance {
        let mut deviations: Vec<Deviation> = self.deviations.into_values().collect();
        deviations.sort_by_key(|deviation| std::cmp::Reverse(deviation.log_moves + deviation.model_moves));
        let fitness = (self.traces > 0).then(|| self.fitness / self.traces as f64);
        Conformance { traces: self.traces, fitting: self.fitting, fitness, cost: self.cost, deviations }
    }
}
