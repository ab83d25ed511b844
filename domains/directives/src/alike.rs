//! Whether two tasks say the same: a warning for whoever enters one, never a refusal.

use std::collections::BTreeSet;

/// Of all the words of two texts, this share must stand in both, in percent.
const SHARED: usize = 75;

/// Whether two contents share most of their words, marks and case aside.
///
/// ```
/// assert!(directives::alike("Kiểm tra an toàn cháy tại chợ", "kiểm tra an toàn cháy tại các chợ."));
/// assert!(!directives::alike("Kiểm tra an toàn cháy", "Báo cáo thu ngân sách"));
/// ```
#[must_use]
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let both = one.intersection(&other).count();
    let all = one.union(&other).count();
    all > 0 && both * 100 >= all * SHARED
}

fn words(content: &str) -> BTreeSet<String> {
    let folded = text::fold(content);
    let word = |word: &str| word.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    folded.split_whitespace().map(word).filter(|word| !word.is_empty()).collect()
}
