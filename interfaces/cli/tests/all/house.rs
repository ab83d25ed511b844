//! Houses for tests: one that may not be asked for anything, and one with an office in a folder of its own.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::log::VerifyLog;
use app::{Clock, IdSource, Office, Opening};
use cli::{BackedUp, Check, Failure, Filled, House, Problem, Restored, Wanted};
use law::Law;
use people::Actor;
use tempfile::TempDir;
use time::macros::datetime;

/// A house without an office.
pub struct Nobody;

/// An office in a folder that goes with the test, on the last evening of 2018.
pub struct Place {
    folder: TempDir,
    /// Whether what is restored has the checkpoint of its archive.
    pub holds_checkpoint: bool,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), holds_checkpoint: true }
    }

    /// A file in the folder with this content.
    pub fn file(&self, name: &str, content: &str) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).expect("written");
        path.to_str().expect("a plain path").to_owned()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

impl House for Place {
    async fn open(&self) -> Result<Arc<Office>, Failure> {
        let opening = Opening {
            database: format!("sqlite://{}", self.path("dunghan.db").display()),
            files: self.path("files"),
            clock: Clock::standing(datetime!(2018-12-31 20:00 +7)),
            ids: IdSource::random(),
            law: Law::house(),
            log_name: "test".to_owned(),
            log_seed: [7; 32],
        };
        Ok(Arc::new(Office::open(opening).await?))
    }

    fn inspect(&self) -> Vec<Check> {
        vec![Check { name: "disk", ok: true, what: "ghi được".to_owned() }]
    }

    async fn back_up(&self, _: &Actor, to: &Path) -> Result<BackedUp, Failure> {
        Ok(BackedUp {
            file: to.to_owned(),
            bytes: 7,
            database: to.extension().is_some_and(|ending| ending == "zip"),
            files: 3,
            public_key: "test+0+0".to_owned(),
            checkpoint: Some("test\n1\nroot\n".to_owned()),
            problems: vec![Problem::new("files/00", "đã hỏng")],
        })
    }

    async fn restore(&self, console: &Actor, _: &Path) -> Result<Restored, Failure> {
        let log = self.open().await?.look(console, &VerifyLog).await?;
        let made_at = datetime!(2018-12-30 20:00 +7);
        Ok(Restored { data: self.path(""), made_at, files: 3, holds_checkpoint: Some(self.holds_checkpoint), log })
    }

    async fn serve(
        &self,
        _: Arc<Office>,
        listen: Option<SocketAddr>,
        started: impl FnOnce(SocketAddr) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        started(listen.unwrap_or(([127, 0, 0, 1], 8080).into()))
    }

    async fn demo(&self, wanted: Wanted, _: impl FnMut(u64, u64) + Send) -> Result<(Arc<Office>, Filled), Failure> {
        let filled = Filled {
            data: PathBuf::from("demo"),
            today: wanted.today.unwrap_or(time::macros::date!(2018 - 12 - 31)),
            seed: wanted.seed,
            scale: wanted.scale,
            records: [("documents".to_owned(), 3)].into(),
            logins: Vec::new(),
            api_token: None,
        };
        Ok((self.open().await?, filled))
    }
}

impl House for Nobody {
    async fn open(&self) -> Result<Arc<Office>, Failure> {
        panic!("this command needs no office")
    }

    fn inspect(&self) -> Vec<Check> {
        panic!("this command needs no machine")
    }

    async fn back_up(&self, _: &Actor, _: &Path) -> Result<BackedUp, Failure> {
        panic!("this command puts nothing away")
    }

    async fn restore(&self, _: &Actor, _: &Path) -> Result<Restored, Failure> {
        panic!("this command brings nothing back")
    }

    async fn serve(
        &self,
        _: Arc<Office>,
        _: Option<SocketAddr>,
        _: impl FnOnce(SocketAddr) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        panic!("this command serves nothing")
    }

    async fn demo(&self, _: Wanted, _: impl FnMut(u64, u64) + Send) -> Result<(Arc<Office>, Filled), Failure> {
        panic!("this command makes nothing up")
    }
}
