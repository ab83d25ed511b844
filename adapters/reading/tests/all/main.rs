//! What is read from files, and what is refused: tables that an officer can read, and properties for whatever bytes come.

mod binding;
mod body;
mod documents;
mod drawn;
mod hostile;
mod kit;
mod others;
mod pages;
mod printed;
mod processes;
mod tables;
mod templates;
