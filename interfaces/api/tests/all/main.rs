//! The interface as a client meets it: who may ask, what is answered, and that the document tells all of it.

mod acts;
mod document;
mod figures;
mod gate;
mod imports;
mod kit;
mod lists;
mod log;
mod malformed;
mod pure;
mod schema;
