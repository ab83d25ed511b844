//! The typeface has every letter that a Vietnamese paper needs.

use typst::foundations::Bytes;
use typst::text::Font;

const VOWELS: &str = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ";
const SIGNS: &str = "0123456789.,;:!?()[]/%&-–—\"'“”‘’…•+=<>≥≤×°§";

#[test]
fn every_letter_stands_in_every_cut_of_the_face() {
    let upper: String = VOWELS.to_uppercase();
    let all = VOWELS.chars().chain(upper.chars()).chain(SIGNS.chars()).chain('a'..='z').chain('A'..='Z');
    let wanted: Vec<char> = all.collect();
    for name in ["Regular", "Bold", "Italic", "BoldItalic"] {
        let path = format!("{}/fonts/Tinos-{name}.ttf", env!("CARGO_MANIFEST_DIR"));
        let font = Font::new(Bytes::new(std::fs::read(path).unwrap()), 0).expect("a font");
        let missing: String =
            wanted.iter().filter(|letter| !font.info().coverage.contains(u32::from(**letter))).collect();
        assert_eq!(missing, "", "{name}");
    }
}
