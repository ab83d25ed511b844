//! Browser tests: `node --test` over `e2e/*.test.mjs`, each file with a server of its own.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::run;

/// `demo` is the folder that `served::fill` made; each test file copies it.
pub fn test(demo: &Path) -> Result<()> {
    let mut files: Vec<_> = fs::read_dir(run::root().join("e2e"))?
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        bail!("e2e/ has no *.test.mjs");
    }
    run::run(
        run::program("node")
            .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
            .args(files)
            .env("DUNGHAN_BINARY", run::built("dunghan"))
            .env("DUNGHAN_DEMO", demo),
    )
}
