//! The peer of our process mining: pm4py explains the same logs, and must find the same costs.

use anyhow::Result;

use crate::{run, setup};

/// Compares; logs made by others are taken where they lie beside the project.
pub fn test() -> Result<()> {
    let python = setup::pm4py()?;
    let mut command = run::program(python);
    command.arg("xtask/mining.py").arg(run::target().join("mining")).env("DUNGHAN_BINARY", run::built("dunghan"));
    let data = run::root().join("../shared/data/eventlogs");
    if data.is_dir() {
        command.arg(data);
    }
    run::run(&mut command)
}
