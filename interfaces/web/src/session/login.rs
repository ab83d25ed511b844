//! The door.

use app::Password;
use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue, Uri};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tower_sessions::Session;

use crate::Web;
use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::manner::{Manner, ours};
use crate::parts::{Form, Frame};
use crate::posted::{DOOR, Posted, fresh_key};
use crate::reader::field;
use crate::security::token;
use crate::words::Words;

/// The page at the door.
#[derive(Template)]
#[template(path = "session/login.html")]
pub struct LoginPage {
    frame: Frame,
    words: Words,
    form: Form,
    back: String,
}

impl LoginPage {
    /// The door with what was typed, and where to go afterwards.
    pub fn new(frame: Frame, form: Form, back: impl Into<String>) -> LoginPage {
        let words = frame.words;
        LoginPage { frame: frame.titled(words.get("login-title")), words, form, back: back.into() }
    }
}

/// Which page was asked for.
#[derive(Debug, Deserialize)]
pub struct Asked {
    #[serde(default)]
    back: String,
}

/// Shows the door. There is no session yet: a cookie that only our own form can repeat stands for it.
pub async fn show(State(web): State<Web>, Query(asked): Query<Asked>, headers: HeaderMap, uri: Uri) -> Response {
    let mut frame = Frame::outside(Manner::of(&headers), &uri, web.office.clock().now());
    frame.token = token::fresh();
    let secure = if web.settings.secure_cookies { "; Secure" } else { "" };
    let cookie = format!("{DOOR}={}; Path=/login; HttpOnly; SameSite=Strict{secure}", frame.token);
    let mut response = page(&LoginPage::new(frame, Form::fresh(fresh_key()), ours(&asked.back)));
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}

/// Lets in whoever knows the password: with a fresh session, so that nobody else holds it.
pub async fn sign_in(State(web): State<Web>, headers: HeaderMap, uri: Uri, session: Session, posted: Posted) -> Answer {
    let mut frame = Frame::outside(Manner::of(&headers), &uri, web.office.clock().now());
    let signed_in = match web.office.sign_in(posted.text("username"), &Password::new(posted.raw("password"))).await {
        Ok(signed_in) => signed_in,
        Err(refusal @ app::Refusal::People(_)) => {
            let mut form = posted.form();
            form.problem = Some(frame.words.refusal(&refusal));
            frame.token = posted.raw("token").to_owned();
            return Ok(refused_form(&LoginPage::new(frame, form, ours(posted.text("back")))));
        }
        Err(refusal) => return Err(Trouble::refused(frame, &refusal)),
    };
    let kept = async {
        session.cycle_id().await?;
        session.insert(field::PERSON, signed_in.person.id).await?;
        session.insert(field::SESSIONS, signed_in.sessions).await?;
        session.insert(field::TOKEN, token::fresh()).await
    };
    match kept.await {
        Ok(()) => Ok(see(ours(posted.text("back"))).into_response()),
        Err(why) => Err(Trouble::refused(frame, &app::Refusal::Fault { what: why.to_string() })),
    }
}
