//! A folder into which other systems lay files: what lies there is read as it is, and put aside with what was said of it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use std::time::SystemTime;

/// A plain file in the folder, as it was seen. One that has changed is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lying {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was written last.
    pub modified: SystemTime,
}

/// The plain files of a folder, by name. Links and folders are passed over, and so are names that begin with a dot or are no
/// text.
///
/// # Errors
/// When the folder cannot be read.
pub fn lying(folder: &Path) -> io::Result<Vec<Lying>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else { continue };
        // Not followed: a link is no file of this folder.
        let seen = match entry.metadata() {
            Ok(seen) if seen.is_file() && !name.starts_with('.') => seen,
            Ok(_) => continue,
            Err(gone) if gone.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        found.push(Lying { name, bytes: seen.len(), modified: seen.modified()? });
    }
    found.sort_by(|first, second| first.name.cmp(&second.name));
    Ok(found)
}

/// The content of a file; `None` where it is not the one any more that was seen, or is longer than `most`.
///
/// # Errors
/// When it cannot be read.
pub fn read(folder: &Path, seen: &Lying, most: u64) -> io::Result<Option<Vec<u8>>> {
    let path = folder.join(&seen.name);
    let before = fs::symlink_metadata(&path)?;
    let file = File::open(&path)?;
    let opened = file.metadata()?;
    let same = before.is_file()
        && is_one(&before, &opened)
        && opened.len() == seen.bytes
        && opened.modified()? == seen.modified;
    if !same || seen.bytes > most {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 == seen.bytes).then_some(bytes))
}

/// Whether a name led to the same file twice: not to another one through a link that was put in its place meanwhile.
#[cfg(unix)]
fn is_one(first: &fs::Metadata, second: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (first.dev(), first.ino()) == (second.dev(), second.ino())
}

#[cfg(not(unix))]
fn is_one(_: &fs::Metadata, second: &fs::Metadata) -> bool {
    second.is_file()
}

/// Moves a file into a folder beside it under the name `stamp-name`, with notes: each is the end of a name and its content.
///
/// # Errors
/// When it cannot be moved; a link in the place of the folder is refused.
pub fn put_aside(folder: &Path, name: &str, to: &str, stamp: &str, notes: &[(&str, Vec<u8>)]) -> io::Result<()> {
    let aside = folder.join(to);
    match fs::create_dir(&aside) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    if !fs::symlink_metadata(&aside)?.is_dir() {
        return Err(io::Error::other(format!("{} is no folder", aside.display())));
    }
    for (end, content) in notes {
        let note = aside.join(format!("{stamp}-{name}{end}"));
        OpenOptions::new().write(true).create_new(true).open(note)?.write_all(content)?;
    }
    fs::rename(folder.join(name), aside.join(format!("{stamp}-{name}")))
}
