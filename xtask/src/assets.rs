//! Scripts and styles of the pages: npm packages installed as locked, then bundled into `assets/dist`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::run;
use crate::setup;

const WEB: &str = "interfaces/web";

/// Installs what the lock names and bundles it.
pub fn build() -> Result<()> {
    setup::node()?;
    install(WEB)?;
    run::run(run::program("npm").args(["run", "build"]).current_dir(run::root().join(WEB)))
}

/// `npm ci` in `folder`, only when its lock or its `node_modules` changed since the last time.
pub fn install(folder: &str) -> Result<()> {
    let place = run::root().join(folder);
    let lock = place.join("package-lock.json");
    if !lock.is_file() {
        bail!("{folder}/package-lock.json is missing: run `npm install` there and commit the lock");
    }
    let locked = fs::read_to_string(&lock).with_context(|| format!("cannot read {folder}'s lock"))?;
    let stamp = place.join("node_modules/.installed-lock.json");
    if is(&stamp, &locked) {
        return Ok(());
    }
    run::run(run::program("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&place))
        .with_context(|| format!("the npm packages of {folder} could not be installed; is there a network?"))?;
    fs::write(&stamp, locked).with_context(|| format!("cannot write {}", stamp.display()))
}

fn is(file: &Path, content: &str) -> bool {
    fs::read_to_string(file).is_ok_and(|found| found == content)
}
