//! Any text as a decision.

#![no_main]

#[path = "../../kernel/decision/tests/table/body.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|text: &str| body::any_text(text));
