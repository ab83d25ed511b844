//! PDF files made in memory: objects, and pages that draw words.

use std::fmt::Write;

use miniz_oxide::deflate::compress_to_vec_zlib;

/// A PDF of these objects; the first is its catalogue.
pub fn file(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (number, object) in (1..).zip(objects) {
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    out.extend(format!("trailer\n<</Size {}/Root 1 0 R{trailer}>>\n%%EOF\n", objects.len() + 1).bytes());
    out
}

pub fn stream(dict: &str, content: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{dict}/Length {}>>\nstream\n", content.len()).into_bytes();
    out.extend(content);
    out.extend(b"\nendstream");
    out
}

/// A code for each letter, as programs number the glyphs of a font.
fn code(letter: char) -> u32 {
    u32::from(letter) ^ 0x2000
}

/// A string shown in the font of [`page`].
pub fn shown(words: &str) -> String {
    let codes = words.chars().fold(String::new(), |mut out, letter| {
        write!(out, "{:04x}", code(letter)).expect("a string takes it");
        out
    });
    format!("<{codes}>")
}

/// The table that tells the letters of these words.
fn letters(words: &str) -> Vec<u8> {
    let mut all: Vec<char> = words.chars().collect();
    all.sort_unstable();
    all.dedup();
    let lines: Vec<String> = all.iter().map(|&l| format!("<{:04x}> <{:04x}>", code(l), u32::from(l))).collect();
    let lines = lines.join("\n");
    format!(
        "begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n9 beginbfchar\n{lines}\nendbfchar\nendcmap"
    )
    .into_bytes()
}

/// A PDF of one page that draws `content` in a font of half-wide letters, those of `words`.
pub fn page(content: &str, words: &str, packed: bool) -> Vec<u8> {
    let drawn = match packed {
        true => stream("/Filter/FlateDecode", &compress_to_vec_zlib(content.as_bytes(), 6)),
        false => stream("", content.as_bytes()),
    };
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 5 0 R>>/XObject<</X 8 0 R>>>>>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R]>>".to_vec(),
        drawn,
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>".to_vec(),
        b"<</Type/Font/Subtype/CIDFontType2/DW 500>>".to_vec(),
        stream("", &letters(words)),
        stream(
            "/Type/XObject/Subtype/Form",
            format!("BT /F1 10 Tf 100 100 Td {} Tj ET /X Do", shown("chìm")).as_bytes(),
        ),
    ];
    file(&objects, "")
}
