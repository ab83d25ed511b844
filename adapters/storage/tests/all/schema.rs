//! The tables: the same on both databases, opened again with what was in them, and not opened from the future.

use std::collections::{BTreeMap, BTreeSet};

use storage::{Database, Fault};

use crate::kit::{NOW, Office, Store, on_both};

/// Table, column, whether it may be empty.
type Columns = BTreeMap<(String, String), bool>;

async fn columns(store: &Store) -> Columns {
    let sql = if store.is_sqlite() {
        "SELECT m.name AS t, p.name AS c, CASE WHEN p.\"notnull\" = 1 OR p.pk > 0 THEN 0 ELSE 1 END AS n \
         FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'"
    } else {
        "SELECT table_name::text AS t, column_name::text AS c, \
         CASE WHEN is_nullable = 'YES' THEN 1 ELSE 0 END AS n \
         FROM information_schema.columns WHERE table_schema = 'public'"
    };
    let rows = store.rows(sql).await;
    let read = |row: &sea_orm::QueryResult| {
        let table: String = row.try_get("", "t").expect("a name");
        let column: String = row.try_get("", "c").expect("a name");
        let nullable: i32 = row.try_get("", "n").expect("a flag");
        ((table, column), nullable == 1)
    };
    let own = |table: &str| !table.starts_with("search_words") && !table.starts_with("sqlite_");
    rows.iter().map(read).filter(|((table, _), _)| own(table)).collect()
}

#[test]
fn migrations_end_in_the_same_tables_on_both() {
    let seen = std::sync::Mutex::new(Vec::new());
    on_both(async |store| {
        let columns = columns(store).await;
        assert!(columns.contains_key(&("event".to_owned(), "body".to_owned())));
        seen.lock().expect("one at a time").push(columns);
    });
    let seen = seen.into_inner().expect("done");
    for other in &seen[1..] {
        assert_eq!(&seen[0], other);
    }
}

#[test]
fn what_was_stored_is_there_when_it_is_opened_again() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(unit, _), _] = office.people(&store.db).await;
        let document = office.document("12/VPCP", NOW.date(), Some(NOW));
        office.commit(&store.db, &[document]).await;
        let again = store.again().await;
        let found = storage::people::unit(&again, unit).await.expect("read").expect("there");
        assert_eq!(found.code, "VP");
        again.ping().await.expect("answers");
        again.close().await.expect("closed");
    });
}

#[test]
fn yesterdays_tokens_say_what_they_may_do_and_yesterdays_sessions_are_over() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(_, an), _] = office.people(&store.db).await;
        store.sql("ALTER TABLE credential DROP COLUMN sessions").await;
        store.sql("DELETE FROM seaql_migrations WHERE version LIKE '%_access'").await;
        let (bytes, uuid) = if store.is_sqlite() {
            let plain = |number: &str| format!("X'{}'", number.replace('-', ""));
            (format!("X'{}'", "05".repeat(32)), plain(&an.to_string()))
        } else {
            (format!("'\\x{}'", "05".repeat(32)), format!("'{an}'"))
        };
        store
            .sql(&format!(
                "INSERT INTO api_token (id, person_id, name, hash, scopes, created_at_us) \
                 VALUES ({uuid}, {uuid}, 'any', {bytes}, '', 0)"
            ))
            .await;
        store.sql("INSERT INTO session (id, data, expires_at_us) VALUES ('plain', '{}', 9000000000000000)").await;
        let again = store.again().await;
        let tokens = storage::tokens::of_person(&again, an).await.expect("read");
        assert_eq!(tokens[0].scopes, people::Scopes::All, "no act named meant every act");
        assert_eq!(store.number("SELECT COUNT(*) FROM session").await, 0);
    });
}

#[test]
fn a_database_of_a_newer_program_is_not_opened() {
    on_both(async |store| {
        store.sql("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000001_future', 0)").await;
        match Database::open(&store.url).await {
            Err(Fault::Newer { unknown }) => assert_eq!(unknown, ["m20990101_000001_future"]),
            other => panic!("opened: {:?}", other.err()),
        }
    });
}

#[test]
fn an_address_that_is_none_is_refused() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for address in ["", "mysql://localhost/x", "sqlite://"] {
        let opened = runtime.block_on(Database::open(address));
        assert!(matches!(opened, Err(Fault::Address)), "{address:?}");
    }
}

/// Every index that is not a key's own, and a query that it is there for, as storage asks it.
const INDEXES: &[(&str, &str)] = &[
    (
        "event_subject_id_recorded_at_us_id",
        "SELECT * FROM event WHERE subject_id = x'00' ORDER BY recorded_at_us, subject_version, id",
    ),
    ("event_queue_event_id", "DELETE FROM event_queue WHERE event_id IN (x'00', x'01')"),
    ("ledger_leaf_event_id", "SELECT * FROM ledger_leaf WHERE event_id IN (x'00', x'01')"),
    ("idempotency_at_us", "DELETE FROM idempotency WHERE at_us < 1"),
    ("session_expires_at_us", "DELETE FROM session WHERE expires_at_us <= 1"),
    ("api_token_hash", "SELECT * FROM api_token WHERE hash = x'00'"),
    ("delegation_principal_id", "SELECT * FROM delegation WHERE principal_id = x'00' OR delegate_id = x'00'"),
    ("delegation_delegate_id", "SELECT * FROM delegation WHERE principal_id = x'00' OR delegate_id = x'00'"),
    ("api_token_person_id", "SELECT * FROM api_token WHERE person_id = x'00'"),
    ("unit_code", "SELECT * FROM unit WHERE code IN ('A', 'B')"),
    (
        "unit_parent_id",
        "WITH RECURSIVE below (id) AS (SELECT id FROM unit WHERE id = x'00' UNION SELECT unit.id FROM unit \
         INNER JOIN below ON unit.parent_id = below.id) SELECT id FROM below",
    ),
    ("person_username", "SELECT * FROM person WHERE username > 'an' ORDER BY username LIMIT 51"),
    ("person_unit_id", "SELECT unit_id, COUNT(id) FROM person WHERE active GROUP BY unit_id"),
    ("person_role_role", "SELECT COUNT(*) FROM person_role WHERE role = 'administrator'"),
    ("document_number_key_issued_on_issuer_key", "SELECT * FROM document WHERE number_key IN ('1', '2')"),
    ("document_sort_us_id", "SELECT * FROM document WHERE (sort_us, id) < (1, x'00') ORDER BY sort_us DESC, id DESC"),
    (
        "document_direction_book_year_book_no",
        "SELECT book_no FROM document WHERE direction = 'incoming' AND book_year = 2018 AND book_no IS NOT NULL \
         ORDER BY book_no",
    ),
    (
        "document_not_entered",
        "SELECT * FROM document WHERE has_deadline AND entered_tasks < expected_tasks ORDER BY sort_us DESC, id DESC",
    ),
    ("directive_code", "SELECT * FROM directive WHERE code IN ('A', 'B')"),
    ("directive_document_id", "SELECT * FROM directive WHERE document_id IN (x'00', x'01')"),
    ("directive_sort_due_us_id", "SELECT * FROM directive ORDER BY sort_due_us, id LIMIT 51"),
    (
        "directive_lead_unit_id_sort_due_us_id",
        "SELECT * FROM directive WHERE lead_unit_id = x'00' ORDER BY sort_due_us, id LIMIT 51",
    ),
    (
        "directive_follower_id_sort_due_us_id",
        "SELECT * FROM directive WHERE follower_id = x'00' ORDER BY sort_due_us, id LIMIT 51",
    ),
    (
        "directive_open_sort_due_us_id",
        "SELECT * FROM directive WHERE stands_from_us IS NULL AND withdrawn_at_us IS NULL ORDER BY sort_due_us, id",
    ),
    (
        "directive_open_lead_unit_id_sort_due_us_id",
        "SELECT * FROM directive WHERE stands_from_us IS NULL AND withdrawn_at_us IS NULL AND lead_unit_id = x'00' \
         ORDER BY sort_due_us, id",
    ),
    (
        "directive_open_follower_id_sort_due_us_id",
        "SELECT * FROM directive WHERE stands_from_us IS NULL AND withdrawn_at_us IS NULL AND follower_id = x'00' \
         ORDER BY sort_due_us, id",
    ),
    (
        "directive_open_turn_sort_due_us_id",
        "SELECT * FROM directive WHERE stands_from_us IS NULL AND withdrawn_at_us IS NULL AND turn = 'leader_decides' \
         ORDER BY sort_due_us, id LIMIT 51",
    ),
    (
        "directive_open_officer_id_sort_due_us_id",
        "SELECT * FROM directive WHERE stands_from_us IS NULL AND withdrawn_at_us IS NULL AND officer_id = x'00'",
    ),
    ("directive_plan_code", "SELECT * FROM directive_plan WHERE code = 'A'"),
    ("directive_plan_document_id", "SELECT * FROM directive_plan WHERE document_id = x'00' ORDER BY code"),
    (
        "directive_follow_up_at_us",
        "SELECT directive.lead_unit_id, COUNT(directive_follow_up.id) FROM directive_follow_up INNER JOIN directive \
         ON directive.id = directive_follow_up.directive_id WHERE directive_follow_up.at_us >= 1 \
         GROUP BY directive.lead_unit_id",
    ),
    ("directive_parent_id", "SELECT * FROM directive WHERE parent_id = x'00' ORDER BY sort_due_us, id LIMIT 101"),
    (
        "directive_outcome_sort_due_us_id",
        "SELECT * FROM directive WHERE outcome = 'done_late' ORDER BY sort_due_us, id LIMIT 51",
    ),
    ("directive_co_unit_unit_id", "SELECT directive_id FROM directive_co_unit WHERE unit_id IN (x'00', x'01')"),
    (
        "directive_follow_up_directive_id_at_us",
        "SELECT * FROM directive_follow_up WHERE directive_id = x'00' ORDER BY at_us DESC",
    ),
    ("decision_loaded_digest", "SELECT * FROM decision_loaded WHERE digest = '00'"),
    ("objective_decision_id_seq", "SELECT * FROM objective WHERE decision_id IN (x'00') ORDER BY seq"),
    (
        "fact_population_group_id_recorded_to_us",
        "SELECT * FROM fact WHERE population = 'directives' AND group_id IN (x'00') AND recorded_to_us IS NULL",
    ),
    (
        "tally_delta_indicator_at_us",
        "SELECT SUM(numerator) FROM tally_delta WHERE indicator = 'a' AND at_us <= 1 GROUP BY unit_id",
    ),
    ("record_id", "SELECT * FROM record WHERE id IN (x'00')"),
    ("record_kind_record_key", "SELECT * FROM record WHERE kind = 'dossier' AND record_key IN ('a', 'b')"),
    ("record_kind_parent", "SELECT * FROM record WHERE kind = 'dossier_event' AND parent IN ('a', 'b')"),
    ("notice_once", "SELECT 1 FROM notice WHERE once = 'a'"),
    (
        "notice_recipient_id_waits_sent_at_us_id",
        "SELECT * FROM notice WHERE recipient_id = x'00' AND waits = TRUE ORDER BY sent_at_us DESC, id DESC LIMIT 21",
    ),
    (
        "notice_subject_id_sent_at_us",
        "SELECT * FROM notice WHERE subject_id = x'00' ORDER BY sent_at_us DESC LIMIT 100",
    ),
    ("letter_made_at_us_id", "SELECT * FROM letter ORDER BY made_at_us DESC, id DESC LIMIT 51"),
    (
        "letter_waiting",
        "SELECT * FROM letter WHERE sent_at_us IS NULL AND gave_up_at_us IS NULL AND next_try_us <= 1 \
         ORDER BY next_try_us, id LIMIT 200",
    ),
    ("kept_view_person_id", "SELECT * FROM kept_view WHERE person_id = x'00' ORDER BY name"),
    (
        "import_run_at_us_id",
        "SELECT * FROM import_run WHERE (at_us, id) < (1, x'00') ORDER BY at_us DESC, id DESC LIMIT 21",
    ),
    ("import_run_waiting", "SELECT * FROM import_run WHERE begun_us IS NULL ORDER BY at_us, id LIMIT 1"),
    ("import_upload_at_us", "DELETE FROM import_upload WHERE at_us < 1"),
    ("indicator_name", "SELECT * FROM indicator WHERE name = 'a'"),
    ("search_text_subject_id", "SELECT 1 FROM search_text WHERE subject_id = x'00'"),
];

#[test]
fn every_index_is_there_for_a_query() {
    on_both(async |store| {
        if !store.is_sqlite() {
            return;
        }
        let made = store.rows("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").await;
        let made: BTreeSet<String> = made.iter().map(|row| row.try_get("", "name").expect("a name")).collect();
        assert_eq!(made, INDEXES.iter().map(|(index, _)| (*index).to_owned()).collect());
        for (index, query) in INDEXES {
            let plan = store.rows(&format!("EXPLAIN QUERY PLAN {query}")).await;
            let steps: Vec<String> = plan.iter().map(|row| row.try_get("", "detail").expect("a step")).collect();
            let used = |step: &String| step.split_whitespace().any(|word| word == *index);
            assert!(steps.iter().any(used), "{index}: {steps:?}");
        }
    });
}

#[cfg(unix)]
#[test]
fn an_embedded_database_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("new/data/dunghan.db");
        let db = Database::open(&format!("sqlite://{}", file.display())).await.expect("opens");
        storage::settings::set(&db, "clock", "1").await.expect("set");
        let mode = |path: &std::path::Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
        for made in [folder.path().join("new"), folder.path().join("new/data")] {
            assert_eq!(mode(&made), 0o700, "{}", made.display());
        }
        for made in std::fs::read_dir(folder.path().join("new/data")).expect("a folder") {
            let made = made.expect("a file").path();
            assert_eq!(mode(&made), 0o600, "{}", made.display());
        }
    });
}

#[test]
fn a_copy_is_whole_and_nobody_is_signed_in_in_it() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(unit, _), _] = office.people(&store.db).await;
        store.sql("INSERT INTO session (id, data, expires_at_us) VALUES ('phien-lam-viec', '{}', 9)").await;
        let folder = tempfile::tempdir().expect("a folder");
        let to = folder.path().join("copy.db");
        let copied = store.db.copy(&to).await.expect("copied");
        assert_eq!((copied, to.exists()), (store.is_sqlite(), store.is_sqlite()));
        assert_eq!(store.number("SELECT COUNT(*) FROM session").await, 1, "the original keeps its own");
        if !copied {
            return;
        }
        let bytes = std::fs::read(&to).expect("there");
        assert!(!bytes.windows(14).any(|window| window == b"phien-lam-viec"));
        let copy = Database::open(&format!("sqlite://{}", to.display())).await.expect("opens");
        assert_eq!(storage::people::unit(&copy, unit).await.expect("read").expect("there").code, "VP");
        assert!(matches!(store.db.copy(&to).await, Err(Fault::File { .. })), "nothing is written over");
    });
}

/// Faults are told in logs and on screens: what an address holds beside the name of the database is not.
#[test]
fn a_fault_names_no_user_no_password_and_no_host() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut addresses = vec![
        "mysql://lan:geheim@db.noi-bo/x".to_owned(),
        "postgres://lan:geheim@db.noi-bo.invalid/x".to_owned(),
        "postgres://lan:geheim@[db.noi-bo/x".to_owned(),
        "postgres://lan:geheim@db.noi-bo:port/x".to_owned(),
        "postgres://lan:geheim@db.noi-bo/x?sslmode=perhaps".to_owned(),
    ];
    if let Ok(cluster) = std::env::var("DUNGHAN_TEST_POSTGRES") {
        let server = cluster.rsplit_once('@').expect("user@host").1;
        // A role that is not there: the server tells its name.
        addresses.push(format!("postgres://lan:geheim@{server}"));
    }
    for address in addresses {
        let fault = runtime.block_on(Database::open(&address)).err().expect("there is no such database");
        for told in [fault.to_string(), format!("{fault:?}")] {
            for part in ["lan", "geheim", "noi-bo"] {
                assert!(!told.contains(part), "{told}");
            }
        }
    }
}

#[test]
fn an_address_that_asks_for_tls_is_not_served_without() {
    let Ok(cluster) = std::env::var("DUNGHAN_TEST_POSTGRES") else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    // The test cluster has no certificate.
    let opened = runtime.block_on(Database::open(&format!("{cluster}?sslmode=require")));
    let told = opened.err().expect("refused").to_string();
    assert!(told.contains("server does not support TLS"), "{told}");
}
