//! What keeps the house running: settings, sessions, tokens, runs.

use std::collections::HashMap;
use std::sync::Arc;

use ids::{PersonId, RunId, TokenId};
use storage::runs::Run;
use storage::sessions::Sessions;
use storage::tokens::Token;
use storage::{runs, settings, tokens};
use time::{Duration, OffsetDateTime};
use tower_sessions_core::SessionStore;
use tower_sessions_core::session::{Id, Record};
use uuid::Uuid;

use crate::kit::{NOW, on_both};

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
fn a_token_opens_until_it_is_taken_back() {
    on_both(async |store| {
        let person = PersonId::new(Uuid::from_u128(1));
        let token = Token {
            id: TokenId::new(Uuid::from_u128(2)),
            person,
            name: "nightly".to_owned(),
            scopes: vec!["directives.view".to_owned(), "inbox".to_owned()],
            created_at: NOW,
            expires_at: Some(NOW + Duration::DAY),
            revoked_at: None,
        };
        tokens::add(&store.db, &token, &[9; 32]).await.expect("added");
        assert_eq!(tokens::find(&store.db, &[9; 32]).await.expect("read"), Some(token.clone()));
        assert_eq!(tokens::find(&store.db, &[8; 32]).await.expect("read"), None);
        assert!(token.is_good(NOW) && !token.is_good(NOW + Duration::DAY));
        let other = PersonId::new(Uuid::from_u128(3));
        assert!(!tokens::revoke(&store.db, other, token.id, NOW).await.expect("not his"));
        assert!(tokens::revoke(&store.db, person, token.id, NOW).await.expect("revoked"));
        assert!(!tokens::of_person(&store.db, person).await.expect("read")[0].is_good(NOW));
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
