//! A temporary PostgreSQL cluster for tests: started in seconds, gone with the process that started it.
//!
//! It speaks to PostgreSQL's own programs only (initdb, pg_ctl, createdb), so that no database client is needed here.
//! A guard process waits for the end of its input: however a test ends, the pipe closes, and the guard stops the cluster
//! and removes its folder.

use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, anyhow, bail};

/// The owner of everything in a test cluster.
const USER: &str = "dunghan";

/// Names a cluster that runs already, such as the one that `cargo xtask test` starts for the whole run.
pub const SHARED: &str = "DUNGHAN_TEST_POSTGRES";

/// Debian's place: one folder a version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// A running cluster; dropping the one that was started here stops it.
pub struct Cluster {
    /// Without the name of a database: `postgres://dunghan@127.0.0.1:40123`.
    server: String,
    programs: PathBuf,
    _guard: Option<Guard>,
}

/// Whether a commit waits for the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sync {
    /// Quick, and lost when the machine stops: right for nearly every test.
    Off,
    /// As in real use, for tests of durability and for measurements.
    On,
}

impl Cluster {
    /// Starts a cluster of its own that does not wait for the disk.
    pub fn start() -> Result<Cluster> {
        Cluster::start_with(Sync::Off)
    }

    /// Starts a cluster of its own.
    pub fn start_with(sync: Sync) -> Result<Cluster> {
        let programs = find_programs()?;
        let user = ServerUser::find()?;
        let folder = tempfile::Builder::new()
            .prefix("dunghan-pg-")
            .tempdir()
            .context("cannot make a temporary folder for PostgreSQL")?;
        user.give(folder.path())?;
        let data = folder.path().join("data");
        run(user
            .command(&programs.join("initdb"))
            .args(["--no-sync", "-A", "trust", "-E", "UTF8", "--locale=C", "-U", USER, "-D"])
            .arg(&data))?;
        let port = start_server(&user, &programs, folder.path(), sync)?;
        let guard = Guard::watch(&user, &programs, folder.keep())?;
        Ok(Cluster { server: format!("postgres://{USER}@127.0.0.1:{port}"), programs, _guard: Some(guard) })
    }

    /// The cluster of this run: the one that `DUNGHAN_TEST_POSTGRES` names, else one for this process.
    pub fn shared() -> Result<&'static Cluster> {
        static CLUSTER: OnceLock<Result<Cluster, String>> = OnceLock::new();
        CLUSTER
            .get_or_init(|| Cluster::named_or_started().map_err(|error| format!("{error:#}")))
            .as_ref()
            .map_err(|error| anyhow!("{error}"))
    }

    fn named_or_started() -> Result<Cluster> {
        match std::env::var(SHARED) {
            Ok(url) => Cluster::running_at(&url),
            Err(_) => Cluster::start(),
        }
    }

    /// A cluster that somebody else started and will stop.
    fn running_at(url: &str) -> Result<Cluster> {
        Ok(Cluster {
            server: server_of(url)
                .with_context(|| format!("{SHARED} is not an address like postgres://user@host:port: {url}"))?,
            programs: find_programs()?,
            _guard: None,
        })
    }

    /// The address of the cluster and its first database.
    pub fn url(&self) -> String {
        format!("{}/postgres", self.server)
    }

    /// Makes a new empty database whose name starts with `prefix`, and gives its address.
    pub fn database(&self, prefix: &str) -> Result<String> {
        self.create(prefix, "template0")
    }

    /// Makes a copy of the database at `template_url`, to which nobody may be connected just now.
    pub fn database_from(&self, prefix: &str, template_url: &str) -> Result<String> {
        let (_, template) = template_url.rsplit_once('/').with_context(|| format!("no database in {template_url}"))?;
        self.create(prefix, template)
    }

    fn create(&self, prefix: &str, template: &str) -> Result<String> {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        // Several test processes share a cluster, so the process is part of the name.
        let name = format!("{prefix}_{}_{number}", std::process::id());
        run(Command::new(self.programs.join("createdb")).args([
            "--maintenance-db",
            &self.url(),
            "--template",
            template,
            &name,
        ]))?;
        Ok(format!("{}/{name}", self.server))
    }

    /// Runs SQL by psql and gives the unadorned rows, for tests that look at or damage what is stored.
    pub fn psql(&self, url: &str, sql: &str) -> Result<String> {
        run(Command::new(self.programs.join("psql")).args([
            "--no-psqlrc",
            "--quiet",
            "--tuples-only",
            "--no-align",
            "--set=ON_ERROR_STOP=1",
            "--dbname",
            url,
            "--command",
            sql,
        ]))
    }
}

/// `postgres://user@host:port/name` without the name.
fn server_of(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let server = rest.split('/').next()?;
    let known = matches!(scheme, "postgres" | "postgresql");
    (known && server.contains('@')).then(|| format!("{scheme}://{server}"))
}

/// PostgreSQL refuses to run as root; then another user runs it.
enum ServerUser {
    Ourselves,
    Other(String),
}

impl ServerUser {
    fn find() -> Result<ServerUser> {
        if run(Command::new("id").arg("-u"))?.trim() != "0" {
            return Ok(ServerUser::Ourselves);
        }
        ["postgres", "nobody"]
            .into_iter()
            .find(|name| run(Command::new("id").args(["-u", name])).is_ok())
            .map(|name| ServerUser::Other(name.to_owned()))
            .context("PostgreSQL does not run as root, and there is neither a user postgres nor nobody: run the tests as another user")
    }

    /// Makes the folder theirs.
    fn give(&self, folder: &Path) -> Result<()> {
        if let ServerUser::Other(name) = self {
            run(Command::new("chown").arg(name).arg(folder))?;
        }
        Ok(())
    }

    /// A command that runs as them, from a folder that they may enter.
    fn command(&self, program: &Path) -> Command {
        let mut command = match self {
            ServerUser::Ourselves => Command::new(program),
            ServerUser::Other(name) => {
                let mut command = Command::new("runuser");
                command.args(["-u", name, "--"]).arg(program);
                command
            }
        };
        command.current_dir("/");
        command
    }
}

/// The folder that holds `initdb`: that of `pg_config` on the path, else Debian's newest.
fn find_programs() -> Result<PathBuf> {
    let told = run(Command::new("pg_config").arg("--bindir")).ok().map(|text| PathBuf::from(text.trim()));
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir(DEBIAN)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    told.into_iter()
        .chain(versions.into_iter().rev().map(|(_, folder)| folder))
        .find(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
        .context(
            "PostgreSQL's server programs are not here (initdb, pg_ctl): install them by `cargo xtask setup` or `apt-get install postgresql`",
        )
}

/// Starts the server on a free port of 127.0.0.1 and gives the port.
fn start_server(user: &ServerUser, programs: &Path, folder: &Path, sync: Sync) -> Result<u16> {
    let sync = match sync {
        Sync::Off => "-c fsync=off -c synchronous_commit=off -c full_page_writes=off",
        Sync::On => "-c fsync=on",
    };
    let mut failure = None;
    // Somebody else may take the port between our look and the server's start.
    for _ in 0..5 {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300 -c timezone=UTC {sync}"
        );
        let started = run(user
            .command(&programs.join("pg_ctl"))
            .args(["start", "--wait", "--silent", "-D"])
            .arg(folder.join("data"))
            .arg("-l")
            .arg(folder.join("log"))
            .args(["-o", &options]));
        match started {
            Ok(_) => return Ok(port),
            Err(error) => failure = Some(error),
        }
    }
    let log = std::fs::read_to_string(folder.join("log")).unwrap_or_default();
    let failure = failure.map_or_else(String::new, |error| format!("{error:#}"));
    bail!("PostgreSQL did not start: {failure}\nits log says:\n{log}")
}

/// The process that stops the cluster once its input ends; it is in a group of its own, out of reach of Ctrl-C.
struct Guard {
    process: Child,
}

/// Its input ends when we do. `pg_ctl` stops the process whose id the cluster's own folder names.
const GUARD: &str = r#"trap '' INT TERM HUP; cat >/dev/null; folder=$1; shift
"$@" stop -m immediate --silent -D "$folder/data"; rm -rf "$folder""#;

impl Guard {
    fn watch(user: &ServerUser, programs: &Path, folder: PathBuf) -> Result<Guard> {
        let pg_ctl = user.command(&programs.join("pg_ctl"));
        let process = Command::new("sh")
            .args(["-c", GUARD, "guard"])
            .arg(&folder)
            .arg(pg_ctl.get_program())
            .args(pg_ctl.get_args())
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .context("cannot start the guard of the PostgreSQL cluster")?;
        Ok(Guard { process })
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        // Nothing can be done about an error here; the guard ends by itself.
        let _ = self.process.wait();
    }
}

/// Runs to the end; gives what was printed, or an error with what was complained about.
fn run(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {name}"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("{name} ended with {}: {}", output.status, complaint.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::server_of;

    #[track_caller]
    fn check(url: &str, expected: Option<&str>) {
        assert_eq!(server_of(url).as_deref(), expected);
    }

    #[test]
    fn the_server_is_the_address_without_the_database() {
        check("postgres://dunghan@127.0.0.1:5433/postgres\n", Some("postgres://dunghan@127.0.0.1:5433"));
        check("postgresql://a:b@db:5432", Some("postgresql://a:b@db:5432"));
        check("sqlite://x", None);
        check("127.0.0.1:5433", None);
    }
}
