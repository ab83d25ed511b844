//! Scripts, styles, fonts and icons: embedded, addressed by what they contain, kept by browsers for a year.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

#[derive(RustEmbed)]
#[folder = "assets/dist"]
struct Dist;

const YEAR: &str = "public, max-age=31536000, immutable";

/// Addresses with the start of each file's hash, so that a new file has a new address.
static ADDRESSES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    Dist::iter()
        .filter_map(|name| {
            let file = Dist::get(&name)?;
            let address = format!("/assets/{name}?v={}", &hash(&file)[..12]);
            Some((name.into_owned(), address))
        })
        .collect()
});

/// The address of a file of `assets/dist`.
///
/// # Panics
/// When no such file was bundled, which the tests of the pages find.
pub fn url(name: &str) -> &'static str {
    ADDRESSES.get(name).unwrap_or_else(|| panic!("assets/dist has no {name}: run `cargo xtask assets`"))
}

/// The address of an icon in the sprite.
pub fn icon(name: impl AsRef<str>) -> String {
    format!("{}#{}", url("icons.svg"), name.as_ref())
}

/// Answers `/assets/{*name}`.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(file) = Dist::get(&name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", hash(&file));
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == tag.as_bytes());
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { Response::new(Body::from(file.data.clone())) };
    let about = response.headers_mut();
    about.insert(header::CACHE_CONTROL, HeaderValue::from_static(YEAR));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        about.insert(header::ETAG, tag);
    }
    if let Ok(kind) = HeaderValue::from_str(file.metadata.mimetype()) {
        about.insert(header::CONTENT_TYPE, kind);
    }
    response
}

fn hash(file: &EmbeddedFile) -> String {
    text::hex(&file.metadata.sha256_hash())
}
