//! Text out of bytes: UTF-8, or UTF-16 that says so; nothing else is guessed.

use crate::limits::Unreadable;

/// The text of a file, without its byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (units, odd) = rest.as_chunks::<2>();
        if !odd.is_empty() {
            return Err(Unreadable::Encoding);
        }
        char::decode_utf16(units.iter().map(|&pair| unit(pair)))
            .collect::<Result<String, _>>()
            .map_err(|_| Unreadable::Encoding)
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => Ok(std::str::from_utf8(rest).map_err(|_| Unreadable::Encoding)?.to_owned()),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => Ok(std::str::from_utf8(bytes).map_err(|_| Unreadable::Encoding)?.to_owned()),
    }
}
