//! A made-up province in a folder of its own, and a server over it for as long as a value lives.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::run::{Running, Stop, built, output, program, target};

const PATIENCE: Duration = Duration::from_secs(60);

/// The part of the demo's answer that the test steps need.
#[derive(Deserialize)]
pub struct Demo {
    /// A token of the API with every scope, where the demo makes one.
    #[serde(default)]
    pub api_token: Option<String>,
}

/// Fills `target/demo` anew: `data` holds the province, `demo.json` what the demo said (its logins).
pub fn fill() -> Result<PathBuf> {
    let folder = target().join("demo");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("data"))?;
    let said = output(
        program(built("dunghan"))
            .args(["demo", "--no-serve", "--seed", "7", "--json", "--data"])
            .arg(folder.join("data")),
    )?;
    fs::write(folder.join("demo.json"), said)?;
    Ok(folder)
}

/// What the demo in this folder said.
pub fn said(folder: &Path) -> Result<Demo> {
    let text = fs::read_to_string(folder.join("demo.json"))?;
    serde_json::from_str(&text).context("the answer of `dunghan demo --json` is not the JSON that was expected")
}

/// A server on a free port; it ends when this value is dropped.
pub struct Server {
    /// Such as `http://127.0.0.1:40123`.
    pub url: String,
    running: Running,
}

/// Serves a copy of the demo's data, so that one step cannot spoil the next.
pub fn serve(demo: &Path, copy: &str) -> Result<Server> {
    let data = target().join("served").join(copy);
    if data.exists() {
        fs::remove_dir_all(&data)?;
    }
    copy_folder(&demo.join("data"), &data)?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let address = format!("127.0.0.1:{port}");
    let log = fs::File::create(data.with_extension("log"))?;
    let running = Running::start(
        program(built("dunghan"))
            .arg("serve")
            .args(["--listen", &address, "--data"])
            .arg(&data)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log),
        Stop::Kill,
    )?;
    let mut server = Server { url: format!("http://{address}"), running };
    wait_until_ready(&mut server, &address, &data.with_extension("log"))?;
    Ok(server)
}

fn wait_until_ready(server: &mut Server, address: &str, log: &Path) -> Result<()> {
    let started = Instant::now();
    loop {
        if is_ready(address) {
            return Ok(());
        }
        let ended = server.running.child().try_wait()?;
        if ended.is_some() || started.elapsed() > PATIENCE {
            let text = fs::read_to_string(log).unwrap_or_default();
            bail!("the server is not ready: {ended:?}; it said:\n{text}");
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn is_ready(address: &str) -> bool {
    let ask = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(b"GET /readyz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    };
    ask().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
