//! Any bytes as a list of records, .csv or .xlsx.

#![no_main]

#[path = "../../adapters/reading/tests/all/body.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| body::any_table(bytes));
