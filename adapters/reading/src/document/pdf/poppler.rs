//! PDF: poppler's `pdftotext` in a process of its own, with little memory and little time.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::limits::{Limits, Unreadable};

/// The package that holds the program.
const TOOL: &str = "poppler-utils";
/// What the program says when a password is missing.
const LOCKED: [&str; 2] = ["Incorrect password", "not allowed"];
/// A shell that takes memory (2 GB) and processor time away before it becomes the program.
const LIMITED: &str = "ulimit -v 2097152; ulimit -t 60; exec pdftotext -enc UTF-8 - -";

pub(super) fn read(bytes: Vec<u8>, limits: &Limits) -> Result<String, Unreadable> {
    let mut child = start()?;
    let (Some(mut input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        return Err(Unreadable::damaged("không nối được với pdftotext"));
    };
    // A program that stops early leaves its input unread; its own words tell why.
    thread::spawn(move || input.write_all(&bytes));
    let said = thread::spawn(move || counted(errors, 64 << 10));
    let most = limits.unpacked;
    let text = thread::spawn(move || counted(output, most + 1));
    let done = wait(&mut child, limits.time)?;
    let text = text.join().unwrap_or_default();
    let said = String::from_utf8_lossy(&said.join().unwrap_or_default()).into_owned();
    if text.len() as u64 > limits.unpacked {
        return Err(Unreadable::UnpacksTooLarge { limit: limits.unpacked });
    }
    if LOCKED.iter().any(|words| said.contains(words)) {
        return Err(Unreadable::Encrypted);
    }
    if !done {
        return Err(Unreadable::damaged(said.lines().last().unwrap_or("PDF không đúng quy cách")));
    }
    // A page's end is a line's end.
    let text = String::from_utf8_lossy(&text).replace('\u{c}', "\n");
    Ok(text)
}

fn start() -> Result<Child, Unreadable> {
    if Command::new("pdftotext").arg("-v").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        return Err(Unreadable::MissingTool { tool: TOOL });
    }
    let mut command = if cfg!(unix) { Command::new("sh") } else { Command::new("pdftotext") };
    if cfg!(unix) {
        command.args(["-c", LIMITED])
    } else {
        command.args(["-enc", "UTF-8", "-", "-"])
    };
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(|error| {
        if error.kind() == ErrorKind::NotFound { Unreadable::MissingTool { tool: TOOL } } else { error.into() }
    })
}

/// What a pipe gives, up to so many bytes.
fn counted(pipe: impl Read, most: u64) -> Vec<u8> {
    let mut out = Vec::new();
    // What came before a broken pipe is kept.
    let _ = pipe.take(most).read_to_end(&mut out);
    out
}

/// Waits for the program's end, and ends it when its time is over; says whether it did its work.
fn wait(child: &mut Child, time: Duration) -> Result<bool, Unreadable> {
    // The caller's own patience ends at `time`: the program must be gone before.
    let end = Instant::now() + time.mul_f32(0.9);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if Instant::now() >= end {
            child.kill()?;
            child.wait()?;
            return Err(Unreadable::TooSlow { limit: time });
        }
        thread::sleep(Duration::from_millis(10));
    }
}
