//! What is read from files, and what is refused: tables that an officer can read, and properties for whatever bytes come.

mod binding;
mod documents;
mod hostile;
mod kit;
mod pages;
mod tables;
mod templates;
