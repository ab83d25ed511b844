//! A year's work programme changed by decisions, and a document whose tasks are read from its text: what lists and figures show.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use app::directives::{CountEntered, EnterTask, ListDocuments, ProposeTasks, RecordDocument};
use app::inbox::CountInbox;
use app::objectives::{LoadDecision, MeasureIndicator};
use app::people::{RecordPerson, RecordUnit};
use app::programme::{
    AddItem, AdjustItem, Asked, CompleteItem, FollowUpItem, ListProgramme, ListVersions, OwedItems, Part, ShowItem,
    WithdrawItem,
};
use app::{Office, Refusal, Slice};
use commitment::State;
use directives::acts::enter::{DueGiven, Entry};
use directives::acts::record_document::Known;
use directives::{Direction, Level};
use ids::{PersonId, UnitId};
use people::acts::{record_person, record_unit};
use people::{Actor, Meant, Role, UnitKind};
use programme::acts::{Addition, Change, Proof};
use programme::{Approval, Deed, Item};
use stories::house::{House, console};
use stories::on_both;
use time::macros::{date, datetime};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

const START: OffsetDateTime = datetime!(2018-01-15 08:00 +7);

const DECISION: &str = "ỦY BAN NHÂN DÂN TỈNH\nSố: 01/QĐ-UBND\nQUYẾT ĐỊNH\n\
    Về việc phê duyệt mục tiêu chất lượng năm 2018\n\
    Điều 1. Phê duyệt mục tiêu chất lượng năm 2018 với các nội dung sau:\n\
    1. 100% các chương trình, đề án, nhiệm vụ trọng tâm trong Chương trình công tác năm 2018 được theo dõi và đôn đốc thực hiện.\n\
    Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";

async fn unit(office: &Office, code: &str, name: &str) -> Result<UnitId> {
    let known = record_unit::Known {
        code: code.to_owned(),
        name: Some(name.to_owned()),
        parent: None,
        kind: Some(UnitKind::Department),
        valid_from: None,
        valid_to: None,
        successor: None,
        under_office: None,
    };
    Ok(office.perform(&console(), None, &RecordUnit(known)).await?)
}

async fn person(office: &Office, username: &str, unit: UnitId, role: Role) -> Result<Actor> {
    let known = record_person::Known {
        username: username.to_owned(),
        full_name: Some(format!("Nguyễn {username}")),
        unit,
        position: None,
        email: None,
        roles: Some(BTreeSet::from([role])),
        active: None,
    };
    let id: PersonId = office.perform(&console(), None, &RecordPerson { known, password: None }).await?;
    Ok(Actor::Person { id, unit, roles: BTreeSet::from([role]), on_behalf_of: None })
}

fn decided(number: &str, decided_on: Date) -> Approval {
    Approval { number: number.to_owned(), decided_on }
}

fn addition(code: &str, title: &str, lead: UnitId, follower: &Actor, due_at: OffsetDateTime) -> AddItem {
    let item = Item {
        year: Some(2018),
        title: Some(title.to_owned()),
        lead_unit: Some(lead),
        follower: follower.person(),
        due_at: Some(due_at),
        ..Item::default()
    };
    let addition = Addition { code: code.to_owned(), item, reason: String::new() };
    AddItem { addition, approval: decided("05/QĐ-UBND", date!(2018 - 01 - 10)) }
}

async fn codes(office: &Office, actor: &Actor, asked: Asked) -> Result<Vec<(String, State)>> {
    let listed = office.look(actor, &ListProgramme(asked)).await?;
    Ok(listed.rows.into_iter().map(|row| (row.code, row.state)).collect())
}

async fn a_programme_changed_by_decision(house: House) -> Result<()> {
    let office = &house.office;
    office.perform(&console(), None, &LoadDecision { text: DECISION.to_owned(), accept: true }).await?;
    let home = unit(office, "VP", "Văn phòng").await?;
    let construction = unit(office, "SXD", "Sở Xây dựng").await?;
    let finance = unit(office, "STC", "Sở Tài chính").await?;
    let clerk = person(office, "vanthu", home, Role::RecordsClerk).await?;
    let follower = person(office, "theodoi", home, Role::Follower).await?;
    let officer = person(office, "chuyenvien", construction, Role::Officer).await?;
    let stranger = person(office, "nguoila", finance, Role::Officer).await?;

    // Two items come in; the same form twice brings one in once, and an officer may not.
    let scheme = addition("CT-01", "Đề án nhà ở", construction, &follower, datetime!(2018-03-30 17:00 +7));
    let key = Some(Uuid::from_u128(1));
    let first = office.perform(&clerk, key, &scheme).await?;
    assert_eq!(office.perform(&clerk, key, &scheme).await?, first);
    let plan = addition("CT-02", "Quy hoạch đô thị", construction, &follower, datetime!(2018-06-29 17:00 +7));
    let second = office.perform(&clerk, None, &plan).await?;
    let refused = office.perform(&clerk, None, &plan).await;
    assert!(matches!(refused, Err(Refusal::Programme(programme::Refusal::CodeTaken))), "{refused:?}");
    assert!(matches!(office.perform(&officer, None, &plan).await, Err(Refusal::NotPermitted { .. })));

    // The first is put off by a decision of 12 February, the second is taken out on 1 March.
    house.at(datetime!(2018-02-12 09:00 +7));
    let change = Change {
        due_at: Some(datetime!(2018-04-27 17:00 +7)),
        reason: "Chờ hướng dẫn".to_owned(),
        ..Change::default()
    };
    let put_off = AdjustItem { item: first, change, approval: decided("40/QĐ-UBND", date!(2018 - 02 - 12)) };
    office.perform(&clerk, None, &put_off).await?;
    house.at(datetime!(2018-03-01 09:00 +7));
    let out = WithdrawItem {
        item: second,
        reason: "Trùng".to_owned(),
        approval: decided("61/QĐ-UBND", date!(2018 - 03 - 01)),
    };
    office.perform(&clerk, None, &out).await?;

    // Today's programme beside those of days before.
    let named =
        |rows: &[(&str, State)]| rows.iter().map(|(code, state)| ((*code).to_owned(), *state)).collect::<Vec<_>>();
    let today = codes(office, &clerk, Asked::default()).await?;
    assert_eq!(today, named(&[("CT-01", State::OpenOnTime), ("CT-02", State::Withdrawn)]));
    let before = Asked { on: Some(date!(2018 - 02 - 11)), ..Asked::default() };
    let listed = office.look(&clerk, &ListProgramme(before)).await?;
    assert_eq!(listed.rows[0].due_at, Some(datetime!(2018-03-30 17:00 +7)));
    assert!(listed.rows.iter().all(|row| row.differs && row.state == State::OpenOnTime));
    let march = Asked { part: Some(Part::Quarter(1)), ..Asked::default() };
    assert_eq!(codes(office, &clerk, march).await?, []);
    let april = Asked { part: Some(Part::Month(4)), unit: Some(construction), ..Asked::default() };
    assert_eq!(codes(office, &clerk, april).await?.len(), 1);
    let (year, versions) = office.look(&clerk, &ListVersions { year: None }).await?;
    let said: Vec<(&str, Deed)> = versions.iter().map(|one| (one.decision.as_str(), one.deeds[0].0)).collect();
    assert_eq!(year, 2018);
    assert_eq!(said, [("61/QĐ-UBND", Deed::Withdraw), ("40/QĐ-UBND", Deed::Change), ("05/QĐ-UBND", Deed::Add)]);

    // Who sees and owes what.
    assert_eq!(office.look(&officer, &OwedItems).await?.len(), 1);
    assert_eq!(office.look(&officer, &CountInbox).await?, 1, "the number beside the inbox");
    assert_eq!(office.look(&follower, &OwedItems).await?.len(), 1);
    assert_eq!(office.look(&follower, &CountInbox).await?, 1, "the number beside the inbox");
    assert_eq!(office.look(&stranger, &OwedItems).await?.len(), 0);
    assert_eq!(office.look(&stranger, &CountInbox).await?, 0, "the number beside the inbox");
    assert!(matches!(office.look(&stranger, &ShowItem(first)).await, Err(Refusal::NotFound { .. })));

    // What was taken out by decision is in no figure; the other lapsed for want of a note, and then its result restores it.
    let tracked = || async {
        let asked = MeasureIndicator {
            name: "programme.tracked_and_urged.tracked".to_owned(),
            as_of: None,
            known_at: None,
            by: Vec::new(),
        };
        let found = office.look(&clerk, &asked).await?;
        anyhow::Ok((found.numerator, found.denominator))
    };
    assert_eq!(tracked().await?, (Some(0), Some(1)));
    let note = FollowUpItem { item: first, text: "Đang lấy ý kiến các sở".to_owned() };
    office.perform(&officer, None, &note).await?;
    assert!(matches!(office.perform(&stranger, None, &note).await, Err(Refusal::NotFound { .. })));
    let proof = Proof { number: "88/TTr-SXD".to_owned(), issued_on: Some(date!(2018 - 03 - 01)) };
    let done = CompleteItem { item: first, at: datetime!(2018-03-01 08:30 +7), proof };
    office.perform(&officer, None, &done).await?;
    assert_eq!(tracked().await?, (Some(1), Some(1)));
    let page = office.look(&officer, &ShowItem(first)).await?;
    assert_eq!(page.row.state, State::DoneOnTime);
    assert_eq!((page.notes.len(), page.adjustments.len()), (1, 2));
    let acts: Vec<&str> = page.timeline.iter().map(|event| event.act.as_str()).collect();
    assert_eq!(acts, ["programme.adjust", "programme.adjust", "programme.complete"]);
    assert_eq!(office.look(&officer, &OwedItems).await?.len(), 0);
    assert_eq!(office.look(&officer, &CountInbox).await?, 0);
    Ok(())
}

on_both!(a_programme_changed_by_decision, super::START);

const TEXT: &str = "UBND tỉnh yêu cầu:\n1. Giao Sở Xây dựng chủ trì, phối hợp với Sở TC kiểm tra, báo cáo trước ngày 10/3.\n\
    2. Sở Tài chính bố trí kinh phí chậm nhất 05 ngày làm việc kể từ ngày nhận.\n3. UBND các xã báo cáo trước ngày 15/3.\n";

async fn tasks_read_from_a_document(house: House) -> Result<()> {
    let office = &house.office;
    let home = unit(office, "VP", "Văn phòng").await?;
    let construction = unit(office, "SXD", "Sở Xây dựng").await?;
    let finance = unit(office, "STC", "Sở Tài chính").await?;
    let clerk = person(office, "vanthu", home, Role::RecordsClerk).await?;
    let known = Known {
        number: "12/UBND-TH".to_owned(),
        issued_on: date!(2018 - 01 - 12),
        issuer: "Chủ tịch UBND tỉnh".to_owned(),
        level: Some(Level::Chairman),
        direction: Some(Direction::Incoming),
        book_no: None,
        received_at: Some(START),
        subject: Some("V/v kiểm tra công trình".to_owned()),
        secrecy: None,
        has_deadline: Some(true),
        deadline: None,
        urgency: None,
        expected_tasks: Some(3),
    };
    let document = office.perform(&clerk, None, &RecordDocument { known, new: true }).await?;
    let entered = || async {
        let found = office.look(&clerk, &CountEntered).await?;
        let one = found.first().copied().context("one level")?;
        anyhow::Ok((one.level, one.entered, one.expected, one.pending))
    };
    let pending = || async {
        let mut query = ListDocuments { filter: Default::default(), slice: Slice::first(10) };
        (query.filter.not_entered, query.filter.oldest_first) = (true, true);
        anyhow::Ok(office.look(&clerk, &query).await?.rows)
    };
    assert_eq!(entered().await?, (Level::Chairman, 0, 3, 1));
    // Many tasks: two working days from receipt.
    assert_eq!(pending().await?[0].entry_limit, Some(datetime!(2018-01-17 17:00 +7)));

    let found = office.look(&clerk, &ProposeTasks { document, text: TEXT.to_owned() }).await?.tasks;
    let leads: Vec<&Meant> = found.iter().map(|task| &task.lead.1).collect();
    assert_eq!(leads, [&Meant::One(construction), &Meant::One(finance), &Meant::Nobody]);
    assert_eq!(found[0].co_units[0].1, Meant::One(finance));
    assert_eq!(found[0].due.due, Some(datetime!(2018-03-10 17:00 +7)));
    assert_eq!(found[1].due.due, Some(datetime!(2018-01-22 17:00 +7)));
    assert_eq!(entered().await?, (Level::Chairman, 0, 3, 1), "a proposal enters nothing");

    for (task, lead) in found.iter().zip([construction, finance, home]) {
        let entry = Entry {
            code: task.code.clone(),
            content: task.content.clone(),
            lead_unit: lead,
            co_units: vec![],
            informed: vec![],
            product: String::new(),
            follower: None,
            due: DueGiven::Moment(task.due.due.context("a due time")?),
        };
        office.perform(&clerk, None, &EnterTask { document, entry }).await?;
    }
    assert_eq!(entered().await?, (Level::Chairman, 3, 3, 0));
    assert_eq!(pending().await?, []);
    let again = office.look(&clerk, &ProposeTasks { document, text: TEXT.to_owned() }).await?.tasks;
    assert_eq!(again[0].code, "12/UBND-TH-04", "codes go on counting");
    Ok(())
}

on_both!(tasks_read_from_a_document, super::START);
