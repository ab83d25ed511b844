//! Models of processes, what is wrong with them, what happened against them, and figures of what happened.
//!
//! A [`Model`] is what a file says: a BPMN [`Diagram`], a one-stop [`Workflow`] or a Petri [`Net`]. [`Model::check`] counts it and
//! tells what is wrong; [`Model::to_net`] makes the net that a [`Log`] is held against: an [`Aligner`] finds the cheapest explanation of
//! each case, [`replay`] plays the tokens. [`Log::stats`] counts a log alone. [`Model::diagram`] is any model as people look at it:
//! [`model::Diagram::drawing`] lays it out, [`model::Diagram::steps`] lists it, [`model::Diagram::to_bpmn`] writes it.

mod align;
mod check;
mod conformance;
mod drawing;
mod drawn;
mod game;
mod graph;
mod log;
pub mod model;
mod net;
mod order;
mod picture;
mod problem;
mod replay;
mod sheet;
mod stats;
mod translate;
mod workflow;

pub use align::{Aligner, Alignment, Bound, Move};
pub use check::Check;
pub use conformance::{Conformance, ConformanceError, Deviation, Method, conform};
pub use drawing::{Band, Direction, Drawing, Frame, Line, Look, Mark, Shape, Tone};
pub use log::{Case, Event, Log, Variant};
pub use model::{Diagram, Model};
pub use net::{Arc, LooseArc, Net, Transition, Way};
pub use picture::{Astray, Path, Picture, StepFlow};
pub use problem::{Problem, ProblemKind};
pub use replay::{Replay, replay};
pub use sheet::Work;
pub use stats::{Spread, Stats};
pub use workflow::{Step, StepTask, Unread, Workflow, parse_days};
