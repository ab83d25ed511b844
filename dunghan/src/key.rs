//! The key that signs the office's log: made once, readable by its owner only.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use app::IdSource;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::private;

/// The seed of a key, and whether it was made just now.
pub struct Key {
    /// Thirty-two secret bytes.
    pub seed: [u8; 32],
    /// Whether there was none before.
    pub new: bool,
}

/// The key in this file; a new one where there is no file.
///
/// # Errors
/// When the file cannot be read or made, or does not hold a key.
pub fn read_or_make(file: &Path) -> io::Result<Key> {
    match read(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(file),
        read => Ok(Key { seed: read?, new: false }),
    }
}

fn read(file: &Path) -> io::Result<[u8; 32]> {
    let text = fs::read_to_string(file)?;
    let seed = STANDARD.decode(text.trim()).ok().and_then(|bytes| bytes.try_into().ok());
    seed.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "không phải là khóa ký (32 byte viết bằng base64)"))
}

/// Two processes that start at once agree on the key of whichever was first: it is whole before it has its name.
fn make(file: &Path) -> io::Result<Key> {
    if let Some(folder) = file.parent() {
        private::folder(folder)?;
    }
    let seed = IdSource::random().salt();
    let draft = file.with_extension(format!("{}.draft", std::process::id()));
    let mut open = private::file().open(&draft)?;
    writeln!(open, "{}", STANDARD.encode(seed))?;
    open.sync_all()?;
    let named = fs::hard_link(&draft, file);
    fs::remove_file(&draft)?;
    match named {
        Ok(()) => Ok(Key { seed, new: true }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(Key { seed: read(file)?, new: false }),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_is_its_owners_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("new/signing.key");
        let made = read_or_make(&file).expect("made");
        let read = read_or_make(&file).expect("read");
        assert_eq!((made.new, read.new, read.seed), (true, false, made.seed));
        assert_eq!(fs::metadata(&file).expect("it is there").permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path().join("new")).expect("a folder").count(), 1);
        fs::write(&file, "short").expect("written");
        assert_eq!(read_or_make(&file).map(|key| key.seed).expect_err("no key").kind(), io::ErrorKind::InvalidData);
    }
}
