//! What keeps the house running: settings, sessions, tokens, runs.

use std::collections::HashMap;
use std::sync::Arc;

use ids::{PersonId, RunId};
use people::acts::make_token::{Wanted, make_token};
use people::acts::record_person::{self, record_person};
use people::acts::revoke_token::revoke_token;
use people::acts::set_password::set_password;
use people::{PasswordHash, Role, Scopes, SecretHash, Token};
use storage::runs::Run;
use storage::sessions::Sessions;
use storage::{Change, CommitError, runs, settings, tokens};
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

#[test]
fn a_run_is_noted() {
    on_both(async |store| {
        let run = Run {
            id: RunId::new(Uuid::from_u128(1)),
            kind: "units".to_owned(),
            source: "don-vi.csv".to_owned(),
            actor: "console:root".to_owned(),
            at: NOW,
            answer: "{}".to_owned(),
        };
        runs::add(&store.db, &run).await.expect("added");
        let noted = store.rows("SELECT source FROM import_run WHERE kind = 'units' AND answer = '{}'").await;
        assert_eq!(noted[0].try_get::<String>("", "source").expect("a name"), "don-vi.csv");
    });
}
