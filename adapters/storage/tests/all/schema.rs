//! The tables: the same on both databases, opened again with what was in them, and not opened from the future.

use std::collections::BTreeMap;

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
        assert!(matches!(opened, Err(Fault::Address(_))), "{address:?}");
    }
}
