//! Papers and books, read back by the readers that the house uses for other people's files.

mod books;
mod face;
mod kit;
mod papers;
