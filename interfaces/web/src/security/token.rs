//! The token of a session's forms: unguessable, compared without telling how much of it was right.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A fresh token of 256 random bits.
pub fn fresh() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// Whether a form brought the session's token.
pub fn is_right(expected: &str, brought: &str) -> bool {
    !expected.is_empty()
        && expected.len() == brought.len()
        && expected.bytes().zip(brought.bytes()).fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_whole_token_is_right() {
        let token = fresh();
        assert!(is_right(&token, &token));
        assert!(!is_right(&token, &token[1..]));
        assert!(!is_right(&token, &fresh()));
        assert!(!is_right("", ""), "a session without a token takes no form");
    }
}
