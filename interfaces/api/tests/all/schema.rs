//! A small reader of the JSON Schema that the document uses: enough to hold every answer of the tests against it.

use axum::http::header;
use serde_json::Value;

use crate::kit::Answer;

/// Holds an answer against the document: its status stands there, its media type and its body fit.
#[track_caller]
pub fn holds(document: &Value, method: &str, template: &str, answer: &Answer) {
    let status = answer.status.as_str();
    let responses = &document["paths"][template][method.to_ascii_lowercase()]["responses"];
    let response = &responses[status];
    assert!(response.is_object(), "{method} {template} answered {status}, which is not documented: {}", answer.text);
    let media = answer.headers.get(header::CONTENT_TYPE).and_then(|media| media.to_str().ok()).unwrap_or_default();
    let media = media.split(';').next().unwrap_or_default();
    let content = &response["content"][media];
    assert!(content.is_object(), "{method} {template} answered {status} as {media:?}, which is not documented");
    if media.ends_with("json") {
        let wrong = misfit(document, &content["schema"], &answer.json(), "$");
        assert!(wrong.is_none(), "{method} {template} {status}: {wrong:?} in {}", answer.text);
    }
}

/// The first place where a value does not fit a schema.
pub fn misfit(document: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let pointer = name.strip_prefix('#').expect("a reference into the document");
        let target = document.pointer(pointer).unwrap_or_else(|| panic!("{name} is nowhere"));
        return misfit(document, target, value, at);
    }
    let fitting = |key: &str| {
        let list = schema[key].as_array()?;
        Some(list.iter().filter(|schema| misfit(document, schema, value, at).is_none()).count())
    };
    if fitting("oneOf").is_some_and(|n| n != 1) || fitting("anyOf") == Some(0) {
        return Some(format!("{at}: {value} fits none or several"));
    }
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().find_map(|part| misfit(document, part, value, at));
    }
    let types = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let is = |name: &str| match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is no type"),
    };
    if !types.is_empty() && !types.iter().any(|name| is(name)) {
        return Some(format!("{at}: {value} is no {types:?}"));
    }
    if let Some(words) = schema["enum"].as_array().filter(|_| !value.is_null())
        && !words.contains(value)
    {
        return Some(format!("{at}: {value} is not listed"));
    }
    let beyond = |key: &str, wrong: fn(f64, f64) -> bool| {
        value.as_f64().zip(schema[key].as_f64()).is_some_and(|(value, bound)| wrong(value, bound))
    };
    if beyond("minimum", |value, bound| value < bound) || beyond("maximum", |value, bound| value > bound) {
        return Some(format!("{at}: {value} is out of bounds"));
    }
    match value {
        Value::Array(items) => {
            let mut each = items.iter().enumerate();
            each.find_map(|(place, item)| misfit(document, &schema["items"], item, &format!("{at}[{place}]")))
        }
        Value::Object(fields) => {
            let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
            let missing =
                required.filter(|name| !fields.contains_key(*name)).map(|name| format!("{at}.{name} is missing"));
            let known = schema["properties"].as_object();
            let of = |name: &String| match known.and_then(|known| known.get(name)) {
                Some(schema) => Some(schema),
                None if schema["additionalProperties"].is_object() => Some(&schema["additionalProperties"]),
                None => None,
            };
            let strange = || {
                let unknown = |(name, value): (&String, &Value)| match of(name) {
                    Some(schema) => misfit(document, schema, value, &format!("{at}.{name}")),
                    None if known.is_some() => Some(format!("{at}.{name} is not documented")),
                    None => None,
                };
                fields.iter().find_map(unknown)
            };
            missing.into_iter().next().or_else(strange)
        }
        _ => None,
    }
}
