//! Files of other systems taken in: what is new, what changed, what is wrong and what to do about it.

mod kit;
mod wrong;

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use app::imports::{Import, Kind};
use app::objectives::{LoadDecision, MeasureIndicator};
use app::{Office, Refusal};
use commitment::{Evidence, Ground, Origin};
use kit::{
    DIRECTIVES, DIRECTIVES_HEAD, DOCUMENTS, FOLLOW_UPS, PEOPLE, START, UNITS, counts, directive, directives, events,
    furnished, take, take_as,
};
use people::{Actor, Role};
use stories::house::{House, console};
use stories::on_both;
use time::macros::{date, datetime};

async fn a_whole_office(house: House) -> Result<()> {
    let office = &house.office;
    furnished(office).await?;
    let before = events(office).await?;
    assert_eq!(before, 4 + 2 + 4 + 3 + 3, "one event a record");

    // The same files again change nothing.
    house.at(datetime!(2018-06-02 08:00 +7));
    assert_eq!(counts(&take(office, Kind::Units, UNITS).await?), [4, 0, 4, 0, 0]);
    assert_eq!(counts(&take(office, Kind::People, PEOPLE).await?), [2, 0, 2, 0, 0]);
    assert_eq!(counts(&take(office, Kind::Documents, DOCUMENTS).await?), [4, 0, 4, 0, 0]);
    assert_eq!(counts(&take(office, Kind::Directives, &directives(DIRECTIVES)).await?), [3, 0, 3, 0, 0]);
    assert_eq!(counts(&take(office, Kind::FollowUps, FOLLOW_UPS).await?), [3, 0, 3, 0, 0]);
    assert_eq!(events(office).await?, before);

    // Kept as given: a day is its first moment, a due day the end of its office hours, a Sunday stays a Sunday.
    let first = directive(office, "CT-1").await?;
    assert_eq!(first.received_at, Some(datetime!(2018-03-02 00:00 +7)));
    assert_eq!(first.commitment.entered_at, Some(datetime!(2018-03-02 00:00 +7)));
    assert_eq!(first.commitment.deadlines[0].due, Some(datetime!(2018-03-18 17:00 +7)));
    assert_eq!(first.commitment.deadlines[0].origin, Origin::Record);
    assert_eq!(first.level.key(), "prime_minister", "an empty level is the document's");
    assert_eq!(first.co_units.len(), 2, "each cooperating unit once");
    let completion = first.commitment.completion.as_ref().context("completed")?;
    assert_eq!((completion.at, completion.stands_from), (datetime!(2018-03-16 00:00 +7), Some(completion.at)));
    assert_eq!(completion.evidence, [Evidence::Text { text: "55/BC-SXD".to_owned() }]);

    // An empty due time is unknown, and a moment keeps the microseconds that are stored.
    let second = directive(office, "CT-2").await?;
    assert_eq!(second.commitment.deadlines[0].due, None);
    assert_eq!(second.commitment.entered_at, Some(datetime!(2018-03-05 17:00:00.123456 +7)));
    assert!(second.follower.is_some() && second.commitment.completion.is_none());
    let followed = [datetime!(2018-03-12 00:00 +7), datetime!(2018-03-26 14:00 +7)];
    assert_eq!(second.commitment.follow_ups, followed);
    let kept = storage::directives::follow_ups(&office.database(), second.id).await?;
    assert_eq!(kept[0].by_name, None, "an unknown name is nobody");
    assert_eq!(kept[1].by_name.as_deref(), Some("Nguyễn Văn An"));

    let third = directive(office, "UB-1").await?;
    assert_eq!(third.commitment.deadlines[0].due, Some(datetime!(2018-03-20 11:30 +7)));
    assert_eq!(third.level.key(), "chairman");
    let document = storage::documents::load(&office.database(), first.document).await?.context("a document")?;
    assert_eq!(document.deadline, Some(datetime!(2018-03-18 17:00 +7)));

    // Nobody can sign in with an imported name, and a merged unit names its successor.
    let an = storage::people::person_by_username(&office.database(), "nguyen.an").await?.context("a person")?;
    assert_eq!(an.roles, BTreeSet::from([Role::Follower, Role::Officer]));
    assert!(storage::people::credential(&office.database(), an.id).await?.is_none());
    let old = storage::people::unit_by_code(&office.database(), "SXDC").await?.context("a unit")?;
    let new = storage::people::unit_by_code(&office.database(), "SXD").await?.context("a unit")?;
    assert_eq!((old.successor, old.valid_to), (Some(new.id), Some(date!(2018 - 02 - 28))));
    Ok(())
}
on_both!(a_whole_office, super::START);

async fn figures_see_what_was_imported(house: House) -> Result<()> {
    let office = &house.office;
    let decision = "ỦY BAN NHÂN DÂN TỈNH\nSố: 01/QĐ-UBND\nQUYẾT ĐỊNH\n\
        Về việc phê duyệt mục tiêu chất lượng năm 2018\n\
        Điều 1. Phê duyệt mục tiêu chất lượng năm 2018 với các nội dung sau:\n\
        1. 100% ý kiến chỉ đạo của Chính phủ, Thủ tướng Chính phủ có thời hạn được cập nhật vào phần mềm và theo dõi thực hiện đúng hạn.\n\
        Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";
    office.perform(&console(), None, &LoadDecision { text: decision.to_owned(), accept: true }).await?;
    furnished(office).await?;
    let ask =
        |name: &str| MeasureIndicator { name: name.to_owned(), as_of: Some(START), known_at: None, by: Vec::new() };

    // Two tasks of one document, one of them without a due time; the secret document is not counted.
    let on_time = office.look(&console(), &ask("directives.central.on_time")).await?;
    assert_eq!((on_time.numerator, on_time.denominator, on_time.unknown), (Some(1), Some(1), 1));
    let entered = office.look(&console(), &ask("directives.central.entered")).await?;
    assert_eq!((entered.numerator, entered.denominator), (Some(2), Some(2)));
    Ok(())
}
on_both!(figures_see_what_was_imported, super::START);

async fn a_dry_run_counts_and_writes_nothing(house: House) -> Result<()> {
    let office = &house.office;
    take(office, Kind::Units, UNITS).await?;
    let before = events(office).await?;
    let import = Import { kind: Kind::People, dry_run: true, partial: false };
    for _ in 0..2 {
        assert_eq!(counts(&take_as(office, &console(), import, PEOPLE).await?), [2, 2, 0, 0, 0]);
    }
    let bad = format!("{PEOPLE}x;X;KHONG;;;\n");
    assert_eq!(counts(&take_as(office, &console(), import, &bad).await?), [3, 0, 0, 0, 0]);
    let partly = Import { partial: true, ..import };
    assert_eq!(counts(&take_as(office, &console(), partly, &bad).await?), [3, 2, 0, 0, 0]);
    assert_eq!(events(office).await?, before);
    Ok(())
}
on_both!(a_dry_run_counts_and_writes_nothing, super::START);

async fn the_same_file_twice_at_once_is_taken_once(house: House) -> Result<()> {
    let office = &house.office;
    take(office, Kind::Units, UNITS).await?;
    let before = events(office).await?;
    let other = house.another(2).await?;
    let (left, right) = tokio::join!(take(office, Kind::People, PEOPLE), take(&other, Kind::People, PEOPLE));
    let (left, right) = (counts(&left?), counts(&right?));
    assert_eq!((left[1] + right[1], left[2] + right[2]), (2, 2), "{left:?} {right:?}");
    assert_eq!(events(office).await?, before + 2);
    Ok(())
}
on_both!(the_same_file_twice_at_once_is_taken_once, super::START);

async fn progress_ends_at_the_last_row(house: House) -> Result<()> {
    let heard = std::sync::Mutex::new(Vec::new());
    let import = Import { kind: Kind::Units, dry_run: false, partial: false };
    let hear = |done, rows| heard.lock().expect("nobody panics here").push((done, rows));
    house.office.import(&console(), import, "tep.csv", UNITS.as_bytes().to_vec(), hear).await?;
    assert_eq!(heard.into_inner()?, [(0, 4), (4, 4)]);
    Ok(())
}
on_both!(progress_ends_at_the_last_row, super::START);

async fn an_update_is_the_difference_and_an_empty_cell_erases_nothing(house: House) -> Result<()> {
    let office = &house.office;
    furnished(office).await?;
    let before = events(office).await?;
    house.at(datetime!(2018-06-02 08:00 +7));

    // Another due day, another proof, and everything else empty; two records are absent and stay.
    let row = "CT-1,,,,,,,,,,,19/03/2018,,60/BC-SXD";
    assert_eq!(counts(&take(office, Kind::Directives, &directives(&[row])).await?), [1, 0, 0, 1, 2]);
    assert_eq!(events(office).await?, before + 1);
    let after = directive(office, "CT-1").await?;
    let dues: Vec<_> = after.commitment.deadlines.iter().map(|row| (row.due, &row.ground)).collect();
    assert_eq!(
        dues,
        [
            (Some(datetime!(2018-03-18 17:00 +7)), &Ground::Original),
            (Some(datetime!(2018-03-19 17:00 +7)), &Ground::Correction)
        ]
    );
    let completion = after.commitment.completion.as_ref().context("still completed")?;
    assert_eq!(completion.evidence.len(), 2, "evidence never disappears");
    assert_eq!((after.content.as_str(), after.co_units.len(), after.follower.is_some()), ("Kiểm tra cầu", 2, true));
    assert_eq!(counts(&take(office, Kind::Directives, &directives(&[row])).await?), [1, 0, 1, 0, 2]);

    let people = "username,full_name,unit_code,position,email,roles\nNGUYEN.AN,,,Phó trưởng phòng,,\n";
    assert_eq!(counts(&take(office, Kind::People, people).await?), [1, 0, 0, 1, 1]);
    let an = storage::people::person_by_username(&office.database(), "nguyen.an").await?.context("a person")?;
    assert_eq!((an.position.as_str(), an.full_name.as_str(), an.roles.len()), ("Phó trưởng phòng", "Nguyễn Văn An", 2));

    let units = "code,name,parent_code,kind,valid_from\nSXD,,VP,,\n";
    assert_eq!(counts(&take(office, Kind::Units, units).await?), [1, 0, 0, 1, 3]);
    let documents = "number,issued_on,issuer,level,received_at,subject,has_deadline,deadline,book_no\n\
        5/ubnd-nc,05/03/2018,Ubnd Tỉnh,,,,,,12\n";
    assert_eq!(counts(&take(office, Kind::Documents, documents).await?), [1, 0, 0, 1, 3]);
    let follow_ups = "subject_kind,subject_code,at,by,text\ndirective,UB-1,01/04/2018,,Mới\n";
    assert_eq!(counts(&take(office, Kind::FollowUps, follow_ups).await?), [1, 1, 0, 0, 3]);
    Ok(())
}
on_both!(an_update_is_the_difference_and_an_empty_cell_erases_nothing, super::START);

async fn a_result_that_is_kept_apart_stands_once_it_is_accepted(house: House) -> Result<()> {
    let office = &house.office;
    furnished(office).await?;
    let head = format!("{DIRECTIVES_HEAD},submitted_at,accepted_at");
    for (moments, stands_from) in [
        ("20/03/2018,61/BC-SXD,21/03/2018 15:00,", None),
        (",,,25/03/2018", Some(datetime!(2018-03-25 00:00 +7))),
        (",,,", Some(datetime!(2018-03-25 00:00 +7))),
    ] {
        take(office, Kind::Directives, &format!("{head}\nCT-2,,,,,,,,,,,,{moments}\n")).await?;
        let completion = directive(office, "CT-2").await?.commitment.completion.clone().context("handed in")?;
        assert_eq!(completion.at, datetime!(2018-03-20 00:00 +7), "the date of the result stays");
        assert_eq!((completion.stands_from, completion.evidence.len()), (stands_from, 1), "{moments}");
    }
    Ok(())
}
on_both!(a_result_that_is_kept_apart_stands_once_it_is_accepted, super::START);

async fn a_file_opens_no_way_around_a_permit(house: House) -> Result<()> {
    let office = &house.office;
    furnished(office).await?;
    let an = storage::people::person_by_username(&office.database(), "nguyen.an").await?.context("a person")?;
    let actor = |role| Actor::Person { id: an.id, unit: an.unit, roles: BTreeSet::from([role]), on_behalf_of: None };
    let import = |kind| Import { kind, dry_run: false, partial: false };
    for (role, kind, csv, allowed) in [
        (Role::Officer, Kind::Documents, DOCUMENTS, false),
        (Role::RecordsClerk, Kind::Documents, DOCUMENTS, true),
        // Or a clerk would make himself an administrator.
        (Role::RecordsClerk, Kind::People, PEOPLE, false),
        (Role::RecordsClerk, Kind::Units, UNITS, false),
        (Role::Administrator, Kind::People, PEOPLE, true),
    ] {
        let done = take_as(office, &actor(role), import(kind), csv).await;
        let refused = matches!(done, Err(Refusal::NotPermitted { .. }));
        assert_eq!((done.is_ok(), refused), (allowed, !allowed), "{role} {}", kind.key());
    }
    Ok(())
}
on_both!(a_file_opens_no_way_around_a_permit, super::START);

#[tokio::test]
async fn a_template_goes_back_in() -> Result<()> {
    let house = House::on_sqlite(START).await?;
    let out = tempfile::tempdir()?;
    for kind in Kind::ALL {
        let path = out.path().join(format!("{}.xlsx", kind.key()));
        Office::template(*kind, &path)?;
        let import = Import { kind: *kind, dry_run: true, partial: true };
        let bytes = std::fs::read(&path)?;
        assert_eq!(bytes[..2], *b"PK");
        let outcome = house.office.import(&console(), import, "mau.xlsx", bytes, |_, _| {}).await?;
        assert_eq!(outcome.rows, 1, "the example, read under its Vietnamese headers");
    }
    Ok(())
}

#[test]
fn an_import_may_be_awaited_anywhere() {
    fn sent(_: impl Send) {}
    let _ = |office: &'static Office, actor: &'static Actor, import: Import| {
        sent(office.import(actor, import, "tep.csv", Vec::new(), |_, _| {}));
    };
}
