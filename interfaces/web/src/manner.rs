//! How a reader wants pages: the language and the light, kept in cookies and changed by a link.

use axum::extract::{Path, Query};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use crate::parts::Theme;
use crate::words::{Lang, Words};

const LANGUAGE: &str = "language";
const THEME: &str = "theme";

/// What the cookies say.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// The language.
    pub words: Words,
    /// Light or dark.
    pub theme: Theme,
}

impl Manner {
    /// Reads the cookies of a request.
    pub fn of(headers: &HeaderMap) -> Manner {
        Manner {
            words: Words::new(cookie(headers, LANGUAGE).and_then(Lang::of).unwrap_or_default()),
            theme: cookie(headers, THEME).and_then(Theme::of).unwrap_or_default(),
        }
    }
}

/// The value of a cookie.
pub fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(found, value)| (found == name).then_some(value))
}

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// An address of ours that a link brought along; anything else leads to the inbox.
pub fn ours(address: &str) -> &str {
    let inside = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(['\\', '\r', '\n'])
        && address.is_ascii();
    if inside { address } else { "/inbox" }
}

/// Changes the language.
pub async fn language(Path(code): Path<String>, Query(back): Query<Back>) -> Response {
    keep(LANGUAGE, Lang::of(&code).map(Lang::code), &back)
}

/// Changes the light.
pub async fn theme(Path(code): Path<String>, Query(back): Query<Back>) -> Response {
    keep(THEME, Theme::of(&code).map(Theme::code), &back)
}

fn keep(name: &str, value: Option<&'static str>, back: &Back) -> Response {
    let mut response = Redirect::to(ours(&back.back)).into_response();
    let cookie = value.map(|value| format!("{name}={value}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"));
    if let Some(cookie) = cookie.and_then(|cookie| HeaderValue::from_str(&cookie).ok()) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_stays_in_the_house() {
        for (given, expected) in [
            ("/directives?level=chairman", "/directives?level=chairman"),
            ("", "/inbox"),
            ("//evil.example", "/inbox"),
            ("/\\evil.example", "/inbox"),
            ("https://evil.example", "/inbox"),
            ("/a\r\nSet-Cookie: x", "/inbox"),
        ] {
            assert_eq!(ours(given), expected);
        }
    }

    #[test]
    fn cookies_choose_language_and_light() {
        let headers = HeaderMap::from_iter([(COOKIE, HeaderValue::from_static("theme=dark; language=en"))]);
        let manner = Manner::of(&headers);
        assert_eq!((manner.words.lang, manner.theme), (Lang::En, Theme::Dark));
        assert_eq!(Manner::of(&HeaderMap::new()).words.lang, Lang::Vi);
    }
}
