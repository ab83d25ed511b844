//! Who asks for a page: signed in, with what its roles reach, in its language.

use std::sync::Arc;

use app::inbox::CountInbox;
use app::{Act, Office, Query, Refusal};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Method, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use ids::{DelegationId, PersonId};
use people::{Actor, Person};
use time::OffsetDateTime;
use tower_sessions::Session;

use crate::Web;
use crate::answer::Trouble;
use crate::error::Problem;
use crate::manner::Manner;
use crate::parts::{Behalf, Flash, Frame, Me};
use crate::posted::Posted;
use crate::routes::Who;

/// The session's fields.
pub mod field {
    /// The person who signed in.
    pub const PERSON: &str = "person";
    /// The token that its forms carry.
    pub const TOKEN: &str = "token";
    /// The number that the person's sessions began under: under another one, this session is over.
    pub const SESSIONS: &str = "sessions";
    /// When its end was last put off, in seconds since 1970.
    pub const SEEN: &str = "seen";
    /// The delegation by which the person acts on behalf of another.
    pub const BEHALF: &str = "behalf";
    /// What the last act said.
    pub const FLASH: &str = "flash";
}

/// How often the end of a session is put off while its reader is at work: not every page view is a write.
const PUT_OFF: i64 = 5 * 60;

/// A person who signed in and may see the page that was asked for.
pub struct Reader {
    /// The frame of the page.
    pub frame: Frame,
    /// The person.
    pub person: Person,
    /// Whether a new password comes first.
    pub must_change: bool,
    /// The session.
    pub session: Session,
    office: Arc<Office>,
    actor: Actor,
}

impl Reader {
    /// The house.
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// The reader as an actor.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Whether the reader may do an act at all; a page shows no button that would be refused.
    pub fn may(&self, act: &str) -> bool {
        self.actor.reach(act).is_some()
    }

    /// Looks.
    ///
    /// # Errors
    /// Trouble inside the reader's frame.
    pub async fn look<Q: Query>(&self, query: &Q) -> Result<Q::Answer, Trouble> {
        self.office.look(&self.actor, query).await.map_err(|refusal| Trouble::refused(self.frame.clone(), &refusal))
    }

    /// Acts once for a filling of a form. The inner refusal is one that the form can say beside a field.
    ///
    /// # Errors
    /// Trouble that no field is about.
    pub async fn perform<A: Act>(&self, posted: &Posted, act: &A) -> Result<Result<A::Done, Refusal>, Trouble> {
        self.told(self.office.perform(&self.actor, posted.key, act).await)
    }

    /// Parts what a form can say beside a field from trouble that no field is about.
    ///
    /// # Errors
    /// Trouble that no field is about.
    pub fn told<T>(&self, outcome: Result<T, Refusal>) -> Result<Result<T, Refusal>, Trouble> {
        match outcome {
            Ok(done) => Ok(Ok(done)),
            Err(
                refusal @ (Refusal::NotPermitted { .. }
                | Refusal::NotFound { .. }
                | Refusal::Conflict
                | Refusal::KeyUsed { .. }
                | Refusal::Fault { .. }),
            ) => Err(Trouble::refused(self.frame.clone(), &refusal)),
            Err(refusal) => Ok(Err(refusal)),
        }
    }

    /// Says something on the next page.
    pub async fn tell(&self, flash: Flash) {
        if let Err(why) = self.session.insert(field::FLASH, flash).await {
            tracing::warn!(%why, "a message was lost");
        }
    }
}

impl FromRequestParts<Web> for Reader {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Reader, Response> {
        let mut frame = Frame::outside(Manner::of(&parts.headers), &parts.uri, web.office.clock().now());
        let session = Session::from_request_parts(parts, web).await.map_err(IntoResponse::into_response)?;
        let fault = |why: tower_sessions::session::Error, frame: &Frame| {
            Trouble::refused(frame.clone(), &Refusal::Fault { what: why.to_string() }).into_response()
        };
        let person: Option<PersonId> = session.get(field::PERSON).await.map_err(|why| fault(why, &frame))?;
        let Some(person) = person else {
            return Err(to_the_door(&parts.method, &parts.uri));
        };
        let sessions: Option<u32> = session.get(field::SESSIONS).await.map_err(|why| fault(why, &frame))?;
        let signed_in = match web.office.signed_in(person).await {
            Ok(signed_in) if sessions == Some(signed_in.sessions) => signed_in,
            Ok(_) | Err(Refusal::NotFound { .. }) => {
                session.flush().await.map_err(|why| fault(why, &frame))?;
                return Err(to_the_door(&parts.method, &parts.uri));
            }
            Err(refusal) => return Err(Trouble::refused(frame, &refusal).into_response()),
        };
        if signed_in.must_change && !matches!(parts.uri.path(), "/password" | "/logout") {
            return Err(Redirect::to("/password").into_response());
        }
        frame.token = session.get(field::TOKEN).await.map_err(|why| fault(why, &frame))?.unwrap_or_default();
        frame.me = Some(Me { name: signed_in.person.full_name.clone(), place: signed_in.person.position.clone() });
        let mut actor = signed_in.actor();
        let behalf: Option<DelegationId> = session.get(field::BEHALF).await.map_err(|why| fault(why, &frame))?;
        if let Some(delegation) = behalf {
            let stands = web.office.stand_in(&signed_in.person, delegation).await;
            match stands.map_err(|refusal| Trouble::refused(frame.clone(), &refusal).into_response())? {
                Some(stand_in) => {
                    frame.behalf =
                        Some(Behalf { name: stand_in.principal.full_name.clone(), until: stand_in.delegation.until });
                    actor = stand_in.actor;
                }
                // It ended while the reader was at work: from here on they act for themselves, and are told so.
                None => {
                    session.remove::<DelegationId>(field::BEHALF).await.map_err(|why| fault(why, &frame))?;
                    let said = Flash::refused(frame.words.get("behalf-ended"));
                    session.insert(field::FLASH, said).await.map_err(|why| fault(why, &frame))?;
                    return Err(Redirect::to("/inbox").into_response());
                }
            }
        }
        frame.actor = Some(actor.clone());
        if let Some(Who::May(act)) = parts.extensions.get::<Who>()
            && actor.reach(act).is_none()
        {
            return Err(Trouble::new(frame, Problem::Forbidden).into_response());
        }
        let seen = session.get(field::SEEN).await.map_err(|why| fault(why, &frame))?;
        // Sessions run by the machine's clock, also where the office's clock is that of a demo.
        let now = OffsetDateTime::now_utc().unix_timestamp();
        if is_put_off(seen, now) {
            session.insert(field::SEEN, now).await.map_err(|why| fault(why, &frame))?;
        }
        // A script that fetches a part of a page shows neither.
        if !parts.headers.contains_key("hx-request") {
            if parts.method == Method::GET {
                frame.flash = session.get(field::FLASH).await.map_err(|why| fault(why, &frame))?;
            }
            if frame.flash.is_some() {
                session.remove::<Flash>(field::FLASH).await.map_err(|why| fault(why, &frame))?;
            }
            frame.inbox = owed(&web.office, &actor).await;
        }
        Ok(Reader {
            frame,
            person: signed_in.person,
            must_change: signed_in.must_change,
            session,
            office: Arc::clone(&web.office),
            actor,
        })
    }
}

/// Whether the end of a session is put off at `now`, seen last at `seen`.
fn is_put_off(seen: Option<i64>, now: i64) -> bool {
    seen.is_none_or(|seen| now - seen >= PUT_OFF || seen > now)
}

/// The number beside the inbox. A page is worth showing without it.
async fn owed(office: &Office, actor: &Actor) -> Option<u64> {
    match office.look(actor, &CountInbox).await {
        Ok(count) => Some(count),
        Err(Refusal::NotPermitted { .. }) => None,
        Err(why) => {
            tracing::error!(%why, "the inbox was not counted");
            None
        }
    }
}

/// Where somebody unknown goes: to the door, and after it back to the page that was asked for.
fn to_the_door(method: &Method, uri: &Uri) -> Response {
    let back = uri.path_and_query().map_or("/inbox", |address| address.as_str());
    if *method != Method::GET || back == "/" {
        return Redirect::to("/login").into_response();
    }
    Redirect::to(&format!("/login?back={}", text::percent_encoded(back))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_put_off_every_few_minutes_and_not_at_every_page() {
        let rows = [
            (None, true),
            (Some(1_000), false),
            (Some(1_000 - PUT_OFF + 1), false),
            (Some(1_000 - PUT_OFF), true),
            (Some(1_001), true), // the machine's clock was set back
        ];
        for (seen, expected) in rows {
            assert_eq!(is_put_off(seen, 1_000), expected, "{seen:?}");
        }
    }
}
