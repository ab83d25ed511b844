//! Makes a Debian-like machine ready, step by step, installing only what is missing.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::assets;
use crate::run::{on_path, output, program, run, target, works};

/// The version of the API fuzzer that the test step was written for.
const SCHEMATHESIS: &str = "schemathesis==4.32.5";
/// The version of the process mining library that costs are compared with.
const PM4PY: &str = "pm4py==2.7.23.11";
const OLDEST_NODE: u32 = 20;

/// Everything that `cargo xtask test` needs.
pub fn everything() -> Result<()> {
    compiler()?;
    nextest()?;
    postgres()?;
    node()?;
    chromium()?;
    assets::install_all()?;
    assets::install("e2e")?;
    schemathesis()?;
    pm4py()?;
    println!("this machine is ready: `cargo xtask test`");
    Ok(())
}

/// A C compiler: some crates carry C code, and the linker needs it.
pub fn compiler() -> Result<()> {
    if on_path("cc") {
        return Ok(());
    }
    apt(&["build-essential"])
}

/// The test runner.
pub fn nextest() -> Result<()> {
    if works(program("cargo").args(["nextest", "--version"])) {
        return Ok(());
    }
    run(program("cargo").args(["install", "cargo-nextest", "--locked"]))
        .context("cargo-nextest could not be installed; see https://nexte.st for a ready-made one")
}

/// PostgreSQL's server programs; the tests start their own cluster with them.
pub fn postgres() -> Result<()> {
    if postgres_is_here() {
        return Ok(());
    }
    apt(&["postgresql"])?;
    if !postgres_is_here() {
        bail!("PostgreSQL was installed but initdb is not under /usr/lib/postgresql: put its bin folder on PATH");
    }
    Ok(())
}

fn postgres_is_here() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    on_path("initdb") || versions.flatten().any(|version| version.path().join("bin/initdb").is_file())
}

/// Node and npm, young enough.
pub fn node() -> Result<()> {
    if !on_path("node") || !on_path("npm") {
        apt(&["nodejs", "npm"])?;
    }
    let version = output(program("node").arg("--version"))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    match major {
        Some(number) if number >= OLDEST_NODE => Ok(()),
        _ => bail!(
            "node is {}, but {OLDEST_NODE} or newer is needed: install it from https://nodejs.org and run this again",
            version.trim()
        ),
    }
}

/// Debian's Chromium, or the one that CHROMIUM names.
pub fn chromium() -> Result<()> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    if named.as_deref().is_some_and(Path::is_file) || on_path("chromium") {
        return Ok(());
    }
    apt(&["chromium"])
}

/// The API fuzzer; gives its program.
pub fn schemathesis() -> Result<PathBuf> {
    Ok(python("schemathesis", SCHEMATHESIS)?.join("bin/schemathesis"))
}

/// The process mining library that ours is compared with; gives a Python that has it.
pub fn pm4py() -> Result<PathBuf> {
    Ok(python("pm4py", PM4PY)?.join("bin/python"))
}

/// A Python environment with one package, in a folder of its own.
fn python(name: &str, package: &str) -> Result<PathBuf> {
    let environment = target().join(name);
    let stamp = environment.join("installed");
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == package) {
        return Ok(environment);
    }
    if !works(program("python3").args(["-c", "import ensurepip, venv"])) {
        apt(&["python3", "python3-venv"])?;
    }
    run(program("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
    run(program(environment.join("bin/pip")).args(["install", "--quiet", package]))
        .with_context(|| format!("{package} could not be installed; is there a network?"))?;
    std::fs::write(&stamp, package)?;
    Ok(environment)
}

/// Installs Debian packages, as root or through sudo.
fn apt(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !on_path("apt-get") {
        bail!(
            "{list} missing, and this is not a Debian-like machine: install it by your own package manager and run this again"
        );
    }
    let is_root = output(program("id").arg("-u"))?.trim() == "0";
    if !is_root && !on_path("sudo") {
        bail!("{list} missing: run `apt-get install {list}` as root and then this again");
    }
    let apt_get = || {
        let mut command: Command;
        if is_root {
            command = program("apt-get");
        } else {
            command = program("sudo");
            command.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    println!("installing {list}");
    run(apt_get().args(["update", "--quiet"]))?;
    run(apt_get().args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages))
        .with_context(|| format!("run `apt-get install {list}` by hand, then this again"))
}
