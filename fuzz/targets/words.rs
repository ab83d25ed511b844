//! Any text as a number, a date, the number of a document, a deadline.

#![no_main]

#[path = "../../kernel/text/tests/table/body.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|text: &str| {
    body::any_text(text);
    body::any_deadline(text);
});
