//! An office in a temporary folder, people with their roles, and requests that are held against the document.

use std::collections::BTreeSet;
use std::sync::Arc;

use app::people::{RecordPerson, RecordUnit};
use app::{Clock, IdSource, Office, Opening};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use ids::{PersonId, UnitId};
use people::acts::make_token::Wanted;
use people::acts::{record_person, record_unit};
use people::{Actor, Role, Scopes, UnitKind};
use serde_json::{Value, json};
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::datetime;
use tower::ServiceExt as _;

use crate::schema;

/// When the tests play: a Thursday morning.
pub const NOW: OffsetDateTime = datetime!(2018-03-15 09:00 +7);

/// An open office behind the router.
pub struct Kit {
    pub office: Arc<Office>,
    router: Router,
    document: Value,
    _folder: TempDir,
}

/// Who asks.
#[derive(Clone, Copy)]
pub struct Person {
    pub id: PersonId,
    pub unit: UnitId,
}

/// What was answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    asked: String,
}

impl Answer {
    /// The answer as JSON; null for what is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// The answer as JSON, after its status was looked at.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.text);
        self.json()
    }

    /// The key of the problem that was answered, after its status was looked at.
    #[track_caller]
    pub fn problem(&self, status: u16) -> String {
        let problem = self.expect(status);
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["type"], format!("urn:dunghan:refusal:{}", problem["title"].as_str().expect("a title")));
        problem["title"].as_str().expect("a title").to_owned()
    }
}

/// Who makes the units, the people and the tokens.
pub fn console() -> Actor {
    Actor::Console { user: "test".to_owned() }
}

impl Kit {
    /// Opens a fresh office.
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let opening = Opening {
            database: format!("sqlite://{}", folder.path().join("dunghan.db").display()),
            files: folder.path().join("files"),
            clock: Clock::standing(NOW),
            ids: IdSource::seeded(7),
            law: law::Law::house(),
            log_name: "test".to_owned(),
            log_seed: [7; 32],
        };
        let office = Arc::new(Office::open(opening).await.expect("it opens"));
        let router = api::router(Arc::clone(&office));
        let document = serde_json::to_value(api::document()).expect("it can be written");
        Self { office, router, document, _folder: folder }
    }

    /// A unit of this code.
    pub async fn unit(&self, code: &str) -> UnitId {
        let known = record_unit::Known {
            code: code.to_owned(),
            name: Some(format!("Sở {code}")),
            parent: None,
            kind: Some(UnitKind::Department),
            valid_from: None,
            valid_to: None,
            successor: None,
            under_office: None,
        };
        self.office.perform(&console(), None, &RecordUnit(known)).await.expect("a unit")
    }

    /// A person of a unit, with roles.
    pub async fn person(&self, username: &str, unit: UnitId, roles: &[Role]) -> Person {
        let known = record_person::Known {
            username: username.to_owned(),
            full_name: Some(format!("Người {username}")),
            unit,
            position: None,
            email: None,
            roles: Some(BTreeSet::from_iter(roles.iter().copied())),
            active: Some(true),
        };
        let id =
            self.office.perform(&console(), None, &RecordPerson { known, password: None }).await.expect("a person");
        Person { id, unit }
    }

    /// A token of a person for these acts.
    pub async fn token(&self, person: Person, scopes: &[&str]) -> String {
        let scopes = Scopes::asked(scopes).expect("acts");
        let wanted = Wanted { name: "test".to_owned(), scopes, days: None };
        self.office.make_token(&console(), None, person.id, wanted).await.expect("a token").secret
    }

    /// Asks with a token that opens nothing but the act of the route: what a handler does must be what the table says.
    pub async fn ask(&self, person: Person, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.ask_with(person, method, path, body, &[]).await
    }

    /// The same with headers.
    pub async fn ask_with(
        &self,
        person: Person,
        method: &str,
        path: &str,
        body: Option<Value>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let (body, json) = match body {
            Some(body) => (Body::from(body.to_string()), Some(("content-type", "application/json"))),
            None => (Body::empty(), None),
        };
        let headers: Vec<_> = headers.iter().copied().chain(json).collect();
        self.send(person, method, path, body, &headers).await
    }

    /// The same with any body.
    pub async fn send(&self, person: Person, method: &str, path: &str, body: Body, headers: &[(&str, &str)]) -> Answer {
        let (_, act) = route(method, path).expect("a route");
        self.send_scoped(person, &[act.expect("an act")], method, path, body, headers).await
    }

    /// The same with a token for these acts.
    pub async fn send_scoped(
        &self,
        person: Person,
        scopes: &[&str],
        method: &str,
        path: &str,
        body: Body,
        headers: &[(&str, &str)],
    ) -> Answer {
        let bearer = format!("Bearer {}", self.token(person, scopes).await);
        let headers: Vec<_> = headers.iter().copied().chain([("authorization", bearer.as_str())]).collect();
        self.raw(method, path, body, &headers).await
    }

    /// Asks as it stands, and holds the answer against the document.
    pub async fn raw(&self, method: &str, path: &str, body: Body, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(format!("/api/v1{path}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).expect("a request");
        let asked = format!("{method} {path}");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.expect("a body");
        let text = String::from_utf8(bytes.into()).expect("text");
        let answer = Answer { status: parts.status, headers: parts.headers, text, asked };
        if let Some((template, _)) = route(method, path) {
            schema::holds(&self.document, method, template, &answer);
        }
        answer
    }
}

/// The route that a path without the prefix belongs to: its template and its act.
pub fn route(method: &str, path: &str) -> Option<(&'static str, Option<&'static str>)> {
    let path = format!("/api/v1{}", path.split('?').next().unwrap_or_default());
    let fits = |template: &str| {
        let (there, here) = (template.split('/'), path.split('/'));
        there.clone().count() == here.clone().count() && there.zip(here).all(|(t, h)| t.starts_with('{') || t == h)
    };
    let plain = |template: &&(&str, &str, Option<&str>)| template.1.matches('{').count();
    let found = api::ROUTES.iter().filter(|(its, template, _)| *its == method && fits(template)).min_by_key(plain)?;
    Some((found.1, found.2))
}

/// A document of the register as a client sends it.
pub fn new_document(number: &str) -> Value {
    json!({
        "number": number, "issued_on": "2018-03-12", "issuer": "Thủ tướng Chính phủ", "level": "prime_minister",
        "received_at": "2018-03-13T08:00:00+07:00", "subject": "Về việc thử nghiệm", "has_deadline": true,
    })
}

/// A task as a client sends it.
pub fn new_task(code: &str, unit: UnitId) -> Value {
    json!({
        "code": code, "content": "Báo cáo kết quả", "lead_unit": unit.to_string(),
        "due": { "kind": "term", "term": { "unit": "working_day", "length": 5 } },
    })
}
