//! Lists: complete page by page, without repeats, and never beyond the scope.

use std::collections::BTreeSet;

use commitment::State;
use directives::Direction;
use directives::acts::record_document::Known;
use people::{Actor, Role};
use storage::directives::{Asked, Filter};
use storage::{Change, Cursor, Slice, documents};
use time::{Duration, OffsetDateTime};

use crate::kit::{NOW, Office, Store, directive_of, document_of, office_scope, on_both, unit_scope};

fn asked(office: &Office) -> Asked<'_> {
    Asked { now: NOW, calendar: &office.calendar }
}

fn rules(office: &Office) -> documents::Rules<'_> {
    documents::Rules { law: &office.law, calendar: &office.calendar }
}

/// Seventeen directives: due at three moments and at none, half of them led by the second unit.
async fn seventeen(office: &mut Office, store: &Store) -> [(ids::UnitId, ids::PersonId); 2] {
    let people = office.people(&store.db).await;
    let received = NOW - Duration::days(20);
    let mut changes: Vec<Change> = Vec::new();
    for number in 0..17_i64 {
        let registered = office.document(&format!("{number}/VPCP"), received.date(), Some(received));
        let document = document_of(&registered);
        let (lead, follower) = people[usize::try_from(number % 2).expect("0 or 1")];
        let due = (number % 4 > 0).then(|| NOW + Duration::days(number % 4 - 2));
        let task = office.directive(&format!("T{number:02}"), &document, lead).with(|known| {
            known.due_at = due;
            known.follower = (number == 4).then_some(follower);
            known.co_units = if number == 6 { vec![people[1].0] } else { Vec::new() };
            known.completed_at = (number == 5).then_some(received + Duration::days(1));
        });
        let task = task.recorded();
        changes.extend([registered, task]);
    }
    office.commit(&store.db, &changes).await;
    people
}

#[test]
fn pages_by_key_are_complete_and_without_repeats() {
    on_both(async |store| {
        let mut office = Office::new();
        seventeen(&mut office, store).await;
        for rows in [1, 3, 16, 17, 18] {
            let mut slice = Slice { after: None, rows };
            let mut seen: Vec<(Option<OffsetDateTime>, ids::DirectiveId)> = Vec::new();
            loop {
                let page =
                    storage::directives::page(&store.db, &office_scope(), &Filter::default(), &slice, asked(&office))
                        .await
                        .expect("read");
                seen.extend(page.rows.iter().map(|row| (row.due_at, row.id)));
                let Some(next) = page.next else { break };
                // As it goes through an address and back.
                slice.after = Some(next.to_string().parse::<Cursor>().expect("a cursor"));
            }
            assert_eq!(seen.len(), 17, "{rows} a page");
            assert_eq!(seen.iter().map(|(_, id)| id).collect::<BTreeSet<_>>().len(), 17);
            assert!(seen.is_sorted_by_key(|(due, id)| (due.is_none(), *due, *id)));
        }
    });
}

#[test]
fn states_in_lists_are_those_of_the_records() {
    on_both(async |store| {
        let mut office = Office::new();
        seventeen(&mut office, store).await;
        let mut sum = 0;
        for state in State::ALL {
            let filter = Filter { states: vec![state], ..Filter::default() };
            let slice = Slice::first(50);
            let page = storage::directives::page(&store.db, &office_scope(), &filter, &slice, asked(&office))
                .await
                .expect("read");
            let ids: Vec<_> = page.rows.iter().map(|row| row.id).collect();
            let loaded = storage::directives::by_ids(&store.db, &ids).await.expect("read");
            for row in &page.rows {
                assert_eq!(row.state, state, "{}", row.code);
                assert_eq!(loaded[&row.id].commitment.state(NOW, &office.calendar), state, "{}", row.code);
            }
            assert!(state != State::OpenOverdue || !page.rows.is_empty());
            sum += page.rows.len();
        }
        assert_eq!(sum, 17);
    });
}

#[test]
fn a_scope_shows_what_its_units_lead_and_its_person_follows() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(_, an), (division, binh)] = seventeen(&mut office, store).await;
        let scope = unit_scope(binh, division);
        let slice = Slice::first(50);
        let page = storage::directives::page(&store.db, &scope, &Filter::default(), &slice, asked(&office))
            .await
            .expect("read");
        assert_eq!(page.rows.len(), 9, "eight that it leads, one that it takes part in");
        assert!(page.rows.iter().all(|row| row.lead_unit == division || row.code == "T06"));
        let register = documents::page(&store.db, &scope, &documents::Filter::default(), &slice, rules(&office))
            .await
            .expect("read");
        assert_eq!(register.rows.len(), 9);
        let all = storage::directives::page(&store.db, &office_scope(), &Filter::default(), &slice, asked(&office))
            .await
            .expect("read");
        let hidden = all.rows.iter().find(|row| row.code == "T04").expect("another unit's");
        let row = storage::directives::row(&store.db, &scope, hidden.id, asked(&office)).await.expect("read");
        assert_eq!(row, None);

        // Who also follows T04, and whose unit takes part in T06 and leads what it takes part in: nothing twice.
        let scope = unit_scope(an, division);
        for rows in [1, 4, 20] {
            let mut slice = Slice { after: None, rows };
            let mut codes = Vec::new();
            loop {
                let page = storage::directives::page(&store.db, &scope, &Filter::default(), &slice, asked(&office))
                    .await
                    .expect("read");
                codes.extend(page.rows.into_iter().map(|row| row.code));
                slice.after = page.next;
                if slice.after.is_none() {
                    break;
                }
            }
            assert_eq!(codes.len(), 10, "{codes:?}");
            assert!(["T04", "T06"].iter().all(|code| codes.iter().any(|seen| seen == code)), "{codes:?}");
        }
    });
}

#[test]
fn a_tree_is_walked_to_its_end_and_a_list_asks_all_of_it() {
    on_both(async |store| {
        let mut office = Office::new();
        let (top, first) = office.unit("U", None);
        let mut changes = vec![first];
        let (mut units, mut parent) = (vec![top], top);
        for number in 0..450 {
            let (unit, change) = office.unit(&format!("U{number}"), Some(parent));
            // Ten deep at first, then broad.
            parent = if number < 10 { unit } else { top };
            units.push(unit);
            changes.push(change);
        }
        let (stranger, change) = office.unit("KHAC", None);
        changes.push(change);
        let registered = office.document("1/VPCP", NOW.date(), Some(NOW));
        let document = document_of(&registered);
        changes.push(registered);
        for (code, lead) in [("T1", top), ("T2", units[10]), ("T3", units[450]), ("T4", stranger)] {
            changes.push(office.directive(code, &document, lead).recorded());
        }
        office.commit(&store.db, &changes).await;
        let below = storage::people::units_below(&store.db, top).await.expect("read");
        assert_eq!(below, units.iter().copied().collect());
        assert_eq!(storage::people::units_below(&store.db, units[450]).await.expect("read"), [units[450]].into());
        let person = office.id();
        let actor = Actor::Person { id: person, unit: top, roles: [Role::UnitHead].into(), on_behalf_of: None };
        let scope = actor.scope("directives.view", |_| below).expect("a head of a unit may");
        let slice = Slice::first(50);
        let page = storage::directives::page(&store.db, &scope, &Filter::default(), &slice, asked(&office)).await;
        let codes: BTreeSet<String> = page.expect("read").rows.into_iter().map(|row| row.code).collect();
        assert_eq!(codes, ["T1", "T2", "T3"].map(str::to_owned).into());
        // A circle, which no act makes.
        store.sql("UPDATE unit SET parent_id = (SELECT u.id FROM unit u WHERE u.code = 'U9') WHERE code = 'U'").await;
        assert_eq!(storage::people::units_below(&store.db, top).await.expect("read").len(), 451);
    });
}

#[test]
fn words_are_found_without_their_marks() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, _), _] = office.people(&store.db).await;
        let registered = office.document("1234/QĐ-UBND", NOW.date(), Some(NOW));
        let document = document_of(&registered);
        let task = office.directive("NV-07", &document, lead);
        let task = task.with(|known| known.content = Some("Rà soát đất đai, báo cáo 12e5 hồ sơ".to_owned())).recorded();
        let task_id = directive_of(&task).id;
        office.commit(&store.db, &[registered, task]).await;
        let found = async |text: &str| {
            let filter = Filter { text: text.to_owned(), ..Filter::default() };
            let page =
                storage::directives::page(&store.db, &office_scope(), &filter, &Slice::first(5), asked(&office)).await;
            page.expect("read").rows.iter().map(|row| row.id).collect::<Vec<_>>()
        };
        for text in ["dat dai", "ĐẤT", "ra soat bao", "nv-07", "07", "12e5", "đ", "\"dat\" & !*", "hồ sơ"] {
            assert_eq!(found(text).await, [task_id], "{text:?}");
        }
        for text in ["dat dai khac", "nha", "NV-08"] {
            assert_eq!(found(text).await, [], "{text:?}");
        }
        assert_eq!(found("  --  ").await, [task_id], "no word, no filter");
        for text in ["1234", "qd-ubnd", "văn phòng chính phủ", "cai cach"] {
            let filter = documents::Filter { text: text.to_owned(), ..Default::default() };
            let page = documents::page(&store.db, &office_scope(), &filter, &Slice::first(5), rules(&office)).await;
            assert_eq!(page.expect("read").rows.len(), 1, "{text:?}");
        }
        let people = storage::people::Filter { text: "nguyen an".to_owned(), ..Default::default() };
        let page = storage::people::person_rows(&store.db, &office_scope(), &people, &Slice::first(5)).await;
        assert_eq!(page.expect("read").rows.len(), 1);
    });
}

#[test]
fn the_register_says_what_is_not_entered_and_which_numbers_are_missing() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, _), _] = office.people(&store.db).await;
        let mut changes: Vec<Change> = Vec::new();
        for number in [2_u32, 3, 7] {
            let numbered = |known: Known| Known { book_no: Some(number), expected_tasks: Some(2), ..known };
            changes.push(office.document_with(&format!("{number}/VPCP"), NOW.date(), Some(NOW), numbered));
        }
        let document = document_of(&changes[0]);
        for code in ["A", "B"] {
            let task = office.directive(code, &document, lead).recorded();
            changes.push(task);
        }
        office.commit(&store.db, &changes).await;
        let filter = documents::Filter { not_entered: true, ..Default::default() };
        let page =
            documents::page(&store.db, &office_scope(), &filter, &Slice::first(9), rules(&office)).await.expect("read");
        let open: BTreeSet<&str> = page.rows.iter().map(|row| row.number.as_str()).collect();
        assert_eq!(open, BTreeSet::from(["3/VPCP", "7/VPCP"]));
        assert!(page.rows.iter().all(|row| row.entered_tasks == 0 && row.entry_limit.is_some()));
        let gaps = documents::gaps(&store.db, &office_scope(), Direction::Incoming, 2018).await.expect("read");
        let gaps: Vec<(u32, u32)> = gaps.iter().map(|gap| (gap.from, gap.to)).collect();
        assert_eq!(gaps, [(1, 1), (4, 6)]);
        let units = storage::people::unit_rows(&store.db, &office_scope()).await.expect("read");
        assert_eq!(
            units.iter().map(|unit| (unit.code.as_str(), unit.people)).collect::<Vec<_>>(),
            [("P1", 1), ("VP", 1)]
        );
    });
}
