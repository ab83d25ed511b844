//! The gate: who calls, and whether token and permit reach the act of the route.

use std::sync::Arc;

use app::tokens::Bearer;
use app::{Act, Office, Query, Refusal};
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

use crate::problem::Problem;
use crate::routes::act_of;

/// Who calls, after the gate.
#[derive(Clone)]
pub(crate) struct Caller {
    office: Arc<Office>,
    bearer: Bearer,
}

impl Caller {
    /// The office that is asked.
    pub(crate) fn office(&self) -> &Office {
        &self.office
    }

    /// Acts, once a key.
    pub(crate) async fn perform<A: Act>(&self, key: Option<Uuid>, act: &A) -> Result<A::Done, Problem> {
        self.may(A::NAME)?;
        Ok(self.office.perform(&self.bearer.actor, key, act).await?)
    }

    /// Looks.
    pub(crate) async fn look<Q: Query>(&self, query: &Q) -> Result<Q::Answer, Problem> {
        self.may(Q::NAME)?;
        Ok(self.office.look(&self.bearer.actor, query).await?)
    }

    /// Whether token and permit reach the act at all; how far, the app decides.
    pub(crate) fn may(&self, act: &'static str) -> Result<(), Problem> {
        if !self.bearer.scopes.may(act) {
            return Err(Problem::token_too_narrow(act));
        }
        match self.bearer.actor.reach(act) {
            Some(_) => Ok(()),
            None => Err(Refusal::NotPermitted { act }.into()),
        }
    }

    /// The person as an actor, for what is no act and no look.
    pub(crate) fn actor(&self) -> &people::Actor {
        &self.bearer.actor
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let caller = parts.extensions.get::<Self>().cloned();
        caller.ok_or_else(|| Problem::fault("a route that names no act asks who calls"))
    }
}

/// Lets a request through to its handler. A route that does not stand in the table is closed.
pub(crate) async fn pass(
    State(office): State<Arc<Office>>,
    path: MatchedPath,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    match act_of(request.method().as_str(), path.as_str()) {
        None => return Err(Problem::fault(&format!("{} {} names no act", request.method(), path.as_str()))),
        Some(None) => {}
        Some(Some(act)) => {
            let secret = secret(request.headers()).ok_or_else(Problem::token_missing)?;
            let bearer = office.bearer(secret, office.clock().now()).await.map_err(|refusal| match refusal {
                Refusal::Fault { what } => Problem::fault(&what),
                _ => Problem::token_unknown(),
            })?;
            let caller = Caller { office, bearer };
            caller.may(act)?;
            request.extensions_mut().insert(caller);
        }
    }
    Ok(next.run(request).await)
}

fn secret(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let secret = secret.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !secret.is_empty()).then_some(secret)
}
