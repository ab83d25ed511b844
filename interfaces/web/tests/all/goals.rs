//! Pages of objectives and their figures, from samples, in both languages.

use app::objectives::EvidencePage;
use measure::{Comparator, Period, Verdict};
use objectives::views::{
    ByRow, DecisionRow, EvidenceRow, MeasuredMeasure, MeasuredObjective, Part, Reason, TrendPoint,
};
use time::macros::date;
use uuid::Uuid;
use web::objectives as goals;
use web::objectives::measures::ObjectiveView;
use web::parts::{Choice, Form};
use web::words::Words;

use super::pages::check;
use super::samples::{frame, id};

fn point((month, value): (u8, Option<i64>)) -> TrendPoint {
    let day = date!(2026 - 01 - 31).replace_month(month.try_into().expect("a month")).unwrap_or(date!(2026 - 04 - 30));
    TrendPoint { at: day.midnight().assume_offset(calendar::ZONE), numerator: 380, denominator: 402, value }
}

pub fn measured() -> Vec<MeasuredObjective> {
    let measure = MeasuredMeasure {
        indicator: Some("directives.central.entered_tracked_on_time".to_owned()),
        title: None,
        proposed: true,
        subject: "ý kiến chỉ đạo được cập nhật, theo dõi đúng hạn".to_owned(),
        comparator: Some(Comparator::AtLeast),
        target: Some(1_000_000),
        unit: decision::Unit::Percent,
        denominator_rule: None,
        numerator: Some(380),
        denominator: Some(402),
        value: Some(945_273),
        met: Some(false),
        unknown: 3,
        not_yet: 21,
        reason: None,
        parts: vec![Part {
            indicator: "directives.central.entered_tracked_on_time.tracked".to_owned(),
            numerator: 390,
            denominator: 402,
            value: Some(970_149),
            unknown: 3,
        }],
        by: [(
            "unit",
            vec![ByRow {
                key: "SNNMT".to_owned(),
                name: "Sở Nông nghiệp và Môi trường".to_owned(),
                numerator: 40,
                denominator: 52,
                value: Some(769_230),
                unknown: 0,
                not_yet: 2,
            }],
        )]
        .into(),
        other_reading: None,
        trend: [(3, Some(900_000)), (4, None), (5, Some(945_273))].map(point).into(),
    };
    let none = MeasuredMeasure {
        indicator: Some("procedures.iso_coverage".to_owned()),
        proposed: false,
        numerator: None,
        denominator: None,
        value: None,
        met: None,
        unknown: 0,
        not_yet: 0,
        reason: Some(Reason::NoRecordsYet),
        parts: vec![],
        by: Default::default(),
        trend: vec![],
        ..measure.clone()
    };
    let objective = |item: &str, measures| MeasuredObjective {
        id: id(1),
        item: item.to_owned(),
        text: "100% ý kiến chỉ đạo của Chính phủ, Thủ tướng Chính phủ được cập nhật, theo dõi đúng hạn.".to_owned(),
        measures,
    };
    vec![objective("1", vec![none]), objective("3", vec![measure]), objective("9", vec![])]
}

pub fn decision_row() -> DecisionRow {
    DecisionRow {
        id: id(1),
        number: Some("123/QĐ-UBND".to_owned()),
        title: "Về việc ban hành mục tiêu chất lượng".to_owned(),
        period: Period { from: date!(2026 - 01 - 01), to: date!(2026 - 12 - 31) },
        proposed: 1,
    }
}

#[test]
fn goals_and_figures() {
    let decision = decision_row;
    let views = |lang| {
        measured()
            .iter()
            .map(|objective| ObjectiveView::of(objective, &Default::default(), Words::new(lang)))
            .collect::<Vec<_>>()
    };
    check("objectives", |lang| {
        goals::list::ListPage::new(frame(lang, "/objectives"), Default::default(), Some(decision()), views(lang), true)
    });
    check("objectives-empty", |lang| {
        goals::list::ListPage::new(frame(lang, "/objectives"), Default::default(), None, vec![], false)
    });
    check("objective", |lang| {
        let objective = views(lang).swap_remove(1);
        let indicators = vec![Choice::new("own.x", "Tỷ lệ riêng")];
        goals::show::ShowPage::new(frame(lang, "/objectives/3"), id(1), objective, indicators, true, Form::fresh("key"))
    });
    check("records", |lang| {
        let row = |verdict, missing| EvidenceRow {
            subject: Uuid::from_u128(1),
            population: measure::Population::Directives,
            group: Uuid::from_u128(2),
            missing,
            label: Some("NV-2026-0001".to_owned()),
            text: (verdict != Verdict::NotYet).then(|| "Báo cáo kết quả rà soát".to_owned()),
            unit_name: String::new(),
            verdict,
        };
        let rows = [Verdict::Met, Verdict::Missed, Verdict::NotYet, Verdict::Unknown];
        let rows = rows.into_iter().map(|verdict| row(verdict, verdict == Verdict::Missed)).collect();
        let asked = goals::records::Asked {
            indicator: "directives.central.on_time".to_owned(),
            verdict: "missed".to_owned(),
            ..Default::default()
        };
        let found = EvidencePage { total: 104, rows, next: Some("k".to_owned()) };
        let way = [("/objectives", "Mục tiêu"), ("/objectives/3", "Mục tiêu 3")];
        let way = way.map(|(address, name)| (address.to_owned(), name.to_owned()));
        goals::records::RecordsPage::new(frame(lang, "/objectives/3/records?indicator=x"), way, &asked, found)
    });
}
