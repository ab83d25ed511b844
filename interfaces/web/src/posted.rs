//! A form that was sent: taken only with its session's token, kept as it was typed.

use ::calendar::Calendar;
use axum::extract::{Form as Body, FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use text::When;
use time::{Date, OffsetDateTime};
use tower_sessions::Session;
use uuid::Uuid;

use crate::Web;
use crate::answer::Trouble;
use crate::error::Problem;
use crate::manner::{Manner, cookie};
use crate::parts::{Form, Frame};
use crate::reader::field;
use crate::security::token;
use crate::words::Words;

/// The cookie that stands for a session at the door, before there is one.
pub const DOOR: &str = "door";

/// The fields of a form.
#[derive(Debug)]
pub struct Posted {
    fields: Vec<(String, String)>,
    /// Names the filling of the form: sent twice, it acts once. The form that signs out needs none.
    pub key: Option<Uuid>,
}

impl Posted {
    /// These fields, when they brought the token.
    pub(crate) fn new(fields: Vec<(String, String)>, expected: &str) -> Option<Posted> {
        let mut posted = Posted { fields, key: None };
        posted.key = posted.raw("key").parse().ok();
        token::is_right(expected, posted.raw("token")).then_some(posted)
    }

    /// What was typed, without spaces around it.
    pub fn text(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// What was typed, as it was typed: passwords.
    pub fn raw(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// Every choice of a field that takes several.
    pub fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p str> {
        self.fields
            .iter()
            .filter(move |(field, value)| field == name && !value.is_empty())
            .map(|(_, value)| value.trim())
    }

    /// A day of a field, as people write it; what is none is said beside the field.
    pub fn day(&self, form: &mut Form, words: Words, name: &'static str, needed: bool) -> Option<Date> {
        self.when(form, words, name, needed).map(When::day)
    }

    /// A moment of a field; a day alone is its beginning.
    pub fn moment(&self, form: &mut Form, words: Words, name: &'static str, needed: bool) -> Option<OffsetDateTime> {
        self.when(form, words, name, needed).map(|when| match when {
            When::Moment(moment) => moment,
            When::Day(day) => day.midnight().assume_offset(calendar::ZONE),
        })
    }

    /// A deadline of a field; a day alone ends with its office hours.
    pub fn deadline(
        &self,
        form: &mut Form,
        words: Words,
        name: &'static str,
        calendar: &Calendar,
    ) -> Option<OffsetDateTime> {
        self.when(form, words, name, false).map(|when| match when {
            When::Moment(moment) => moment,
            When::Day(day) => calendar.end_of_day_as_written(day),
        })
    }

    /// A whole number of a field.
    pub fn whole(&self, form: &mut Form, words: Words, name: &'static str) -> Option<u32> {
        let number = self.text(name).parse().ok();
        if number.is_none() {
            form.refuse(name, words.get("form-not-a-number"));
        }
        number
    }

    /// A day or a moment of a field.
    pub fn when(&self, form: &mut Form, words: Words, name: &'static str, needed: bool) -> Option<When> {
        let typed = self.text(name);
        if typed.is_empty() {
            if needed {
                form.refuse(name, words.get("form-date-missing"));
            }
            return None;
        }
        let read = text::parse_moment(typed);
        if read.is_err() {
            form.refuse(name, words.say("form-not-a-date").text("typed", typed));
        }
        read.ok()
    }

    /// The same form under a key that follows from its own, for the second act of one form.
    pub fn again(&self) -> Posted {
        let next = |key: Uuid| Uuid::from_u128(key.as_u128().wrapping_add(1));
        Posted { fields: Vec::new(), key: self.key.map(next) }
    }

    /// The form to show again.
    pub fn form(&self) -> Form {
        Form::typed(self.key.unwrap_or_else(fresh_key), self.fields.iter().cloned())
    }
}

/// The token that a form of this session must bring.
pub(crate) async fn expected(parts: &mut Parts, web: &Web) -> Option<String> {
    let session = Session::from_request_parts(parts, web).await.ok()?;
    let kept: Option<String> = session.get(field::TOKEN).await.ok()?;
    kept.or_else(|| cookie(&parts.headers, DOOR).map(str::to_owned))
}

impl FromRequest<Web> for Posted {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Posted, Response> {
        let frame = Frame::outside(Manner::of(request.headers()), request.uri(), web.office.clock().now());
        let stale = || Trouble::new(frame.clone(), Problem::Stale).into_response();
        let (mut parts, body) = request.into_parts();
        let token = expected(&mut parts, web).await.ok_or_else(stale)?;
        let read = Body::<Vec<(String, String)>>::from_request(Request::from_parts(parts, body), web).await;
        let Body(fields) = read.map_err(|_| stale())?;
        Posted::new(fields, &token).ok_or_else(stale)
    }
}

/// A key for a fresh form.
pub fn fresh_key() -> Uuid {
    uuid::Builder::from_random_bytes(rand::random()).into_uuid()
}
