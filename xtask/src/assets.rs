//! What the program embeds and npm brings: the pages' scripts and styles, bundled, and the typeface of printed papers.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::run;
use crate::setup;

const WEB: &str = "interfaces/web";
const PRINT: &str = "adapters/print";
/// The files of the typeface: where the package has them, and their names in `adapters/print/fonts`.
const FACES: [(&str, &str); 4] = [
    ("400Regular/Tinos_400Regular.ttf", "Tinos-Regular.ttf"),
    ("700Bold/Tinos_700Bold.ttf", "Tinos-Bold.ttf"),
    ("400Regular_Italic/Tinos_400Regular_Italic.ttf", "Tinos-Italic.ttf"),
    ("700Bold_Italic/Tinos_700Bold_Italic.ttf", "Tinos-BoldItalic.ttf"),
];

/// Installs what the locks name, bundles the pages' part and lays the typeface where it is embedded.
pub fn build() -> Result<()> {
    install_all()?;
    run::run(run::program("npm").args(["run", "build"]).current_dir(run::root().join(WEB)))?;
    let print = run::root().join(PRINT);
    fs::create_dir_all(print.join("fonts"))?;
    for (from, to) in FACES {
        let from = print.join("node_modules/@expo-google-fonts/tinos").join(from);
        let bytes = fs::read(&from).with_context(|| format!("cannot read {}", from.display()))?;
        let to = print.join("fonts").join(to);
        // An unchanged file keeps its time, or every build would embed it again.
        if !fs::read(&to).is_ok_and(|found| found == bytes) {
            fs::write(&to, bytes).with_context(|| format!("cannot write {}", to.display()))?;
        }
    }
    Ok(())
}

/// The npm packages that the program embeds something of.
pub fn install_all() -> Result<()> {
    setup::node()?;
    install(WEB)?;
    install(PRINT)
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
