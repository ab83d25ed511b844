//! Where things are, and how a program is run to its end or kept running and stopped by its own id.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The one folder that builds write to.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The development build of one of our programs.
pub fn built(program: &str) -> PathBuf {
    target().join("debug").join(program)
}

/// A program that starts in the workspace's folder.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs us.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs to the end with our own output; an exit code other than zero is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs to the end and gives what it printed; its diagnostics go to our own.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        bail!("{} ended with {}", shown(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} printed something other than UTF-8", shown(command)))
}

/// Runs quietly, to ask whether something is there and works.
pub fn works(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Whether a program of this name is on the path.
pub fn on_path(name: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()))
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", shown(command))
}

fn shown(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A program that runs beside us and is stopped when this value is dropped.
pub struct Running {
    child: Child,
    how: Stop,
}

/// How a running program is asked to stop.
#[derive(Clone, Copy)]
pub enum Stop {
    /// It waits for the end of its input.
    CloseInput,
    /// It is ended by its id.
    Kill,
}

impl Running {
    /// Starts the program; the caller has set up its input and output.
    pub fn start(command: &mut Command, how: Stop) -> Result<Running> {
        let child = command.spawn().with_context(|| cannot_start(command))?;
        Ok(Running { child, how })
    }

    /// The child itself, to read what it prints.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        match self.how {
            Stop::CloseInput => drop(self.child.stdin.take()),
            Stop::Kill => {
                // An error means that it has ended already.
                let _ = self.child.kill();
            }
        }
        let _ = self.child.wait();
    }
}

/// `1 min 04 s`, `3.2 s`.
pub fn time(taken: Duration) -> String {
    let seconds = taken.as_secs();
    if seconds < 60 {
        format!("{:.1} s", taken.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}
