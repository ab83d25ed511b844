//! Many at once: one commit over the number of values that a statement may bind, and loads without a query a row.

use storage::directives::{Asked, Filter};
use storage::{Change, Slice};
use time::Duration;

use crate::kit::{NOW, Office, document_of, office_scope, on_both};

/// Twenty columns a row: more values than SQLite's 32,766, and with the facts more than PostgreSQL's 65,535.
const MANY: usize = 3_500;

#[test]
fn a_commit_may_be_larger_than_a_statement() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, _), _] = office.people(&store.db).await;
        let mut changes: Vec<Change> = Vec::new();
        let mut codes = Vec::new();
        for number in 0..MANY {
            let registered = office.document(&format!("{number}/VPCP"), NOW.date(), Some(NOW));
            let document = document_of(&registered);
            let code = format!("T{number:05}");
            let task = office.directive(&code, &document, lead);
            let task = task.with(|known| known.due_at = Some(NOW + Duration::days(3))).recorded();
            codes.push(code);
            changes.extend([registered, task]);
        }
        office.commit(&store.db, &changes).await;
        let found = storage::directives::by_codes(&store.db, &codes).await.expect("read");
        assert_eq!(found.len(), MANY);
        assert_eq!(store.number("SELECT COUNT(*) FROM fact").await, 2 * MANY as i64);
        // A word that most have, and one that few have: both ways of searching give the same.
        for (text, expected) in [("báo cáo", MANY), ("bao t0000", 10), ("bao t00007", 1), ("bao cao khong", 0)] {
            let filter = Filter { text: text.to_owned(), ..Filter::default() };
            let asked = Asked { now: NOW, calendar: &office.calendar };
            let slice = Slice::first(2 * MANY as u64);
            let page = storage::directives::page(&store.db, &office_scope(), &filter, &slice, asked).await;
            assert_eq!(page.expect("read").rows.len(), expected, "{text}");
        }
        let folded = storage::figures::fold(&store.db, NOW, "test").await.expect("folded");
        assert!(folded > 0);
        assert_eq!(store.number("SELECT COUNT(*) FROM tally_delta").await, 0);
    });
}
