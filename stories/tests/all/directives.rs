//! One document's way from the register to two figures, and what stands in the log of it.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use app::directives::{
    AcceptResult, Complete, EnterTask, FollowUps, Inbox, ListDirectives, RecordDocument, ShowDirective, Take,
};
use app::log::{LatestCheckpoint, ProveEvent, VerifyLog};
use app::objectives::{Evidence as Behind, LoadDecision, Measure, MeasureIndicator};
use app::people::{RecordPerson, RecordUnit};
use app::{Office, Refusal, Slice};
use commitment::{Evidence, State};
use directives::acts::enter::{DueGiven, Entry};
use directives::acts::record_document::Known;
use directives::flow::Grade;
use directives::{Direction, Level};
use ids::{DirectiveId, DocumentId, PersonId, UnitId};
use measure::Verdict;
use people::acts::{record_person, record_unit};
use people::{Actor, Role, UnitKind};
use stories::house::{House, console};
use stories::on_both;
use time::OffsetDateTime;
use time::macros::{date, datetime};
use uuid::Uuid;

const START: OffsetDateTime = datetime!(2018-03-05 08:00 +7);

const DECISION: &str = "ỦY BAN NHÂN DÂN TỈNH\nSố: 01/QĐ-UBND\nQUYẾT ĐỊNH\n\
    Về việc phê duyệt mục tiêu chất lượng năm 2018\n\
    Điều 1. Phê duyệt mục tiêu chất lượng năm 2018 với các nội dung sau:\n\
    1. 100% ý kiến chỉ đạo của Chính phủ, Thủ tướng Chính phủ có thời hạn được cập nhật vào phần mềm và theo dõi thực hiện đúng hạn.\n\
    2. Ít nhất 08 sáng kiến được Hội đồng công nhận.\n\
    Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";

/// The people of the story.
struct Cast {
    department: UnitId,
    clerk: Actor,
    follower: Actor,
    officer: Actor,
    stranger: Actor,
    auditor: Actor,
}

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

async fn cast(office: &Office) -> Result<Cast> {
    let home = unit(office, "VP", "Văn phòng").await?;
    let department = unit(office, "SXD", "Sở Xây dựng").await?;
    let other = unit(office, "STC", "Sở Tài chính").await?;
    Ok(Cast {
        department,
        clerk: person(office, "vanthu", home, Role::RecordsClerk).await?,
        follower: person(office, "theodoi", home, Role::Follower).await?,
        officer: person(office, "chuyenvien", department, Role::Officer).await?,
        stranger: person(office, "nguoila", other, Role::Officer).await?,
        auditor: person(office, "kiemtra", home, Role::Auditor).await?,
    })
}

fn document(number: &str, expected: u32) -> RecordDocument {
    let known = Known {
        number: number.to_owned(),
        issued_on: date!(2018 - 03 - 01),
        issuer: "Thủ tướng Chính phủ".to_owned(),
        level: Some(Level::PrimeMinister),
        direction: Some(Direction::Incoming),
        book_no: None,
        received_at: Some(START),
        subject: Some("Về việc kiểm tra công trình".to_owned()),
        secrecy: None,
        has_deadline: Some(true),
        deadline: Some(datetime!(2018-03-30 17:00 +7)),
        urgency: None,
        expected_tasks: Some(expected),
    };
    RecordDocument { known, new: true }
}

fn task(document: DocumentId, code: &str, cast: &Cast) -> EnterTask {
    let entry = Entry {
        code: code.to_owned(),
        content: "Kiểm tra công trình trọng điểm".to_owned(),
        lead_unit: cast.department,
        co_units: vec![],
        informed: vec![],
        product: String::new(),
        follower: cast.follower.person(),
        due: DueGiven::Term(calendar::Term::WorkingDays(10)),
    };
    EnterTask { document, entry }
}

fn proof(number: &str) -> Vec<Evidence> {
    vec![Evidence::Document { number: number.to_owned(), issued_on: Some(date!(2018 - 03 - 15)) }]
}

/// Numerator, denominator and "not yet" of objective 1's only measure.
async fn figure(office: &Office, at: OffsetDateTime) -> Result<(i64, i64, i64)> {
    let ask = |at| Measure { as_of: Some(at), item: Some("1".to_owned()), trend: true, ..Measure::default() };
    let measured = office.look(&console(), &ask(at)).await?;
    let measure = &measured.objectives[0].measures[0];
    for point in &measure.trend {
        let then = office.look(&console(), &ask(point.at)).await?;
        let then = &then.objectives[0].measures[0];
        assert_eq!((Some(point.numerator), point.value), (then.numerator, then.value), "the line at {}", point.at);
    }
    Ok((measure.numerator.context("counted")?, measure.denominator.context("counted")?, measure.not_yet))
}

async fn from_register_to_figure(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    office.perform(&console(), None, &LoadDecision { text: DECISION.to_owned(), accept: true }).await?;

    // The clerk registers a document that gives two tasks, and enters the first.
    let document = office.perform(&cast.clerk, None, &document("123/CT-TTg", 2)).await?;
    assert_eq!(figure(office, START).await?, (0, 0, 2), "the time for entering has not passed");
    house.at(datetime!(2018-03-06 09:00 +7));
    let first: DirectiveId = office.perform(&cast.clerk, None, &task(document, "CT123-1", &cast)).await?;
    house.at(datetime!(2018-03-08 09:00 +7));
    assert_eq!(figure(office, office.clock().now()).await?, (1, 2, 0), "one of two entered");
    assert_eq!(figure(office, datetime!(2018-03-07 17:00 +7)).await?, (0, 0, 2), "as of the end of the time limit");

    // The officer finds it first in the inbox, and a stranger does not see it.
    let inbox = office.look(&cast.officer, &Inbox { slice: Slice::first(20) }).await?;
    assert_eq!(inbox.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [first]);
    assert_eq!(inbox.rows[0].due_at, Some(datetime!(2018-03-19 17:00 +7)), "ten working days from receipt");
    let unseen = office.look(&cast.stranger, &ShowDirective(first)).await;
    assert!(matches!(unseen, Err(Refusal::NotFound { .. })));
    let not_his = office.perform(&cast.stranger, None, &complete(first, proof("9/BC"))).await;
    assert!(matches!(not_his, Err(Refusal::NotFound { .. })));
    let not_a_clerk = office.perform(&cast.officer, None, &document_again()).await;
    assert!(matches!(not_a_clerk, Err(Refusal::NotPermitted { .. })));

    // Followed up, then completed with evidence; without evidence it is refused and nothing changes.
    let follow_up = FollowUps { directives: vec![first], text: "đã họp".to_owned(), at: None };
    assert_eq!(office.perform(&cast.follower, None, &follow_up).await?, 1);
    house.at(datetime!(2018-03-15 15:00 +7));
    let bare = office.perform(&cast.officer, None, &complete(first, vec![])).await;
    assert!(matches!(bare, Err(Refusal::Directives(directives::Refusal::EvidenceMissing))));
    let key = Some(Uuid::from_u128(42));
    for _ in 0..2 {
        let done = office.perform(&cast.officer, key, &complete(first, proof("55/BC-SXD"))).await?;
        assert_eq!(done, first, "the same form sent twice is answered alike");
    }
    let page = office.look(&cast.auditor, &ShowDirective(first)).await?;
    assert_eq!(page.row.state, State::OpenOnTime, "handed in by who owes it: not accepted yet");
    let accept = Take { directive: first, step: AcceptResult { grade: Grade::Good } };
    office.perform(&cast.follower, None, &accept).await?;
    let page = office.look(&cast.auditor, &ShowDirective(first)).await?;
    assert_eq!(page.row.state, State::DoneOnTime);
    let acts: Vec<&str> = page.timeline.iter().map(|event| event.act.as_str()).collect();
    assert_eq!(acts, ["directives.enter", "directives.follow_up", "directives.submit", "directives.accept"]);
    assert!(page.explained.is_some_and(|due| due.steps.len() >= 10), "the due time is explained day by day");

    // The second task is never entered: it stays in the denominator, and the figure opens onto the document.
    let later = datetime!(2018-04-30 17:00 +7);
    house.at(later);
    assert_eq!(figure(office, later).await?, (1, 2, 0));
    let behind = Behind {
        indicator: "directives.central.entered_tracked_on_time".to_owned(),
        as_of: Some(later),
        period: None,
        verdict: Some(Verdict::Missed),
        unit: None,
        month: None,
        level: None,
        after: None,
    };
    let missed = office.look(&cast.auditor, &behind).await?;
    assert_eq!((missed.total, missed.rows[0].missing, missed.rows[0].label.as_deref()), (1, true, Some("123/CT-TTg")));
    let on_time = MeasureIndicator {
        name: "directives.central.on_time".to_owned(),
        as_of: Some(later),
        known_at: None,
        by: Vec::new(),
    };
    let on_time = office.look(&cast.auditor, &on_time).await?;
    assert_eq!((on_time.numerator, on_time.denominator), (Some(1), Some(2)), "never entered counts as late");

    // Folding changes no figure.
    office.fold().await?;
    assert_eq!(figure(office, later).await?, (1, 2, 0));

    // Every step stands in the log.
    let sequenced = office.sequence().await?;
    assert!(sequenced > 10, "{sequenced}");
    let report = office.look(&cast.auditor, &VerifyLog).await?;
    assert!(report.ok, "{report:?}");
    let event = page.timeline[2].event;
    let proof = office.look(&cast.auditor, &ProveEvent(ids::EventId::new(event))).await?;
    assert!(proof.verify(&office.verifier_key()).is_ok());
    assert!(office.look(&cast.auditor, &LatestCheckpoint).await?.is_some());
    assert!(matches!(office.look(&cast.officer, &VerifyLog).await, Err(Refusal::NotPermitted { .. })));
    Ok(())
}
on_both!(from_register_to_figure, super::START);

fn complete(directive: DirectiveId, evidence: Vec<Evidence>) -> Complete {
    Complete { directive, at: datetime!(2018-03-15 14:00 +7), evidence }
}

fn document_again() -> RecordDocument {
    document("124/CT-TTg", 1)
}

async fn two_at_once(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    let document_id = office.perform(&cast.clerk, None, &document("123/CT-TTg", 1)).await?;
    let first = office.perform(&cast.clerk, None, &task(document_id, "CT123-1", &cast)).await?;
    house.at(datetime!(2018-03-15 15:00 +7));
    let other = house.another(2).await?;

    // Two who may accept complete the same task: one wins, the other hears that it is completed already.
    let (left, right) = (complete(first, proof("55/BC-SXD")), complete(first, proof("56/BC-SXD")));
    let (left, right) =
        tokio::join!(office.perform(&cast.follower, None, &left), other.perform(&cast.follower, None, &right));
    let lost = [left, right].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert!(matches!(lost[0], Refusal::Directives(directives::Refusal::AlreadyCompleted)), "{lost:?}");

    // Two clerks register the same document: it stands once.
    let (left, right) = (document_again(), document_again());
    let (left, right) =
        tokio::join!(office.perform(&cast.clerk, None, &left), other.perform(&cast.clerk, None, &right));
    let lost = [left, right].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert!(matches!(lost.as_slice(), [Refusal::Directives(directives::Refusal::AlreadyRegistered)]), "{lost:?}");

    // Many follow-ups by two processes: none is lost, and the log has each once.
    let tasks: Vec<EnterTask> = (0..6).map(|n| task(document_id, &format!("N-{n}"), &cast)).collect();
    let mut open = Vec::new();
    for task in &tasks {
        open.push(office.perform(&cast.clerk, None, task).await?);
    }
    house.at(datetime!(2018-03-16 15:00 +7));
    let act = |text: &str| FollowUps {
        directives: open.clone(),
        text: text.to_owned(),
        at: Some(datetime!(2018-03-15 16:00 +7)),
    };
    let (left, right) = (act("một"), act("hai"));
    let (left, right) =
        tokio::join!(office.perform(&cast.follower, None, &left), other.perform(&cast.follower, None, &right));
    let done = usize::from(left.is_ok()) + usize::from(right.is_ok());
    let page = office.look(&cast.auditor, &ShowDirective(open[0])).await?;
    assert_eq!(page.follow_ups.len(), done, "each act that was answered is there");
    let (first, second) = tokio::join!(office.sequence(), other.sequence());
    assert!(first.is_ok() && second.is_ok());
    let report = office.look(&cast.auditor, &VerifyLog).await?;
    assert!(report.ok, "{report:?}");
    Ok(())
}
on_both!(two_at_once, super::START);

async fn pages_by_key(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    let document = office.perform(&cast.clerk, None, &document("123/CT-TTg", 7)).await?;
    let mut entered = BTreeSet::new();
    for n in 0..7 {
        entered.insert(office.perform(&cast.clerk, None, &task(document, &format!("CT-{n}"), &cast)).await?);
    }
    let mut seen = BTreeSet::new();
    let mut slice = Slice::first(3);
    loop {
        let page =
            office.look(&cast.auditor, &ListDirectives { filter: Default::default(), slice: slice.clone() }).await?;
        assert!(page.rows.len() <= 3);
        for row in &page.rows {
            assert!(seen.insert(row.id), "{} twice", row.code);
        }
        match page.next {
            None => break,
            next => slice.after = next,
        }
    }
    assert_eq!(seen, entered, "every row once");
    Ok(())
}
on_both!(pages_by_key, super::START);
