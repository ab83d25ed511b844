//! Commits: whole or not at all, once a key, and never over somebody who was quicker.

use commitment::Evidence;
use directives::Directive;
use directives::acts::complete::complete;
use directives::acts::follow_up::follow_up;
use directives::acts::record_document::record_document;
use ids::UnitId;
use people::acts::set_password::set_password;
use people::{PasswordHash, Write};
use storage::answers::{self, Answer, Key};
use storage::{Change, Commit, CommitError, Relied};
use time::Duration;
use time::macros::date;

use crate::kit::{NOW, Office, Store, directive_of, document_id, document_of, on_both, unit_of};

#[test]
fn what_was_written_is_read_back_the_same() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, an), (division, _)] = office.people(&store.db).await;
        let registered = office.document("12/VPCP-KTTH", date!(2018 - 05 - 28), Some(NOW - Duration::days(3)));
        let document = document_of(&registered);
        let task = office.directive("T1", &document, lead).with(|known| {
            known.co_units = vec![division];
            known.follower = Some(an);
            known.due_at = Some(NOW + Duration::days(5));
        });
        let task = task.recorded();
        office.commit(&store.db, &[registered, task.clone()]).await;

        let stored = storage::directives::by_codes(&store.db, &["T1".to_owned()]).await.expect("read");
        assert_eq!(stored["T1"], directive_of(&task));
        let found = storage::documents::by_keys(&store.db, &[document.key()]).await.expect("read");
        assert_eq!(found[&document.key()], document);

        let followed = follow_up(&stored["T1"], office.id(), an, NOW, "Đang soạn", NOW).expect("followed up");
        office.commit(&store.db, &[Change::Directives(followed)]).await;
        let directive = storage::directives::load(&store.db, stored["T1"].id).await.expect("read").expect("there");
        assert_eq!(directive.commitment.follow_ups, [NOW]);

        let evidence = vec![
            Evidence::Document { number: "5/BC".to_owned(), issued_on: Some(date!(2018 - 06 - 01)) },
            Evidence::File { sha256: "00ff".to_owned(), name: "b.pdf".to_owned(), bytes: 12 },
        ];
        let done = complete(&directive, &document, NOW, evidence, NOW).expect("completed");
        let done = Change::Directives(done);
        office.commit(&store.db, std::slice::from_ref(&done)).await;
        let directive = storage::directives::load(&store.db, directive.id).await.expect("read").expect("there");
        assert_eq!(directive, directive_of(&done));
        assert_eq!(directive.version, 3);
    });
}

#[test]
fn of_two_who_decided_on_the_same_version_the_second_is_told() {
    on_both(async |store| {
        let mut office = Office::new();
        let registered = office.document("12/VPCP", NOW.date(), Some(NOW));
        let document = document_of(&registered);
        office.commit(&store.db, std::slice::from_ref(&registered)).await;
        let change = |tasks| {
            let known = directives::acts::record_document::Known {
                number: document.number.clone(),
                issued_on: document.issued_on,
                issuer: document.issuer.clone(),
                level: None,
                direction: None,
                book_no: None,
                received_at: None,
                subject: None,
                secrecy: None,
                has_deadline: None,
                deadline: None,
                urgency: None,
                expected_tasks: Some(tasks),
            };
            let change = record_document(Some(&document), known, document.id).expect("a change").expect("different");
            Change::Directives(change)
        };
        office.commit(&store.db, &[change(2)]).await;
        let before = store.number("SELECT COUNT(*) FROM event").await;
        let second = office.try_commit(&store.db, &[change(3)]).await;
        assert!(matches!(second, Err(CommitError::Conflict)), "{second:?}");
        assert_eq!(store.number("SELECT COUNT(*) FROM event").await, before, "nothing is half-written");
        let stored = storage::documents::load(&store.db, document.id).await.expect("read").expect("there");
        assert_eq!((stored.expected_tasks, stored.version), (2, 2));
    });
}

#[test]
fn what_a_decision_relied_on_must_be_so_still() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, an), (division, _)] = office.people(&store.db).await;
        let registered = office.document("12/VPCP", NOW.date(), Some(NOW));
        let document = document_of(&registered);
        office.commit(&store.db, &[registered]).await;
        let nobody = office.id();
        let cases = [
            ("as they were seen", vec![Relied::Document(document.id, 1), Relied::Unit(lead, 1)], true),
            ("the same seen twice", vec![Relied::Person(an, 1), Relied::Unit(lead, 1), Relied::Unit(lead, 1)], true),
            ("an older document", vec![Relied::Document(document.id, 0)], false),
            ("a changed unit beside one that is not", vec![Relied::Unit(division, 1), Relied::Unit(lead, 2)], false),
            ("a changed person", vec![Relied::Person(an, 2)], false),
            ("seen in two versions", vec![Relied::Unit(lead, 1), Relied::Unit(lead, 2)], false),
            ("one that is not there", vec![Relied::Unit(nobody, 1)], false),
        ];
        for (place, (what, relied, fits)) in cases.into_iter().enumerate() {
            let task = office.directive(&format!("T{place}"), &document, lead).recorded();
            let before = store.number("SELECT COUNT(*) FROM event").await;
            let done = office.try_commit_relying(&store.db, &relied, &[task]).await;
            assert_eq!(done.is_ok(), fits, "{what}: {done:?}");
            assert!(fits || matches!(done, Err(CommitError::Conflict)), "{what}: {done:?}");
            assert_eq!(store.number("SELECT COUNT(*) FROM event").await, before + i64::from(fits), "{what}");
        }
    });
}

#[test]
fn many_changes_of_one_commit_are_written_in_the_order_of_their_versions() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, _), (division, _)] = office.people(&store.db).await;
        let (centre, third_unit) = office.unit("TT", None);
        office.commit(&store.db, &[third_unit]).await;
        let registered = office.document("12/VPCP", NOW.date(), Some(NOW));
        let document = document_of(&registered);
        office.commit(&store.db, &[registered]).await;
        let with = |office: &mut Office, code: &str, before: Option<&Directive>, units: Vec<UnitId>, days: i64| {
            let task = office.directive(code, &document, lead).with(|known| {
                known.co_units = units;
                known.due_at = Some(NOW + Duration::days(days));
            });
            task.over(before).expect("different")
        };
        let first = with(&mut office, "T1", None, vec![division], 1);
        let other = with(&mut office, "T2", None, vec![centre, division], 1);
        let second = with(&mut office, "T1", Some(&directive_of(&first)), vec![division, centre], 2);
        office.commit(&store.db, &[first, second.clone(), other.clone()]).await;
        // The later version stands first: versions say what comes after what.
        let third = with(&mut office, "T1", Some(&directive_of(&second)), vec![centre], 3);
        let fourth = with(&mut office, "T1", Some(&directive_of(&third)), vec![centre, division], 4);
        let moved = with(&mut office, "T2", Some(&directive_of(&other)), vec![centre, division], 5);
        office.commit(&store.db, &[moved.clone(), fourth.clone(), third]).await;
        let codes = ["T1".to_owned(), "T2".to_owned()];
        let stored = storage::directives::by_codes(&store.db, &codes).await.expect("read");
        assert_eq!(stored["T1"], directive_of(&fourth));
        assert_eq!(stored["T2"], directive_of(&moved));

        // One that somebody else changed meanwhile keeps all of them out.
        let fifth = with(&mut office, "T1", Some(&directive_of(&fourth)), vec![], 6);
        let stale = with(&mut office, "T2", Some(&directive_of(&other)), vec![], 7);
        let done = office.try_commit(&store.db, &[fifth, stale]).await;
        assert!(matches!(done, Err(CommitError::Conflict)), "{done:?}");
        assert_eq!(storage::directives::by_codes(&store.db, &codes).await.expect("read"), stored);
    });
}

#[test]
fn a_natural_key_that_is_taken_is_a_conflict() {
    on_both(async |store| {
        let mut office = Office::new();
        let first = office.document("12/VPCP", NOW.date(), Some(NOW));
        office.commit(&store.db, &[first]).await;
        let same = office.document("12/vpcp", NOW.date(), Some(NOW));
        let second = office.try_commit(&store.db, &[same]).await;
        assert!(matches!(second, Err(CommitError::Conflict)), "{second:?}");

        let (unit, change) = office.unit("VP", None);
        office.commit(&store.db, std::slice::from_ref(&change)).await;
        assert_eq!(storage::people::unit(&store.db, unit).await.expect("read"), Some(unit_of(&change)));
        let (_, change) = office.unit("VP", None);
        assert!(matches!(office.try_commit(&store.db, &[change]).await, Err(CommitError::Conflict)));
    });
}

#[test]
fn a_key_is_answered_once() {
    on_both(async |store| {
        let mut office = Office::new();
        let key = Key { actor: "an".to_owned(), key: "k1".to_owned() };
        let answer =
            Answer { act: "documents.record".to_owned(), content: "00ff".to_owned(), json: "{\"id\":1}".to_owned() };
        for expected in [true, false] {
            let changes = [office.document(&format!("{expected}/VPCP"), NOW.date(), Some(NOW))];
            let mut dice = Once(office.id());
            let commit = Commit {
                changes: &changes,
                relies_on: &[],
                answer: Some((key.clone(), answer.clone())),
                now: NOW,
                rules: office.rules(),
            };
            let done = storage::commit(&store.db, commit, &mut dice).await;
            assert_eq!(done.is_ok(), expected, "{done:?}");
            let stored = storage::documents::load(&store.db, document_id(&changes[0])).await.expect("read");
            assert_eq!(stored.is_some(), expected);
        }
        assert_eq!(answers::find(&store.db, &key).await.expect("read"), Some(answer));
        assert_eq!(answers::forget(&store.db, NOW + Duration::SECOND).await.expect("forgot"), 1);
        assert_eq!(answers::find(&store.db, &key).await.expect("read"), None);
    });
}

/// Gives one stamp.
struct Once(ids::EventId);

impl storage::Chance for Once {
    fn stamp(&mut self) -> ledger::Stamp {
        ledger::Stamp {
            id: self.0.uuid(),
            actor_id: None,
            actor_label: "console:root".to_owned(),
            on_behalf_of: None,
            run_id: None,
            recorded_at_us: 1,
        }
    }

    fn salt(&mut self) -> [u8; 32] {
        [0; 32]
    }
}

#[test]
fn people_keep_roles_and_credentials() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(unit, an), (division, _)] = office.people(&store.db).await;
        let person = storage::people::person_by_username(&store.db, "an").await.expect("read").expect("there");
        assert_eq!((person.id, person.unit, person.roles.len()), (an, unit, 2));
        assert!(storage::people::administrator(&store.db, None).await.expect("read").is_none());
        let below = storage::people::units_below(&store.db, unit).await.expect("read");
        assert_eq!(below, [unit, division].into());

        let set = set_password(an, None, PasswordHash::new("phc".to_owned()), true);
        let Write::Credential(credential) = &set.writes()[0] else { panic!("no credential") };
        let credential = credential.clone();
        office.commit(&store.db, &[Change::People(set)]).await;
        assert_eq!(storage::people::credential(&store.db, an).await.expect("read"), Some(credential.clone()));
        let again = set_password(an, None, PasswordHash::new("phc".to_owned()), true);
        let again = office.try_commit(&store.db, &[Change::People(again)]).await;
        assert!(matches!(again, Err(CommitError::Conflict)), "{again:?}");
        let other = set_password(an, Some(&credential), PasswordHash::new("other".to_owned()), false);
        office.commit(&store.db, &[Change::People(other)]).await;
    });
}

#[test]
fn two_nodes_on_one_document_lose_no_fact() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, _), _] = office.people(&store.db).await;
        // Fewer tasks expected than entered: which of them count then depends on all of them.
        let registered = office.document_with("1/VPCP", NOW.date(), Some(NOW), |known| record(known, 3));
        let document = document_of(&registered);
        office.commit(&store.db, &[registered]).await;
        let nodes = [store.again().await, store.again().await];
        let work = nodes.iter().zip(1_u128..).map(|(node, desk)| {
            let document = &document;
            async move {
                let mut office = Office::at_desk(desk);
                for number in 0..10 {
                    let task = office.directive(&format!("T{desk}-{number}"), document, lead).recorded();
                    persist(&mut office, node, &task).await;
                    let due = NOW + Duration::days(number);
                    let dated = office.directive("", document, lead).with(|known| known.due_at = Some(due));
                    let dated = dated.over(Some(&directive_of(&task))).expect("different");
                    persist(&mut office, node, &dated).await;
                }
            }
        });
        futures::future::join_all(work).await;
        assert_eq!(store.number("SELECT COUNT(*) FROM directive").await, 20);
        assert_eq!(store.number("SELECT COUNT(*) FROM fact WHERE recorded_to_us IS NULL").await, 21);
        assert_eq!(store.number("SELECT entered_tasks FROM document").await, 20);
        // What is derived again is what was there: no commit overlooked the other's rows.
        let versions = store.number("SELECT COUNT(*) FROM fact").await;
        let counted = counted(&office, store).await;
        storage::figures::rebuild(&store.db, office.rules(), NOW).await.expect("rebuilt");
        assert_eq!(store.number("SELECT COUNT(*) FROM fact").await, versions);
        assert_eq!(self::counted(&office, store).await, counted);
    });
}

/// Every figure at some moments.
async fn counted(office: &Office, store: &Store) -> Vec<(measure::Key, measure::Cell)> {
    let year = measure::Period { from: date!(2018 - 01 - 01), to: date!(2018 - 12 - 31) };
    let mut cells = Vec::new();
    for indicator in &office.indicators {
        for days in [0, 1, 5, 8, 30] {
            let at = NOW + Duration::days(days);
            let found = storage::figures::tallied(&store.db, &[&indicator.name], year, at).await.expect("read");
            cells.extend(found.into_values().flatten());
        }
    }
    cells
}

/// Commits until nobody was quicker.
async fn persist(office: &mut Office, node: &storage::Database, change: &Change) {
    while let Err(error) = office.try_commit(node, std::slice::from_ref(change)).await {
        assert!(matches!(error, CommitError::Conflict), "{error:?}");
    }
}

fn record(known: directives::acts::record_document::Known, tasks: u32) -> directives::acts::record_document::Known {
    directives::acts::record_document::Known { expected_tasks: Some(tasks), ..known }
}
