//! The tasks of this repository: setup, assets, demo, test, bench, tidy, licences.

mod api_fuzz;
mod assets;
mod bench;
mod browser;
mod demo;
mod licences;
mod mining;
mod run;
mod served;
mod setup;
mod test;
mod tidy;

use std::process::ExitCode;

const HELP: &str = "cargo xtask TASK

  setup            make this machine ready (Debian or Ubuntu): installs only what is missing
  assets           build the scripts and styles of the pages, fetch the typeface of papers
  demo [-- ARGS]   build for release and serve a made-up province on 127.0.0.1:8080
  test [--fast]    everything that must hold; --fast leaves out the browser, the API fuzzer and pm4py
  bench [-- ARGS]  run every benchmark of the workspace
  tidy             the rules about files that no compiler checks
  licences         write THIRD_PARTY.md from the lock files";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["setup"] => setup::everything(),
        ["assets"] => assets::build(),
        ["demo", rest @ ..] => demo::run(after_dashes(rest)),
        ["test"] => test::run(test::Extent::Full),
        ["test", "--fast"] => test::run(test::Extent::Fast),
        ["bench", rest @ ..] => bench::run(after_dashes(rest)),
        ["tidy"] => tidy::run(),
        ["licences"] => licences::write(),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// `demo -- --seed 8` and `demo --seed 8` mean the same.
fn after_dashes<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    match words {
        ["--", rest @ ..] => rest,
        all => all,
    }
}
