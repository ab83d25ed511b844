//! Everything that must hold, step by step, with the time of each.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::run::{self, Running, Stop, built, cargo, program, root, time};
use crate::{api_fuzz, assets, browser, mining, served, setup, tidy};

/// How much is tested.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Full,
    /// Without the browser tests, the API fuzzer and the comparison of process mining.
    Fast,
}

/// The steps that were made, for the summary.
struct Steps {
    done: Vec<(&'static str, Duration)>,
    started: Instant,
}

impl Steps {
    fn make<T>(&mut self, name: &'static str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n== {name}");
        let started = Instant::now();
        let made = step();
        let taken = started.elapsed();
        self.done.push((name, taken));
        match &made {
            Ok(_) => println!("== {name}: {}", time(taken)),
            Err(_) => println!("== {name}: FAILED after {}", time(taken)),
        }
        made.with_context(|| format!("step `{name}`"))
    }

    fn summarise(&self) {
        println!("\n== summary");
        for (name, taken) in &self.done {
            println!("{name:<24}{:>14}", time(*taken));
        }
        println!("{:<24}{:>14}", "in all", time(self.started.elapsed()));
    }
}

/// Stops at the first step that fails.
fn all(extent: Extent, steps: &mut Steps) -> Result<()> {
    steps.make("setup", || match extent {
        Extent::Full => setup::everything(),
        Extent::Fast => setup::compiler().and_then(|()| setup::nextest()).and_then(|()| setup::postgres()),
    })?;
    steps.make("assets", assets::build)?;
    steps.make("tidy", tidy::run)?;
    steps.make("format", || run::run(cargo().args(["fmt", "--all", "--check"])))?;
    steps.make("clippy", || {
        run::run(cargo().args(["clippy", "--locked", "--workspace", "--all-targets"]).args(["--", "-D", "warnings"]))
    })?;
    // With the tests' own dependencies, so that the next step finds all of it built.
    steps.make("build", || run::run(cargo().args(["build", "--locked", "--workspace", "--bins", "--tests"])))?;
    steps.make("tests", tests)?;
    steps.make("doctests", doctests)?;
    if extent == Extent::Full {
        let demo = steps.make("demo", served::fill)?;
        steps.make("browser", || browser::test(&demo))?;
        steps.make("api fuzz", || api_fuzz::test(&demo))?;
        steps.make("process mining", mining::test)?;
    }
    Ok(())
}

/// Runs the steps and says how long each took.
pub fn run(extent: Extent) -> Result<()> {
    let mut steps = Steps { done: Vec::new(), started: Instant::now() };
    let outcome = all(extent, &mut steps);
    steps.summarise();
    outcome
}

/// The tests of all crates, with one PostgreSQL cluster for the whole run.
fn tests() -> Result<()> {
    let mut cluster =
        Running::start(program(built("test-postgres")).stdin(Stdio::piped()).stdout(Stdio::piped()), Stop::CloseInput)?;
    let mut url = String::new();
    if let Some(output) = cluster.child().stdout.take() {
        BufReader::new(output).read_line(&mut url)?;
    }
    if url.trim().is_empty() {
        bail!("the test cluster of PostgreSQL did not start; its reason stands above");
    }
    run::run(
        cargo()
            .args(["nextest", "run", "--locked", "--workspace", "--no-fail-fast"])
            .env("DUNGHAN_TEST_POSTGRES", url.trim()),
    )
}

/// Documentation tests, where any crate has one.
fn doctests() -> Result<()> {
    let found = tidy::tracked(root())?
        .iter()
        .any(|file| file.is_rust() && file.text.lines().any(|line| line.trim() == "/// ```"));
    if !found {
        println!("no crate has one");
        return Ok(());
    }
    run::run(cargo().args(["test", "--locked", "--workspace", "--doc", "--quiet"]))
}
