//! Any operators as the page of a PDF, whose own frame is sound.

#![no_main]

#[path = "../../adapters/reading/tests/all/body.rs"]
mod body;
#[path = "../../adapters/reading/tests/all/drawn.rs"]
mod drawn;

libfuzzer_sys::fuzz_target!(|content: &str| body::any_document(&drawn::page(content, "abc", false)));
