//! Models as Petri nets, so that what happened can be held against them.

mod diagram;
mod gateway;
mod node;
mod reduce;
mod scope;
mod workflow;

use crate::{ConformanceError, Model, Net};

/// More nodes and flows than any diagram that people read.
const MOST: usize = 4_000;

impl Model {
    /// The net that does what the model allows.
    ///
    /// Tasks, called processes and sub-processes that are drawn without their inside are visible under their name (or id); all
    /// else is silent. A net is itself.
    ///
    /// # Errors
    /// When a diagram has more elements than are played.
    pub fn to_net(&self) -> Result<Net, ConformanceError> {
        Ok(match self {
            Self::Diagram(diagram) => {
                let elements = diagram.nodes.len() + diagram.flows.len() + diagram.pools.len();
                if elements > MOST {
                    return Err(ConformanceError::TooLong { elements, limit: MOST });
                }
                diagram::net(diagram)
            }
            Self::Workflow(workflow) => workflow::net(workflow),
            Self::Net(net) => net.clone(),
        })
    }
}
