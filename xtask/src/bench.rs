//! Runs every benchmark of the workspace in one build.

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::run;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// The arguments go to the benchmarks, such as a name to filter by.
pub fn run(arguments: &[&str]) -> Result<()> {
    let names = names()?;
    if names.is_empty() {
        bail!("no crate has a benchmark yet: add benches/NAME.rs and [[bench]] to its manifest");
    }
    let mut command = run::cargo();
    command.args(["bench", "--locked", "--workspace"]);
    for name in &names {
        command.args(["--bench", name]);
    }
    run::run(command.arg("--").args(arguments))
}

fn names() -> Result<Vec<String>> {
    let text = run::output(run::cargo().args(["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: Metadata = serde_json::from_str(&text)?;
    let targets = metadata.packages.into_iter().flat_map(|package| package.targets);
    let mut names: Vec<String> =
        targets.filter(|target| target.kind.iter().any(|kind| kind == "bench")).map(|target| target.name).collect();
    names.sort();
    names.dedup();
    Ok(names)
}
