//! Decisions as a QMR would read them: which words are bound to which indicator, and what loading refuses.

use decision::Unit;
use ids::{DecisionId, Id, ObjectiveId, PersonId};
use measure::{Comparator, Mark, Population, Target, Unit as Written};
use objectives::acts::add_indicator::{Wanted, add_indicator};
use objectives::acts::confirm::confirm;
use objectives::acts::correct::{Correction, correct};
use objectives::acts::freeze::freeze;
use objectives::acts::load::{Loading, Source, load};
use objectives::{
    Base, Binding, Catalogue, Change, Definition, LoadedDecision, Refusal, Requirement, StoredFrozen, Write, catalogue,
    propose,
};
use time::OffsetDateTime;
use time::macros::datetime;
use uuid::Uuid;

const NOW: OffsetDateTime = datetime!(2018-01-05 09:00 +7);

const TEXT: &str = "ỦY BAN NHÂN DÂN TỈNH\nSố: 07/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc ban hành mục tiêu chất lượng năm 2027\n\
    Điều 1. Ban hành mục tiêu chất lượng năm 2027 với các nội dung sau:\n\
    1. Trên 95% hồ sơ một cửa được giải quyết đúng hạn.\n\
    2. Có ít nhất 05 sáng kiến được công nhận.\n\
    3. 100% phòng họp được lau dọn.\n\
    Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";

fn loaded(accept: bool) -> Result<Change, Refusal> {
    let source = Source { digest: "00".to_owned(), text: TEXT.to_owned() };
    let mut next = 0;
    let ids = || {
        next += 1;
        ObjectiveId::new(Uuid::from_u128(next))
    };
    load(&decision::read(TEXT), source, Loading { accept, by: None, now: NOW }, DecisionId::new(Uuid::nil()), ids)
}

fn decision_of(change: &Change) -> LoadedDecision {
    match &change.writes()[0] {
        Write::Decision(decision) => decision.clone(),
        other => panic!("no decision: {other:?}"),
    }
}

#[test]
fn words_are_bound_to_indicators() {
    let central = "ý kiến chỉ đạo của Chính phủ, Thủ tướng Chính phủ có quy định thời hạn";
    let province = "ý kiến chỉ đạo của UBND tỉnh, Chủ tịch UBND tỉnh có quy định thời hạn";
    let rows = [
        (central, "được nhập và theo dõi thực hiện đúng hạn", Some("directives.central.entered_tracked_on_time")),
        (central, "được hoàn thành đúng hạn", Some("directives.central.on_time")),
        (central, "được nhập vào phần mềm", Some("directives.central.entered")),
        (province, "được cập nhật vào phần mềm", Some("directives.province.entered")),
        (province, "được cập nhật đúng hạn và theo dõi", Some("directives.province.entered_on_time_and_tracked")),
        (province, "được thực hiện đúng hạn", Some("directives.province.on_time")),
        (
            "nhiệm vụ Chính phủ giao",
            "nhiệm vụ Chính phủ giao được hoàn thành đúng hạn",
            Some("directives.central.on_time"),
        ),
        ("nhiệm vụ Ủy ban nhân dân tỉnh giao các sở", "hoàn thành trong hạn", Some("directives.province.on_time")),
        ("nhiệm vụ UBND tỉnh giao", "số nhiệm vụ UBND tỉnh giao bị quá hạn", None),
        ("đề án theo chương trình công tác", "đề án đúng thời hạn", Some("programme.on_time")),
        ("hồ sơ", "hồ sơ được trả trước hoặc đúng hẹn", Some("dossiers.on_time")),
        ("hồ sơ", "tỷ lệ hồ sơ không đúng hạn", None),
        ("hồ sơ", "hồ sơ trễ hạn quá thời gian quy định", None),
        ("thủ tục hành chính", "thủ tục được đưa lên Cơ sở dữ liệu quốc gia", Some("procedures.national_db")),
        ("hồ sơ một cửa", "được xử lý đúng quy trình", Some("dossiers.right_process")),
        ("hồ sơ một cửa", "trả kết quả đúng hạn", Some("dossiers.on_time")),
        ("hồ sơ tại Trung tâm Phục vụ hành chính công", "được theo dõi, giám sát", Some("centre.monitored")),
        ("phòng họp được lau dọn", "phòng họp", None),
    ];
    for (item, subject, expected) in rows {
        assert_eq!(propose(item, subject, Unit::Percent), expected, "{item}: {subject}");
    }
    assert_eq!(propose("sáng kiến được công nhận", "sáng kiến", Unit::Count), Some("initiatives.recognised"));
    assert_eq!(
        propose("sáng kiến được công nhận", "sáng kiến", Unit::Percent),
        None,
        "a share of initiatives is another thing"
    );
}

#[test]
fn a_decision_goes_live_with_its_targets() {
    let decision = decision_of(&loaded(false).expect("three objectives"));
    assert_eq!(
        decision.objectives.iter().map(|objective| objective.item.as_str()).collect::<Vec<_>>(),
        ["1", "2", "3"]
    );
    let measures: Vec<_> = decision
        .objectives
        .iter()
        .map(|objective| (objective.measures[0].target, objective.measures[0].binding.clone()))
        .collect();
    let proposed = |indicator: &str| Binding::Proposed { indicator: indicator.to_owned() };
    let target = |comparator, value| Some(Target { comparator, value });
    assert_eq!(
        measures,
        [
            (target(Comparator::MoreThan, 950_000), proposed("dossiers.on_time")),
            (target(Comparator::AtLeast, 50_000), proposed("initiatives.recognised")),
            (target(Comparator::Equal, 1_000_000), Binding::Unbound),
        ]
    );
    let accepted = decision_of(&loaded(true).expect("three objectives"));
    assert!(matches!(accepted.objectives[0].measures[0].binding, Binding::Confirmed { .. }));
}

#[test]
fn what_is_no_decision_on_objectives_is_refused() {
    let source = || Source { digest: String::new(), text: String::new() };
    let loading = Loading { accept: true, by: None, now: NOW };
    let read = |text: &str| {
        load(&decision::read(text), source(), loading, DecisionId::new(Uuid::nil()), || ObjectiveId::new(Uuid::nil()))
            .map(|_| ())
    };
    assert_eq!(read("QUYẾT ĐỊNH\nVề việc bổ nhiệm cán bộ\nĐiều 1. Bổ nhiệm ông A.\n"), Err(Refusal::NoObjectives));
}

#[test]
fn the_qmr_confirms_or_chooses() {
    let decision = decision_of(&loaded(false).expect("three objectives"));
    let by = Some(PersonId::new(Uuid::from_u128(7)));
    let known = Catalogue::with(Vec::new());
    let bind = |item: &str, place, indicator: &str| confirm(&decision, item, place, indicator, &known, by, NOW);
    let chosen = bind("1", 0, "dossiers.right_process").expect("a share").expect("a change");
    assert_eq!(decision_of(&chosen).objectives[0].measures[0].binding.indicator(), Some("dossiers.right_process"));
    let again = confirm(&decision_of(&chosen), "1", 0, "dossiers.right_process", &known, by, NOW);
    assert_eq!(again, Ok(None), "confirmed already");
    let rows = [
        (bind("9", 0, "dossiers.on_time"), "objectives-no-such-objective"),
        (bind("1", 5, "dossiers.on_time"), "objectives-no-such-measure"),
        (bind("1", 0, "no.such"), "objectives-no-such-indicator"),
        (bind("1", 0, "initiatives.recognised"), "objectives-other-unit"),
    ];
    for (got, expected) in rows {
        assert_eq!(got.expect_err("refused").key(), expected);
    }
}

#[test]
fn every_name_of_the_catalogue_is_there_once() {
    let mut names: Vec<String> = catalogue::computed().into_iter().map(|indicator| indicator.name).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn a_target_is_corrected_with_a_reason() {
    let decision = decision_of(&loaded(false).expect("three objectives"));
    let target = decision.objectives[0].measures[0].target;
    let other = Some(Target { comparator: Comparator::MoreThan, value: 905_000 });
    let correction = |target, reason| Correction { item: "1", place: 0, target, reason, by: None };
    let corrected = correct(&decision, &correction(other, "bản in mờ")).expect("sound").expect("a change");
    assert_eq!(decision_of(&corrected).objectives[0].measures[0].target, other);
    assert_eq!(decision_of(&corrected).text, decision.text, "the signed text stays");
    assert_eq!(correct(&decision, &correction(target, "như cũ")), Ok(None), "it is that already");
    let rows = [
        (correct(&decision, &correction(other, " ")), "objectives-reason-missing"),
        (correct(&decision, &Correction { item: "9", ..correction(other, "x") }), "objectives-no-such-objective"),
        (correct(&decision, &Correction { place: 7, ..correction(other, "x") }), "objectives-no-such-measure"),
    ];
    for (got, expected) in rows {
        assert_eq!(got.expect_err("refused").key(), expected);
    }
}

fn wanted(name: &str, definition: Definition) -> Wanted {
    Wanted {
        name: name.to_owned(),
        title: "Báo cáo được chấp nhận đúng hạn".to_owned(),
        citation: "Quyết định 12/QĐ-UBND".to_owned(),
        definition,
    }
}

fn reports(required: &[(Mark, Option<Mark>)], base: Base) -> Definition {
    Definition {
        population: Population::Reports,
        levels: Vec::new(),
        required: required.iter().map(|(mark, by)| Requirement { mark: *mark, by: *by }).collect(),
        base,
        window: Some(Mark::Due),
        unit: Written::Percent,
    }
}

#[test]
fn an_indicator_is_added_when_its_choices_make_sense() {
    let accepted = || reports(&[(Mark::Stands, Some(Mark::Due))], Base::Due);
    let add = |wanted: &Wanted, taken| add_indicator(wanted, taken, Id::new(Uuid::from_u128(9)), None, NOW);
    let change = add(&wanted("reports.accepted", accepted()), false).expect("it makes sense");
    let Write::Indicator(own) = &change.writes()[0] else { panic!("an indicator") };
    let indicator = own.indicator();
    assert_eq!((own.name.as_str(), indicator.name.as_str()), ("own.reports.accepted", "own.reports.accepted"));
    assert_eq!((indicator.needs, indicator.counted_needs), (vec![Mark::Due], vec![Mark::Due]));
    assert!(Catalogue::with(vec![own.clone()]).find("own.reports.accepted").is_some());

    let of = |definition| wanted("x", definition);
    let rows = [
        (wanted("Báo cáo", accepted()), "indicators-name-not-plain"),
        (wanted("  ", accepted()), "indicators-name-not-plain"),
        (Wanted { title: " ".to_owned(), ..of(accepted()) }, "indicators-title-missing"),
        (Wanted { citation: String::new(), ..of(accepted()) }, "indicators-citation-missing"),
        (of(reports(&[], Base::Due)), "indicators-nothing-required"),
        (of(reports(&[(Mark::Published, None)], Base::Due)), "indicators-no-such-mark"),
        (of(reports(&[(Mark::Done, Some(Mark::EntryLimit))], Base::Due)), "indicators-no-such-mark"),
        (of(Definition { window: Some(Mark::Applied), ..accepted() }), "indicators-no-such-mark"),
        (of(reports(&[(Mark::Done, Some(Mark::Done))], Base::Due)), "indicators-before-itself"),
        (of(Definition { levels: vec!["province".to_owned()], ..accepted() }), "indicators-no-such-level"),
        (of(reports(&[(Mark::Due, None)], Base::Due)), "indicators-always-met"),
        (of(reports(&[(Mark::Done, None)], Base::Resolved)), "indicators-always-met"),
    ];
    for (wanted, expected) in rows {
        assert_eq!(add(&wanted, false).expect_err("refused").key(), expected, "{wanted:?}");
    }
    assert_eq!(add(&of(accepted()), true).expect_err("refused").key(), "indicators-name-taken");
    // A count of what is done says something, a share of it does not.
    let count = Definition { unit: Written::Count, ..reports(&[(Mark::Done, None)], Base::Resolved) };
    assert!(add(&of(count), false).is_ok());
}

#[test]
fn figures_are_frozen_with_a_reason_and_not_ahead_of_time() {
    let figures = |reason: &str, as_of| StoredFrozen {
        id: Id::new(Uuid::from_u128(9)),
        decision: DecisionId::new(Uuid::nil()),
        as_of,
        known_at: NOW,
        reason: reason.to_owned(),
        digest: "00".to_owned(),
        figures: Vec::new(),
        by: None,
    };
    let frozen = freeze(figures(" Báo cáo quý ", NOW)).expect("it is now");
    assert_eq!(frozen.events()[0].act, "objectives.freeze");
    let rows = [
        (figures(" ", NOW), "objectives-reason-missing"),
        (figures("Báo cáo", NOW + time::Duration::SECOND), "objectives-not-counted-yet"),
    ];
    for (figures, expected) in rows {
        assert_eq!(freeze(figures).expect_err("refused").key(), expected);
    }
}
