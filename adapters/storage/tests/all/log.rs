//! The log: every event gets its leaf, and no touch of a stored event goes unseen.

use ledger::{Problem, Report};
use sea_orm::{ConnectionTrait, TransactionTrait};
use storage::{Change, Fault};
use uuid::Uuid;

use crate::kit::{NOW, Office, Store, on_both, signer};

async fn sequence(store: &Store) -> u64 {
    storage::log::sequence(&store.db, &signer(), NOW, "test").await.expect("sequenced")
}

async fn verify(store: &Store) -> Report {
    storage::log::verify(&store.db, signer().verifier_key()).await.expect("verified")
}

async fn documents(office: &mut Office, store: &Store, count: usize) {
    let number = store.number("SELECT COUNT(*) FROM document").await;
    let changes: Vec<Change> =
        (0..count).map(|n| office.document(&format!("{}/VPCP", number + n as i64), NOW.date(), Some(NOW))).collect();
    office.commit(&store.db, &changes).await;
}

#[test]
fn events_are_sequenced_signed_and_proved() {
    on_both(async |store| {
        let mut office = Office::new();
        assert_eq!(storage::log::checkpoint(&store.db).await.expect("read"), None);
        documents(&mut office, store, 3).await;
        let report = verify(store).await;
        assert!(report.ok && report.events == 3 && report.unsequenced == 3, "{report:?}");
        assert_eq!(sequence(store).await, 3);
        documents(&mut office, store, 2).await;
        assert_eq!(sequence(store).await, 2);
        assert_eq!(sequence(store).await, 0);
        let report = verify(store).await;
        assert!(report.ok, "{report:?}");
        assert_eq!((report.events, report.tree_size, report.unsequenced, report.checkpoints), (5, 5, 0, 2));

        let key = signer().verifier_key();
        for row in store.rows("SELECT event_id FROM ledger_leaf").await {
            let id = ids::EventId::new(row.try_get("", "event_id").expect("an id"));
            let proof = storage::log::prove(&store.db, id, &key).await.expect("proved").expect("in the log");
            assert_eq!(proof.verify(&key).expect("holds").event.id, id.uuid());
        }
        let nobody = ids::EventId::new(Uuid::from_u128(0));
        assert_eq!(storage::log::prove(&store.db, nobody, &key).await.expect("read"), None);
    });
}

#[test]
fn a_change_of_any_column_of_an_event_is_found() {
    let columns = [
        "version = 2",
        "act = 'other'",
        "subject_kind = 'other'",
        "subject_id = actor_id",
        "subject_version = 9",
        "actor_id = NULL",
        "actor_label = 'other'",
        "on_behalf_of = NULL",
        "run_id = NULL",
        "occurred_at_us = occurred_at_us + 1",
        "recorded_at_us = recorded_at_us + 1",
        "body = '{}'",
        "body = body || ' '",
    ];
    on_both(async |store| {
        let mut office = Office::new();
        documents(&mut office, store, 3).await;
        sequence(store).await;
        store.sql("CREATE TABLE kept AS SELECT * FROM event").await;
        let victim: Uuid = store.rows("SELECT event_id FROM ledger_leaf WHERE idx = 1").await[0]
            .try_get("", "event_id")
            .expect("an id");
        for column in columns {
            store
                .sql(&format!("UPDATE event SET {column} WHERE id = (SELECT event_id FROM ledger_leaf WHERE idx = 1)"))
                .await;
            let report = verify(store).await;
            assert_eq!(report.problems, [Problem::EventChanged { index: 1, event_id: victim }], "{column}");
            store.sql("DELETE FROM event").await;
            store.sql("INSERT INTO event SELECT * FROM kept").await;
            assert!(verify(store).await.ok, "{column}");
        }
    });
}

#[test]
fn what_is_taken_away_added_or_moved_is_found() {
    let touches = [
        "UPDATE event SET id = on_behalf_of WHERE id = (SELECT event_id FROM ledger_leaf WHERE idx = 1)",
        "DELETE FROM event WHERE id = (SELECT event_id FROM ledger_leaf WHERE idx = 1)",
        "DELETE FROM ledger_leaf WHERE idx = 2",
        "UPDATE ledger_leaf SET leaf_hash = (SELECT l.leaf_hash FROM ledger_leaf l WHERE l.idx = 0) WHERE idx = 1",
        "UPDATE checkpoint SET root = (SELECT l.leaf_hash FROM ledger_leaf l WHERE l.idx = 0)",
        "UPDATE checkpoint SET note = REPLACE(note, '3', '4')",
        "DELETE FROM checkpoint",
        "INSERT INTO event SELECT on_behalf_of, version, act, subject_kind, subject_id, subject_version, actor_id, \
         actor_label, on_behalf_of, run_id, occurred_at_us, recorded_at_us, body FROM event LIMIT 1",
    ];
    for touch in touches {
        on_both(async |store| {
            let mut office = Office::new();
            documents(&mut office, store, 3).await;
            sequence(store).await;
            store.sql(touch).await;
            let report = verify(store).await;
            assert!(!report.ok && !report.problems.is_empty(), "{touch}: {report:?}");
        });
    }
}

#[test]
fn a_touched_edge_is_not_built_upon() {
    on_both(async |store| {
        let mut office = Office::new();
        documents(&mut office, store, 2).await;
        sequence(store).await;
        documents(&mut office, store, 1).await;
        store.sql("DELETE FROM ledger_state").await;
        let done = storage::log::sequence(&store.db, &signer(), NOW, "test").await;
        assert!(matches!(done, Err(Fault::Log(_))), "{done:?}");
    });
}

#[test]
fn a_late_commit_with_a_lower_place_is_not_skipped() {
    on_both(async |store| {
        let mut office = Office::new();
        documents(&mut office, store, 3).await;
        // The first one's transaction is still open when the others are sequenced.
        store.sql("CREATE TABLE late AS SELECT * FROM event_queue WHERE place = 1").await;
        store.sql("DELETE FROM event_queue WHERE place = 1").await;
        assert_eq!(sequence(store).await, 2);
        store.sql("INSERT INTO event_queue SELECT * FROM late").await;
        assert_eq!(sequence(store).await, 1);
        let report = verify(store).await;
        assert!(report.ok && report.tree_size == 3, "{report:?}");
    });
}

#[test]
fn an_event_that_left_the_queue_without_a_leaf_is_named() {
    on_both(async |store| {
        let mut office = Office::new();
        documents(&mut office, store, 2).await;
        store.sql("DELETE FROM event_queue WHERE place = 1").await;
        sequence(store).await;
        let report = verify(store).await;
        assert!(matches!(report.problems[..], [Problem::Unsequenced { .. }]), "{report:?}");
    });
}

#[test]
fn several_nodes_may_sequence_at_once() {
    on_both(async |store| {
        let mut office = Office::new();
        let nodes = [store.again().await, store.again().await, store.again().await];
        for _ in 0..3 {
            documents(&mut office, store, 20).await;
            let key = signer();
            let work = nodes.iter().map(|node| storage::log::sequence(node, &key, NOW, "node"));
            let done: Vec<_> = futures::future::join_all(work).await;
            let events: u64 = done.into_iter().map(|done| done.expect("sequenced")).sum();
            assert_eq!(events, 20);
        }
        let report = verify(store).await;
        assert!(report.ok && report.tree_size == 60, "{report:?}");
    });
}

#[test]
fn personal_texts_are_erased_and_the_log_still_verifies() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(_, an), _] = office.people(&store.db).await;
        sequence(store).await;
        let timeline = storage::log::of_subject(&store.db, an.uuid()).await.expect("read");
        assert_eq!((timeline.len(), timeline[0].index.is_some()), (1, true));
        assert!(!timeline[0].body.contains("Nguyễn"), "{}", timeline[0].body);
        let kept = store.rows("SELECT value FROM personal_value WHERE path LIKE '%full_name%' ORDER BY value").await;
        assert_eq!(kept[0].try_get::<String>("", "value").expect("a text"), "Nguyễn an");
        store.sql("DELETE FROM personal_value").await;
        assert!(verify(store).await.ok);
    });
}

#[test]
fn an_idle_server_waits_for_nobody() {
    on_both(async |store| {
        let mut office = Office::new();
        documents(&mut office, store, 1).await;
        assert_eq!(sequence(store).await, 1);
        // Somebody else writes: who has nothing to do must not stand in line behind.
        let other = store.raw.begin().await.expect("a transaction");
        let hold = if store.is_sqlite() {
            "UPDATE lease SET until_us = 0"
        } else {
            "LOCK TABLE lease IN ACCESS EXCLUSIVE MODE"
        };
        other.execute_unprepared(hold).await.expect("held");
        assert_eq!(sequence(store).await, 0);
        other.rollback().await.expect("ended");
    });
}

#[test]
fn the_latest_moment_is_that_of_the_latest_event() {
    on_both(async |store| {
        let mut office = Office::new();
        assert_eq!(storage::log::latest_moment(&store.db).await.expect("read"), None);
        documents(&mut office, store, 1).await;
        assert_eq!(storage::log::latest_moment(&store.db).await.expect("read"), Some(NOW));
        sequence(store).await;
        assert_eq!(storage::log::latest_moment(&store.db).await.expect("read"), Some(NOW));
        office.now = NOW + time::Duration::DAY;
        documents(&mut office, store, 1).await;
        assert_eq!(storage::log::latest_moment(&store.db).await.expect("read"), Some(office.now));
    });
}
