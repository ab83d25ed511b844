//! What holds for any bytes that come as a file: an answer, in time and inside small limits; the properties and the fuzzer call it.

use std::time::{Duration, Instant};

use reading::{Limits, read_log_bytes, read_model_bytes, read_table_bytes, read_text_bytes, sheets};

/// Limits that a test's own memory bears.
pub fn small() -> Limits {
    Limits { bytes: 1 << 20, unpacked: 16 << 20, rows: 100, columns: 20, cells: 1000, ..Limits::default() }
}

fn in_time(work: impl FnOnce()) {
    let start = Instant::now();
    work();
    assert!(start.elapsed() < Duration::from_secs(10));
}

/// As a document: .txt, .docx or .pdf, whatever its bytes say that it is.
pub fn any_document(bytes: &[u8]) {
    in_time(|| drop(read_text_bytes(bytes.to_vec(), &small())));
}

/// As a list of records; the numbers of its rows rise from below its header.
pub fn any_table(bytes: &[u8]) {
    in_time(|| {
        if let Ok(table) = read_table_bytes(bytes.to_vec(), &sheets::UNITS.names(), &small()) {
            let numbers: Vec<u32> = table.rows.iter().map(|row| row.number).collect();
            assert!(numbers.is_sorted_by(|a, b| a < b));
            assert!(numbers.first().is_none_or(|&first| first > table.header_row));
        }
    });
}

/// As a model of a process, which is checked when it is one, and as a log, packed or not.
pub fn any_process(bytes: &[u8]) {
    in_time(|| {
        if let Ok(model) = read_model_bytes(bytes.to_vec(), &small()) {
            let _ = model.check();
        }
        let _ = read_log_bytes(bytes.to_vec(), &small());
        let _ = read_log_bytes([b"\x1f\x8b\x08".as_slice(), bytes].concat(), &small());
    });
}
