//! The folder: files come in under a temporary name, and stay under the hash of their bytes.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sha2::{Digest, Sha256};
use tokio::fs::{self, File};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};

use crate::kind::{self, MediaType};
use crate::refused::{Reason, Refused};

/// The ending of a file that is still coming in.
const COMING: &str = "part";
/// How old such a file is when nobody writes it any more.
const FORGOTTEN: Duration = Duration::from_secs(24 * 60 * 60);

/// How much of a file is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 25 << 20 }
    }
}

/// A file that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Its address: the SHA-256 of its bytes, 64 hexadecimal digits in lower case.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
    /// What it is, by its content.
    pub media_type: MediaType,
    /// Its name, cleaned for display.
    pub name: String,
}

/// A folder of files.
#[derive(Debug, Clone)]
pub struct Store {
    dir: PathBuf,
}

impl Store {
    /// Opens a folder, making it where needed and clearing away what earlier runs left half-written.
    ///
    /// # Errors
    /// [`Refused::Fault`] when the folder cannot be made or read.
    pub async fn open(dir: impl Into<PathBuf>) -> Result<Self, Refused> {
        let dir = dir.into();
        make(&dir).await?;
        let mut entries = fs::read_dir(&dir).await?;
        while let Some(entry) = entries.next_entry().await? {
            let path = entry.path();
            // Another program may be at work in the same folder: only old ones go, and one that is gone already is no trouble.
            let age = entry.metadata().await.and_then(|m| m.modified()).ok().and_then(|at| at.elapsed().ok());
            if path.extension().is_some_and(|e| e == COMING) && age.is_some_and(|age| age > FORGOTTEN) {
                let _ = fs::remove_file(&path).await;
            }
        }
        Ok(Self { dir })
    }

    /// Takes a file in: reads it under the limit, tells what it is, and keeps it under its hash.
    ///
    /// Reading stops at the limit, and a file that is refused leaves nothing behind. The same content twice is kept once.
    ///
    /// # Errors
    /// A [`Refused`] that says why.
    pub async fn put(
        &self,
        name: &str,
        mut content: impl AsyncRead + Unpin,
        limits: &Limits,
    ) -> Result<Stored, Refused> {
        let coming = Coming::new(&self.dir);
        let (sha256, bytes) = write(&coming.0, &mut content, limits).await?;
        if bytes == 0 {
            return Err(Refused::Empty);
        }
        let (path, told) = (coming.0.clone(), name.to_owned());
        let judged = tokio::task::spawn_blocking(move || kind::of(&path, &told)).await;
        // A panic in the reader of containers is a broken container.
        let judged = judged.unwrap_or(Ok(Err(Reason::Damaged)))?;
        let media_type = judged.map_err(|why| Refused::TypeRefused { why })?;
        self.keep(&coming.0, &sha256, bytes).await?;
        Ok(Stored { sha256, bytes, media_type, name: crate::clean_name(name) })
    }

    /// Moves a finished file to its address; one that is there already stays, unless a crash had cut it short.
    async fn keep(&self, coming: &Path, sha256: &str, bytes: u64) -> Result<(), Refused> {
        let Some(path) = self.path(sha256) else { return Err(Refused::NotFound) };
        if fs::metadata(&path).await.is_ok_and(|there| there.len() == bytes) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.dir);
        make(folder).await?;
        fs::rename(coming, &path).await?;
        // The names are safe only when their folders are.
        for folder in [folder, &self.dir] {
            sync(folder).await?;
        }
        Ok(())
    }

    /// Opens a file by its address.
    ///
    /// # Errors
    /// [`Refused::NotFound`] for what is no address, and for an address without a file.
    pub async fn get(&self, sha256: &str) -> Result<File, Refused> {
        let path = self.path(sha256).ok_or(Refused::NotFound)?;
        match File::open(path).await {
            Ok(file) => Ok(file),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Refused::NotFound),
            Err(error) => Err(error.into()),
        }
    }

    fn path(&self, sha256: &str) -> Option<PathBuf> {
        place(sha256).map(|place| self.dir.join(place))
    }
}

/// Where a file with this address stands in the folder; nothing for what is no address, so that no path leaves the folder.
#[must_use]
pub fn place(sha256: &str) -> Option<PathBuf> {
    let digits = sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    (sha256.len() == 64 && digits).then(|| Path::new(&sha256[..2]).join(sha256))
}

/// The addresses of the files in a folder, in order; none where there is no folder.
///
/// # Errors
/// When the folder cannot be read.
pub fn kept(dir: &Path) -> std::io::Result<Vec<String>> {
    let mut addresses = Vec::new();
    if !dir.try_exists()? {
        return Ok(addresses);
    }
    for folder in std::fs::read_dir(dir)? {
        let folder = folder?;
        if !folder.file_type()?.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(folder.path())? {
            let address = file?.file_name().to_string_lossy().into_owned();
            if place(&address).is_some_and(|place| place.parent() == Some(Path::new(&folder.file_name()))) {
                addresses.push(address);
            }
        }
    }
    addresses.sort_unstable();
    Ok(addresses)
}

/// Makes a folder, and those above it, for their owner alone.
async fn make(folder: &Path) -> std::io::Result<()> {
    let mut make = fs::DirBuilder::new();
    make.recursive(true);
    #[cfg(unix)]
    make.mode(0o700);
    make.create(folder).await
}

/// A file that is coming in; it disappears with this value, whatever happened, unless it was moved to its address.
#[derive(Debug)]
struct Coming(PathBuf);

impl Coming {
    fn new(dir: &Path) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        Self(dir.join(format!("{}-{count}-{now}.{COMING}", std::process::id())))
    }
}

impl Drop for Coming {
    fn drop(&mut self) {
        // Moved to its address: then there is nothing here.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Writes what comes, never more than the limit, and makes it safe on the disk.
async fn write(path: &Path, content: &mut (impl AsyncRead + Unpin), limits: &Limits) -> Result<(String, u64), Refused> {
    let mut open = fs::OpenOptions::new();
    open.write(true).create_new(true);
    #[cfg(unix)]
    open.mode(0o600);
    let mut file = open.open(path).await?;
    let mut hash = Sha256::new();
    let mut bytes = 0_u64;
    let mut buffer = vec![0; 64 << 10];
    loop {
        let read = content.read(&mut buffer).await?;
        if read == 0 {
            break;
        }
        bytes += read as u64;
        if bytes > limits.bytes {
            return Err(Refused::TooLarge { limit: limits.bytes });
        }
        hash.update(&buffer[..read]);
        file.write_all(&buffer[..read]).await?;
    }
    file.sync_all().await?;
    Ok((text::hex(&hash.finalize()), bytes))
}

/// Makes the names in a folder safe on the disk, where the system can.
async fn sync(folder: &Path) -> Result<(), Refused> {
    if cfg!(unix) {
        File::open(folder).await?.sync_all().await?;
    }
    Ok(())
}
