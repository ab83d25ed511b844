//! What a handler answers: a page, a way on, or trouble told in words.

use app::Refusal;
use askama::Template;
use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::error::{ErrorPage, Problem};
use crate::parts::Frame;

/// A page or trouble.
pub type Answer = Result<Response, Trouble>;

/// A problem, told inside the frame that the reader was in.
#[derive(Debug)]
pub struct Trouble {
    frame: Box<Frame>,
    problem: Problem,
}

impl Trouble {
    /// A problem inside a frame.
    pub fn new(frame: Frame, problem: Problem) -> Trouble {
        Trouble { frame: Box::new(frame), problem }
    }

    /// What the house refused. A fault is told by a number under which the program's log has the rest.
    pub fn refused(frame: Frame, refusal: &Refusal) -> Trouble {
        let problem = match refusal {
            Refusal::NotPermitted { .. } => Problem::Forbidden,
            Refusal::Conflict => Problem::Conflict,
            Refusal::KeyUsed { .. } => Problem::Stale,
            Refusal::Fault { what } => fault(what),
            _ => Problem::Missing,
        };
        Trouble::new(frame, problem)
    }
}

fn fault(what: &dyn std::fmt::Display) -> Problem {
    let number = format!("{:08x}", rand::random::<u32>());
    tracing::error!(number, %what, "a page failed");
    Problem::Fault { number }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = page(&ErrorPage::new(*self.frame, &self.problem));
        *response.status_mut() = self.problem.status();
        if let Problem::Busy { seconds } = self.problem
            && let Ok(wait) = HeaderValue::from_str(&seconds.to_string())
        {
            response.headers_mut().insert(header::RETRY_AFTER, wait);
        }
        response
    }
}

/// A rendered page.
pub fn page(template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => Html(text).into_response(),
        Err(why) => {
            tracing::error!(%why, "a template failed");
            axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A form that was refused: the same page again, for the browser not the same address's last word.
pub fn refused_form(template: &impl Template) -> Response {
    let mut response = page(template);
    *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
    response
}

/// A file to be saved, never to be run inside our pages.
pub fn saved(bytes: Vec<u8>, media: &'static str, name: &str) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    let disposition = format!("attachment; filename*=UTF-8''{}", text::percent_encoded(name));
    if let Ok(disposition) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// After an act: look there.
pub fn see(address: &str) -> Response {
    Redirect::to(address).into_response()
}
