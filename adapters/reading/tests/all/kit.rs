//! Files made in memory.

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use reading::sheets;
use reading::{Bound, Limits, Problem, Sheet, Table, bind, read_table_bytes};
use rust_xlsxwriter::Workbook;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A table out of CSV text, its header found by a sheet's columns.
pub fn csv(text: &str, sheet: &Sheet) -> Table {
    read_table_bytes(text.as_bytes().to_vec(), &sheet.names(), &Limits::default()).unwrap()
}

/// A table out of a workbook.
pub fn xlsx(book: &mut Workbook, sheet: &Sheet) -> Table {
    read_table_bytes(book.save_to_buffer().unwrap(), &sheet.names(), &Limits::default()).unwrap()
}

/// The problems of a whole file, as an officer gets them: `B8 due_at "31/02/2018": what`.
pub fn problems(table: &Table, sheet: &'static Sheet) -> Vec<String> {
    let found: Vec<Problem> = match bind(table, sheet) {
        Ok(bound) => bound.rows().flat_map(|row| row.into_problems()).collect(),
        Err(problems) => problems,
    };
    let line = |p: &Problem| format!("{} {} \"{}\": {}", p.cell.as_deref().unwrap_or("-"), p.column, p.value, p.what);
    found.iter().map(line).collect()
}

/// Binds, or fails with the problems.
pub fn bound<'t>(table: &'t Table, sheet: &'static Sheet) -> Bound<'t> {
    bind(table, sheet).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// A CSV of units: a full header and one row of the sheet's examples, in which these columns hold other values.
pub fn unit(values: &[(&str, &str)]) -> Table {
    row(&sheets::UNITS, values)
}

/// A CSV with one row of a sheet's examples, in which these columns hold other values.
pub fn row(sheet: &'static Sheet, values: &[(&str, &str)]) -> Table {
    let header: Vec<&str> = sheet.columns.iter().map(|column| column.key).collect();
    let cells = sheet.columns.iter().map(|column| {
        let own = values.iter().find(|(key, _)| *key == column.key);
        format!("\"{}\"", own.map_or(column.example, |(_, value)| value))
    });
    csv(&format!("{}\n{}\n", header.join(","), cells.collect::<Vec<_>>().join(",")), sheet)
}

/// A zip container with these parts.
pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A DOCX whose body is this.
pub fn docx(body: &str, numbering: &str) -> Vec<u8> {
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let numbering = format!("<w:numbering xmlns:w=\"w\">{numbering}</w:numbering>");
    let styles = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"Muc\"><w:basedOn w:val=\"Muc0\"/></w:style>\
                  <w:style w:styleId=\"Muc0\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>";
    zipped(&[
        ("word/document.xml", body.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
    ])
}

/// Bytes as a .gz holds them.
pub fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// The files of a folder of data that others made; none, and a message, where it does not lie beside the project.
pub fn shared(folder: &str) -> Vec<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(folder);
    match std::fs::read_dir(&path) {
        Ok(files) => files.map(|file| file.unwrap().path()).collect(),
        Err(error) => {
            eprintln!("NOT COMPARED: {folder} is missing ({}: {error})", path.display());
            Vec::new()
        }
    }
}
