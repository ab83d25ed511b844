//! The binary: read the arguments, wire the house, start.

use std::io::{self, BufWriter};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Neither is locked: other threads may have something to say.
    let (mut out, mut err) = (BufWriter::new(io::stdout()), io::stderr());
    let code = match cli::parse(std::env::args_os(), &mut out, &mut err) {
        Ok(parsed) => cli::run(parsed, &mut out, &mut err),
        Err(code) => code,
    };
    drop(out);
    ExitCode::from(code)
}
