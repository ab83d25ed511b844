//! Models as Petri nets, so that what happened can be held against them.

mod diagram;
mod gateway;
mod scope;
mod workflow;

use crate::{Model, Net};

impl Model {
    /// The net that does what the model allows.
    ///
    /// Tasks, called processes and sub-processes that are drawn without their inside are visible under their name (or id); all
    /// else is silent. A net is itself.
    #[must_use]
    pub fn to_net(&self) -> Net {
        match self {
            Self::Diagram(diagram) => diagram::net(diagram),
            Self::Workflow(workflow) => workflow::net(workflow),
            Self::Net(net) => net.clone(),
        }
    }
}
