//! An office with its pages, as a browser finds it: its own database, its own sessions.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};

use app::people::{FindPerson, Found, ListUnits, RecordPerson, SetPassword};
use app::{Clock, IdSource, Office, Opening, Password};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{Method, Request, Response, StatusCode, header};
use ids::PersonId;
use people::acts::record_person::Known;
use people::{Actor, Person, Role};
use storage::sessions::Sessions;
use tempfile::TempDir;
use time::macros::datetime;
use tower::ServiceExt;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::Result as Stored;
use uuid::Uuid;
use web::Settings;

pub const PASSWORD: &str = "mot cau de nho lam";

pub struct House {
    pub router: Router,
    pub office: Arc<Office>,
    /// The machine that asks, so that each has its own pace at the door.
    pub machine: AtomicU8,
    /// How often a session was written.
    pub writes: Arc<AtomicU32>,
    /// Whether the reader signs out in another tab just before a session is saved next.
    pub goes_out: Arc<AtomicBool>,
    _folder: TempDir,
}

pub struct Got {
    pub status: StatusCode,
    pub page: String,
    pub to: String,
    pub cookies: String,
}

pub fn console() -> Actor {
    Actor::Console { user: "test".to_owned() }
}

impl House {
    pub async fn open() -> House {
        let folder = TempDir::new().expect("a folder");
        let office = Office::open(Opening {
            database: format!("sqlite://{}", folder.path().join("dunghan.db").display()),
            files: folder.path().join("files"),
            clock: Clock::standing(datetime!(2026-11-24 09:41 +7)),
            ids: IdSource::seeded(1),
            law: law::Law::house(),
            log_name: "dunghan".to_owned(),
            log_seed: [7; 32],
        })
        .await
        .expect("an office");
        let office = Arc::new(office);
        let found = Found {
            username: "quantri".to_owned(),
            full_name: "Quản Trị".to_owned(),
            unit: ("VP".to_owned(), "Văn phòng UBND tỉnh".to_owned()),
            password: Password::new(PASSWORD),
        };
        office.perform(&console(), None, &found).await.expect("an administrator");
        let settings = Settings { secure_cookies: false, behind_proxy: false, session_hours: 12 };
        let writes = Arc::new(AtomicU32::new(0));
        let goes_out = Arc::new(AtomicBool::new(false));
        let sessions = Sessions::new(office.database());
        let store = Counted { sessions, writes: Arc::clone(&writes), goes_out: Arc::clone(&goes_out) };
        let router = web::router(Arc::clone(&office), store, settings);
        House { router, office, machine: AtomicU8::new(1), writes, goes_out, _folder: folder }
    }

    /// A person with one role, who need not change the password.
    pub async fn person(&self, role: Role) -> String {
        let unit = self.office.look(&console(), &ListUnits).await.expect("units")[0].id;
        let username = role.key().replace('_', "-");
        let known = Known {
            username: username.clone(),
            full_name: Some(role.key().to_owned()),
            unit,
            position: None,
            email: None,
            roles: Some(BTreeSet::from([role])),
            active: Some(true),
        };
        let act = RecordPerson { known, password: None };
        let person = self.office.perform(&console(), None, &act).await.expect("a person");
        let act = SetPassword { person, password: Password::new(PASSWORD), must_change: false };
        self.office.perform(&console(), None, &act).await.expect("a password");
        username
    }

    pub async fn send(&self, method: Method, path: &str, cookies: &str, form: &str) -> Got {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::COOKIE, cookies)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .expect("a request");
        self.answer(request).await
    }

    pub async fn answer(&self, mut request: Request<Body>) -> Got {
        let machine = SocketAddr::from(([10, 0, 0, self.machine.load(Ordering::Relaxed)], 4000));
        request.extensions_mut().insert(ConnectInfo(machine));
        let response: Response<Body> = self.router.clone().oneshot(request).await.expect("an answer");
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().expect("a policy");
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"));
        let status = response.status();
        let told = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let to = told(header::LOCATION).to_owned();
        let set = response.headers().get_all(header::SET_COOKIE).iter();
        let cookies = set.filter_map(|cookie| cookie.to_str().ok()?.split(';').next()).collect::<Vec<_>>().join("; ");
        let body = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        Got { status, page: String::from_utf8_lossy(&body).into_owned(), to, cookies }
    }

    pub async fn get(&self, path: &str, cookies: &str) -> Got {
        self.send(Method::GET, path, cookies, "").await
    }

    /// Signs somebody in at a machine of their own; answers the session's cookie.
    pub async fn comes_in(&self, username: &str) -> String {
        self.machine.fetch_add(1, Ordering::Relaxed);
        let got = self.sign_in(username, PASSWORD).await;
        assert_eq!(got.status, StatusCode::SEE_OTHER, "{username} comes in");
        got.cookies
    }

    /// Opens a page with a form and sends these fields with its token and a key.
    pub async fn fill(&self, form: &str, to: &str, cookies: &str, fields: &str) -> Got {
        let page = self.get(form, cookies).await;
        assert_eq!(page.status, StatusCode::OK, "{form}");
        let body = format!("token={}&key={}&{fields}", token(&page.page), key());
        self.send(Method::POST, to, cookies, &body).await
    }

    /// The id of the person of a user name.
    pub async fn id(&self, username: &str) -> PersonId {
        self.found(username).await.expect("somebody").id
    }

    /// Whoever has a user name.
    pub async fn found(&self, username: &str) -> Option<Person> {
        self.office.look(&console(), &FindPerson(username.to_owned())).await.expect("a look")
    }

    /// Signs in; answers the session's cookie.
    pub async fn sign_in(&self, username: &str, password: &str) -> Got {
        let door = self.get("/login?back=%2Funits", "").await;
        let form =
            format!("token={}&key={}&back=%2Funits&username={username}&password={password}", token(&door.page), key());
        self.send(Method::POST, "/login", &door.cookies, &form).await
    }
}

pub fn key() -> Uuid {
    web::posted::fresh_key()
}

pub fn token(page: &str) -> String {
    let after = page.split("name=\"token\" value=\"").nth(1).expect("a form with a token");
    after.split('"').next().expect("a value").to_owned()
}

/// The store of the real house, which counts how often it is written.
#[derive(Clone, Debug)]
struct Counted {
    sessions: Sessions,
    writes: Arc<AtomicU32>,
    goes_out: Arc<AtomicBool>,
}

#[async_trait::async_trait]
impl SessionStore for Counted {
    async fn create(&self, record: &mut Record) -> Stored<()> {
        self.writes.fetch_add(1, Ordering::Relaxed);
        self.sessions.create(record).await
    }

    async fn save(&self, record: &Record) -> Stored<()> {
        self.writes.fetch_add(1, Ordering::Relaxed);
        if self.goes_out.swap(false, Ordering::Relaxed) {
            self.sessions.delete(&record.id).await?;
        }
        self.sessions.save(record).await
    }

    async fn load(&self, id: &Id) -> Stored<Option<Record>> {
        self.sessions.load(id).await
    }

    async fn delete(&self, id: &Id) -> Stored<()> {
        self.writes.fetch_add(1, Ordering::Relaxed);
        self.sessions.delete(id).await
    }
}
