//! Bytes as hexadecimal digits: digests, and what an address may not hold as it is.

use std::fmt::Write as _;

/// Two lower-case digits a byte, as digests are written.
///
/// ```
/// assert_eq!(text::hex(&[0, 10, 255]), "000aff");
/// ```
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        // Writing into a string does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// A text as one part of an address (RFC 3986): every byte that is not a letter, a digit or one of `-._~` becomes `%XX`.
///
/// ```
/// assert_eq!(text::percent_encoded("Báo cáo 1.pdf"), "B%C3%A1o%20c%C3%A1o%201.pdf");
/// ```
#[must_use]
pub fn percent_encoded(part: &str) -> String {
    let mut encoded = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
