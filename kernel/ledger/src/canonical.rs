//! Canonical JSON (RFC 8785) without fractions: the one way to write a value as bytes.

use serde_json::Value as Json;

use crate::hash::Hash;

/// The deepest nesting that a body may have: far under the limit of any JSON reader.
pub(crate) const MAX_DEPTH: usize = 32;

/// The largest integer that every JSON reader keeps exactly (RFC 7493 section 2.2).
pub(crate) const MAX_INTEGER: u64 = (1 << 53) - 1;

/// Writes a JSON string: quotes, and the shortest escapes of RFC 8785 section 3.2.2.2.
pub(crate) fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Writes the items between `[` and `]`.
pub(crate) fn write_list<T, E>(
    out: &mut String,
    items: impl IntoIterator<Item = T>,
    mut write: impl FnMut(&mut String, T) -> Result<(), E>,
) -> Result<(), E> {
    out.push('[');
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write(out, item)?;
    }
    out.push(']');
    Ok(())
}

/// Writes the members between `{` and `}`, sorted by UTF-16 code units (RFC 8785 section 3.2.3).
pub(crate) fn write_map<'a, T, E>(
    out: &mut String,
    members: impl IntoIterator<Item = (&'a String, T)>,
    mut write: impl FnMut(&mut String, &'a str, T) -> Result<(), E>,
) -> Result<(), E> {
    let mut members: Vec<_> = members.into_iter().collect();
    members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    out.push('{');
    for (i, (key, value)) in members.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        write_text(out, key);
        out.push(':');
        write(out, key, value)?;
    }
    out.push('}');
    Ok(())
}

/// Whether a map with this only name stands for a digest: `{"personal":"sha256:..."}`.
pub(crate) fn marks_digest(name: &str) -> bool {
    name == "personal" || name == "digest"
}

/// Writes a JSON value that was read, or says no: a fraction, an integer that other readers would
/// round, a marked digest that is none, or a depth over [`MAX_DEPTH`] has no canonical form here.
pub(crate) fn write_json(out: &mut String, value: &Json, depth: usize) -> Result<(), NoForm> {
    // One level more than a body: a digest at its deepest is a map with a text in it.
    if depth > MAX_DEPTH + 1 {
        return Err(NoForm);
    }
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Json::Number(n) => match n.as_i64() {
            Some(n) if n.unsigned_abs() <= MAX_INTEGER => out.push_str(&n.to_string()),
            _ => return Err(NoForm),
        },
        Json::String(text) => write_text(out, text),
        Json::Array(items) => write_list(out, items, |out, v| write_json(out, v, depth + 1))?,
        Json::Object(map) if map.len() == 1 && map.keys().all(|name| marks_digest(name)) => {
            let text = map.values().find_map(Json::as_str).ok_or(NoForm)?;
            let digest = text.strip_prefix("sha256:").ok_or(NoForm)?;
            digest.parse::<Hash>().map_err(|_| NoForm)?;
            write_map(out, map, |out, _, _| {
                write_text(out, text);
                Ok(())
            })?;
        }
        Json::Object(map) => write_map(out, map, |out, _, v| write_json(out, v, depth + 1))?,
    }
    Ok(())
}

/// The value has no canonical form.
#[derive(Debug)]
pub(crate) struct NoForm;
