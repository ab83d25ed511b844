//! The catalogue, its processes and what happened over them: counted on any day, held against lists of others, given to other programs.

use anyhow::{Context, Result};
use app::Slice;
use app::imports::{Import, Kind};
use app::objectives::{LoadDecision, MeasureWithRecords};
use app::procedures::{Different, ExportSteps, Exported, Filter, Format, ListProcedures, Reconcile, ShowProcedure};
use app::processes::{FindProcess, ImportProcess, ModelFile, ShowFlow, ShowProcess};
use stories::house::{House, console};
use stories::{data, on_both};
use time::OffsetDateTime;
use time::macros::{date, datetime};

const START: OffsetDateTime = datetime!(2018-06-15 08:00 +7);

const DECISION: &str = "ỦY BAN NHÂN DÂN TỈNH\nSố: 01/QĐ-UBND\nQUYẾT ĐỊNH\n\
    Về việc phê duyệt mục tiêu chất lượng năm 2018\n\
    Điều 1. Phê duyệt mục tiêu chất lượng năm 2018 như sau:\n\
    1. 100% thủ tục hành chính thuộc thẩm quyền giải quyết của Chủ tịch được xây dựng quy trình ISO.\n";

/// Three of the Chairman, one of a department.
const PROCEDURES: &str = "code,name,field,authority,time_limit,time_unit,decision_number,decided_on,effective_on,status,\
    iso_process_code,national_db_updated_at\n\
    P1,Cấp giấy phép xây dựng,Xây dựng,chairman,4,working_day,10/QĐ-UBND,01/12/2017,01/01/2018,in_force,,\n\
    P2,Cấp giấy phép quy hoạch,Xây dựng,vice_chairman,10,working_day,11/QĐ-UBND,01/02/2018,01/03/2018,in_force,,\n\
    P3,Cấp phép đấu nối,Giao thông,chairman,10,working_day,12/QĐ-UBND,01/12/2017,01/01/2018,in_force,,\n\
    P4,Cấp chứng chỉ,Giao thông,agency,10,working_day,12/QĐ-UBND,01/12/2017,01/01/2018,in_force,,\n";

const MODEL: &str = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\" name=\"Cấp phép\">\
    <startEvent id=\"s\"/><sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"a\"/>\
    <task id=\"a\" name=\"Tiếp nhận\"><documentation>Thời gian: 1 ngày</documentation></task>\
    <sequenceFlow id=\"f2\" sourceRef=\"a\" targetRef=\"b\"/>\
    <task id=\"b\" name=\"Thẩm định\"><documentation>Thời gian: 4 ngày\nBiểu mẫu: BM-01</documentation></task>\
    <sequenceFlow id=\"f3\" sourceRef=\"b\" targetRef=\"e\"/><endEvent id=\"e\"/></process></definitions>";

async fn take(house: &House, kind: Kind, name: &str, bytes: Vec<u8>) -> Result<app::imports::Outcome> {
    let import = Import { kind, dry_run: false, partial: false };
    Ok(house.office.import(&console(), import, &name.to_owned(), bytes, |_, _| {}).await?)
}

fn process(code: &str, from: time::Date, procedures: &[&str]) -> Result<ImportProcess> {
    Ok(ImportProcess {
        code: code.to_owned(),
        version: "1".to_owned(),
        from,
        procedures: procedures.iter().map(|code| (*code).to_owned()).collect(),
        decision_number: Some("45/QĐ-VP".to_owned()),
        model: ModelFile::read("cap-phep.bpmn", MODEL.as_bytes().to_vec())?,
    })
}

fn listed(filter: Filter, at: Option<OffsetDateTime>) -> ListProcedures {
    ListProcedures { filter, at, slice: Slice::first(50) }
}

async fn coverage_is_right_on_any_day(house: House) -> Result<()> {
    let office = &house.office;
    office.perform(&console(), None, &LoadDecision { text: DECISION.to_owned(), accept: true }).await?;
    take(&house, Kind::Procedures, "thu-tuc.csv", PROCEDURES.as_bytes().to_vec()).await?;
    let id = office.perform(&console(), None, &process("QT-1", date!(2018 - 02 - 01), &["P1", "P2"])?).await?;
    let rows = [
        (datetime!(2018-01-15 12:00 +7), (0, 2), "no process yet, and P2 does not apply yet"),
        (datetime!(2018-02-15 12:00 +7), (1, 2), "P1 is covered"),
        (datetime!(2018-03-15 12:00 +7), (2, 3), "one process for two procedures"),
        (
            datetime!(2018-06-05 12:00 +7),
            (1, 3),
            "P2 is newer than the process, and its three months of grace are over",
        ),
    ];
    for (at, expected, why) in rows {
        let found = office.look(&console(), &listed(Filter::default(), Some(at))).await?;
        let cell = found.coverage.context("measured")?.cell;
        assert_eq!((cell.numerator, cell.denominator), expected, "{at}: {why}");
    }

    // Found by words without marks, by field, and by what is not covered now.
    let codes = async |filter: Filter| -> Result<Vec<String>> {
        let found = office.look(&console(), &listed(filter, None)).await?;
        Ok(found.page.rows.into_iter().map(|row| row.code).collect())
    };
    assert_eq!(codes(Filter { text: "quy hoach".to_owned(), ..Filter::default() }).await?, ["P2"]);
    assert_eq!(codes(Filter { field: Some("Giao thông".to_owned()), ..Filter::default() }).await?, ["P3", "P4"]);
    assert_eq!(codes(Filter { covered: Some(false), ..Filter::default() }).await?, ["P2", "P3", "P4"]);
    assert_eq!(codes(Filter { covered: Some(true), ..Filter::default() }).await?, ["P1"]);
    let first =
        office.look(&console(), &ListProcedures { slice: Slice::first(3), ..listed(Filter::default(), None) }).await?;
    assert_eq!(first.fields.len(), 2);
    let rest = Slice { after: first.page.next.clone(), rows: 3 };
    let rest = office.look(&console(), &ListProcedures { slice: rest, ..listed(Filter::default(), None) }).await?;
    assert_eq!(rest.page.rows.len(), 1);

    // A process shows what its file says, and its procedures show it.
    let page = office.look(&console(), &ShowProcess(id)).await?;
    let steps = page.model.as_ref().context("a model")?.diagram().steps();
    assert_eq!((steps.len(), steps[1].form.as_deref()), (2, Some("BM-01")));
    assert_eq!(page.procedures.iter().filter(|(_, known)| known.is_some()).count(), 2);
    assert_eq!(office.look(&console(), &FindProcess { code: "QT-1".to_owned() }).await?, id);
    for format in app::paper::Format::ALL {
        let file = app::paper::set(app::processes::sheet(&page), *format, START).await?;
        assert!(!file.is_empty(), "{format:?}");
    }

    // The figure with exactly its records, as of a day on which one of two was covered.
    let found = office.look(&console(), &MeasureWithRecords { as_of: Some(rows[1].0) }).await?;
    let measure = &found.measured.objectives[0].measures[0];
    assert_eq!((measure.numerator, measure.denominator, measure.value), (Some(1), Some(2), Some(500_000)));
    let [records] = &found.records[..] else { panic!("{:?}", found.records) };
    let met = |row: &&objectives::views::EvidenceRow| row.verdict == measure::Verdict::Met;
    let codes: Vec<_> = records.rows.iter().filter(met).filter_map(|row| row.label.as_deref()).collect();
    assert_eq!((records.item.as_str(), records.total, codes), ("1", 2, vec!["P1"]));
    let procedure = first.page.rows.iter().find(|row| row.code == "P1").context("P1")?.id;
    let page = office.look(&console(), &ShowProcedure(procedure)).await?;
    assert_eq!((page.processes.len(), page.covered), (1, true));

    // A new version of the procedure: the old one stays known, and the past is counted as it was.
    let amended = PROCEDURES.replace("10/QĐ-UBND,01/12/2017,01/01/2018", "20/QĐ-UBND,02/04/2018,01/05/2018");
    take(&house, Kind::Procedures, "thu-tuc.csv", amended.into_bytes()).await?;
    let page = office.look(&console(), &ShowProcedure(procedure)).await?;
    assert_eq!(page.procedure.fields().versions().count(), 2);
    assert_eq!(page.grace_until, Some(date!(2018 - 08 - 01)));
    for (at, expected) in [(rows[1].0, (1, 2)), (rows[2].0, (2, 3)), (rows[3].0, (1, 3))] {
        let found = office.look(&console(), &listed(Filter::default(), Some(at))).await?;
        let cell = found.coverage.context("measured")?.cell;
        assert_eq!((cell.numerator, cell.denominator), expected, "{at}, after the new version");
    }
    Ok(())
}
on_both!(coverage_is_right_on_any_day, super::START);

async fn what_happened_is_seen_over_the_process(house: House) -> Result<()> {
    let office = &house.office;
    take(
        &house,
        Kind::Units,
        "don-vi.csv",
        b"code,name,parent_code,kind,valid_from\nSXD,So Xay dung,,department,\n".to_vec(),
    )
    .await?;
    take(&house, Kind::Procedures, "thu-tuc.csv", PROCEDURES.as_bytes().to_vec()).await?;
    let id = office.perform(&console(), None, &process("QT-1", date!(2018 - 02 - 01), &["P1"])?).await?;
    let dossiers = "code,procedure_code,unit_code,received_at,due_at,finished_at,status\n\
        H1,P1,SXD,05/02/2018 08:00,12/02/2018,07/02/2018,granted\n\
        H2,P1,SXD,05/03/2018 08:00,12/03/2018,07/03/2018,granted\n\
        H3,P1,SXD,05/03/2018 08:00,12/03/2018,,processing\n\
        H4,P1,SXD,05/01/2018 08:00,12/01/2018,07/01/2018,granted\n";
    take(&house, Kind::Dossiers, "ho-so.csv", dossiers.as_bytes().to_vec()).await?;
    let steps = "dossier_code,activity,at,actor,unit_code\n\
        H1,Tiếp nhận,05/02/2018 08:00,An,SXD\nH1,Thẩm định,05/02/2018 10:00,An,SXD\n\
        H2,Tiếp nhận,05/03/2018 08:00,An,SXD\nH3,Tiếp nhận,05/03/2018 08:00,An,SXD\n\
        H4,Tiếp nhận,05/01/2018 08:00,An,SXD\n";
    take(&house, Kind::DossierEvents, "buoc.csv", steps.as_bytes().to_vec()).await?;
    let show = ShowFlow { process: id, unit: None, month: None, procedure: None };
    let flow = office.look(&console(), &show).await?;
    // H3 is open, and H4 came in before the process.
    assert_eq!((flow.picture.cases, flow.picture.fitting, flow.picture.astray), (2, 1, 1));
    let astray = &flow.picture.deviations[0];
    assert_eq!((astray.activity.as_str(), astray.model_moves), ("Thẩm định", 1));
    let codes: Vec<&str> = astray.cases.iter().map(|&case| flow.cases[case].code.as_str()).collect();
    assert_eq!(codes, ["H2"]);
    let march = ShowFlow { month: Some((2018, time::Month::March)), ..show };
    assert_eq!(office.look(&console(), &march).await?.picture.cases, 1);

    // The log goes out without names of people, and comes back as it was.
    let folder = tempfile::tempdir()?;
    let (xes, ocel) = (folder.path().join("log.xes"), folder.path().join("log.json"));
    let written = Exported { cases: 4, events: 5 };
    for (format, out) in [(Format::Xes, &xes), (Format::Ocel, &ocel)] {
        let export = ExportSteps { format, out: out.clone() };
        assert_eq!(office.look(&console(), &export).await?, written);
        assert!(!std::fs::read_to_string(out)?.contains("\"An\""), "{format:?} names a person");
    }
    let stats = app::processes::read_log(&xes)?.stats();
    assert_eq!((stats.cases, stats.events, stats.activities), (4, 5, 2));
    Ok(())
}
on_both!(what_happened_is_seen_over_the_process, super::START);

async fn lists_of_the_portal_are_taken_in_and_held_against(house: House) -> Result<()> {
    let office = &house.office;
    let files =
        ["danh-sach-tthc-BoTuPhap.xlsx", "procedures_200.jsonl"].map(|file| data::path(&format!("procedures/{file}")));
    let [Some(list), Some(lines)] = files else { return Ok(()) };
    let (list, lines) = (std::fs::read(list)?, std::fs::read(lines)?);
    let taken = take(&house, Kind::Procedures, "danh-sach.xlsx", list.clone()).await?;
    assert_eq!((taken.rows, taken.written, taken.problems.len()), (271, 271, 0), "{:?}", taken.problems);
    let found = office.look(&console(), &Reconcile { bytes: list.clone() }).await?;
    assert_eq!((found.here, found.there, found.equal), (271, 271, 271));

    let changed = "code,name,authority,decided_on,effective_on,status,iso_process_code,national_db_updated_at\n\
        1.000404,Thu hồi thẻ,agency,01/12/2017,01/01/2018,in_force,,\n\
        9.999999,Của riêng tỉnh,agency,01/12/2017,01/01/2018,in_force,,\n";
    take(&house, Kind::Procedures, "thu-tuc.csv", changed.as_bytes().to_vec()).await?;
    let found = office.look(&console(), &Reconcile { bytes: list }).await?;
    assert_eq!((found.here, found.there, found.equal), (272, 271, 270));
    assert_eq!((found.only_here.as_slice(), found.only_there.len()), (["9.999999".to_owned()].as_slice(), 0));
    assert_eq!(found.different, [Different { code: "1.000404".to_owned(), fields: vec!["name"] }]);

    // JSON lines: every procedure is taken, and every way that could not be taken apart is told.
    let taken = take(&house, Kind::Procedures, "thu-tuc.jsonl", lines.clone()).await?;
    assert_eq!(taken.rows, 200);
    assert_eq!(taken.written + taken.updated + taken.unchanged, 200);
    assert!(taken.problems.iter().all(|problem| problem.column == "ways" && problem.what.contains("hãy")));
    println!("{} of 200 rows of JSON lines have ways that could not be taken apart", taken.problems.len());
    assert!((1..40).contains(&taken.problems.len()), "{}", taken.problems.len());
    let found = office.look(&console(), &Reconcile { bytes: lines }).await?;
    assert_eq!((found.there, found.equal, found.different.len()), (200, 200, 0));
    Ok(())
}
on_both!(lists_of_the_portal_are_taken_in_and_held_against, super::START);
