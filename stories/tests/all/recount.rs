//! Random offices counted twice: by facts and indicators, and by hand from the words of the contract.

mod by_hand;
mod days;
mod dice;
mod files;
mod in_memory;
mod laws;
mod office;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use app::objectives::{LoadDecision, MeasureIndicator};
use by_hand::Count;
use days::Days;
use dice::Dice;
use in_memory::Facts;
use measure::Cell;
use office::Office;
use stories::house::{House, console};
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

const START: OffsetDateTime = datetime!(2019-03-05 08:00 +7);
const YEAR_END: OffsetDateTime = datetime!(2018-12-31 23:59:59 +7);

/// The end of the year, some days of it, and moments that stand in the records with what is just beside them.
fn moments(office: &Office, dice: &mut Dice) -> Vec<OffsetDateTime> {
    let mut moments = vec![YEAR_END, dice.moment(), dice.moment()];
    let recorded = office.moments();
    if !recorded.is_empty() {
        let at = dice.pick(&recorded);
        moments.extend([at - Duration::MICROSECOND, at, at + Duration::MICROSECOND]);
    }
    moments
}

/// Those of the figures by hand of which there is anything, beside what was counted otherwise.
fn differing(by_hand: &by_hand::Counts, counted: &BTreeMap<String, Cell>) -> Vec<String> {
    let names = by_hand.keys().copied().chain(counted.keys().map(String::as_str));
    let names: BTreeSet<&str> = names.collect();
    let pairs = names.into_iter().map(|name| {
        let Cell { numerator, denominator, unknown, not_yet } = counted.get(name).copied().unwrap_or_default();
        let counted = Count { met: numerator, counted: denominator, unknown, not_yet };
        (name, by_hand.get(name).copied().unwrap_or_default(), counted)
    });
    let differing = pairs.filter(|(_, by_hand, counted)| by_hand != counted);
    differing.map(|(name, by_hand, counted)| format!("{name}: by hand {by_hand:?}, counted {counted:?}")).collect()
}

#[test]
fn a_thousand_offices_are_counted_as_by_hand() {
    let days = Days::new();
    let mut seen: BTreeMap<&str, Count> = BTreeMap::new();
    for seed in 0..1_000 {
        let office = Office::random(seed, false);
        let facts = Facts::of(&office);
        for at in moments(&office, &mut Dice::new(seed ^ 0xFACE)) {
            let by_hand = by_hand::count(&office, &days, at);
            let counted = facts.count(at);
            let differing = differing(&by_hand, &counted);
            assert!(differing.is_empty(), "office {seed} at {at}: {differing:#?}\n{office:#?}");
            assert_eq!(counted, facts.sum(at), "the steps of office {seed} at {at}");
            for (name, count) in by_hand {
                let seen = seen.entry(name).or_default();
                seen.met += count.met;
                seen.counted += count.counted;
            }
        }
    }
    // A comparison that never met a case says nothing: every indicator was met and missed many times.
    for indicator in objectives::catalogue::computed() {
        let Count { met, counted, .. } = seen.get(indicator.name.as_str()).copied().unwrap_or_default();
        assert!(met > 50 && counted - met > 50, "{}: {met} of {counted}", indicator.name);
    }
}

const DECISION: &str = "ỦY BAN NHÂN DÂN TỈNH\nSố: 01/QĐ-UBND\nQUYẾT ĐỊNH\n\
    Về việc phê duyệt mục tiêu chất lượng năm 2018\n\
    Điều 1. Phê duyệt mục tiêu chất lượng năm 2018 với các nội dung sau:\n\
    1. Ít nhất 97% hồ sơ một cửa được giải quyết đúng thời hạn.\n\
    Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";

/// A random office that comes as files, measured by the house and by hand.
async fn as_by_hand(seed: u64, house: House) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let act = LoadDecision { text: DECISION.to_owned(), accept: true };
    house.office.perform(&console(), None, &act).await?;
    let days = Days::new();
    let office = Office::random(seed, true);
    files::take(&house, &office, folder.path()).await?;
    for at in moments(&office, &mut Dice::new(seed ^ 0xFACE)) {
        let by_hand = by_hand::count(&office, &days, at);
        let mut counted = BTreeMap::new();
        for indicator in objectives::catalogue::computed() {
            let name = indicator.name;
            let query = MeasureIndicator { name: name.clone(), as_of: Some(at), known_at: None, by: Vec::new() };
            let found = house.office.look(&console(), &query).await?;
            let cell = Cell {
                numerator: found.numerator.unwrap_or_default(),
                denominator: found.denominator.unwrap_or_default(),
                unknown: found.unknown,
                not_yet: found.not_yet,
            };
            counted.insert(name, cell);
        }
        let differing = differing(&by_hand, &counted);
        assert!(differing.is_empty(), "office {seed} at {at}: {differing:#?}\n{office:#?}");
    }
    let differing = house.office.recount().await?;
    assert!(differing.is_empty(), "{differing:?}");
    Ok(())
}

mod offices_that_came_as_files_are_counted_as_by_hand {
    use super::*;

    #[tokio::test]
    async fn on_sqlite() -> Result<()> {
        for seed in 0..20 {
            as_by_hand(seed, House::on_sqlite(START).await?).await?;
        }
        Ok(())
    }

    #[tokio::test]
    async fn on_postgres() -> Result<()> {
        for seed in 20..30 {
            as_by_hand(seed, House::on_postgres(START).await?).await?;
        }
        Ok(())
    }
}
