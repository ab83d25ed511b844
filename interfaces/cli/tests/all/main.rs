//! The command line as other programs see it: arguments in, stdout, stderr and an exit code out.

mod calendar;
mod deadlines;
mod usage;

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
}

/// Runs `dunghan` with these arguments.
fn dunghan(args: &[&str]) -> Said {
    let args = std::iter::once("dunghan").chain(args.iter().copied()).map(Into::into);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = match cli::parse(args, &mut out, &mut err) {
        Ok(parsed) => cli::run(parsed, &mut out, &mut err),
        Err(code) => code,
    };
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Said { code, out: text(out), err: text(err) }
}
