//! Pages of the catalogue and of frozen figures from samples.

use app::objectives::{Difference, Differs, FrozenPage, IndicatorRow, Tried};
use measure::{Mark, Period, Population, Unit, Verdict};
use objectives::catalogue::catalogue;
use objectives::views::EvidenceRow;
use objectives::{Base, Definition, Frozen, FrozenFigure, OwnIndicator, Requirement, StoredFrozen, StoredOwn};
use time::macros::date;
use uuid::Uuid;
use web::parts::Form;
use web::{frozen, indicators};

use super::pages::check;
use super::samples::{self, NOW, frame, id};

fn own() -> OwnIndicator {
    let stored = StoredOwn {
        id: id(1),
        name: "own.reports.accepted".to_owned(),
        title: "Báo cáo của các đơn vị thuộc Văn phòng được chấp nhận đúng hạn".to_owned(),
        citation: "Kế hoạch 12/KH-VP ngày 05/01/2026".to_owned(),
        definition: Definition {
            population: Population::Reports,
            levels: Vec::new(),
            required: vec![Requirement { mark: Mark::Stands, by: Some(Mark::Due) }],
            base: Base::Due,
            window: Some(Mark::Due),
            unit: Unit::Percent,
        },
        added_by: None,
        added_at: NOW,
        version: 1,
    };
    OwnIndicator::restore(stored).expect("it makes sense")
}

#[test]
fn a_catalogue_in_words() {
    let own = || IndicatorRow { indicator: own().indicator(), own: Some(own()) };
    check("indicators", |lang| {
        let mut rows: Vec<IndicatorRow> =
            catalogue().into_iter().map(|indicator| IndicatorRow { indicator, own: None }).collect();
        rows.push(own());
        indicators::list::ListPage::new(frame(lang, "/indicators"), &rows, true)
    });
    for indicator in catalogue() {
        check(&format!("indicator-{}", indicator.name), |lang| {
            let row = IndicatorRow { indicator: indicator.clone(), own: None };
            let tried = Tried { row, period: None, measured: None };
            indicators::show::ShowPage::new(frame(lang, "/indicators/x"), Default::default(), &tried)
        });
    }
    check("indicator-own", |lang| {
        let period = Period { from: date!(2026 - 01 - 01), to: date!(2026 - 12 - 31) };
        let measured = super::goals::measured().swap_remove(1).measures.swap_remove(0);
        let tried = Tried { row: own(), period: Some(period), measured: Some(measured) };
        let asked = indicators::show::Asked { from: "31/02/2026".to_owned(), to: String::new() };
        indicators::show::ShowPage::new(frame(lang, "/indicators/own.reports.accepted"), asked, &tried)
    });
    check("indicator-new", |lang| {
        let mut form = Form::fresh("key").with("mark-0", "done").with("population", "reports");
        form.refuse("mark-0", samples::SENTENCE);
        form.refuse("name", samples::SENTENCE);
        indicators::new::NewPage::new(frame(lang, "/indicators/new"), form)
    });
}

fn figure(numerator: i64, value: Option<i64>) -> FrozenFigure {
    FrozenFigure {
        item: "5".to_owned(),
        place: 0,
        subject: "hồ sơ một cửa được giải quyết đúng thời hạn".to_owned(),
        indicator: Some("dossiers.on_time".to_owned()),
        unit: decision::Unit::Percent,
        target: None,
        numerator: value.map(|_| numerator),
        denominator: value.map(|_| 1_368),
        value,
        met: None,
        unknown: 0,
        not_yet: 0,
    }
}

fn frozen() -> Frozen {
    let figures = vec![figure(952, Some(695_906)), FrozenFigure { place: 1, ..figure(0, None) }];
    let stored = StoredFrozen {
        id: id(1),
        decision: id(2),
        as_of: NOW,
        known_at: NOW,
        reason: "Báo cáo kết quả thực hiện mục tiêu chất lượng quý III năm 2026".to_owned(),
        digest: "0".repeat(64),
        figures,
        by: None,
    };
    Frozen::restore(stored).expect("it has a reason")
}

#[test]
fn frozen_figures() {
    check("frozen", |lang| {
        let mut form = Form::fresh("key");
        form.refuse("reason", samples::SENTENCE);
        let decision = Some(super::goals::decision_row());
        frozen::list::ListPage::new(frame(lang, "/frozen"), decision, vec![frozen()], true, form)
    });
    check("frozen-empty", |lang| {
        frozen::list::ListPage::new(frame(lang, "/frozen"), None, vec![], false, Form::fresh("key"))
    });
    for (name, holds) in [("frozen-one", true), ("frozen-broken", false)] {
        check(name, |lang| {
            let today = vec![figure(953, Some(696_637))];
            let found = FrozenPage {
                frozen: frozen(),
                by: Some("Nguyễn Thị Minh Hạnh".to_owned()),
                today,
                holds,
                timeline: samples::timeline(),
            };
            frozen::show::ShowPage::new(frame(lang, "/frozen/1"), found, true)
        });
    }
    check("frozen-changes", |lang| {
        let row = EvidenceRow {
            subject: Uuid::from_u128(1),
            population: Population::Dossiers,
            group: Uuid::from_u128(2),
            missing: false,
            label: Some("000.00.01.H26-260205-0012".to_owned()),
            text: None,
            unit_name: String::new(),
            verdict: Verdict::Met,
        };
        let rows = vec![
            Differs { row: row.clone(), then: Some(Verdict::Missed), now: Some(Verdict::Met) },
            Differs { row, then: None, now: Some(Verdict::Met) },
        ];
        let asked = frozen::changes::Asked { indicator: "dossiers.on_time".to_owned() };
        frozen::changes::ChangesPage::new(frame(lang, "/frozen/1/changes"), "1", &asked, Difference { total: 2, rows })
    });
}
