//! The files of the import stories, and short ways to take them in.

use anyhow::{Context, Result};
use app::imports::{Import, Kind, Outcome};
use app::log::VerifyLog;
use app::{Office, Refusal};
use directives::Directive;
use people::Actor;
use stories::house::console;
use time::OffsetDateTime;
use time::macros::datetime;

/// When the stories begin.
pub const START: OffsetDateTime = datetime!(2018-06-01 08:00 +7);

/// The Office stands below the committee that the file names after it; a merged department names its successor below.
pub const UNITS: &str = "code,name,parent_code,kind,valid_from,valid_to,successor_code\n\
    VP,Văn phòng UBND tỉnh,UBND,office,01/01/2010,,\n\
    SXDC,Sở Xây dựng cũ,UBND,department,01/01/2010,28/02/2018,SXD\n\
    SXD,Sở Xây dựng,UBND,Sở và tương đương,01/03/2018,,\n\
    UBND,UBND tỉnh,,committee,,,\n";
/// Under Vietnamese headers.
pub const PEOPLE: &str = "Tên đăng nhập;Họ và tên;Mã đơn vị;Chức vụ;Thư điện tử;Vai trò\n\
    Nguyen.An;Nguyễn Văn An;VP;Chuyên viên;an@tinh.example;follower, officer\n\
    le.binh;Lê Bình;SXD;;;officer\n";
/// Two with the same number and day; one secret.
pub const DOCUMENTS: &str = "number,issued_on,issuer,level,received_at,subject,has_deadline,deadline,secrecy,expected_tasks\n\
    123/CT-TTg,2018-03-01,Thủ tướng Chính phủ,prime_minister,2018-03-02,Kiểm tra công trình,có,18/03/2018,,2\n\
    5/UBND-NC,05/03/2018,UBND tỉnh,province,06/03/2018 09:30,Rà soát,có,,,\n\
    5/UBND-NC,05/03/2018,UBND huyện,other,,Đề nghị,không,,,\n\
    7/M-TTg,05/03/2018,Thủ tướng Chính phủ,prime_minister,06/03/2018,,có,,Mật,\n";
/// The columns that every file of directives here has.
pub const DIRECTIVES_HEAD: &str = "code,document_number,document_issued_on,document_issuer,level,content,lead_unit,co_units,\
    follower,received_at,entered_at,due_at,completed_at,evidence";
/// One done, one without a due time, one of an issuer whose number another one used too. The eighteenth of March 2018 is a
/// Sunday.
pub const DIRECTIVES: &[&str] = &[
    "CT-1,123/CT-TTg,2018-03-01,,,Kiểm tra cầu,SXD,VP;SXDC;VP,nguyen.an,2018-03-02,2018-03-02,18/03/2018,16/03/2018,55/BC-SXD",
    "CT-2,123 / ct - ttg,01/03/2018,,,Kiểm tra đường,SXD,,NGUYEN.AN,2018-03-02,2018-03-05T10:00:00.123456789Z,,,",
    "UB-1,5/UBND-NC,05/03/2018,ubnd  TỈNH,chairman,Rà soát,VP,,,,,20/03/2018 11:30,,",
];
/// One by a person here, one by somebody else, one by nobody.
pub const FOLLOW_UPS: &str = "subject_kind,subject_code,at,by,text\n\
    directive,CT-2,12/03/2018,nguyen.an,Đang làm\n\
    Nhiệm vụ được giao,CT-2,26/03/2018 14:00,ai.do,Vẫn đang làm\n\
    directive,CT-1,12/03/2018,,Gần xong\n";

/// A CSV of directives.
pub fn directives(rows: &[&str]) -> String {
    format!("{DIRECTIVES_HEAD}\n{}\n", rows.join("\n"))
}

/// Takes a CSV in as somebody.
pub async fn take_as(office: &Office, actor: &Actor, import: Import, csv: &str) -> Result<Outcome, Refusal> {
    office.import(actor, import, "tep.csv", csv.as_bytes().to_vec(), |_, _| {}).await
}

/// Takes a CSV in, all or nothing.
pub async fn take(office: &Office, kind: Kind, csv: &str) -> Result<Outcome> {
    Ok(take_as(office, &console(), Import { kind, dry_run: false, partial: false }, csv).await?)
}

/// Takes the good rows of a CSV in.
pub async fn take_good(office: &Office, kind: Kind, csv: &str) -> Result<Outcome> {
    Ok(take_as(office, &console(), Import { kind, dry_run: false, partial: true }, csv).await?)
}

/// Rows, new, unchanged, updated, absent.
pub fn counts(outcome: &Outcome) -> [u64; 5] {
    [outcome.rows, outcome.written, outcome.unchanged, outcome.updated, outcome.absent]
}

/// Each problem as `3 unit_code "X"`, and what its sentence must hold.
#[track_caller]
pub fn check_problems(outcome: &Outcome, expected: &[(&str, &str)]) {
    let told: Vec<String> = outcome
        .problems
        .iter()
        .map(|problem| format!("{} {} \"{}\"", problem.row, problem.column, problem.value))
        .collect();
    let places: Vec<&str> = expected.iter().map(|(place, _)| *place).collect();
    assert_eq!(told, places, "{:#?}", outcome.problems);
    for (problem, (_, sentence)) in outcome.problems.iter().zip(expected) {
        assert!(problem.what.contains(sentence), "{:?} lacks {sentence:?}", problem.what);
        assert!(problem.what.contains("hãy"), "{:?} does not say what to do", problem.what);
    }
}

/// An office with everything above in it.
pub async fn furnished(office: &Office) -> Result<()> {
    assert_eq!(counts(&take(office, Kind::Units, UNITS).await?), [4, 4, 0, 0, 0]);
    assert_eq!(counts(&take(office, Kind::People, PEOPLE).await?), [2, 2, 0, 0, 0]);
    assert_eq!(counts(&take(office, Kind::Documents, DOCUMENTS).await?), [4, 4, 0, 0, 0]);
    assert_eq!(counts(&take(office, Kind::Directives, &directives(DIRECTIVES)).await?), [3, 3, 0, 0, 0]);
    assert_eq!(counts(&take(office, Kind::FollowUps, FOLLOW_UPS).await?), [3, 3, 0, 0, 0]);
    Ok(())
}

/// How many events stand in the log, all of them sound.
pub async fn events(office: &Office) -> Result<u64> {
    office.sequence().await?;
    let report = office.look(&console(), &VerifyLog).await?;
    assert!(report.ok, "{report:?}");
    Ok(report.events)
}

/// A directive as it is stored.
pub async fn directive(office: &Office, code: &str) -> Result<Directive> {
    let found = storage::directives::by_codes(&office.database(), &[code.to_owned()]).await?;
    found.into_values().next().context("a directive")
}
