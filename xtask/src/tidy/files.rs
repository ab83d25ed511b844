//! The files that git knows or would take, as text.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::run;

/// A text file of the repository.
pub struct File {
    /// Path from the workspace's folder, with `/`.
    pub path: String,
    /// All of it.
    pub text: String,
}

impl File {
    /// Whether it is Rust source.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether it is prose.
    pub fn is_markdown(&self) -> bool {
        self.path.ends_with(".md")
    }

    /// The last part of its path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The folder that it is in, without a closing `/`.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

/// Tracked files and new ones that are not ignored; those that are not UTF-8 are pictures and the like.
pub fn tracked(root: &Path) -> Result<Vec<File>> {
    let listed = run::output(Command::new("git").current_dir(root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let read = |path: &str| {
        // A file that git lists may have been removed since.
        let text = fs::read_to_string(root.join(path)).ok()?;
        Some(File { path: path.to_owned(), text })
    };
    Ok(listed.split('\0').filter_map(read).collect())
}
