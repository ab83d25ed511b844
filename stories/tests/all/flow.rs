//! One document of the Government from its entry to an accepted result: turned down, put off twice and not a third time, its
//! follower leaves, its unit merges into another; and the figure at each step.
//!
//! Long because one cast plays the whole way of a task.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use app::directives::{
    AcceptResult, Alike, AnswerShares, AskExtension, Assign, Complete, Conceal, DecideExtension, Disorder, EnterTask,
    Extend, FinishPart, Follow, FollowUps, GiveBack, HandOn, HandOver, Inbox, Inform, ListDirectives, ListDisorder,
    ListSilent, Pause, PlanPeriodic, RecordDocument, Resume, Share, ShowDirective, Split, StopPlan, Succeed, Take,
    TakeOn, TurnDown, Withdraw,
};
use app::inbox::CountAtTurn;
use app::log::VerifyLog;
use app::objectives::MeasureIndicator;
use app::people::{EditUnit, RecordPerson, RecordUnit, ShowUnit};
use app::{Office, Refusal, Slice};
use commitment::{Evidence, State};
use directives::acts::enter::{DueGiven, Entry};
use directives::acts::extend::{Later, Say};
use directives::acts::plan::Planned;
use directives::acts::record_document::Known;
use directives::acts::share::Child;
use directives::flow::{Grade, Turn};
use directives::plan::Every;
use directives::{Direction, Level, Secrecy};
use ids::{DirectiveId, DocumentId, UnitId};
use people::acts::edit_unit::Edited;
use people::acts::{record_person, record_unit};
use people::{Actor, Role, UnitKind};
use stories::house::{House, console};
use stories::on_both;
use time::macros::{date, datetime};
use time::{Date, OffsetDateTime};
use uuid::Uuid;

const START: OffsetDateTime = datetime!(2018-03-05 08:00 +7);

struct Cast {
    finance: UnitId,
    construction: UnitId,
    transport: UnitId,
    clerk: Actor,
    follower: Actor,
    second: Actor,
    leader: Actor,
    chairman: Actor,
    finance_officer: Actor,
    builder: Actor,
    carrier: Actor,
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
    let id = office.perform(&console(), None, &RecordPerson { known, password: None }).await?;
    Ok(Actor::Person { id, unit, roles: BTreeSet::from([role]), on_behalf_of: None })
}

async fn cast(office: &Office) -> Result<Cast> {
    let home = unit(office, "VP", "Văn phòng").await?;
    let finance = unit(office, "STC", "Sở Tài chính").await?;
    let construction = unit(office, "SXD", "Sở Xây dựng").await?;
    let transport = unit(office, "SGTVT", "Sở Giao thông vận tải").await?;
    Ok(Cast {
        finance,
        construction,
        transport,
        clerk: person(office, "vanthu", home, Role::RecordsClerk).await?,
        follower: person(office, "theodoi", home, Role::Follower).await?,
        second: person(office, "theodoi2", home, Role::Follower).await?,
        leader: person(office, "chanhvanphong", home, Role::OfficeLeader).await?,
        chairman: person(office, "chutich", home, Role::Chairman).await?,
        finance_officer: person(office, "taichinh", finance, Role::Officer).await?,
        builder: person(office, "xaydung", construction, Role::Officer).await?,
        carrier: person(office, "giaothong", transport, Role::Officer).await?,
    })
}

async fn document(office: &Office, cast: &Cast, number: &str) -> Result<DocumentId> {
    Ok(office.perform(&cast.clerk, None, &RecordDocument { known: register(number), new: true }).await?)
}

fn register(number: &str) -> Known {
    Known {
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
        deadline: None,
        urgency: None,
        expected_tasks: Some(1),
    }
}

async fn task(office: &Office, cast: &Cast, document: DocumentId, code: &str, lead: UnitId) -> Result<DirectiveId> {
    let entry = Entry {
        code: code.to_owned(),
        content: format!("Kiểm tra công trình trọng điểm số {code}"),
        lead_unit: lead,
        co_units: vec![],
        informed: vec![],
        product: "Báo cáo".to_owned(),
        follower: cast.follower.person(),
        due: DueGiven::Day(date!(2018 - 03 - 30)),
    };
    Ok(office.perform(&cast.clerk, None, &EnterTask { document, entry }).await?)
}

fn at(day: Date) -> OffsetDateTime {
    day.with_hms(10, 0, 0).expect("an hour").assume_offset(calendar::ZONE)
}

async fn take<S: app::directives::Step>(
    office: &Office,
    actor: &Actor,
    directive: DirectiveId,
    step: S,
) -> Result<DirectiveId, Refusal> {
    office.perform(actor, None, &Take { directive, step }).await
}

fn refused(outcome: Result<DirectiveId, Refusal>) -> directives::Refusal {
    match outcome {
        Err(Refusal::Directives(refusal)) => refusal,
        other => panic!("not refused by a rule: {other:?}"),
    }
}

/// Numerator, denominator and "not yet" of what is completed on time.
async fn on_time(office: &Office, at: OffsetDateTime) -> Result<(i64, i64, i64)> {
    let asked = MeasureIndicator {
        name: "directives.central.on_time".to_owned(),
        as_of: Some(at),
        known_at: None,
        by: Vec::new(),
    };
    let found = office.look(&console(), &asked).await?;
    Ok((found.numerator.unwrap_or(0), found.denominator.unwrap_or(0), found.not_yet))
}

async fn state(office: &Office, cast: &Cast, task: DirectiveId) -> Result<(State, Turn)> {
    let page = office.look(&cast.leader, &ShowDirective(task)).await?;
    Ok((page.row.state, page.row.turn))
}

/// The decision whose period the figures are counted in.
async fn decide(office: &Office) -> Result<()> {
    let decision = "QUYẾT ĐỊNH\nVề việc phê duyệt mục tiêu chất lượng năm 2018\n\
        Điều 1. Phê duyệt mục tiêu chất lượng năm 2018 với các nội dung sau:\n\
        1. 100% ý kiến chỉ đạo của Chính phủ, Thủ tướng Chính phủ có thời hạn được cập nhật vào phần mềm và theo dõi thực hiện đúng hạn.\n";
    let load = app::objectives::LoadDecision { text: decision.to_owned(), accept: true };
    office.perform(&console(), None, &load).await?;
    Ok(())
}

async fn from_entry_to_acceptance(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    decide(office).await?;
    let document = document(office, &cast, "123/CT-TTg").await?;
    let task = task(office, &cast, document, "CT123-1", cast.finance).await?;

    // The unit turns it down: it is still owed, and waits for whoever gives the work.
    house.at(at(date!(2018 - 03 - 06)));
    assert_eq!(state(office, &cast, task).await?, (State::OpenOnTime, Turn::LeadAnswers));
    let reason = "không thuộc chức năng".to_owned();
    let by_a_stranger = take(office, &cast.builder, task, TurnDown { reason: reason.clone() }).await;
    assert!(matches!(by_a_stranger, Err(Refusal::NotFound { .. })), "{by_a_stranger:?}");
    take(office, &cast.finance_officer, task, TurnDown { reason }).await?;
    assert_eq!(state(office, &cast, task).await?, (State::OpenOnTime, Turn::AssignerReassigns));
    assert_eq!(office.look(&cast.leader, &CountAtTurn(Turn::AssignerReassigns)).await?, 1);
    let possible = office.possible(&cast.leader, task).await?;
    assert!(possible.contains(&"directives.assign") && !possible.contains(&"directives.accept"), "{possible:?}");
    let assign = Assign { unit: cast.construction, reason: "đúng chức năng".to_owned() };
    take(office, &cast.chairman, task, assign).await?;
    take(office, &cast.builder, task, TakeOn).await?;
    assert_eq!(state(office, &cast, task).await?, (State::OpenOnTime, Turn::LeadWorks));
    let inbox = office.look(&cast.builder, &Inbox { slice: Slice::first(10) }).await?;
    assert_eq!(inbox.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [task]);

    // Put off twice; the form sent twice asks once; the third time is one too many.
    let ask = |until| AskExtension { until: Later::Day(until), reason: "chờ ý kiến bộ".to_owned() };
    let approve = || DecideExtension { say: Say::Approve { until: None, note: String::new() } };
    house.at(at(date!(2018 - 03 - 27)));
    let key = Some(Uuid::from_u128(7));
    for _ in 0..2 {
        let act = Take { directive: task, step: ask(date!(2018 - 04 - 10)) };
        assert_eq!(office.perform(&cast.builder, key, &act).await?, task);
    }
    assert_eq!(state(office, &cast, task).await?, (State::OpenOnTime, Turn::LeaderDecides));
    let not_a_leader = take(office, &cast.builder, task, approve()).await;
    assert!(matches!(not_a_leader, Err(Refusal::NotPermitted { .. })));
    take(office, &cast.chairman, task, approve()).await?;
    house.at(at(date!(2018 - 04 - 03)));
    take(office, &cast.builder, task, ask(date!(2018 - 04 - 20))).await?;
    take(office, &cast.leader, task, approve()).await?;
    house.at(at(date!(2018 - 04 - 10)));
    let third = refused(take(office, &cast.builder, task, ask(date!(2018 - 05 - 10))).await);
    assert_eq!(third, directives::Refusal::ExtensionsUsedUp { most: 2 });
    let page = office.look(&cast.builder, &ShowDirective(task)).await?;
    assert_eq!(page.deadlines[0].due, Some(datetime!(2018-03-30 17:00 +7)), "the original stays for ever");
    assert_eq!((page.deadlines.len(), page.way.extensions.len()), (3, 2));
    // As of a moment between, the deadline of then counts.
    assert_eq!(on_time(office, datetime!(2018-03-28 17:00 +7)).await?, (0, 0, 1));
    assert_eq!(on_time(office, datetime!(2018-04-09 17:00 +7)).await?, (0, 0, 1), "put off: not due yet");

    // The clock stands for five working days; while it stands nothing is late.
    take(office, &cast.leader, task, Pause { reason: "chờ kinh phí".to_owned(), ground: "7/TB-UBND".to_owned() })
        .await?;
    house.at(at(date!(2018 - 04 - 17)));
    assert_eq!(state(office, &cast, task).await?, (State::Paused, Turn::Paused));
    take(office, &cast.leader, task, Resume).await?;
    let due = office.look(&cast.builder, &ShowDirective(task)).await?.row.due_at;
    // Five working days after 20 April: 25 April is Giỗ Tổ, 30 April and 1 May are off.
    assert_eq!(due, Some(datetime!(2018-05-02 17:00 +7)));

    // Its follower leaves, and its unit merges into another one: the work goes along, nothing is answered anew.
    let (from, to) = (cast.follower.person().context("named")?, cast.second.person().context("named")?);
    assert_eq!(office.perform(&cast.clerk, None, &HandOver { from, to }).await?, 1);
    let merged = office.look(&console(), &ShowUnit(cast.construction)).await?;
    let edited = Edited {
        name: merged.name.clone(),
        parent: None,
        kind: merged.kind,
        valid_from: None,
        valid_to: Some(date!(2018 - 04 - 16)),
        successor: Some(cast.transport),
    };
    office.perform(&console(), None, &EditUnit { unit: merged.id, version: merged.version, edited }).await?;
    assert_eq!(office.perform(&cast.clerk, None, &Succeed { unit: cast.construction }).await?, 1);
    let row = office.look(&cast.carrier, &ShowDirective(task)).await?.row;
    assert_eq!((row.lead_unit, row.follower, row.turn), (cast.transport, Some(to), Turn::LeadWorks));
    let again = office.perform(&cast.clerk, None, &Succeed { unit: cast.construction }).await;
    assert!(matches!(again, Err(Refusal::Directives(directives::Refusal::NothingToHandOver))), "{again:?}");

    // Handed in, given back, handed in again, accepted after the deadline: the result's date counts.
    house.at(datetime!(2018-04-24 15:00 +7));
    let result = |number: &str| Complete {
        directive: task,
        at: office.clock().now(),
        evidence: vec![Evidence::Document { number: number.to_owned(), issued_on: None }],
    };
    office.perform(&cast.carrier, None, &result("10/BC-SGTVT")).await?;
    assert_eq!(state(office, &cast, task).await?, (State::OpenOnTime, Turn::AssignerJudges));
    take(office, &cast.second, task, GiveBack { reason: "thiếu số liệu".to_owned() }).await?;
    assert_eq!(state(office, &cast, task).await?, (State::OpenOnTime, Turn::LeadWorks), "a returned result is none");
    house.at(datetime!(2018-04-26 15:00 +7));
    office.perform(&cast.carrier, None, &result("12/BC-SGTVT")).await?;
    house.at(datetime!(2018-05-03 09:00 +7));
    assert_eq!(on_time(office, office.clock().now()).await?, (0, 1, 0), "not accepted yet: late");
    take(office, &cast.second, task, AcceptResult { grade: Grade::Good }).await?;
    assert_eq!(state(office, &cast, task).await?, (State::DoneOnTime, Turn::Ended));
    assert_eq!(on_time(office, office.clock().now()).await?, (1, 1, 0));
    assert_eq!(on_time(office, datetime!(2018-05-02 18:00 +7)).await?, (0, 1, 0), "as of yesterday it was late");
    assert!(office.possible(&cast.second, task).await?.is_empty(), "nothing is open any more");
    let page = office.look(&cast.carrier, &ShowDirective(task)).await?;
    assert_eq!((page.evidence.len(), page.way.returns.len(), page.way.grade), (2, 1, Some(Grade::Good)));

    // Folded or not, the figure is the same; and every step stands in the log.
    office.fold().await?;
    assert_eq!(on_time(office, office.clock().now()).await?, (1, 1, 0));
    assert_eq!(office.recount().await?.len(), 0);
    office.sequence().await?;
    let report = office.look(&console(), &VerifyLog).await?;
    assert!(report.ok, "{report:?}");
    Ok(())
}
on_both!(from_entry_to_acceptance, super::START);

async fn shared_split_and_withdrawn(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    decide(office).await?;
    let document = document(office, &cast, "9/NQ-CP").await?;
    let task = task(office, &cast, document, "NQ9-1", cast.construction).await?;
    house.at(at(date!(2018 - 03 - 12)));

    // A cooperating unit has its own part; an informed one sees the task and owes nothing.
    let part = |due| Share { unit: cast.transport, content: "số liệu giao thông".to_owned(), due };
    let late = refused(take(office, &cast.builder, task, part(Some(at(date!(2018 - 04 - 02))))).await);
    assert!(matches!(late, directives::Refusal::AfterParent { .. }), "{late:?}");
    take(office, &cast.builder, task, part(Some(at(date!(2018 - 03 - 20))))).await?;
    take(office, &cast.leader, task, Inform { unit: cast.finance }).await?;
    office.look(&cast.finance_officer, &ShowDirective(task)).await?;
    assert!(office.look(&cast.finance_officer, &Inbox { slice: Slice::first(10) }).await?.rows.is_empty());
    assert_eq!(office.look(&cast.carrier, &Inbox { slice: Slice::first(10) }).await?.rows.len(), 1);
    assert!(office.possible(&cast.carrier, task).await?.contains(&"directives.finish_part"));
    let finish = || FinishPart { unit: cast.transport, proof: "5/BC-SGTVT".to_owned() };
    let not_theirs = take(office, &cast.finance_officer, task, finish()).await;
    assert!(matches!(not_theirs, Err(Refusal::NotFound { .. })));
    take(office, &cast.carrier, task, finish()).await?;
    let whole = Complete { directive: task, at: START, evidence: vec![Evidence::Text { text: "xong".to_owned() }] };
    let not_the_lead = office.perform(&cast.carrier, None, &whole).await;
    assert!(matches!(not_the_lead, Err(Refusal::NotFound { .. })), "a cooperating unit ends its part, not the whole");
    take(office, &cast.builder, task, HandOn { officer: cast.builder.person() }).await?;
    let page = office.look(&cast.builder, &ShowDirective(task)).await?;
    assert!(page.way.parts[0].finished.is_some() && page.row.state == State::OpenOnTime);
    assert_eq!((page.row.officer, page.way.informed.len()), (cast.builder.person(), 1));

    // Split off: never due after the whole, and not another task of the document.
    let child = |due| Split {
        child: Child {
            code: "NQ9-1.1".to_owned(), content: "Kiểm tra cầu".to_owned(), lead_unit: cast.transport, due
        },
    };
    let made = take(office, &cast.builder, task, child(None)).await?;
    assert_eq!(refused(take(office, &cast.builder, task, child(None)).await), directives::Refusal::CodeTaken);
    let page = office.look(&cast.builder, &ShowDirective(task)).await?;
    assert_eq!(page.way.children.iter().map(|row| row.id).collect::<Vec<_>>(), [made]);
    assert_eq!((page.document.entered_tasks, page.document.expected_tasks), (1, 1));
    let later = Extend { later: Later::WorkingDays(3), reason: "mưa lũ".to_owned() };
    let after = refused(take(office, &cast.chairman, made, later.clone()).await);
    assert!(matches!(after, directives::Refusal::AfterParent { .. }), "{after:?}");
    take(office, &cast.chairman, task, later.clone()).await?;
    take(office, &cast.chairman, made, later).await?;

    // A clerk who enters nearly the same again is warned.
    let alike = Alike { document, content: "kiểm tra công trình trọng điểm số NQ9-1".to_owned() };
    assert_eq!(office.look(&cast.clerk, &alike).await?.len(), 1);

    // Answered in bulk: the record says of how many.
    let act = FollowUps { directives: vec![task, made], text: "chưa phát sinh".to_owned(), at: None };
    assert_eq!(office.perform(&cast.follower, None, &act).await?, 2);
    assert_eq!(office.look(&cast.builder, &ShowDirective(task)).await?.follow_ups[0].together, 2);

    // Withdrawn with a document: no longer owed, no longer expected; what was before stays.
    let (before, now) = (at(date!(2018 - 03 - 19)), at(date!(2018 - 04 - 10)));
    house.at(now);
    let withdraw =
        |ground: &str| Withdraw { reason: "giao ở văn bản khác".to_owned(), ground: ground.to_owned() };
    assert_eq!(refused(take(office, &cast.leader, task, withdraw("")).await), directives::Refusal::GroundMissing);
    assert_eq!(on_time(office, now).await?, (0, 1, 0), "late until it is withdrawn");
    // What was split off from it would stay owed for nobody: it is ended first.
    let below = refused(take(office, &cast.leader, task, withdraw("77/TB-UBND")).await);
    assert_eq!(below, directives::Refusal::OpenBelow { tasks: 1 });
    take(office, &cast.leader, made, withdraw("77/TB-UBND")).await?;
    take(office, &cast.leader, task, withdraw("77/TB-UBND")).await?;
    assert_eq!(state(office, &cast, task).await?, (State::Withdrawn, Turn::Ended));
    assert_eq!(on_time(office, now).await?, (0, 0, 0));
    assert_eq!(on_time(office, before).await?, (0, 0, 1), "as of then it was owed");
    let open = ListDirectives { filter: Default::default(), slice: Slice::first(10) };
    assert_eq!(office.look(&cast.leader, &open).await?.rows.len(), 2, "nothing disappears");
    Ok(())
}
on_both!(shared_split_and_withdrawn, super::START);

async fn two_leaders_at_once(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    let document = document(office, &cast, "5/CT-TTg").await?;
    let task = task(office, &cast, document, "CT5-1", cast.construction).await?;
    house.at(at(date!(2018 - 03 - 20)));
    let ask = AskExtension { until: Later::Day(date!(2018 - 04 - 10)), reason: "chờ".to_owned() };
    take(office, &cast.builder, task, ask).await?;
    let other = house.another(2).await?;
    let yes = DecideExtension { say: Say::Approve { until: None, note: String::new() } };
    let no = DecideExtension { say: Say::Refuse { reason: "gấp".to_owned() } };
    let (left, right) = tokio::join!(take(office, &cast.chairman, task, yes), take(&other, &cast.leader, task, no));
    let lost: Vec<_> = [left, right].into_iter().filter_map(Result::err).collect();
    assert!(matches!(lost.as_slice(), [Refusal::Directives(directives::Refusal::NoExtensionWaits)]), "{lost:?}");
    let page = office.look(&cast.builder, &ShowDirective(task)).await?;
    assert_eq!(page.way.extensions.len(), 1);
    assert!(page.way.extensions[0].approved.is_some());
    Ok(())
}
on_both!(two_leaders_at_once, super::START);

async fn periodic_and_out_of_order(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    let document = document(office, &cast, "8/CT-TTg").await?;
    let planned = Planned {
        code: "BC8".to_owned(),
        content: "Báo cáo tiến độ".to_owned(),
        product: String::new(),
        lead_unit: cast.construction,
        follower: None,
        every: Every::Month,
        due_day: 25,
        from: date!(2018 - 03 - 05),
        until: None,
    };
    let plan = office.perform(&cast.clerk, None, &PlanPeriodic { document, planned: planned.clone() }).await?;
    let twice = office.perform(&cast.clerk, None, &PlanPeriodic { document, planned }).await;
    assert!(matches!(twice, Err(Refusal::Directives(directives::Refusal::CodeTaken))), "{twice:?}");

    // Each period once, by whichever node comes first; a period that was missed is made up for.
    let other = house.another(2).await?;
    let (left, right) = tokio::join!(office.make_periodic(), other.make_periodic());
    assert_eq!(left?.0 + right?.0, 1);
    house.at(at(date!(2018 - 05 - 03)));
    assert_eq!(office.make_periodic().await?.0, 2);
    assert_eq!(office.make_periodic().await?.0, 0);
    let of_document = || ListDirectives { filter: storage_filter(document), slice: Slice::first(10) };
    let rows = office.look(&cast.leader, &of_document()).await?.rows;
    let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    assert_eq!(codes, ["BC8/2018-03", "BC8/2018-04", "BC8/2018-05"]);
    assert_eq!(rows[2].due_at, Some(datetime!(2018-05-25 17:00 +7)));
    office.perform(&cast.clerk, None, &StopPlan { plan, until: date!(2018 - 05 - 31) }).await?;
    house.at(at(date!(2018 - 07 - 03)));
    assert_eq!(office.make_periodic().await?.0, 0);

    // Late and followed by nobody: the clerk sees it and names somebody.
    let disorder = |disorder| ListDisorder { disorder, slice: Slice::first(10) };
    assert_eq!(office.look(&cast.clerk, &disorder(Disorder::Unfollowed)).await?.rows.len(), 3);
    let follower = cast.follower.person().context("named")?;
    take(office, &cast.clerk, rows[0].id, Follow { follower }).await?;
    assert_eq!(office.look(&cast.clerk, &disorder(Disorder::Unfollowed)).await?.rows.len(), 2);
    assert_eq!(office.look(&cast.leader, &ListSilent { days: 30, slice: Slice::first(10) }).await?.rows.len(), 3);
    let answered =
        FollowUps { directives: vec![rows[0].id, rows[1].id], text: "chưa phát sinh".to_owned(), at: None };
    office.perform(&cast.follower, None, &answered).await?;
    let alone = FollowUps { directives: vec![rows[2].id], text: "đã họp với Sở".to_owned(), at: None };
    office.perform(&cast.follower, None, &alone).await?;
    assert!(office.look(&cast.leader, &ListSilent { days: 30, slice: Slice::first(10) }).await?.rows.is_empty());
    let shares = office.look(&cast.leader, &AnswerShares { since: at(date!(2018 - 06 - 03)) }).await?;
    let shares: Vec<_> = shares.iter().map(|row| (row.unit, row.records, row.together)).collect();
    assert_eq!(shares, [(cast.construction, 3, 2)], "two of three were said of both at once");

    // The document turns out to be secret: its tasks are shown, and their words go.
    let known = Known { secrecy: Some(Secrecy::Secret), ..register("8/CT-TTg") };
    office.perform(&cast.clerk, None, &RecordDocument { known: Known { subject: None, ..known }, new: false }).await?;
    let secret = office.look(&cast.clerk, &disorder(Disorder::Secret)).await?.rows;
    assert_eq!(secret.len(), 3);
    for row in &secret {
        office.perform(&cast.clerk, None, &Conceal { directive: row.id }).await?;
    }
    assert!(office.look(&cast.clerk, &disorder(Disorder::Secret)).await?.rows.is_empty());
    let page = office.look(&cast.leader, &ShowDirective(rows[2].id)).await?;
    assert_eq!((page.row.content.as_str(), page.follow_ups[0].text.as_str()), ("***", "***"));
    let mut found = of_document();
    found.filter.text = "tiến độ".to_owned();
    assert!(office.look(&cast.leader, &found).await?.rows.is_empty(), "nothing finds its words");
    Ok(())
}
on_both!(periodic_and_out_of_order, super::START);

fn storage_filter(document: DocumentId) -> storage::directives::Filter {
    storage::directives::Filter { document: Some(document), ..Default::default() }
}
