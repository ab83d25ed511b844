//! Writes THIRD_PARTY.md: every crate and npm package that is part of the program, with its licence.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::run;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
struct Locked {
    version: Option<String>,
    license: Option<String>,
    #[serde(default)]
    dependencies: BTreeMap<String, String>,
    #[serde(default, rename = "devDependencies")]
    dev_dependencies: BTreeMap<String, String>,
}

/// Npm packages that make the bundle and are not in it.
const BUNDLERS: [&str; 2] = ["esbuild", "purgecss"];

/// A line of a table: name, version, licence.
type Line = (String, String, String);

/// Writes the file anew from the lock files.
pub fn write() -> Result<()> {
    let mut text = String::from(
        "# Third-party software\n\n\
         Đúng Hạn itself is under the Apache License 2.0 (LICENSE). Below stands what its program is built from, each\n\
         under its own licence. Written by `cargo xtask licences` from the lock files; tools that only tests use are not listed.\n",
    );
    table(&mut text, "Rust crates", &crates()?)?;
    table(&mut text, "Scripts, styles and fonts of the pages", &scripts("interfaces/web")?)?;
    table(&mut text, "The typeface of printed papers", &scripts("adapters/print")?)?;
    text.push_str("\nThe styles of @tabler/core carry Bootstrap 5 (MIT). bpmn-js and its diagram-js are under the bpmn.io licence, which asks that\n\
         their mark stays visible on every drawing; it does.\n");
    fs::write(run::root().join("THIRD_PARTY.md"), text)?;
    Ok(())
}

fn table(text: &mut String, title: &str, lines: &BTreeSet<Line>) -> Result<()> {
    write!(text, "\n## {title}\n\n| name | version | licence |\n|---|---|---|\n")?;
    for (name, version, licence) in lines {
        writeln!(text, "| {name} | {version} | {licence} |")?;
    }
    Ok(())
}

/// The crates that the program `dunghan` is linked from or built by.
fn crates() -> Result<BTreeSet<Line>> {
    let printed = run::output(run::cargo().args([
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--filter-platform",
        "x86_64-unknown-linux-gnu",
    ]))?;
    let metadata: Metadata = serde_json::from_str(&printed)?;
    let packages: BTreeMap<&str, &Package> =
        metadata.packages.iter().map(|package| (package.id.as_str(), package)).collect();
    let nodes: BTreeMap<&str, &Node> = metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let start = metadata
        .packages
        .iter()
        .find(|package| package.name == "dunghan")
        .context("the workspace has no crate dunghan")?;
    let mut open = vec![start.id.as_str()];
    let mut seen = BTreeSet::new();
    let mut lines = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let package = packages[id];
        if package.source.is_some() {
            let Some(licence) = &package.license else {
                bail!("{} {} names no licence: read its files and decide", package.name, package.version);
            };
            lines.insert((package.name.clone(), package.version.clone(), licence.clone()));
        }
        let needed = nodes[id]
            .deps
            .iter()
            .filter(|dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.as_deref() != Some("dev")));
        open.extend(needed.map(|dependency| dependency.pkg.as_str()));
    }
    Ok(lines)
}

/// The npm packages that are embedded: what `package.json` in `folder` names and what that needs, without the bundlers.
fn scripts(folder: &str) -> Result<BTreeSet<Line>> {
    let place = run::root().join(folder).join("package-lock.json");
    let text = fs::read_to_string(&place).with_context(|| format!("cannot read {}", place.display()))?;
    let lock: Lock = serde_json::from_str(&text)?;
    let own = lock.packages.get("").with_context(|| format!("{} has no root", place.display()))?;
    let mut open: Vec<&str> = own
        .dependencies
        .keys()
        .chain(own.dev_dependencies.keys())
        .map(String::as_str)
        .filter(|name| !BUNDLERS.contains(name))
        .collect();
    let mut seen = BTreeSet::new();
    let mut lines = BTreeSet::new();
    while let Some(name) = open.pop() {
        if !seen.insert(name) {
            continue;
        }
        // An optional package may not have been locked.
        let Some(locked) = lock.packages.get(&format!("node_modules/{name}")) else {
            continue;
        };
        let (Some(version), Some(licence)) = (&locked.version, &locked.license) else {
            bail!("the npm package {name} names no licence: read its files and decide");
        };
        lines.insert((name.to_owned(), version.clone(), licence.clone()));
        open.extend(locked.dependencies.keys().map(String::as_str));
    }
    Ok(lines)
}
