//! Any bytes as a .txt, .docx or .pdf file.

#![no_main]

#[path = "../../adapters/reading/tests/all/body.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::any_document(bytes));
