//! Indicators: facts in, figures out, as of any moment.
//!
//! A [`Fact`] is a row of moments about one subject. An [`Indicator`] is data: which facts, under which condition, in
//! which window. [`figure`] counts at one moment; [`steps`] gives the same count as a sum of differences over time, so
//! that a tally of steps answers for any moment without reading the facts again. That the two agree is a law, tested.

mod condition;
mod count;
mod fact;
mod figure;
mod indicator;
mod steps;

pub use condition::Condition;
pub use count::{Cell, Key, Slot, Verdict, slots};
pub use fact::{Fact, Group, Mark, Marks, Population, Role};
pub use figure::{By, Figure, Period, figure};
pub use indicator::{Comparator, DenominatorRule, Indicator, Share, Target, Unit};
pub use steps::{BEGINNING, Step, steps};
