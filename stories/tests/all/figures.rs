//! All nine objectives from an office's own files, each figure counted by hand beside it, on both databases.
//!
//! Long because each indicator is told on one office, with the same few words.

use std::collections::BTreeMap;

use anyhow::Result;
use app::imports::{Import, Kind};
use app::objectives::{Evidence, LoadDecision, MeasureIndicator};
use app::records::ShowRecord;
use measure::By;
use objectives::views::{MeasuredMeasure, Reason};
use stories::house::{House, console};
use stories::on_both;
use time::OffsetDateTime;
use time::macros::datetime;

const START: OffsetDateTime = datetime!(2019-01-05 08:00 +7);
const YEAR_END: OffsetDateTime = datetime!(2018-12-31 23:59:59 +7);

const DECISION: &str = "ỦY BAN NHÂN DÂN TỈNH\nSố: 01/QĐ-UBND\nQUYẾT ĐỊNH\n\
    Về việc phê duyệt mục tiêu chất lượng năm 2018\n\
    Điều 1. Phê duyệt mục tiêu chất lượng năm 2018 với các nội dung sau:\n\
    1. Ít nhất 97% hồ sơ một cửa được giải quyết đúng thời hạn.\n\
    Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";

const UNITS: &str = "code,name,parent_code,kind\n\
    UBND,UBND tỉnh,,committee\n\
    VP,Văn phòng,UBND,office\n\
    TT,Trung tâm Hành chính công,VP,centre\n\
    KT,Phòng Kinh tế,VP,division\n\
    SXD,Sở Xây dựng,UBND,department\n";

const PEOPLE: &str = "username,full_name,unit_code,roles\nan,Nguyễn Văn An,KT,follower\n";

async fn take(house: &House, kind: Kind, csv: &str) -> Result<()> {
    let import = Import { kind, dry_run: false, partial: false };
    let outcome = house.office.import(&console(), import, "tep.csv", csv.as_bytes().to_vec(), |_, _| {}).await?;
    let taken = outcome.written + outcome.updated + outcome.unchanged;
    assert_eq!(taken, outcome.rows, "{kind:?}: {:?}", outcome.problems);
    Ok(())
}

async fn founded(house: &House) -> Result<()> {
    let act = LoadDecision { text: DECISION.to_owned(), accept: true };
    house.office.perform(&console(), None, &act).await?;
    take(house, Kind::Units, UNITS).await?;
    take(house, Kind::People, PEOPLE).await
}

async fn ask(house: &House, name: &str, at: OffsetDateTime) -> Result<MeasuredMeasure> {
    let by = vec![By::Unit, By::Month, By::Level];
    Ok(house
        .office
        .look(&console(), &MeasureIndicator { name: name.to_owned(), as_of: Some(at), known_at: None, by })
        .await?)
}

/// (met, counted, unknown, not yet) at a moment; every breakdown adds up to the whole, and the figure opens onto as many
/// records as it counts.
async fn check(house: &House, name: &str, at: OffsetDateTime, expected: (i64, i64, i64, i64)) -> Result<()> {
    let found = ask(house, name, at).await?;
    let got = (found.numerator.unwrap_or(-1), found.denominator.unwrap_or(-1), found.unknown, found.not_yet);
    assert_eq!(got, expected, "{name} at {at}");
    for (by, rows) in &found.by {
        let sum = rows.iter().fold((0, 0), |sum, row| (sum.0 + row.numerator, sum.1 + row.denominator));
        assert_eq!(sum, (expected.0, expected.1), "{name} by {by}");
    }
    let evidence = Evidence {
        indicator: name.to_owned(),
        as_of: Some(at),
        period: None,
        verdict: None,
        unit: None,
        month: None,
        level: None,
        after: None,
    };
    let behind = house.office.look(&console(), &evidence).await?;
    assert_eq!(behind.total as i64, expected.1 + expected.2 + expected.3, "records behind {name}");
    let differing = house.office.recount().await?;
    assert!(differing.is_empty(), "{differing:?}");
    Ok(())
}

async fn nothing_is_counted_before_there_are_records(house: House) -> Result<()> {
    founded(&house).await?;
    for name in ["dossiers.on_time", "initiatives.recognised", "reports.online", "procedures.iso_coverage"] {
        let found = ask(&house, name, YEAR_END).await?;
        assert_eq!((found.value, found.met, found.reason), (None, None, Some(Reason::NoRecordsYet)), "{name}");
    }
    Ok(())
}
on_both!(nothing_is_counted_before_there_are_records, super::START);

async fn procedures_are_covered_while_a_process_fits(house: House) -> Result<()> {
    founded(&house).await?;
    // 1: covered by a process of its own version. 2: its process is older than its version, within three months of grace.
    // 3: a process code that nobody knows here. 4: none. 5: of an agency. 6: repealed. 7: its process was withdrawn.
    let procedures = "code,name,authority,decided_on,effective_on,status,iso_process_code,national_db_updated_at,published_at\n\
        P1,Một,chairman,01/02/2018,15/02/2018,in_force,,05/02/2018,05/02/2018\n\
        P2,Hai,vice_chairman,01/09/2018,15/09/2018,amended,Q2,05/03/2018,05/09/2018\n\
        P3,Ba,Chủ tịch UBND tỉnh,01/02/2018,15/02/2018,in_force,Q9,07/02/2018,\n\
        P4,Bốn,chairman,01/02/2018,15/02/2018,in_force,,,\n\
        P5,Năm,agency,01/02/2018,15/02/2018,in_force,,,\n\
        P6,Sáu,chairman,01/02/2018,15/02/2018,repealed,,,\n\
        P7,Bảy,committee,27/12/2018,28/12/2018,in_force,,,\n";
    take(&house, Kind::Procedures, procedures).await?;
    let processes = "code,version,procedure_codes,effective_on,withdrawn_on\n\
        Q1,1,P1;P7,15/02/2018,\n\
        Q2,1,P2,01/03/2018,\n\
        Q4,1,P4,01/03/2018,01/04/2018\n";
    take(&house, Kind::Processes, processes).await?;
    let coverage = "procedures.iso_coverage";
    check(&house, coverage, datetime!(2018-03-15 12:00 +7), (3, 3, 0, 0)).await?;
    check(&house, coverage, datetime!(2018-05-01 12:00 +7), (2, 3, 0, 0)).await?;
    check(&house, coverage, datetime!(2018-12-15 12:00 +7), (3, 4, 0, 0)).await?;
    check(&house, coverage, YEAR_END, (2, 4, 0, 0)).await?;

    // P7 was decided on 27/12: its five working days run until 2019. P2's entry is of the version before.
    check(&house, "procedures.published_and_recorded", YEAR_END, (1, 4, 0, 1)).await?;
    check(&house, "procedures.published", YEAR_END, (2, 4, 0, 1)).await?;
    check(&house, "procedures.national_db", YEAR_END, (2, 4, 0, 1)).await?;
    take(&house, Kind::Publications, "procedure_code,version,act,at,proof\nP2,2,acknowledged,04/09/2018,biên nhận\n")
        .await?;
    check(&house, "procedures.published_and_recorded", YEAR_END, (2, 4, 0, 1)).await
}
on_both!(procedures_are_covered_while_a_process_fits, super::START);

async fn a_process_that_only_the_procedure_names_is_found(house: House) -> Result<()> {
    founded(&house).await?;
    let procedures = "code,name,authority,decided_on,effective_on,status,iso_process_code,national_db_updated_at\n\
        P1,Một,chairman,01/02/2018,15/02/2018,in_force,Q1,\n";
    take(&house, Kind::Procedures, procedures).await?;
    check(&house, "procedures.iso_coverage", YEAR_END, (1, 1, 0, 0)).await?;
    let process = "code,version,procedure_codes,effective_on,withdrawn_on\nQ1,1,,15/02/2018,01/06/2018\n";
    take(&house, Kind::Processes, process).await?;
    check(&house, "procedures.iso_coverage", YEAR_END, (0, 1, 0, 0)).await
}
on_both!(a_process_that_only_the_procedure_names_is_found, super::START);

async fn dossiers_are_judged_by_their_due_time(house: House) -> Result<()> {
    founded(&house).await?;
    let procedures = "code,name,authority,level,decided_on,effective_on,status,iso_process_code,national_db_updated_at\n\
        P1,Một,chairman,province,01/02/2018,15/02/2018,in_force,,\n\
        P5,Năm,agency,province,01/02/2018,15/02/2018,in_force,,\n";
    take(&house, Kind::Procedures, procedures).await?;
    // On the due day; late; open and overdue; not due in the year; due unknown; an agency's; a procedure that nobody
    // knows; withdrawn in time; stopped without a date.
    let dossiers = "code,procedure_code,unit_code,received_at,due_at,finished_at,status,received_unit\n\
        H1,P1,SXD,01/03/2018 08:00,15/03/2018,15/03/2018 16:00,granted,TT\n\
        H2,P1,SXD,01/03/2018 08:00,15/03/2018,16/03/2018 08:00,refused,TT\n\
        H3,P1,SXD,01/03/2018 08:00,15/03/2018,,processing,\n\
        H4,P1,SXD,20/12/2018 08:00,10/01/2019,,processing,\n\
        H5,P1,SXD,01/03/2018 08:00,,10/03/2018,granted,\n\
        H6,P5,SXD,01/03/2018 08:00,15/03/2018,20/03/2018,granted,\n\
        H7,P9,SXD,01/03/2018 08:00,15/03/2018,10/03/2018,granted,\n\
        H8,P1,KT,01/03/2018 08:00,15/03/2018,10/03/2018,withdrawn,\n\
        H9,P1,KT,01/03/2018 08:00,15/03/2018,,stopped,\n";
    take(&house, Kind::Dossiers, dossiers).await?;
    let again = Import { kind: Kind::Dossiers, dry_run: true, partial: false };
    let told = house.office.import(&console(), again, "tep.csv", dossiers.as_bytes().to_vec(), |_, _| {}).await?;
    let told: Vec<_> = told.problems.iter().map(|problem| (problem.row, problem.value.as_str())).collect();
    assert_eq!(told, [(8, "P9")], "a procedure that nobody knows is told, and the row is taken");
    check(&house, "dossiers.on_time", YEAR_END, (2, 4, 3, 0)).await?;
    check(&house, "dossiers.on_time", datetime!(2018-03-15 12:00 +7), (0, 0, 3, 4)).await?;
    check(&house, "dossiers.on_time.resolved", YEAR_END, (2, 3, 2, 3)).await?;
    let found = ask(&house, "dossiers.on_time", YEAR_END).await?;
    assert_eq!((found.value, found.met), (Some(500_000), Some(false)));
    assert_eq!(found.other_reading.map(|other| (other.numerator, other.denominator)), Some((2, 3)));
    // Nothing replays yet: whoever was decided is unknown, and the withdrawn stand apart.
    check(&house, "dossiers.right_process", YEAR_END, (0, 0, 4, 2)).await?;

    // A later file knows more: H5 was due, and in time.
    let more = "code,procedure_code,unit_code,received_at,due_at,finished_at,status\nH5,P1,SXD,,12/03/2018,,granted\n";
    take(&house, Kind::Dossiers, more).await?;
    check(&house, "dossiers.on_time", YEAR_END, (3, 5, 2, 0)).await?;
    // The procedure turns out to be an agency's: its dossiers leave the figure.
    take(&house, Kind::Procedures, &procedures.replace("Một,chairman", "Một,agency")).await?;
    check(&house, "dossiers.on_time", YEAR_END, (0, 0, 1, 0)).await
}
on_both!(dossiers_are_judged_by_their_due_time, super::START);

async fn the_centre_watches_each_dossier(house: House) -> Result<()> {
    founded(&house).await?;
    // H1 was done early, each step owned and timed. H2 has a step without a term. H3 was late: reminded, but its second
    // flag was seen only after two working days. H4 has no steps.
    let dossiers = "code,procedure_code,unit_code,received_at,due_at,finished_at,status,received_unit\n\
        H1,P1,SXD,05/03/2018 08:00,30/03/2018,12/03/2018 10:00,granted,TT\n\
        H2,P1,SXD,05/03/2018 08:00,30/03/2018,12/03/2018 10:00,granted,TT\n\
        H3,P1,SXD,05/03/2018 08:00,15/03/2018,20/03/2018 10:00,granted,TT\n\
        H4,P1,SXD,05/03/2018 08:00,30/03/2018,12/03/2018 10:00,granted,TT\n\
        H5,P1,SXD,05/03/2018 08:00,30/03/2018,,processing,KT\n";
    take(&house, Kind::Dossiers, dossiers).await?;
    let events = "dossier_code,activity,at,actor,unit_code,step_due_at\n\
        H1,Tiếp nhận,05/03/2018 08:00,An,TT,05/03/2018\n\
        H1,Thẩm định,07/03/2018 08:00,An,SXD,09/03/2018\n\
        H2,Tiếp nhận,05/03/2018 08:00,An,TT,\n\
        H3,Tiếp nhận,05/03/2018 08:00,An,TT,06/03/2018\n";
    take(&house, Kind::DossierEvents, events).await?;
    let urgings = "subject_kind,subject_code,rung,delivered_at,by\n\
        dossier,H3,before,12/03/2018 08:00,\n\
        dossier,H3,on_day,15/03/2018 08:00,\n\
        dossier,H3,late,16/03/2018 08:00,\n\
        dossier,H3,seen,15/03/2018 09:00,an\n\
        dossier,H3,seen,16/03/2018 09:00,\n\
        dossier,H3,seen,20/03/2018 09:00,an\n";
    take(&house, Kind::Urgings, urgings).await?;
    check(&house, "centre.monitored.tracked", YEAR_END, (2, 3, 1, 0)).await?;
    check(&house, "centre.monitored.supervised", YEAR_END, (3, 4, 0, 0)).await?;
    check(&house, "centre.monitored.urged", YEAR_END, (4, 4, 0, 0)).await?;
    check(&house, "centre.monitored", YEAR_END, (1, 3, 1, 0)).await?;
    // On the evening of the 16th its flags had been seen as far as they could be asked for.
    check(&house, "centre.monitored.supervised", datetime!(2018-03-16 16:00 +7), (4, 4, 0, 0)).await
}
on_both!(the_centre_watches_each_dossier, super::START);

async fn the_programme_is_followed_and_urged(house: House) -> Result<()> {
    founded(&house).await?;
    // C1 done in time and followed monthly; C2 open and late: reminded, urged by a person on the next day; C3 as C2 but
    // nobody urged; C4 has no follower; C5 no due time; C6 withdrawn by approval; C7 crossed out without one.
    let items = "code,year,title,lead_unit,follower,due_at,completed_at,evidence,status,approved_by\n\
        C1,2018,Một,SXD,an,28/02/2018,27/02/2018,12/BC,,\n\
        C2,2018,Hai,SXD,an,28/02/2018,,,approved,\n\
        C3,2018,Ba,SXD,an,28/02/2018,,,approved,\n\
        C4,2018,Bốn,SXD,,28/02/2018,27/02/2018,12/BC,,\n\
        C5,2018,Năm,SXD,an,,,,,\n\
        C6,2018,Sáu,SXD,an,28/02/2018,,,withdrawn,15/QĐ-UBND\n\
        C7,2018,Bảy,SXD,an,31/12/2018,,,withdrawn,\n";
    take(&house, Kind::Programme, items).await?;
    let mut notes = "subject_kind,subject_code,at,by,text\n".to_owned();
    for code in ["C1", "C2", "C3", "C5"] {
        for day in ["20/01/2018", "15/02/2018", "15/03/2018"] {
            notes.push_str(&format!("programme,{code},{day} 09:00,an,Đang làm\n"));
        }
    }
    take(&house, Kind::FollowUps, &notes).await?;
    let mut urgings = "subject_kind,subject_code,rung,delivered_at,by,answered_at\n".to_owned();
    for code in ["C1", "C2", "C3", "C4"] {
        urgings.push_str(&format!("programme,{code},before,23/02/2018 08:00,,\n"));
    }
    for code in ["C2", "C3"] {
        urgings.push_str(&format!("programme,{code},on_day,28/02/2018 08:00,,\n"));
        urgings.push_str(&format!("programme,{code},late,01/03/2018 08:00,,\n"));
        urgings.push_str(&format!("programme,{code},late_long,05/03/2018 08:00,,\n"));
    }
    urgings.push_str("programme,C2,late,01/03/2018 10:00,an,\n");
    take(&house, Kind::Urgings, &urgings).await?;
    let march = datetime!(2018-03-20 18:00 +7);
    // C4 has no follower, and C7 was never followed.
    check(&house, "programme.tracked_and_urged.tracked", march, (4, 6, 0, 0)).await?;
    check(&house, "programme.tracked_and_urged.urged", march, (4, 5, 1, 0)).await?;
    check(&house, "programme.tracked_and_urged", march, (2, 5, 1, 0)).await?;
    // C1 and C4 were done in time, C2 and C3 are late, C5 has no due time, and that of C7 comes in December.
    check(&house, "programme.on_time", march, (2, 4, 1, 1)).await?;
    check(&house, "programme.on_time", YEAR_END, (2, 5, 1, 0)).await?;
    // On the morning after its due day C3 could still be urged in time.
    check(&house, "programme.tracked_and_urged.urged", datetime!(2018-03-01 11:00 +7), (5, 5, 1, 0)).await?;
    // In December nobody has followed the open ones for months.
    check(&house, "programme.tracked_and_urged.tracked", YEAR_END, (1, 6, 0, 0)).await
}
on_both!(the_programme_is_followed_and_urged, super::START);

async fn units_report_online_or_not_at_all(house: House) -> Result<()> {
    founded(&house).await?;
    // The Centre sent everything in time; the division one on paper; the department does not stand under the Office.
    let reports = "unit_code,template_code,period,due_at,submitted_at,accepted_at,kind,channel\n\
        TT,BC,2018-Q1,15/03/2018,14/03/2018,15/03/2018,,\n\
        TT,CT,2018,15/01/2018,10/01/2018,12/01/2018,programme,online\n\
        TT,BC,2018-Q4,15/01/2019,,,report,online\n\
        KT,BC,2018-Q1,15/03/2018,14/03/2018,15/03/2018,report,paper\n\
        KT,CT,2018,15/01/2018,10/01/2018,12/01/2018,programme,online\n\
        SXD,BC,2018-Q1,15/03/2018,,,report,online\n";
    take(&house, Kind::Reports, reports).await?;
    check(&house, "reports.online", YEAR_END, (1, 2, 0, 0)).await?;
    check(&house, "reports.online.programme", YEAR_END, (2, 2, 0, 0)).await?;
    check(&house, "reports.online.report", YEAR_END, (1, 2, 0, 0)).await?;
    check(&house, "reports.online", datetime!(2018-02-01 12:00 +7), (2, 2, 0, 0)).await?;
    check(&house, "reports.online", datetime!(2018-01-10 12:00 +7), (0, 0, 0, 2)).await?;
    // The department comes under the Office.
    take(
        &house,
        Kind::Units,
        &UNITS
            .replace("kind\n", "kind,under_office\n")
            .replace("department", "department,yes")
            .replace("committee\n", "committee,\n")
            .replace("office\n", "office,\n")
            .replace("centre\n", "centre,\n")
            .replace("division\n", "division,\n"),
    )
    .await?;
    check(&house, "reports.online", YEAR_END, (1, 3, 0, 0)).await
}
on_both!(units_report_online_or_not_at_all, super::START);

async fn initiatives_and_duties_are_counted(house: House) -> Result<()> {
    founded(&house).await?;
    // Recognised and applied; recognised in another year; not recognised yet; recognised, but nobody says since when it
    // is applied.
    let initiatives = "code,title,authors,unit_code,first_applied_on,recognised_on,council_votes_for,council_size\n\
        S1,Một,An:60;Bình:40,KT,01/03/2018,20/11/2018,7,9\n\
        S2,Hai,An:100,KT,01/03/2017,20/11/2017,7,9\n\
        S3,Ba,An:100,KT,01/03/2018,,,\n\
        S4,Bốn,An:100,TT,,20/11/2018,8,9\n";
    take(&house, Kind::Initiatives, initiatives).await?;
    check(&house, "initiatives.recognised", YEAR_END, (1, 1, 1, 1)).await?;
    let found = ask(&house, "initiatives.recognised", YEAR_END).await?;
    assert_eq!(found.value, Some(10_000));

    let obligations = "code,kind,due_at,done_at,evidence\n\
        D1,audit,30/06/2018,29/06/2018,05/BC-VP\n\
        D2,review,30/06/2018,02/07/2018,06/BC-VP\n\
        D3,corrective_action,30/06/2018,29/06/2018,\n\
        D4,corrective_action,30/06/2018,02/07/2018,07/BC-VP\n\
        D5,other,,01/02/2018,x\n";
    take(&house, Kind::Obligations, obligations).await?;
    check(&house, "qms.maintained", YEAR_END, (2, 4, 1, 0)).await?;
    check(&house, "qms.improved", YEAR_END, (1, 2, 0, 0)).await?;
    check(&house, "qms.maintained", datetime!(2018-06-01 12:00 +7), (0, 0, 1, 4)).await
}
on_both!(initiatives_and_duties_are_counted, super::START);

async fn a_record_opens_with_its_history(house: House) -> Result<()> {
    founded(&house).await?;
    let dossiers = "code,procedure_code,unit_code,received_at,due_at,finished_at,status\n\
        H1,P1,SXD,01/03/2018 08:00,15/03/2018,,processing\n";
    take(&house, Kind::Dossiers, dossiers).await?;
    take(&house, Kind::Dossiers, &dossiers.replace(",,processing", ",14/03/2018 10:00,granted")).await?;
    take(&house, Kind::Dossiers, dossiers).await?;
    let evidence = Evidence {
        indicator: "dossiers.on_time".to_owned(),
        as_of: Some(YEAR_END),
        period: None,
        verdict: None,
        unit: None,
        month: None,
        level: None,
        after: None,
    };
    let behind = house.office.look(&console(), &evidence).await?;
    assert_eq!(behind.rows[0].label.as_deref(), Some("H1"));
    let page = house.office.look(&console(), &ShowRecord(behind.rows[0].subject)).await?;
    let record = page.record.expect("a record");
    let fields: BTreeMap<_, _> = record.fields.iter().map(|(name, value)| (name.as_str(), value)).collect();
    assert_eq!(fields["status"], &app::ShownValue::Text("processing".to_owned()), "the last file says so");
    assert_eq!(fields["finished_at"], &app::ShownValue::Moment(datetime!(2018-03-14 10:00 +7)), "nothing is erased");
    let acts: Vec<&str> = page.timeline.iter().map(|event| event.act.as_str()).collect();
    assert_eq!(acts, ["dossiers.record"; 3]);
    Ok(())
}
on_both!(a_record_opens_with_its_history, super::START);

async fn what_was_taken_out_was_counted_until_then(house: House) -> Result<()> {
    house.at(datetime!(2018-06-01 08:00 +7));
    founded(&house).await?;
    let items = "code,year,title,lead_unit,follower,due_at,completed_at,evidence,status,approved_by\n\
        C1,2018,Một,SXD,an,30/12/2018,,,approved,\n";
    take(&house, Kind::Programme, items).await?;
    let procedures = "code,name,authority,decided_on,effective_on,status,iso_process_code,national_db_updated_at\n\
        P1,Một,chairman,01/02/2018,15/02/2018,in_force,,\n";
    take(&house, Kind::Procedures, procedures).await?;
    house.at(datetime!(2018-09-01 08:00 +7));
    take(&house, Kind::Programme, &items.replace("approved,", "withdrawn,15/QĐ-UBND")).await?;
    take(&house, Kind::Procedures, &procedures.replace("in_force", "repealed")).await?;
    house.at(datetime!(2018-10-01 08:00 +7));
    // What is corrected afterwards does not change when it was taken out.
    take(&house, Kind::Procedures, &procedures.replace("in_force", "repealed").replace("Một", "Một cửa")).await?;
    for (name, august) in
        [("programme.tracked_and_urged.urged", (1, 1, 0, 0)), ("procedures.iso_coverage", (0, 1, 0, 0))]
    {
        check(&house, name, datetime!(2018-08-31 12:00 +7), august).await?;
        check(&house, name, datetime!(2018-09-01 07:59 +7), august).await?;
        check(&house, name, datetime!(2018-09-01 08:00 +7), (0, 0, 0, 0)).await?;
        check(&house, name, YEAR_END, (0, 0, 0, 0)).await?;
    }
    Ok(())
}
on_both!(what_was_taken_out_was_counted_until_then, super::START);

async fn what_was_known_once_is_still_known(house: House) -> Result<()> {
    let (june, july) = (datetime!(2018-06-01 08:00 +7), datetime!(2018-07-01 08:00 +7));
    house.at(june);
    founded(&house).await?;
    let head = "code,kind,due_at,done_at,evidence\n";
    take(&house, Kind::Obligations, &format!("{head}A1,audit,15/05/2018,,\n")).await?;
    house.at(july);
    // In July a file says that it had been done in May, and names another that had been due in April.
    let later = format!("{head}A1,audit,15/05/2018,10/05/2018,biên bản\nA2,review,15/04/2018,,\n");
    take(&house, Kind::Obligations, &later).await?;
    let ask = async |as_of, known_at| {
        let query = MeasureIndicator { name: "qms.maintained".to_owned(), as_of, known_at, by: vec![By::Unit] };
        let found = house.office.look(&console(), &query).await?;
        Ok::<_, anyhow::Error>((found.numerator, found.denominator, found.reason))
    };
    let (none, one, two) = (Some(0), Some(1), Some(2));
    let may = datetime!(2018-05-31 12:00 +7);
    assert_eq!(ask(Some(may), None).await?, (one, two, None), "as of May, by what is known now");
    assert_eq!(ask(Some(may), Some(june)).await?, (none, one, None), "as of May, by what June knew");
    assert_eq!(ask(None, Some(june)).await?, (none, one, None), "without a moment it is as of then");
    assert_eq!(ask(Some(YEAR_END), Some(july)).await?, (one, two, None), "as of December, by what July knew");
    assert_eq!(ask(None, Some(may)).await?, (None, None, Some(Reason::NoRecordsYet)), "in May nothing was recorded");
    Ok(())
}
on_both!(what_was_known_once_is_still_known, super::START);

async fn a_unit_that_becomes_the_centre_brings_its_dossiers(house: House) -> Result<()> {
    founded(&house).await?;
    let dossiers = "code,procedure_code,unit_code,received_at,due_at,finished_at,status,received_unit\n\
        H1,P1,SXD,05/03/2018 08:00,30/03/2018,12/03/2018 10:00,granted,KT\n";
    take(&house, Kind::Dossiers, dossiers).await?;
    let urged = "centre.monitored.urged";
    assert_eq!(ask(&house, urged, YEAR_END).await?.reason, Some(Reason::NoRecordsYet));
    take(&house, Kind::Units, &UNITS.replace("KT,Phòng Kinh tế,VP,division", "KT,Trung tâm Một cửa,VP,centre")).await?;
    check(&house, urged, YEAR_END, (1, 1, 0, 0)).await?;
    take(&house, Kind::Units, UNITS).await?;
    check(&house, urged, YEAR_END, (0, 0, 0, 0)).await
}
on_both!(a_unit_that_becomes_the_centre_brings_its_dossiers, super::START);
