//! Typed ids: swapping a document's id and a person's does not compile.
