//! The forms of a text: normalised for keeping, keyed for grammar, folded for search.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form in which text is kept: NFC, non-breaking spaces as spaces, zero-width characters removed, line ends as `\n`.
///
/// Case, marks, punctuation and runs of spaces stay as written.
///
/// ```
/// assert_eq!(text::normalise("Điều\u{a0}1.\r\n"), "Điều 1.\n");
/// ```
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_return = false;
    // Zero-width characters go before composing: one between a letter and its mark would keep the two apart.
    for c in text.chars().filter(|&c| !is_zero_width(c)).nfc() {
        match c {
            '\n' if after_return => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{b}' => out.push('\n'),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => out.push(' '),
            _ => out.push(c),
        }
        after_return = c == '\r';
    }
    out
}

/// The form in which text is searched: lower case, marks off, `đ` as `d`, runs of white space as one space, none at the ends.
///
/// ```
/// assert_eq!(text::fold("  Điều\u{a0}lệ  HỘI "), "dieu le hoi");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfd().filter(|&c| !is_zero_width(c) && !is_combining_mark(c)) {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        // Lower-casing may decompose ('İ' becomes 'i' and a dot above): marks are dropped again.
        for l in c.to_lowercase().filter(|&l| !is_combining_mark(l)) {
            out.push(if matches!(l, 'đ' | 'ð') { 'd' } else { l });
        }
    }
    if out.ends_with(' ') {
        out.pop();
    }
    out
}

/// The form in which grammars compare words: lower case, composed, one place for the tone (`hoà` is `hòa`, `qúy` is `quý`).
///
/// ```
/// assert_eq!(text::key("UỶ"), text::key("ủy"));
/// ```
pub fn key(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().flat_map(char::to_lowercase).nfc().collect();
    for l in &mut letters {
        if *l == 'ð' {
            *l = 'đ';
        }
    }
    place_tone(&mut letters);
    letters.into_iter().collect()
}

/// Moves the tone of a word that ends in `oa`, `oe` or `uy` onto the first of the two letters, or onto the second after `q`.
fn place_tone(letters: &mut [char]) {
    let [.., first, second] = letters else { return };
    let (base_first, tone_first) = untone(*first);
    let (base_second, tone_second) = untone(*second);
    if !matches!((base_first, base_second), ('o', 'a') | ('o', 'e') | ('u', 'y')) {
        return;
    }
    let Some(tone) = tone_first.or(tone_second) else {
        return;
    };
    if tone_first.is_some() && tone_second.is_some() {
        return;
    }
    let after_q = letters.len() > 2 && letters[letters.len() - 3] == 'q';
    let last = letters.len() - 1;
    let (on, off) = if after_q { (last, last - 1) } else { (last - 1, last) };
    letters[off] = untone(letters[off]).0;
    let bare = untone(letters[on]).0;
    letters[on] = unicode_normalization::char::compose(bare, tone).unwrap_or(bare);
}

/// A letter without its tone, and the tone.
fn untone(letter: char) -> (char, Option<char>) {
    let mut base = letter;
    let mut tone = None;
    unicode_normalization::char::decompose_canonical(letter, |part| match part {
        '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(part),
        mark if is_combining_mark(mark) => {
            base = unicode_normalization::char::compose(base, mark).unwrap_or(base);
        }
        other => base = other,
    });
    (base, tone)
}

fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}')
}
