//! Deadlines in words.
