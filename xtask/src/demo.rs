//! Builds for release and becomes `dunghan demo`.

use std::os::unix::process::CommandExt;

use anyhow::{Result, anyhow};

use crate::{assets, run, setup};

/// Serves a made-up province; the arguments go to `dunghan demo`.
pub fn run(arguments: &[&str]) -> Result<()> {
    setup::compiler()?;
    assets::build()?;
    run::run(run::cargo().args(["build", "--release", "--locked", "--workspace", "--bin", "dunghan"]))?;
    let dunghan = run::target().join("release/dunghan");
    // Returns only when it could not start: the demo takes our place, so that Ctrl-C reaches it.
    let error = run::program(&dunghan).arg("demo").args(arguments).exec();
    Err(anyhow!(error).context(format!("cannot start {}", dunghan.display())))
}
