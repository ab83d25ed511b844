//! PDFs as office programs and Typst make them of decisions of our own: every letter, in the order in which a person reads.
//!
//! Beside each file stands its text from the title on, a paragraph or a table's row a line. What the letters are drawn with differs:
//! fonts that have all letters of Vietnamese, and fonts that lack some, so that the program took those of another.

use std::path::Path;

use reading::read_text;

/// Composed letters without the spaces and line ends that a page's width makes.
fn bare(words: &str) -> String {
    text::normalise(words).chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn every_paragraph_is_read_in_its_order() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printed");
    for name in [
        "office_columns",
        "office_table_decomposed_fallback",
        "office_text_in_place_of_glyphs",
        "typst_codes_with_backslashes",
        "typst_decomposed",
    ] {
        let expected = read_text(&folder.join(name).with_extension("txt")).expect(name);
        let read = bare(&read_text(&folder.join(name).with_extension("pdf")).expect(name));
        let mut from = 0;
        for line in expected.lines() {
            let line_bare = bare(line);
            let at = read[from..].find(&line_bare);
            from +=
                at.unwrap_or_else(|| panic!("{name}: {line:?} does not follow in {}", &read[from..])) + line_bare.len();
        }
    }
}
