//! The one way to act: authorise, load, decide, commit.
