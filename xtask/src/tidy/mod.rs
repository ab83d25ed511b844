//! The rules about files that no compiler checks; each finding says where and what to do.

mod files;
mod house;
mod lines;
mod pairs;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;

use anyhow::{Result, bail};

use crate::run;

pub use files::{File, tracked};

/// One thing that is not as it should be.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// Path from the workspace's folder.
    path: String,
    /// Counted from 1.
    line: usize,
    /// What is wrong and what to do.
    what: String,
}

impl Finding {
    fn at(path: &str, line: usize, what: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Every finding of every rule over these files.
pub fn findings(files: &[File]) -> Vec<Finding> {
    let mut found: Vec<Finding> = files.iter().flat_map(lines::check).collect();
    found.extend(house::check(files));
    found.extend(pairs::check(files));
    found
}

/// Prints the findings of this repository; any of them is an error.
pub fn run() -> Result<()> {
    report(run::root())
}

fn report(root: &Path) -> Result<()> {
    let found = findings(&tracked(root)?);
    for finding in &found {
        eprintln!("{finding}");
    }
    match found.len() {
        0 => Ok(()),
        n => bail!("tidy: {n} finding(s), listed above"),
    }
}
