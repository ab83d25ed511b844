//! What keeps the house running: settings, sessions, tokens, runs.

use std::collections::HashMap;
use std::sync::Arc;

use ids::{PersonId, RunId};
use people::acts::make_token::{Wanted, make_token};
use people::acts::record_person::{self, record_person};
use people::acts::revoke_token::revoke_token;
use people::acts::set_password::set_password;
use people::{PasswordHash, Role, Scopes, SecretHash, Token};
use storage::runs::{End, Mode, Origin, Run, Told, Upload};
use storage::sessions::Sessions;
use storage::{Change, CommitError, Slice, runs, settings, tokens};
use time::{Duration, OffsetDateTime};
use tower_sessions_core::SessionStore;
use tower_sessions_core::session::{Id, Record};
use uuid::Uuid;

use crate::kit::{NOW, Office, Store, on_both};

#[test]
fn a_setting_is_what_was_set_last() {
    on_both(async |store| {
        assert_eq!(settings::get(&store.db, "clock").await.expect("read"), None);
        settings::set(&store.db, "clock", "1").await.expect("set");
        settings::set(&store.db, "clock", "2").await.expect("set");
        assert_eq!(settings::get(&store.db, "clock").await.expect("read").as_deref(), Some("2"));
    });
}

#[test]
fn a_session_lives_until_it_expires() {
    on_both(async |store| {
        let sessions = Sessions::new(Arc::new(store.again().await));
        let now = OffsetDateTime::now_utc();
        let data = HashMap::from([("person".to_owned(), "an".into())]);
        let mut record = Record { id: Id::default(), data, expiry_date: now + Duration::HOUR };
        sessions.create(&mut record).await.expect("created");
        let mut twin = record.clone();
        sessions.create(&mut twin).await.expect("created");
        assert_ne!(record.id, twin.id, "an id that is taken is not given twice");
        record.data.insert("seen".to_owned(), 1.into());
        sessions.save(&record).await.expect("saved");
        let loaded = sessions.load(&record.id).await.expect("read").expect("there");
        assert_eq!(loaded.data, record.data);
        sessions.delete(&twin.id).await.expect("deleted");
        assert!(sessions.load(&twin.id).await.expect("read").is_none());
        record.expiry_date = now - Duration::SECOND;
        sessions.save(&record).await.expect("saved");
        assert!(sessions.load(&record.id).await.expect("read").is_none());
        assert_eq!(sessions.delete_expired(now).await.expect("deleted"), 1);
    });
}

#[test]
fn a_session_that_was_deleted_stays_deleted() {
    on_both(async |store| {
        let sessions = Sessions::new(Arc::new(store.again().await));
        let expiry_date = OffsetDateTime::now_utc() + Duration::HOUR;
        let mut record = Record { id: Id::default(), data: HashMap::new(), expiry_date };
        sessions.create(&mut record).await.expect("created");
        // A page is still being shown while its reader signs out in another tab.
        let meanwhile = sessions.load(&record.id).await.expect("read").expect("there");
        sessions.delete(&record.id).await.expect("deleted");
        sessions.save(&meanwhile).await.expect("nothing to change");
        assert_eq!(sessions.load(&record.id).await.expect("read"), None);
    });
}

#[test]
fn who_reads_the_database_cannot_go_on_with_a_session() {
    on_both(async |store| {
        let sessions = Sessions::new(Arc::new(store.again().await));
        let expiry_date = OffsetDateTime::now_utc() + Duration::HOUR;
        let mut record = Record { id: Id::default(), data: HashMap::new(), expiry_date };
        sessions.create(&mut record).await.expect("created");
        let row = &store.rows("SELECT id, data FROM session").await[0];
        for column in ["id", "data"] {
            let kept: String = row.try_get("", column).expect("a text");
            assert!(!kept.contains(&record.id.to_string()), "{column} holds what a cookie holds");
        }
        assert!(sessions.load(&record.id).await.expect("read").is_some(), "its owner goes on");
    });
}

#[test]
fn a_token_opens_until_it_is_taken_back() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(_, an), (_, binh)] = office.people(&store.db).await;
        let hash = SecretHash([9; 32]);
        let token = made(&mut office, store, an, hash).await;
        assert_eq!(tokens::find(&store.db, hash).await.expect("read"), Some(token.clone()));
        assert_eq!(tokens::find(&store.db, SecretHash([8; 32])).await.expect("read"), None);
        assert_eq!(tokens::of_person(&store.db, binh).await.expect("read"), []);

        let revoked = Change::People(revoke_token(&token, NOW).expect("a change"));
        office.commit(&store.db, std::slice::from_ref(&revoked)).await;
        assert!(!tokens::of_person(&store.db, an).await.expect("read")[0].is_good(NOW));
        let again = office.try_commit(&store.db, &[revoked]).await;
        assert!(matches!(again, Err(CommitError::Conflict)), "decided on a token that was good: {again:?}");
    });
}

async fn made(office: &mut Office, store: &Store, person: PersonId, hash: SecretHash) -> Token {
    let owner = storage::people::person(&store.db, person).await.expect("read").expect("there");
    let scopes = Scopes::asked(["directives.view", "inbox"]).expect("acts");
    let wanted = Wanted { name: "nightly".to_owned(), scopes, days: Some(1) };
    let id = office.id();
    let change = make_token(&owner, wanted, id, hash, NOW).expect("a token");
    office.commit(&store.db, &[Change::People(change)]).await;
    tokens::token(&store.db, id).await.expect("read").expect("there")
}

#[test]
fn whoever_leaves_takes_sessions_and_tokens_along_and_nobody_elses() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(unit, an), (_, binh)] = office.people(&store.db).await;
        for (person, byte) in [(an, 1), (binh, 2)] {
            let set = set_password(person, None, PasswordHash::new("phc".to_owned()), false);
            office.commit(&store.db, &[Change::People(set)]).await;
            made(&mut office, store, person, SecretHash([byte; 32])).await;
        }
        let person = storage::people::person(&store.db, an).await.expect("read").expect("there");
        let known = record_person::Known {
            username: person.username.clone(),
            full_name: None,
            unit,
            position: None,
            email: None,
            roles: None,
            active: Some(false),
        };
        let left = record_person(Some(&person), known, an).expect("good").expect("changed");
        // Made after the act was decided, before it is stored.
        made(&mut office, store, an, SecretHash([3; 32])).await;
        office.commit(&store.db, &[Change::People(left)]).await;
        for (person, sessions, good) in [(an, 1, 0), (binh, 0, 1)] {
            let credential = storage::people::credential(&store.db, person).await.expect("read").expect("there");
            assert_eq!((credential.sessions, credential.version), (sessions, 1 + i64::from(sessions)));
            let tokens = tokens::of_person(&store.db, person).await.expect("read");
            assert_eq!(tokens.iter().filter(|token| token.is_good(NOW)).count(), good);
        }
    });
}

#[test]
fn an_administrator_who_left_administers_nothing() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(unit, _), _] = office.people(&store.db).await;
        let known = |active| record_person::Known {
            username: "quantri".to_owned(),
            full_name: Some("Quản Trị".to_owned()),
            unit,
            position: None,
            email: None,
            roles: Some([Role::Administrator].into()),
            active: Some(active),
        };
        let id = office.id();
        let new = record_person(None, known(true), id).expect("good").expect("new");
        office.commit(&store.db, &[Change::People(new)]).await;
        let there = async |besides| storage::people::administrator(&store.db, besides).await.expect("read").is_some();
        assert_eq!((there(None).await, there(Some(id)).await), (true, false));
        let person = storage::people::person(&store.db, id).await.expect("read").expect("there");
        let left = record_person(Some(&person), known(false), id).expect("good").expect("changed");
        office.commit(&store.db, &[Change::People(left)]).await;
        assert!(!there(None).await);
    });
}

fn run(number: u128, at: OffsetDateTime) -> Run {
    Run {
        id: RunId::new(Uuid::from_u128(number)),
        kind: "units".to_owned(),
        source: "don-vi.csv".to_owned(),
        origin: Origin::Page,
        mode: Mode::Partial,
        actor: "records_clerk".to_owned(),
        actor_id: None,
        at,
        upload: Some(Uuid::from_u128(9)),
        rows: 0,
        settled: 0,
        begun: None,
        seen: None,
        ended: None,
        failure: None,
        answer: String::new(),
    }
}

#[test]
fn a_run_waits_is_taken_up_once_and_is_found_with_its_end() {
    on_both(async |store| {
        let upload = Upload { id: Uuid::from_u128(9), name: "don-vi.csv".to_owned(), content: vec![1, 2, 3] };
        for _ in 0..2 {
            runs::queue(&store.db, &run(2, NOW), Some(upload.clone())).await.expect("asked");
        }
        runs::queue(&store.db, &run(1, NOW + Duration::SECOND), None).await.expect("asked");
        let first = runs::claim(&store.db, NOW).await.expect("read").expect("one waits");
        assert_eq!((first.id, first.begun), (run(2, NOW).id, Some(NOW)), "the oldest first");
        assert_eq!(runs::upload(&store.db, Uuid::from_u128(9)).await.expect("read"), Some(upload));
        assert!(runs::claim(&store.db, NOW).await.expect("read").is_some());
        assert!(runs::claim(&store.db, NOW).await.expect("read").is_none(), "each once");

        runs::seen(&store.db, first.id, 3, 7, NOW).await.expect("noted");
        let on_its_way = runs::run(&store.db, first.id).await.expect("read").expect("there");
        assert_eq!((on_its_way.settled, on_its_way.rows, on_its_way.ended), (3, 7, None));
        let told = |row| Told {
            row,
            column: "code".to_owned(),
            value: "X".to_owned(),
            what: "sai".to_owned(),
            cell: None,
            doubt: row == 3,
        };
        let end = End { rows: 7, answer: "{}".to_owned(), failure: None, told: vec![told(2), told(3)] };
        runs::end(&store.db, first.id, end, NOW).await.expect("ended");
        assert_eq!(runs::told(&store.db, first.id, 10).await.expect("read"), [told(2), told(3)]);
        assert_eq!(runs::told(&store.db, first.id, 1).await.expect("read"), [told(2)]);

        let page = runs::page(&store.db, &Slice::first(1)).await.expect("read");
        assert_eq!(page.rows[0].id, run(1, NOW).id, "the newest first");
        let next = runs::page(&store.db, &Slice { after: page.next, rows: 1 }).await.expect("read");
        assert_eq!((next.rows[0].id, next.rows[0].ended, next.next), (first.id, Some(NOW), None));

        let later = NOW + Duration::DAY;
        runs::forget(&store.db, later, later).await.expect("forgotten");
        assert!(!runs::is_kept(&store.db, Uuid::from_u128(9)).await.expect("read"));
        assert!(runs::told(&store.db, first.id, 10).await.expect("read").is_empty());
    });
}
