//! The typeface: Tinos, which has the measures of Times New Roman and every Vietnamese letter.
//!
//! Liberation Serif lacks some of these letters, and a typesetter then takes them from another face without a word.

/// Its name inside the font files.
pub const NAME: &str = "Tinos";

/// Regular, bold, slanted, bold and slanted.
pub static FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/Tinos-Regular.ttf"),
    include_bytes!("../fonts/Tinos-Bold.ttf"),
    include_bytes!("../fonts/Tinos-Italic.ttf"),
    include_bytes!("../fonts/Tinos-BoldItalic.ttf"),
];
