//! The command line: arguments in, one answer out, an exit code that scripts can trust.
//!
//! Each command is one file, named as it is called: `calendar due` is `calendar/due.rs`. It gives an answer that is shown as JSON
//! or as lines for people, or a [`Failure`] that decides the exit code.

mod args;
mod backup;
mod calendar;
mod console;
mod decision;
mod demo;
mod directives;
mod doctor;
mod export;
mod failure;
mod house;
mod import;
mod init;
mod ledger;
mod measure;
mod objectives;
mod process;
mod restore;
mod say;
mod screen;
mod serve;
mod table;
mod token;
mod usage;
mod value;

use std::ffi::OsString;
use std::io::Write;

pub use args::{Cli, Options};
pub use failure::{Failure, Problem};
pub use house::{BackedUp, Check, Filled, House, Login, Restored, Wanted};
pub use screen::Streams;

use args::Command;
use screen::Screen;

/// The command was done.
pub const DONE: u8 = 0;
/// The input was read and is wrong.
pub const WRONG: u8 = 1;
/// The command was used wrongly.
pub const MISUSED: u8 = 2;
/// A fault of ours.
pub const FAULT: u8 = 3;

/// Reads the arguments (the first is the program's name), or says what is wrong with them and gives the exit code.
///
/// # Errors
/// The exit code: 0 when help or the version was asked for, else 2.
pub fn parse(args: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> Result<Cli, u8> {
    usage::parse(args, out, err)
}

/// Runs a command and gives its exit code. Answers go to stdout, all else to stderr.
pub async fn run(cli: Cli, house: &impl House, streams: Streams<'_>) -> u8 {
    let mut screen = Screen::new(streams, cli.options.json);
    let outcome = match cli.command {
        Command::Decision(command) => decision::run(command, &mut screen),
        Command::Calendar(command) => calendar::run(command, &mut screen),
        Command::Directives(command) => directives::run(command, &mut screen),
        Command::Objectives(command) => objectives::run(command, house, &mut screen).await,
        Command::Process(command) => process::run(command, house, &mut screen).await,
        Command::Measure(arguments) => measure::run(arguments, house, &mut screen).await,
        Command::Ledger(command) => ledger::run(command, house, &mut screen).await,
        Command::Import(arguments) => import::run(arguments, house, &mut screen).await,
        Command::Init(arguments) => init::run(arguments, house, &mut screen).await,
        Command::Export(command) => export::run(command, house, &mut screen).await,
        Command::Token(command) => token::run(command, house, &mut screen).await,
        Command::Serve(arguments) => serve::run(arguments, house, &mut screen).await,
        Command::Demo(arguments) => demo::run(arguments, house, &mut screen).await,
        Command::Backup(arguments) => backup::run(&arguments, house, &mut screen).await,
        Command::Restore(arguments) => restore::run(&arguments, house, &mut screen).await,
        Command::Doctor => doctor::run(house, &mut screen).await,
    };
    screen.close(outcome)
}
