//! The command line as other programs see it: arguments in, stdout, stderr and an exit code out.

mod backups;
mod calendar;
mod deadlines;
mod decisions;
mod exchange;
mod house;
mod imports;
mod ledger;
mod processes;
mod tokens;
mod usage;

use house::{Nobody, Place};
use serde_json::Value;

/// What a command said and how it ended.
struct Said {
    code: u8,
    out: String,
    err: String,
}

impl Said {
    /// The one JSON document on stdout, after checking that nothing else is there.
    fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error} in {:?}; stderr: {}", self.out, self.err))
    }

    /// The same of a command that must have been done.
    fn done(&self) -> Value {
        assert_eq!(self.code, 0, "{} {}", self.out, self.err);
        self.json()
    }
}

/// Runs `dunghan` with these arguments, where no command may ask for an office.
fn dunghan(args: &[&str]) -> Said {
    run(args, "", &Nobody)
}

/// Runs `dunghan --json` with these arguments over an office of its own.
fn dunghan_in(place: &Place, args: &[&str]) -> Said {
    run(&[args, &["--json"]].concat(), "", place)
}

fn run(args: &[&str], input: &str, house: &impl cli::House) -> Said {
    let args = std::iter::once("dunghan").chain(args.iter().copied()).map(Into::into);
    let (mut input, mut out, mut err) = (input.as_bytes(), Vec::new(), Vec::new());
    let code = match cli::parse(args, &mut out, &mut err) {
        Ok(parsed) => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            let streams = cli::Streams { input: &mut input, out: &mut out, err: &mut err };
            runtime.block_on(cli::run(parsed, house, streams))
        }
        Err(code) => code,
    };
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Said { code, out: text(out), err: text(err) }
}
