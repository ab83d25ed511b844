//! Reports as the Office's register has them.

use ids::UnitId;
use ledger::Held;
use ledger::held::Fields;
use measure::Mark;
use reports::{Channel, Refusal, Report, ReportKind, facts};
use time::macros::datetime;
use uuid::Uuid;

#[test]
fn what_the_figures_see() {
    let unit = UnitId::new(Uuid::from_u128(1));
    let sent = datetime!(2018-03-19 15:00 +7);
    let report =
        |channel, kind| Report { unit: Some(unit), submitted_at: Some(sent), channel, kind, ..Report::default() };
    let rows = [
        ("nothing said: a report, online", report(None, None), "report", true),
        ("online", report(Some(Channel::Online), Some(ReportKind::Programme)), "programme", true),
        ("on paper it never came online", report(Some(Channel::Paper), None), "report", false),
    ];
    for (name, report, class, online) in rows {
        let held = [Held::restore(Uuid::from_u128(2), "k".to_owned(), report, 1)];
        let fact = facts::of(unit, true, &held).remove(0);
        assert_eq!(
            (fact.class.as_str(), fact.marks.get(Mark::Done).is_some(), fact.group),
            (class, online, unit.uuid()),
            "{name}"
        );
        assert_eq!(facts::of(unit, false, &held), [], "a unit elsewhere owes nothing here");
    }
    assert_eq!(Report::default().check(), Err(Refusal::UnitMissing));
}
