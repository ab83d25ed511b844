//! Our own decision says nine objectives, and the catalogue knows what each measure is about.

use calendar::Calendar;
use ids::{DecisionId, ObjectiveId};
use measure::Comparator::{AtLeast, Equal, MoreThan};
use objectives::acts::load::{Loading, Source, load};
use objectives::{BoundMeasure, Write};
use time::macros::{date, datetime};
use uuid::Uuid;

#[test]
fn it_reads_as_nine_objectives_in_every_year() {
    for year in [2018, 2025, 2026, 2027, 2031] {
        let read = decision::read(&simulate::decision::text(year, &Calendar::office()));
        let items: Vec<&str> = read.objectives.iter().map(|objective| objective.item.as_str()).collect();
        assert_eq!(items, ["1", "2", "3", "4", "5", "6", "7", "8", "9"], "{year}");
        assert_eq!(read.period.as_ref().map(|period| period.year), Some(year));
        let issued_on = read.issued_on.as_ref().map(|day| day.value).expect("signed");
        assert_eq!(issued_on.year(), year - 1);
        assert!(Calendar::office().is_working_day(issued_on), "{issued_on}");
        assert_eq!(read.problems, [], "{year}");
    }
}

#[test]
fn its_measures_are_bound_as_the_sample_of_the_office_is() {
    let text = simulate::decision::text(2026, &Calendar::office());
    let loading = Loading { accept: true, by: None, now: datetime!(2026-01-05 07:45 +7) };
    let source = Source { digest: String::new(), text: text.clone() };
    let ids = || ObjectiveId::new(Uuid::nil());
    let change = load(&decision::read(&text), source, loading, DecisionId::new(Uuid::nil()), ids).expect("a decision");
    let Write::Decision(loaded) = &change.writes()[0] else { panic!("no decision") };
    let mut bound = Vec::new();
    for objective in &loaded.objectives {
        for BoundMeasure { target, binding, .. } in &objective.measures {
            let asks = target.map(|target| (target.comparator, target.value / 10_000));
            bound.push((objective.item.as_str(), asks, binding.indicator().expect("bound")));
        }
    }
    let all = Some((Equal, 100));
    let expected = [
        ("1", all, "procedures.iso_coverage"),
        ("1", None, "qms.maintained"),
        ("1", None, "qms.improved"),
        ("2", all, "programme.tracked_and_urged"),
        ("3", all, "directives.central.entered_tracked_on_time"),
        ("4", all, "directives.province.entered"),
        ("4", Some((MoreThan, 90)), "directives.province.entered_on_time_and_tracked"),
        ("5", all, "dossiers.right_process"),
        ("5", Some((AtLeast, 97)), "dossiers.on_time"),
        ("6", all, "centre.monitored"),
        ("7", all, "procedures.published_and_recorded"),
        ("8", all, "reports.online"),
        ("9", Some((AtLeast, 10)), "initiatives.recognised"),
    ];
    assert_eq!(bound, expected);
}

#[test]
fn its_letterhead_and_its_end_are_read() {
    let read = decision::read(&simulate::decision::text(2026, &Calendar::office()));
    assert_eq!(read.number.as_ref().map(|number| number.as_str()), Some("3186/QĐ-UBND"));
    assert_eq!(read.issued_on.as_ref().map(|day| day.value), Some(date!(2025 - 12 - 26)), "the 28th is a Sunday");
    assert_eq!(read.effective_from.as_ref().map(|day| day.value), Some(date!(2026 - 01 - 01)));
    assert_eq!(read.issuer.as_ref().map(|issuer| issuer.as_str()), Some("ỦY BAN NHÂN DÂN TỈNH AN KHÊ"));
    assert_eq!(read.legal_bases.len(), 3);
    assert_eq!(read.responsible.len(), 3);
    assert_eq!(read.recipients.len(), 6);
}
