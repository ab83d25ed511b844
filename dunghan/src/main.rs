//! The binary: read the arguments, wire the house, start.

mod backup;
mod config;
mod demo;
mod house;
mod key;
mod logging;
mod metering;
mod private;
mod serve;

use std::io::{self, BufWriter};
use std::process::ExitCode;

use cli::Streams;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // None is locked: other threads may have something to say.
    let (mut input, mut out, mut err) = (io::BufReader::new(io::stdin()), BufWriter::new(io::stdout()), io::stderr());
    let parsed = match cli::parse(std::env::args_os(), &mut out, &mut err) {
        Ok(parsed) => parsed,
        Err(code) => return ExitCode::from(code),
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(cli::FAULT);
        }
    };
    let house = house::Wired::new(&parsed.options);
    let streams = Streams { input: &mut input, out: &mut out, err: &mut err };
    ExitCode::from(runtime.block_on(cli::run(parsed, &house, streams)))
}
