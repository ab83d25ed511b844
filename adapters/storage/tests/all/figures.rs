//! Figures: tallies and a recount of the facts say the same at every moment, and what was known before stays known.

use std::collections::BTreeMap;

use commitment::Evidence;
use directives::acts::complete::complete;
use measure::{Cell, Key, Period, Population, slots};
use storage::Change;
use storage::figures::{KnownAt, facts, fold, rebuild, tallied};
use time::macros::date;
use time::{Duration, OffsetDateTime};

use crate::kit::{NOW, Office, Store, directive_of, document_of, on_both};

const YEAR: Period = Period { from: date!(2018 - 01 - 01), to: date!(2018 - 12 - 31) };

/// The counts of every indicator, from the facts.
async fn recounted(office: &Office, store: &Store, at: OffsetDateTime) -> BTreeMap<(String, Key), Cell> {
    let mut cells: BTreeMap<(String, Key), Cell> = BTreeMap::new();
    for indicator in &office.indicators {
        let groups = facts(&store.db, indicator, YEAR, KnownAt::Now).await.expect("read");
        for slot in groups.iter().flat_map(|group| slots(indicator, group, at)) {
            let key = slot.key().owned();
            if key.window.is_none_or(|day| YEAR.contains(day)) {
                *cells.entry((indicator.name.clone(), key)).or_default() += Cell::of(slot.verdict);
            }
        }
    }
    cells.retain(|_, cell| !cell.is_zero());
    cells
}

async fn summed(office: &Office, store: &Store, at: OffsetDateTime) -> BTreeMap<(String, Key), Cell> {
    let mut cells = BTreeMap::new();
    for indicator in &office.indicators {
        let found = tallied(&store.db, &office.indicators, &[&indicator.name], YEAR, at).await.expect("read");
        for (key, cell) in found.into_values().flatten() {
            cells.insert((indicator.name.clone(), key), cell);
        }
    }
    cells
}

async fn agree(office: &Office, store: &Store) {
    for days in [-400, -6, -3, -2, 0, 1, 4, 5, 30, 400] {
        let at = NOW + Duration::days(days);
        let recounted = recounted(office, store, at).await;
        assert_eq!(summed(office, store, at).await, recounted, "at {at}");
    }
    assert!(!recounted(office, store, NOW).await.is_empty());
}

#[test]
fn tallies_and_recounts_agree_through_every_change() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, an), (division, _)] = office.people(&store.db).await;
        let received = NOW - Duration::days(5);
        let mut changes: Vec<Change> = Vec::new();
        let mut documents = Vec::new();
        for number in 0..6 {
            let registered = office.document(&format!("{number}/VPCP"), received.date(), Some(received));
            documents.push(document_of(&registered));
            changes.push(registered);
        }
        office.commit(&store.db, &changes).await;
        agree(&office, store).await;

        let mut tasks = Vec::new();
        for (number, document) in documents.iter().enumerate().skip(1) {
            let task = office.directive(&format!("T{number}"), document, lead).with(|known| {
                known.follower = Some(an);
                known.due_at = (number != 2).then(|| NOW + Duration::days(number as i64 - 3));
            });
            let task = task.recorded();
            tasks.push(directive_of(&task));
            office.commit(&store.db, &[task]).await;
        }
        agree(&office, store).await;
        fold(&store.db, office.now, "test").await.expect("folded");
        agree(&office, store).await;

        // Completed, moved to another unit, corrected, and moved to another document.
        office.now = NOW + Duration::days(1);
        let proof = vec![Evidence::Text { text: "5/BC".to_owned() }];
        let done = complete(&tasks[0], &documents[1], office.now, proof, office.now).expect("completed");
        office.commit(&store.db, &[Change::Directives(done)]).await;
        let moved = office.directive("T2", &documents[2], division).over(Some(&tasks[1])).expect("different");
        office.commit(&store.db, &[moved]).await;
        let due = NOW + Duration::days(9);
        let corrected = office.directive("T3", &documents[3], lead).with(|known| known.due_at = Some(due));
        let corrected = corrected.over(Some(&tasks[2])).expect("different");
        office.commit(&store.db, &[corrected]).await;
        let elsewhere =
            office.directive("T4", &documents[0], lead).with(|known| known.content = Some("Khác".to_owned()));
        let elsewhere = elsewhere.over(Some(&tasks[3])).expect("different");
        office.commit(&store.db, &[elsewhere]).await;
        agree(&office, store).await;
        fold(&store.db, office.now, "test").await.expect("folded");
        agree(&office, store).await;

        let before = summed(&office, store, NOW).await;
        let open = store.number("SELECT COUNT(*) FROM fact WHERE recorded_to_us IS NULL").await;
        // Six documents, and the two units with what they owe.
        assert_eq!(rebuild(&store.db, office.rules(), "rules", office.now).await.expect("rebuilt"), 8);
        assert_eq!(summed(&office, store, NOW).await, before);
        assert_eq!(store.number("SELECT COUNT(*) FROM fact WHERE recorded_to_us IS NULL").await, open);
        agree(&office, store).await;
    });
}

#[test]
fn what_was_known_at_a_moment_can_be_asked_later() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, _), _] = office.people(&store.db).await;
        let registered = office.document("1/VPCP", NOW.date(), Some(NOW));
        let document = document_of(&registered);
        office.commit(&store.db, &[registered]).await;
        let known_before = KnownAt::Moment(office.now);
        office.now += Duration::hours(1);
        let task = office.directive("T1", &document, lead).recorded();
        office.commit(&store.db, &[task]).await;
        let on_time = office.indicator("directives.central.on_time");
        let members = async |known| {
            let groups = facts(&store.db, &on_time, YEAR, known).await.expect("read");
            groups.iter().map(Vec::len).collect::<Vec<_>>()
        };
        assert_eq!(members(known_before).await, [1]);
        assert_eq!(members(KnownAt::Now).await, [2]);
        assert_eq!(members(KnownAt::Moment(office.now)).await, [2]);
        assert_eq!(members(KnownAt::Moment(NOW - Duration::DAY)).await, Vec::<usize>::new());
        let other = Period { from: date!(2017 - 01 - 01), to: date!(2017 - 12 - 31) };
        let groups = facts(&store.db, &on_time, other, KnownAt::Now).await.expect("read");
        // The task names no due time: no day places it, so every period shows it as unknown.
        assert_eq!(groups.len(), 1);
    });
}

#[test]
fn a_record_behind_a_figure_has_its_words() {
    on_both(async |store| {
        let mut office = Office::new();
        let [(lead, _), _] = office.people(&store.db).await;
        let received = NOW - Duration::days(9);
        let first = office.document("1/VPCP", received.date(), Some(received));
        let second = office.document("2/VPCP", received.date(), Some(received));
        let document = document_of(&first);
        let task = office.directive("T1", &document, lead).recorded();
        office.commit(&store.db, &[first, second, task]).await;
        let entered = office.indicator("directives.central.entered");
        let groups = facts(&store.db, &entered, YEAR, KnownAt::Now).await.expect("read");
        let slots: Vec<_> = groups.iter().flat_map(|group| slots(&entered, group, NOW)).collect();
        let labels = storage::figures::labels(&store.db, Population::Directives, &slots).await.expect("read");
        let mut words: Vec<(&str, &str)> =
            labels.iter().map(|label| (label.label.as_str(), label.unit_name.as_str())).collect();
        words.sort_unstable();
        assert_eq!(words, [("2/VPCP", ""), ("T1", "Đơn vị VP")]);
    });
}
