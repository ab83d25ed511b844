//! What a quality manager does at the desk: an indicator of one's own, bound and recounted, and figures that are frozen.

use std::collections::BTreeSet;

use anyhow::Result;
use app::Refusal;
use app::imports::{Import, Kind};
use app::objectives::{
    AddIndicator, ConfirmBinding, Evidence, FreezeFigures, FrozenDifference, ListDecisions, LoadDecision, Measure,
    MeasureIndicator, ShowFrozen, TryIndicator,
};
use ids::{PersonId, UnitId};
use measure::{Mark, Period, Population, Unit, Verdict};
use objectives::acts::add_indicator::Wanted;
use objectives::{Base, Definition, Requirement};
use people::{Actor, Role};
use stories::house::{House, console};
use stories::on_both;
use time::OffsetDateTime;
use time::macros::{date, datetime};
use uuid::Uuid;

const START: OffsetDateTime = datetime!(2019-01-05 08:00 +7);
const YEAR_END: OffsetDateTime = datetime!(2018-12-31 23:59:59 +7);
const DECISION: &str = "ỦY BAN NHÂN DÂN TỈNH\nSố: 01/QĐ-UBND\nQUYẾT ĐỊNH\n\
    Về việc phê duyệt mục tiêu chất lượng năm 2018\n\
    Điều 1. Phê duyệt mục tiêu chất lượng năm 2018 với các nội dung sau:\n\
    1. Ít nhất 97% hồ sơ một cửa được giải quyết đúng thời hạn.\n\
    2. Ít nhất 50% số việc được làm tốt hơn.\n\
    Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";
const UNITS: &str = "code,name,parent_code,kind\nVP,Văn phòng,,office\nKT,Phòng Kinh tế,VP,division\n";
/// Accepted in time; accepted late; not accepted; due nobody knows when; of the next year.
const REPORTS: &str = "unit_code,template_code,period,due_at,submitted_at,accepted_at,kind,channel\n\
    KT,BC,2018-01,15/02/2018,14/02/2018,15/02/2018,report,online\n\
    KT,BC,2018-02,15/03/2018,14/03/2018,20/03/2018,report,online\n\
    KT,BC,2018-03,15/04/2018,14/04/2018,,report,online\n\
    KT,BC,2018-04,,14/05/2018,14/05/2018,report,online\n\
    KT,BC,2019-01,15/02/2019,,,report,online\n";
const PROCEDURES: &str = "code,name,authority,level,decided_on,effective_on,status,iso_process_code,national_db_updated_at\n\
    P1,Một,chairman,province,01/02/2017,15/02/2017,in_force,,\n";
const DOSSIERS: &str = "code,procedure_code,unit_code,received_at,due_at,finished_at,status\n\
    H1,P1,KT,01/03/2018 08:00,15/03/2018,14/03/2018,granted\n\
    H2,P1,KT,01/03/2018 08:00,15/03/2018,,processing\n";

async fn take(house: &House, kind: Kind, csv: &str) -> Result<()> {
    let import = Import { kind, dry_run: false, partial: false };
    let outcome = house.office.import(&console(), import, "tep.csv", csv.into(), |_, _| {}).await?;
    assert!(outcome.refused.is_empty(), "{:?}", outcome.problems);
    Ok(())
}

async fn founded(house: &House) -> Result<()> {
    house.office.perform(&console(), None, &LoadDecision { text: DECISION.to_owned(), accept: true }).await?;
    take(house, Kind::Units, UNITS).await
}

fn qmr(role: Role) -> Actor {
    let (id, unit) = (PersonId::new(Uuid::from_u128(1)), UnitId::new(Uuid::from_u128(2)));
    Actor::Person { id, unit, roles: BTreeSet::from([role]), on_behalf_of: None }
}

/// Reports accepted by their due day, of those that have fallen due.
fn accepted() -> AddIndicator {
    AddIndicator(Wanted {
        name: "reports.accepted".to_owned(),
        title: "Báo cáo được chấp nhận đúng hạn".to_owned(),
        citation: "Kế hoạch 12/KH-VP".to_owned(),
        definition: Definition {
            population: Population::Reports,
            levels: Vec::new(),
            required: vec![Requirement { mark: Mark::Stands, by: Some(Mark::Due) }],
            base: Base::Due,
            window: Some(Mark::Due),
            unit: Unit::Percent,
        },
    })
}

/// Numerator, denominator, unknown, not yet.
async fn counted(house: &House, name: &str, at: OffsetDateTime) -> Result<(i64, i64, i64, i64)> {
    let ask = MeasureIndicator { name: name.to_owned(), as_of: Some(at), known_at: None, by: Vec::new() };
    let found = house.office.look(&console(), &ask).await?;
    Ok((found.numerator.unwrap_or(-1), found.denominator.unwrap_or(-1), found.unknown, found.not_yet))
}

async fn an_indicator_of_ones_own(house: House) -> Result<()> {
    let office = &house.office;
    founded(&house).await?;
    // Half of the records are there before it, half come after: both are counted.
    let (before, after) = REPORTS.split_at(REPORTS.find("KT,BC,2018-03").expect("the third row"));
    take(&house, Kind::Reports, before).await?;
    let refused = office.perform(&qmr(Role::IsoSecretary), None, &accepted()).await;
    assert!(matches!(refused, Err(Refusal::NotPermitted { .. })));
    let name = office.perform(&qmr(Role::Qmr), None, &accepted()).await?;
    assert_eq!(name, "own.reports.accepted");
    assert_eq!(counted(&house, &name, YEAR_END).await?, (1, 2, 0, 0));
    let head = REPORTS.lines().next().expect("a head");
    take(&house, Kind::Reports, &format!("{head}\n{after}")).await?;
    assert_eq!(counted(&house, &name, YEAR_END).await?, (1, 3, 1, 0));
    office.fold().await?;
    assert_eq!(counted(&house, &name, datetime!(2018-03-01 08:00 +7)).await?, (1, 1, 1, 2));
    let again = office.perform(&qmr(Role::Qmr), None, &accepted()).await;
    assert!(matches!(again, Err(Refusal::Objectives(objectives::Refusal::NameTaken { .. }))));
    assert!(office.recount().await?.is_empty(), "counted again from the facts it is the same");

    // Tried on another period, and opened to its records.
    let period = Some(Period { from: date!(2019 - 01 - 01), to: date!(2019 - 12 - 31) });
    let tried = office.look(&console(), &TryIndicator { name: name.clone(), period, as_of: Some(START) }).await?;
    let measured = tried.measured.expect("a figure");
    assert_eq!((measured.denominator, measured.unknown, measured.not_yet), (Some(0), 1, 1));
    let evidence = Evidence {
        indicator: name.clone(),
        as_of: Some(START),
        period,
        verdict: Some(Verdict::NotYet),
        unit: None,
        month: None,
        level: None,
        after: None,
    };
    assert_eq!(office.look(&console(), &evidence).await?.total, 1);

    // Bound to the objective that no indicator of the catalogue fits.
    let decision = office.look(&console(), &ListDecisions).await?[0].id;
    let bind = ConfirmBinding { decision, item: "2".to_owned(), place: 0, indicator: name };
    office.perform(&qmr(Role::Qmr), None, &bind).await?;
    let ask = Measure { as_of: Some(YEAR_END), item: Some("2".to_owned()), ..Measure::default() };
    let found = office.look(&console(), &ask).await?;
    let measure = &found.objectives[0].measures[0];
    assert_eq!((measure.value, measure.met), (Some(333_333), Some(false)));
    assert_eq!(measure.title.as_deref(), Some("Báo cáo được chấp nhận đúng hạn"));
    Ok(())
}
on_both!(an_indicator_of_ones_own, super::START);

async fn frozen_figures_stay_and_the_difference_opens(house: House) -> Result<()> {
    let office = &house.office;
    founded(&house).await?;
    take(&house, Kind::Procedures, PROCEDURES).await?;
    take(&house, Kind::Dossiers, DOSSIERS).await?;
    let freeze = |reason: &str| FreezeFigures { as_of: Some(YEAR_END), reason: reason.to_owned() };
    let refused = office.perform(&qmr(Role::Officer), None, &freeze("Báo cáo năm")).await;
    assert!(matches!(refused, Err(Refusal::NotPermitted { .. })));
    let without = office.perform(&qmr(Role::Qmr), None, &freeze(" ")).await;
    assert!(matches!(without, Err(Refusal::Objectives(objectives::Refusal::ReasonMissing))));
    let id = office.perform(&qmr(Role::IsoSecretary), None, &freeze("Báo cáo năm")).await?;
    let page = office.look(&console(), &ShowFrozen(id)).await?;
    assert!(page.holds && page.frozen.figures == page.today);
    let ask = FrozenDifference { frozen: id, indicator: "dossiers.on_time".to_owned() };
    assert_eq!(office.look(&console(), &ask).await?.total, 0);

    // A week later a file says that the second was finished in time, and brings a third.
    house.at(START + time::Duration::WEEK);
    let late = DOSSIERS.replace("15/03/2018,,processing", "15/03/2018,13/03/2018,granted");
    take(&house, Kind::Dossiers, &format!("{late}H3,P1,KT,01/04/2018 08:00,15/04/2018,,processing\n")).await?;
    let page = office.look(&console(), &ShowFrozen(id)).await?;
    let counts = |figures: &[objectives::FrozenFigure]| (figures[0].numerator, figures[0].denominator);
    assert_eq!((counts(&page.frozen.figures), counts(&page.today)), ((Some(1), Some(2)), (Some(2), Some(3))));
    let difference = office.look(&console(), &ask).await?;
    let rows: Vec<_> =
        difference.rows.iter().map(|row| (row.row.label.clone().unwrap_or_default(), row.then, row.now)).collect();
    let expected = BTreeSet::from([
        ("H2".to_owned(), "Some(Missed)".to_owned(), "Some(Met)".to_owned()),
        ("H3".to_owned(), "None".to_owned(), "Some(Missed)".to_owned()),
    ]);
    let told = rows.into_iter().map(|(label, then, now)| (label, format!("{then:?}"), format!("{now:?}")));
    assert_eq!(told.collect::<BTreeSet<_>>(), expected);
    // The log has the digest.
    assert_eq!(page.timeline.iter().map(|event| event.act.as_str()).collect::<Vec<_>>(), ["objectives.freeze"]);
    Ok(())
}
on_both!(frozen_figures_stay_and_the_difference_opens, super::START);
