//! Test data from elsewhere, where it lies beside the project; a test that finds none says so and passes by.

use std::path::PathBuf;

/// The text of a file of the shared data, such as `decisions/….txt`.
#[must_use]
pub fn text(file: &str) -> Option<String> {
    let path = path(file)?;
    std::fs::read_to_string(path).ok()
}

/// Where a file of the shared data lies.
#[must_use]
pub fn path(file: &str) -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(file);
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: ../shared/data/{file} is not here");
    None
}
