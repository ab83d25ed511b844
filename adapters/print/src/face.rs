//! The typeface: Tinos, which has the measures of Times New Roman and every Vietnamese letter.
//!
//! Liberation Serif lacks some of these letters, and a typesetter then takes them from another face without a word.

use std::sync::LazyLock;

/// How a drawing is read: with this face and no other.
pub static OPTIONS: LazyLock<resvg::usvg::Options<'static>> = LazyLock::new(|| {
    let mut options = resvg::usvg::Options { font_family: NAME.to_owned(), ..Default::default() };
    let fonts = options.fontdb_mut();
    FILES.iter().for_each(|file| fonts.load_font_data(file.to_vec()));
    options
});

/// Its name inside the font files.
pub const NAME: &str = "Tinos";

/// Regular, bold, slanted, bold and slanted.
pub static FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];
