//! The pages: server-rendered, Vietnamese first, working without a script, by keyboard and on a phone.

pub mod answer;
pub mod assets;
pub mod board;
pub mod calendar;
pub mod decisions;
pub mod directives;
pub mod documents;
pub mod error;
pub mod format;
pub mod frozen;
pub mod imports;
pub mod inbox;
pub mod indicators;
pub mod ledger;
pub mod manner;
pub mod objectives;
mod paper;
pub mod parts;
pub mod people;
pub mod posted;
pub mod procedures;
pub mod processes;
pub mod programme;
pub mod reader;
pub mod records;
pub mod report;
pub mod routes;
pub mod security;
mod sentences;
pub mod session;
pub mod sort;
pub mod terms;
pub mod units;
mod upload;
pub mod urging;
pub mod words;

use std::sync::Arc;
use std::time::{Duration, Instant};

use app::Office;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

use crate::answer::Trouble;
use crate::error::Problem;
use crate::manner::Manner;
use crate::parts::Frame;
use crate::reader::Reader;
use crate::routes::Who;
use crate::security::limit::{Limit, machine};
use crate::security::{headers, origin};

/// Sign-ins that one address may try at once, and then one a second: an office comes through one address in the morning, and
/// guessing is stopped account by account.
const AT_ONCE: u32 = 100;
/// The most that a form without a file may bring.
const TYPED: usize = 1024 * 1024;
/// The most that any request may bring.
const LARGEST: u64 = upload::MEGABYTES * 1024 * 1024;

/// What the configuration says of the pages.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Whether cookies travel over TLS only.
    pub secure_cookies: bool,
    /// Whether a proxy in front of us says who asks.
    pub behind_proxy: bool,
    /// How long a session lasts without a click.
    pub session_hours: u16,
}

/// What every handler may reach.
#[derive(Clone)]
pub struct Web {
    pub(crate) office: Arc<Office>,
    pub(crate) settings: Settings,
    door: Limit,
}

/// The pages of an office, with sessions kept in `store`.
pub fn router<S: SessionStore + Clone>(office: Arc<Office>, store: S, settings: Settings) -> Router {
    // Ten tries at once and one more every six seconds: an office behind one address can come to work at eight.
    let web = Web { office, settings, door: Limit::new(AT_ONCE, Duration::from_secs(1)) };
    let sessions = SessionManagerLayer::new(store)
        .with_name("session")
        .with_secure(settings.secure_cookies)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(time::Duration::hours(i64::from(settings.session_hours))));
    routes::table()
        .into_iter()
        .fold(Router::new(), |router, route| router.route(route.path, route.handler))
        .fallback(missing)
        .layer(sessions)
        .layer(middleware::from_fn_with_state(web.clone(), guard))
        .layer(DefaultBodyLimit::max(TYPED))
        .layer(RequestBodyLimitLayer::new(LARGEST as usize))
        .layer(middleware::from_fn_with_state(settings.secure_cookies, headers::add))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(Extension(Who::Anyone))
        .with_state(web)
}

/// Lets through what our own pages sent, at the pace of people.
async fn guard(State(web): State<Web>, request: Request, next: Next) -> Response {
    let trouble = |problem| {
        let manner = Manner::of(request.headers());
        let frame = Frame::outside(manner, request.uri(), web.office.clock().now());
        Trouble::new(frame, problem).into_response()
    };
    if !origin::is_ours(request.method(), request.headers()) {
        return trouble(Problem::Stale);
    }
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > LARGEST) {
        return trouble(Problem::Large { megabytes: upload::MEGABYTES - 1 });
    }
    if request.uri().path() == "/login" && request.method() == Method::POST {
        let who = machine(request.extensions(), request.headers(), web.settings.behind_proxy);
        if let Err(wait) = web.door.knock(who, Instant::now()) {
            return trouble(Problem::Busy { seconds: wait.as_secs() + 1 });
        }
    }
    next.run(request).await
}

/// No such page. Whoever signed in stays inside the house; nobody is sent to the door for it.
async fn missing(State(web): State<Web>, headers: HeaderMap, uri: Uri, reader: Result<Reader, Response>) -> Response {
    let frame = match reader {
        Ok(reader) => reader.frame,
        Err(_) => Frame::outside(Manner::of(&headers), &uri, web.office.clock().now()),
    };
    Trouble::new(frame, Problem::Missing).into_response()
}
