//! An archive: files in one ZIP with a manifest of their hashes, written whole or not at all, and taken out only as they were put in.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The name under which the manifest lies, after everything that it names.
const MANIFEST: &str = "manifest.json";
/// A line for a file in fewer than two hundred bytes: millions of them.
const MOST_MANIFEST: u64 = 1 << 30;

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its name there, with `/` between folders.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// Its hash, 64 hexadecimal digits in lower case.
    pub sha256: String,
}

/// Why nothing comes out of an archive.
#[derive(Debug, thiserror::Error)]
pub enum Torn {
    /// Not an archive, or one of which a part is missing.
    #[error("not an archive, or cut short: {0}")]
    NotAnArchive(#[from] ZipError),
    /// A file is not in it as the manifest says.
    #[error("{path} is not what was put in")]
    Changed {
        /// The file's name.
        path: String,
    },
    /// The disk.
    #[error(transparent)]
    Disk(#[from] io::Error),
}

/// An archive that is being written. It has its name only once it is finished; dropped before, nothing is left.
pub struct Packing {
    zip: ZipWriter<BufWriter<File>>,
    coming: Coming,
    target: PathBuf,
    packed: Vec<Packed>,
}

impl Packing {
    /// Begins an archive that its owner alone can read.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] where there is a file of this name: no archive takes another's place.
    pub fn begin(target: &Path) -> io::Result<Self> {
        if target.try_exists()? {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let mut name = target.as_os_str().to_owned();
        name.push(format!(".{}.part", std::process::id()));
        let coming = Coming(name.into());
        let zip = ZipWriter::new(BufWriter::new(private(&coming.0)?));
        Ok(Self { zip, coming, target: target.to_owned(), packed: Vec::new() })
    }

    /// Puts a file in. Only `dense` content, which would not become smaller, is stored as it is.
    ///
    /// # Errors
    /// When the content or the archive fails.
    pub fn add(&mut self, path: &str, content: impl Read, dense: bool) -> io::Result<&Packed> {
        let method = if dense { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        self.zip.start_file(path, options(method))?;
        let (sha256, bytes) = copy(content, &mut self.zip)?;
        self.packed.push(Packed { path: path.to_owned(), bytes, sha256 });
        Ok(&self.packed[self.packed.len() - 1])
    }

    /// What was put in so far.
    #[must_use]
    pub fn packed(&self) -> &[Packed] {
        &self.packed
    }

    /// Puts the manifest in, makes the archive safe on the disk and gives it its name. Says how large it is.
    ///
    /// # Errors
    /// When the disk fails, or a file of the name came meanwhile.
    pub fn finish(self, manifest: &[u8]) -> io::Result<u64> {
        let Self { mut zip, coming, target, .. } = self;
        zip.start_file(MANIFEST, options(CompressionMethod::Deflated))?;
        zip.write_all(manifest)?;
        let file = zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        // Unlike a rename, a link takes nothing's place.
        fs::hard_link(&coming.0, &target)?;
        Ok(file.metadata()?.len())
    }
}

/// An archive that is read.
pub struct Unpacking {
    zip: ZipArchive<BufReader<File>>,
}

impl Unpacking {
    /// Opens an archive.
    ///
    /// # Errors
    /// [`Torn::NotAnArchive`], [`Torn::Disk`].
    pub fn open(path: &Path) -> Result<Self, Torn> {
        Ok(Self { zip: ZipArchive::new(BufReader::new(File::open(path)?))? })
    }

    /// Its manifest.
    ///
    /// # Errors
    /// [`Torn::NotAnArchive`] when there is none, or it cannot be read.
    pub fn manifest(&mut self) -> Result<Vec<u8>, Torn> {
        let mut manifest = Vec::new();
        self.zip.by_name(MANIFEST)?.take(MOST_MANIFEST).read_to_end(&mut manifest)?;
        Ok(manifest)
    }

    /// How many files are in it beside the manifest.
    #[must_use]
    pub fn len(&self) -> usize {
        self.zip.len().saturating_sub(1)
    }

    /// Whether the manifest is alone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes a file out to a place where there is none yet, for its owner alone.
    ///
    /// # Errors
    /// [`Torn::Changed`] when it has another size or hash, or is not there; [`Torn::Disk`]. What was written then stays for the
    /// caller to clear away.
    pub fn take(&mut self, packed: &Packed, to: &Path) -> Result<(), Torn> {
        let changed = || Torn::Changed { path: packed.path.clone() };
        let inside = self.zip.by_name(&packed.path).map_err(|_| changed())?;
        let mut file = private(to)?;
        // A byte more than it should have is enough to see that it is another.
        let copied = copy(inside.take(packed.bytes.saturating_add(1)), &mut file);
        let (sha256, bytes) = copied.map_err(|error| match error.kind() {
            // What ZIP or its own check sum find wrong.
            io::ErrorKind::InvalidData
            | io::ErrorKind::InvalidInput
            | io::ErrorKind::UnexpectedEof
            | io::ErrorKind::Other => changed(),
            _ => Torn::Disk(error),
        })?;
        file.sync_all()?;
        if bytes == packed.bytes && sha256 == packed.sha256 { Ok(()) } else { Err(changed()) }
    }
}

/// A file that is gone with this value.
struct Coming(PathBuf);

impl Drop for Coming {
    fn drop(&mut self) {
        // The name that it was given stays.
        let _ = fs::remove_file(&self.0);
    }
}

fn options(method: CompressionMethod) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(method).large_file(true).unix_permissions(0o600)
}

/// A new file that its owner alone can read.
fn private(path: &Path) -> io::Result<File> {
    let mut open = OpenOptions::new();
    open.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    open.open(path)
}

/// Copies to the end, and gives hash and size.
fn copy(mut content: impl Read, to: &mut impl Write) -> io::Result<(String, u64)> {
    let mut hash = Sha256::new();
    let mut bytes = 0_u64;
    let mut buffer = vec![0; 256 << 10];
    loop {
        let read = match content.read(&mut buffer) {
            Ok(0) => return Ok((text::hex(&hash.finalize()), bytes)),
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hash.update(&buffer[..read]);
        to.write_all(&buffer[..read])?;
        bytes += read as u64;
    }
}
