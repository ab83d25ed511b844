//! A procedure, its process and what happened over it, to show pages with.

use super::*;

/// A record of this kind.
fn held<F: ledger::held::Fields>(key: &str, fields: &F) -> ledger::Held<F>
where
    F::Refusal: std::fmt::Debug,
{
    let (held, _) = ledger::held::take_over(None, key, fields, Uuid::from_u128(1)).expect("sound").expect("new");
    held
}

/// A procedure with everything that is known of one.
pub fn procedure() -> app::procedures::ProcedurePage {
    use procedures::{Authority, Channel, Procedure, Status, TimeUnit, Version, Way};
    let text = |text: &str| Some(text.to_owned());
    let procedure = Procedure {
        name: text("Cấp giấy phép xây dựng công trình cấp II"),
        field: text("Xây dựng"),
        authority: Some(Authority::ViceChairman),
        time_limit: text("20"),
        time_unit: Some(TimeUnit::WorkingDay),
        decision_number: text("123/QĐ-UBND"),
        decided_on: Some(date!(2026 - 10 - 01)),
        effective_on: Some(date!(2026 - 10 - 15)),
        status: Some(Status::InForce),
        national_db_updated_at: Some(datetime!(2026-10-20 09:00 +7)),
        published_at: Some(datetime!(2026-10-05 09:00 +7)),
        former: Some(vec![Version { decision_number: text("7/QĐ-UBND"), ..Version::default() }]),
        ways: Some(vec![Way {
            channel: Some(Channel::Online),
            limit: text("20"),
            unit: Some(TimeUnit::WorkingDay),
            fee: text("150,000 VNĐ"),
            note: text("(mỗi hồ sơ)"),
        }]),
        steps: text("Bước 1: nộp hồ sơ.\nBước 2: nhận kết quả."),
        legal_bases: text("Luật Xây dựng"),
        ..Procedure::default()
    };
    let publication = procedures::Publication {
        procedure: text("1.000123"),
        act: Some(procedures::PublicationAct::Posted),
        at: Some(datetime!(2026-10-05 09:00 +7)),
        proof: text("Biên bản niêm yết"),
        ..procedures::Publication::default()
    };
    app::procedures::ProcedurePage {
        procedure: held("1.000123", &procedure),
        processes: process(true).versions,
        covered: false,
        grace_until: Some(date!(2027 - 01 - 15)),
        entry_due: Some(datetime!(2026-10-08 17:00 +7)),
        publications: vec![held("x", &publication)],
        timeline: timeline(),
    }
}

const MODEL: &str = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\" name=\"Cấp phép\">\
    <laneSet><lane id=\"l\" name=\"Sở Xây dựng\"><flowNodeRef>b</flowNodeRef></lane></laneSet>\
    <startEvent id=\"s\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"a\"/><task id=\"a\" name=\"Tiếp nhận\"/>\
    <sequenceFlow id=\"f2\" sourceRef=\"a\" targetRef=\"b\"/><task id=\"b\" name=\"Thẩm định\">\
    <documentation>Thời gian: 30 ngày\nBiểu mẫu: BM-01</documentation></task></process></definitions>";

/// A process, with its model or without; it takes longer than the law allows.
pub fn process(with_model: bool) -> app::processes::ProcessPage {
    use procedures::Process;
    let model = app::processes::ModelFile::read("p.bpmn", MODEL.as_bytes().to_vec()).expect("a model");
    let process = Process {
        code: Some("QT-XD-01".to_owned()),
        version: Some("2".to_owned()),
        procedures: Some(vec!["1.000123".to_owned(), "1.000124".to_owned()]),
        decision_number: Some("45/QĐ-VP".to_owned()),
        effective_on: Some(date!(2026 - 02 - 01)),
        withdrawn_on: Some(date!(2027 - 02 - 01)),
        net: Some(model.net.clone()),
        ..Process::default()
    };
    let known = procedures::Procedure {
        name: Some("Cấp giấy phép xây dựng".to_owned()),
        time_limit: Some("20".to_owned()),
        time_unit: Some(procedures::TimeUnit::WorkingDay),
        ..procedures::Procedure::default()
    };
    app::processes::ProcessPage {
        process: held("QT-XD-01", &process),
        model: with_model.then_some(model.model),
        procedures: vec![("1.000123".to_owned(), Some(held("1.000123", &known))), ("1.000124".to_owned(), None)],
        versions: vec![procedures::views::ProcessRow {
            id: Uuid::from_u128(2),
            code: "QT-XD-01".to_owned(),
            version: "1".to_owned(),
            decision_number: None,
            effective_on: Some(date!(2025 - 02 - 01)),
            withdrawn_on: Some(date!(2026 - 02 - 01)),
            has_model: true,
        }],
        in_force: with_model,
        timeline: timeline(),
    }
}

/// What happened over the process: one dossier fitted, one left a step out.
pub fn flow() -> app::processes::Flow {
    use process::{Aligner, Bound, Case, Event, Log, Picture};
    let page = process(true);
    let mut log = Log::default();
    for (code, steps) in [("H-1", &["Tiếp nhận", "Thẩm định"][..]), ("H-2", &["Tiếp nhận"])] {
        let events = steps
            .iter()
            .zip(1..)
            .map(|(name, at)| Event { activity: log.activity(name), at: Some(at * 3_600_000_000) });
        let events = events.collect();
        log.cases.push(Case { code: code.to_owned(), events });
    }
    let net = page.process.fields().net.as_ref().expect("a net");
    let mut aligner = Aligner::new(net, Bound::default()).expect("it ends");
    let case = |code: &str, open| app::processes::FlowCase { id: Uuid::from_u128(1), code: code.to_owned(), open };
    app::processes::Flow {
        picture: Picture::of(&log, Some(&mut aligner), |from, to| to - from),
        process: page.process,
        model: page.model,
        cases: vec![case("H-1", true), case("H-2", false)],
        more: true,
        most: 5_000,
        units: vec![(id(2), "Sở Xây dựng".to_owned())],
    }
}
