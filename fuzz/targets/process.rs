//! Any bytes as a model of a process or a log of events.

#![no_main]

#[path = "../../adapters/reading/tests/all/body.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::any_process(bytes));
