//! Forms are taken only from our own pages: what the browser says of where a request began.

use axum::http::{HeaderMap, Method, Uri, header};

/// Whether a request may change something, by its origin. Who sends neither header is no browser of these years; the
/// token of the form still has to be right.
pub fn is_ours(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() {
        return true;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    match text(header::ORIGIN.as_str()) {
        None => true,
        Some(origin) => {
            let from = origin.parse::<Uri>().ok();
            let from = from.as_ref().and_then(Uri::authority).map(|authority| authority.as_str());
            from.is_some() && from == text(header::HOST.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    #[track_caller]
    fn check(method: Method, headers: &[(&'static str, &'static str)], expected: bool) {
        let map: HeaderMap = headers
            .iter()
            .map(|&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect();
        assert_eq!(is_ours(&method, &map), expected, "{method} {headers:?}");
    }

    #[test]
    fn forms_come_from_our_own_pages() {
        check(Method::GET, &[("sec-fetch-site", "cross-site")], true);
        check(Method::POST, &[("sec-fetch-site", "same-origin")], true);
        check(Method::POST, &[("sec-fetch-site", "none")], true);
        check(Method::POST, &[("sec-fetch-site", "cross-site")], false);
        check(Method::POST, &[("sec-fetch-site", "same-site")], false);
        check(Method::POST, &[("origin", "https://van-phong.example"), ("host", "van-phong.example")], true);
        check(Method::POST, &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")], true);
        check(Method::POST, &[("origin", "https://evil.example"), ("host", "van-phong.example")], false);
        check(Method::POST, &[("origin", "null"), ("host", "van-phong.example")], false);
        check(Method::POST, &[], true);
    }
}
