//! What holds for any text that is read for a number, a date or a deadline; the properties and the fuzzer call it.

use text::deadline::When;
use text::{DocumentNumber, fold, normalise, parse_moment, parse_number, read_deadline};
use time::macros::{date, datetime};

/// Reads a text as each of the small things: no panic, and what is normalised or folded stays as it is.
pub fn any_text(text: &str) {
    let kept = normalise(text);
    assert_eq!(normalise(&kept), kept);
    assert_eq!(fold(&fold(text)), fold(text));
    let _ = (parse_number(text), parse_moment(text), DocumentNumber::parse(text));
    for (at, token) in text::token::tokens(&kept).iter().enumerate() {
        assert_eq!(&kept[token.span.clone()], token.text, "token {at}");
    }
}

/// Reads a deadline out of a text: its words stand inside it, or there is none.
pub fn any_deadline(text: &str) {
    let deadline = read_deadline(text, datetime!(2017-11-30 8:00 +7), Some(date!(2017 - 11 - 29)));
    let length = normalise(text).chars().count();
    match deadline.span {
        Some((from, to)) => assert!(from < to && to <= length, "{from}..{to} of {length}"),
        None => assert_eq!(deadline.when, When::None),
    }
}
