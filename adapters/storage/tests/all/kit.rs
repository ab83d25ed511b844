//! A fresh database of each kind for each test, and a small office to fill it with.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};

use calendar::Calendar;
use directives::acts::record_document::record_document;
use directives::acts::{record_directive::record_directive, record_document};
use directives::{Directive, Document, Level};
use ids::{DirectiveId, DocumentId, Id, PersonId, UnitId};
use law::{CompletedWhen, Law};
use ledger::{Signer, Stamp};
use measure::Indicator;
use people::acts::record_person::{self, record_person};
use people::acts::record_unit::{self, record_unit};
use people::{Actor, Role, Scope, Unit};
use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult, Statement};
use storage::{Chance, Change, Commit, CommitError, Database, Relied, Rules};
use time::macros::datetime;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// Names a cluster with the right to create databases.
const POSTGRES: &str = "DUNGHAN_TEST_POSTGRES";

pub const NOW: OffsetDateTime = datetime!(2018-06-01 09:00 +7);

/// An open database with a second connection beside it, through which a test does what storage never would.
pub struct Store {
    pub db: Database,
    pub url: String,
    pub raw: DatabaseConnection,
    folder: Option<tempfile::TempDir>,
}

/// Runs a test on a fresh SQLite file, and on a fresh PostgreSQL database where there is a cluster.
pub fn on_both<T: AsyncFn(&Store)>(test: T) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite://{}", folder.path().join("dunghan.db").display());
        test(&Store::open(url, Some(folder)).await).await;
        if let Some(url) = fresh_postgres().await {
            test(&Store::open(url, None).await).await;
        }
    });
}

async fn fresh_postgres() -> Option<String> {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let cluster = std::env::var(POSTGRES).ok()?;
    let name = format!("storage_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let admin = sea_orm::Database::connect(&cluster).await.expect("the cluster");
    admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database");
    admin.close().await.expect("closed");
    let (server, _) = cluster.rsplit_once('/').filter(|(server, _)| !server.ends_with('/')).unwrap_or((&cluster, ""));
    Some(format!("{server}/{name}"))
}

impl Store {
    async fn open(url: String, folder: Option<tempfile::TempDir>) -> Self {
        let db = Database::open(&url).await.expect("opens");
        let raw = sea_orm::Database::connect(&url).await.expect("a second connection");
        Self { db, url, raw, folder }
    }

    pub fn is_sqlite(&self) -> bool {
        self.folder.is_some()
    }

    /// Another node on the same database.
    pub async fn again(&self) -> Database {
        Database::open(&self.url).await.expect("opens again")
    }

    pub async fn sql(&self, sql: &str) {
        self.raw.execute_unprepared(sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    pub async fn rows(&self, sql: &str) -> Vec<QueryResult> {
        let statement = Statement::from_string(self.raw.get_database_backend(), sql);
        self.raw.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    pub async fn number(&self, sql: &str) -> i64 {
        self.rows(sql).await[0].try_get_by_index(0).expect("a number")
    }
}

/// What an office acts with: rules, ids in a row, and a clock that stands.
pub struct Office {
    pub law: Law,
    pub calendar: Calendar,
    pub indicators: Vec<Indicator>,
    pub now: OffsetDateTime,
    next: u128,
}

impl Office {
    pub fn new() -> Self {
        Self {
            law: Law::house(),
            calendar: Calendar::office(),
            indicators: objectives::catalogue::computed(),
            now: NOW,
            next: 1,
        }
    }

    /// An office whose ids no other gives.
    pub fn at_desk(desk: u128) -> Self {
        Self { next: (desk << 64) + 1, ..Self::new() }
    }

    pub fn id<K>(&mut self) -> Id<K> {
        self.next += 1;
        Id::new(Uuid::from_u128(self.next))
    }

    /// The indicator of this name.
    pub fn indicator(&self, name: &str) -> Indicator {
        self.indicators.iter().find(|indicator| indicator.name == name).expect("in the catalogue").clone()
    }

    pub fn rules(&self) -> Rules<'_> {
        Rules { law: &self.law, calendar: &self.calendar, indicators: &self.indicators }
    }

    pub async fn try_commit(&mut self, db: &Database, changes: &[Change]) -> Result<usize, CommitError> {
        self.try_commit_relying(db, &[], changes).await
    }

    pub async fn try_commit_relying(
        &mut self,
        db: &Database,
        relies_on: &[Relied],
        changes: &[Change],
    ) -> Result<usize, CommitError> {
        let mut dice = Dice { next: self.next, now: self.now };
        let commit = Commit { changes, relies_on, answer: None, now: self.now, rules: self.rules() };
        let done = storage::commit(db, commit, &mut dice).await;
        self.next = dice.next;
        done.map(|ids| ids.len())
    }

    pub async fn commit(&mut self, db: &Database, changes: &[Change]) {
        self.try_commit(db, changes).await.expect("committed");
    }

    pub fn unit(&mut self, code: &str, parent: Option<UnitId>) -> (UnitId, Change) {
        let known = record_unit::Known {
            code: code.to_owned(),
            name: Some(format!("Đơn vị {code}")),
            parent,
            kind: None,
            valid_from: None,
            valid_to: None,
            successor: None,
            under_office: None,
        };
        let id = self.id();
        let change = record_unit(None, known, id).expect("a unit").expect("new");
        (id, Change::People(change))
    }

    pub fn person(&mut self, username: &str, unit: UnitId) -> (PersonId, Change) {
        let known = record_person::Known {
            username: username.to_owned(),
            full_name: Some(format!("Nguyễn {username}")),
            unit,
            position: None,
            email: None,
            roles: Some(BTreeSet::from([Role::Officer, Role::Follower])),
            active: Some(true),
        };
        let id = self.id();
        let change = record_person(None, known, id).expect("a person").expect("new");
        (id, Change::People(change))
    }

    /// Two units, the second under the first, and a person in each.
    pub async fn people(&mut self, db: &Database) -> [(UnitId, PersonId); 2] {
        let (office, first) = self.unit("VP", None);
        let (division, second) = self.unit("P1", Some(office));
        let (an, third) = self.person("an", office);
        let (binh, fourth) = self.person("binh", division);
        // The parent stands last: storage puts rows into an order that the database takes.
        self.commit(db, &[fourth, third, second, first]).await;
        [(office, an), (division, binh)]
    }

    pub fn document(&mut self, number: &str, issued_on: Date, received_at: Option<OffsetDateTime>) -> Change {
        self.document_with(number, issued_on, received_at, |known| known)
    }

    pub fn document_with(
        &mut self,
        number: &str,
        issued_on: Date,
        received_at: Option<OffsetDateTime>,
        further: impl Fn(record_document::Known) -> record_document::Known,
    ) -> Change {
        let known = record_document::Known {
            number: number.to_owned(),
            issued_on,
            issuer: "Văn phòng Chính phủ".to_owned(),
            level: Some(Level::Government),
            direction: None,
            book_no: None,
            received_at,
            subject: Some("Về việc đẩy mạnh cải cách".to_owned()),
            secrecy: None,
            has_deadline: Some(true),
            deadline: None,
            urgency: None,
            expected_tasks: Some(1),
        };
        let id = self.id();
        let change = record_document(None, further(known), id).expect("a document").expect("new");
        Change::Directives(change)
    }

    pub fn directive(&mut self, code: &str, document: &Document, lead: UnitId) -> record_directive_of::Task<'_> {
        record_directive_of::Task::new(self, code, document.clone(), lead)
    }
}

/// Builds a directive that another system recorded.
pub mod record_directive_of {
    use directives::acts::record_directive::Known;

    use super::*;

    pub struct Task<'a> {
        office: &'a mut Office,
        document: Document,
        pub known: Known,
    }

    impl<'a> Task<'a> {
        pub fn new(office: &'a mut Office, code: &str, document: Document, lead: UnitId) -> Self {
            let known = Known {
                code: code.to_owned(),
                level: None,
                content: Some(format!("Báo cáo kết quả {code}")),
                lead_unit: lead,
                co_units: Vec::new(),
                follower: None,
                received_at: document.received_at,
                entered_at: document.received_at,
                due_at: None,
                completed_at: None,
                evidence: None,
                submitted_at: None,
                accepted_at: None,
            };
            Self { office, document, known }
        }

        pub fn with(mut self, further: impl FnOnce(&mut Known)) -> Self {
            further(&mut self.known);
            self
        }

        pub fn recorded(self) -> Change {
            self.over(None).expect("new")
        }

        /// What changes against what is stored; `None`: nothing.
        pub fn over(self, existing: Option<&Directive>) -> Option<Change> {
            let Self { office, document, known } = self;
            let id: DirectiveId = office.id();
            record_directive(existing, &document, known, CompletedWhen::Submitted, id, office.now)
                .expect("a directive")
                .map(Change::Directives)
        }
    }
}

/// Ids in a row, and salts that are no secret.
struct Dice {
    next: u128,
    now: OffsetDateTime,
}

impl Chance for Dice {
    fn stamp(&mut self) -> Stamp {
        self.next += 1;
        Stamp {
            id: Uuid::from_u128(self.next),
            actor_id: Some(Uuid::from_u128(7)),
            actor_label: "records_clerk".to_owned(),
            on_behalf_of: Some(Uuid::from_u128(8)),
            run_id: Some(Uuid::from_u128(9)),
            recorded_at_us: i64::try_from(self.now.unix_timestamp_nanos() / 1_000).expect("a moment"),
        }
    }

    fn salt(&mut self) -> [u8; 32] {
        [7; 32]
    }
}

pub fn signer() -> Signer {
    Signer::new("test.dunghan/log", &[1; 32]).expect("a key")
}

/// Everything.
pub fn office_scope() -> Scope {
    let console = Actor::Console { user: "root".to_owned() };
    console.scope("directives.view", |_| BTreeSet::new()).expect("the console may")
}

/// What a person of a unit sees.
pub fn unit_scope(id: PersonId, unit: UnitId) -> Scope {
    let actor = Actor::Person { id, unit, roles: BTreeSet::from([Role::Officer]), on_behalf_of: None };
    actor.scope("directives.view", |unit| BTreeSet::from([unit])).expect("an officer may")
}

/// The document that a change registers.
pub fn document_of(change: &Change) -> Document {
    let Change::Directives(change) = change else { panic!("no document") };
    let write = change.writes().iter().find_map(|write| match write {
        directives::Write::Document(document) => Some(document.clone()),
        _ => None,
    });
    write.expect("a document")
}

/// The directive that a change stores.
pub fn directive_of(change: &Change) -> Directive {
    let Change::Directives(change) = change else { panic!("no directive") };
    let write = change.writes().iter().find_map(|write| match write {
        directives::Write::Directive(directive) => Some(directive.clone()),
        _ => None,
    });
    write.expect("a directive")
}

/// The unit that a change stores.
pub fn unit_of(change: &Change) -> Unit {
    let Change::People(change) = change else { panic!("no unit") };
    match &change.writes()[0] {
        people::Write::Unit(unit) => unit.clone(),
        _ => panic!("no unit"),
    }
}

pub fn document_id(change: &Change) -> DocumentId {
    document_of(change).id
}
