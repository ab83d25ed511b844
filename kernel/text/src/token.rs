//! The lexer: text in, words, numbers and marks out, each with its place.

use std::borrow::Cow;
use std::ops::Range;

use crate::form;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A run of letters.
    Word,
    /// Digits, with `.` or `,` between digits: `08`, `1.200`, `99,5`, `01.01.2018`.
    Number,
    /// One mark: `%`, `/`, `;`.
    Mark,
}

/// One token of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'t> {
    /// What it is.
    pub kind: Kind,
    /// As written.
    pub text: &'t str,
    /// The word as grammars compare it (see [`crate::key`]); numbers and marks as written.
    pub key: Cow<'t, str>,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// Whether it follows the token before it without a space.
    pub joined: bool,
}

impl Token<'_> {
    /// Whether this is the given word, written as a key.
    pub fn is(&self, key: &str) -> bool {
        self.key == key
    }
}

/// The tokens of a text, in order. The text should be normalised first, so that places agree with what is shown.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut end_of_last = usize::MAX;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        let kind = if c.is_ascii_digit() {
            while let Some(&(at, next)) = chars.peek() {
                let between_digits =
                    matches!(next, '.' | ',') && text[at + 1..].starts_with(|d: char| d.is_ascii_digit());
                if !next.is_ascii_digit() && !between_digits {
                    break;
                }
                end = at + 1;
                chars.next();
            }
            Kind::Number
        } else if c.is_alphabetic() {
            while let Some(&(at, next)) = chars.peek() {
                if !next.is_alphabetic() && !unicode_normalization::char::is_combining_mark(next) {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            Kind::Word
        } else {
            Kind::Mark
        };
        let written = &text[start..end];
        out.push(Token {
            kind,
            text: written,
            key: if kind == Kind::Word { Cow::Owned(form::key(written)) } else { Cow::Borrowed(written) },
            span: start..end,
            joined: start == end_of_last,
        });
        end_of_last = end;
    }
    out
}

/// Whether the tokens from `at` on are these words, written as keys with single spaces.
pub fn phrase_at(tokens: &[Token<'_>], at: usize, phrase: &str) -> Option<usize> {
    // Most tokens begin no phrase of a grammar: this says so without cutting the phrase into words.
    let first = tokens.get(at)?.key.as_ref();
    if phrase.as_bytes().first() != first.as_bytes().first() || !phrase.starts_with(first) {
        return None;
    }
    let mut next = at;
    for word in phrase.split(' ') {
        if !tokens.get(next)?.is(word) {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// The longest of these phrases that stands at `at`, and the index after it.
pub fn any_phrase_at<'p>(tokens: &[Token<'_>], at: usize, phrases: &[&'p str]) -> Option<(&'p str, usize)> {
    phrases.iter().filter_map(|p| phrase_at(tokens, at, p).map(|next| (*p, next))).max_by_key(|(_, next)| *next)
}

/// The entry of a table whose phrase stands at `at`, of several the longest, and the index after it.
pub fn entry_at<'e, T>(tokens: &[Token<'_>], at: usize, table: &'e [(&str, T)]) -> Option<(&'e T, usize)> {
    table
        .iter()
        .filter_map(|(phrase, entry)| phrase_at(tokens, at, phrase).map(|next| (entry, next)))
        .max_by_key(|(_, next)| *next)
}
