//! What must hold in the HTML of any page, read with a small scanner of tags.

use std::collections::BTreeMap;

/// A start tag with its attributes.
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Tag {
    fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }
}

/// Every start tag of a page, in order.
pub fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if rest.starts_with(['/', '!']) {
            continue;
        }
        let end = end_of_tag(rest);
        tags.push(tag(&rest[..end]));
        rest = &rest[end..];
    }
    tags
}

fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (place, sign) in text.char_indices() {
        match (quote, sign) {
            (None, '>') => return place,
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            _ => {}
        }
    }
    panic!("a tag is not closed: {}", text.chars().take(80).collect::<String>());
}

fn tag(text: &str) -> Tag {
    let text = text.trim_end_matches('/').trim();
    let (name, mut rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|sign: char| sign == '=' || sign.is_whitespace()).unwrap_or(rest.len());
        let attribute = rest[..end].to_owned();
        rest = &rest[end..];
        let value = match rest.strip_prefix('=') {
            None => String::new(),
            Some(after) => {
                let quote = after.chars().next().filter(|sign| "\"'".contains(*sign)).expect("values are quoted");
                let (value, after) = after[1..].split_once(quote).expect("a quote is closed");
                rest = after;
                value.to_owned()
            }
        };
        assert!(attributes.insert(attribute.clone(), value).is_none(), "<{name}> says {attribute} twice");
    }
    Tag { name: name.to_owned(), attributes }
}

/// What every page keeps: the strict policy works, a reader of any kind finds the way, no message is missing.
pub fn check(name: &str, page: &str) {
    assert!(!page.contains('⟦'), "{name}: a message is missing: {}", around(page, '⟦'));
    let tags = tags(page);
    let all = |wanted: &str| tags.iter().filter(|tag| tag.name == wanted).count();
    assert_eq!(all("h1"), 1, "{name}: one h1");
    assert_eq!(all("main"), 1, "{name}: one main");
    assert_eq!(all("style"), 0, "{name}: no inline style");
    let html = tags.iter().find(|tag| tag.name == "html").expect("a page has <html>");
    assert!(matches!(html.get("lang"), Some("vi" | "en")), "{name}: html has a language");

    let mut ids = BTreeMap::new();
    for tag in &tags {
        let id = tag.get("id").unwrap_or_default();
        if !id.is_empty() {
            *ids.entry(id.to_owned()).or_insert(0) += 1;
        }
        assert!(tag.get("style").is_none(), "{name}: <{} {id}> has an inline style", tag.name);
        let handler =
            tag.attributes.keys().find(|attribute| attribute.starts_with("on") || attribute.starts_with("hx-on"));
        assert_eq!(handler, None, "{name}: <{} {id}> has an inline script", tag.name);
        for attribute in ["href", "action"] {
            let address = tag.get(attribute).unwrap_or_default();
            assert!(!address.starts_with("javascript:"), "{name}: a script in an address");
        }
        if tag.name == "script" {
            assert!(tag.get("src").is_some_and(|src| src.starts_with("/assets/")), "{name}: a script inside the page");
        }
        if tag.name == "img" {
            assert!(tag.get("alt").is_some(), "{name}: an image without words");
        }
        if tag.name == "form" && tag.get("method") == Some("post") {
            assert!(
                tag.get("action").is_some_and(|action| action.starts_with('/')),
                "{name}: a form without an action"
            );
        }
    }
    assert_eq!(ids.iter().find(|(_, times)| **times > 1), None, "{name}: an id stands twice");

    let labels: Vec<&str> = tags.iter().filter(|tag| tag.name == "label").filter_map(|tag| tag.get("for")).collect();
    for tag in tags.iter().filter(|tag| matches!(tag.name.as_str(), "input" | "select" | "textarea")) {
        let kind = tag.get("type").unwrap_or_default();
        let wrapped = matches!(kind, "radio" | "checkbox") && tag.get("id").is_none();
        let named = tag.get("aria-label").is_some() || tag.get("id").is_some_and(|id| labels.contains(&id));
        assert!(kind == "hidden" || wrapped || named, "{name}: <{} {:?}> has no label", tag.name, tag.get("name"));
    }
    for target in labels {
        assert!(ids.contains_key(target), "{name}: a label for {target:?}, which is not there");
    }
    let posts = tags.iter().filter(|tag| tag.name == "form" && tag.get("method") == Some("post")).count();
    let tokens = tags.iter().filter(|tag| tag.get("name") == Some("token")).count();
    assert_eq!(posts, tokens, "{name}: each form that acts carries the session's token");
}

/// The words of a page, without tags.
pub fn text(page: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for sign in page.chars() {
        match sign {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(sign),
            _ => {}
        }
    }
    text
}

fn around(page: &str, sign: char) -> String {
    page.split(sign).nth(1).unwrap_or_default().chars().take(60).collect()
}
