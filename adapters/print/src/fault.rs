//! What can go wrong when a paper is set.

/// A paper or book that could not be made. Its words are for the log: what a user typed is never the cause, except a picture.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A picture is not SVG that can be drawn.
    #[error("picture {at} cannot be drawn: {why}")]
    Picture {
        /// Its place among the paper's blocks, from 1.
        at: usize,
        /// What the drawing library said.
        why: String,
    },
    /// The typesetter refused the paper.
    #[error("the paper could not be set: {0}")]
    Setting(String),
    /// The document or workbook could not be written.
    #[error("the file could not be written: {0}")]
    Writing(String),
}
