//! The ladder from the third day before to the fifth day after, its letters on good and bad days, and urging by hand.

use std::collections::BTreeSet;

use ::urging::MailMode;
use ::urging::views::NoticeRow;
use anyhow::{Context, Result};
use app::board::ShowBoard;
use app::directives::{EnterTask, HandOn, RecordDocument, Take};
use app::feed::CalendarFeed;
use app::people::{RecordPerson, RecordUnit};
use app::report::{Column, Length, ListReport, Period, ShowReport};
use app::urging::{Acknowledge, AnswerNotice, Deliveries, Notices, NoticesOf, PreferMail, SendAgain, Urge};
use app::{Office, Refusal, Slice};
use directives::acts::enter::{DueGiven, Entry};
use directives::acts::record_document::Known;
use directives::exception::{Decider, Missing};
use directives::{Direction, Level};
use ids::{DirectiveId, UnitId};
use people::acts::{record_person, record_unit};
use people::{Actor, Role, UnitKind};
use stories::house::{House, console};
use stories::on_both;
use time::macros::{date, datetime};
use time::{OffsetDateTime, Time};

use super::post::{Mood, Post, SECRET};

/// A Monday; the task is due on Friday 16/03/2018, so that the ladder runs over a weekend.
const START: OffsetDateTime = datetime!(2018-03-05 08:00 +7);

struct Cast {
    follower: Actor,
    officer: Actor,
    head: Actor,
    leader: Actor,
    chairman: Actor,
    administrator: Actor,
    task: DirectiveId,
}

async fn unit(office: &Office, code: &str, parent: Option<UnitId>) -> Result<UnitId> {
    let known = record_unit::Known {
        code: code.to_owned(),
        name: Some(format!("Đơn vị {code}")),
        parent,
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
        email: Some(format!("{username}@ankhe.example")),
        roles: Some(BTreeSet::from([role])),
        active: None,
    };
    let id = office.perform(&console(), None, &RecordPerson { known, password: None }).await?;
    Ok(Actor::Person { id, unit, roles: BTreeSet::from([role]), on_behalf_of: None })
}

async fn cast(office: &Office) -> Result<Cast> {
    let committee = unit(office, "UBND", None).await?;
    let home = unit(office, "VP", Some(committee)).await?;
    let department = unit(office, "SXD", Some(committee)).await?;
    let clerk = person(office, "vanthu", home, Role::RecordsClerk).await?;
    let follower = person(office, "theodoi", home, Role::Follower).await?;
    let known = Known {
        number: "123/CT-TTg".to_owned(),
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
        expected_tasks: Some(1),
    };
    let document = office.perform(&clerk, None, &RecordDocument { known, new: true }).await?;
    let entry = Entry {
        code: "CT123-1".to_owned(),
        content: "Kiểm tra công trình trọng điểm".to_owned(),
        lead_unit: department,
        informed: vec![],
        product: String::new(),
        co_units: vec![],
        follower: follower.person(),
        due: DueGiven::Day(date!(2018 - 03 - 16)),
    };
    let task = office.perform(&clerk, None, &EnterTask { document, entry }).await?;
    Ok(Cast {
        officer: person(office, "chuyenvien", department, Role::Officer).await?,
        head: person(office, "giamdoc", department, Role::UnitHead).await?,
        leader: person(office, "chanhvp", home, Role::OfficeLeader).await?,
        chairman: person(office, "chutich", committee, Role::Chairman).await?,
        administrator: person(office, "quantri", home, Role::Administrator).await?,
        follower,
        task,
    })
}

/// What waits in somebody's inbox, as rungs.
async fn waits(office: &Office, actor: &Actor) -> Result<Vec<String>> {
    let page = office.look(actor, &Notices { slice: Slice::first(50) }).await?;
    Ok(page.rows.into_iter().map(|row| row.rung).collect())
}

async fn notice(office: &Office, actor: &Actor) -> Result<NoticeRow> {
    let page = office.look(actor, &Notices { slice: Slice::first(50) }).await?;
    page.rows.into_iter().next().context("a notice waits")
}

fn on(day: time::Date, hour: u8) -> OffsetDateTime {
    calendar::local(day, Time::from_hms(hour, 0, 0).expect("an hour"))
}

/// Each rung once, to its people, on working days only; what was done needs none.
async fn the_ladder(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    let mut told = Vec::new();
    for day in 6..=31 {
        let day = date!(2018 - 03 - 01).replace_day(day)?;
        for hour in [6, 8, 15] {
            house.at(on(day, hour));
            let done = office.remind().await?;
            if done.rungs > 0 {
                told.push((day, hour, done.rungs, done.notices));
            }
        }
    }
    let expected = [
        // Three working days before: the officer.
        (date!(2018 - 03 - 13), 8, 1, 1),
        // On the day: the officer and the head.
        (date!(2018 - 03 - 16), 8, 1, 2),
        // Late since Friday evening, told on Monday: the Office's leader and the follower.
        (date!(2018 - 03 - 19), 8, 1, 2),
        // Five days late: who gave it.
        (date!(2018 - 03 - 21), 8, 1, 1),
    ];
    assert_eq!(told, expected);
    assert_eq!(waits(office, &cast.officer).await?, ["on_day", "before"]);
    assert_eq!(waits(office, &cast.head).await?, ["on_day"]);
    assert_eq!(waits(office, &cast.leader).await?, ["late"]);
    assert_eq!(waits(office, &cast.follower).await?, ["late"]);
    assert_eq!(waits(office, &cast.chairman).await?, ["late_long"]);

    let first = notice(office, &cast.officer).await?;
    let seen = Acknowledge { notices: vec![first.id] };
    let stranger = office.perform(&cast.head, None, &seen).await;
    assert!(matches!(stranger, Err(Refusal::NotFound { .. })), "nobody acknowledges for another");
    office.perform(&cast.officer, None, &seen).await?;
    office.perform(&cast.officer, None, &seen).await?;
    assert_eq!(waits(office, &cast.officer).await?, ["before"]);
    Ok(())
}
on_both!(the_ladder, super::START);

/// Once the task is handed to one officer, the owner's rung is that officer's alone.
async fn the_named_officer(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    let Actor::Person { unit, .. } = cast.officer else { anyhow::bail!("the officer is a person") };
    let named = person(office, "duocgiao", unit, Role::Officer).await?;
    let step = HandOn { officer: named.person() };
    office.perform(&cast.officer, None, &Take { directive: cast.task, step }).await?;
    house.at(on(date!(2018 - 03 - 13), 8));
    office.remind().await?;
    assert_eq!(waits(office, &named).await?, ["before"]);
    assert!(waits(office, &cast.officer).await?.is_empty(), "a colleague is not told");
    Ok(())
}
on_both!(the_named_officer, super::START);

/// Two machines that run the ladder at the same moment deliver each rung once.
async fn two_machines(house: House) -> Result<()> {
    let cast = cast(&house.office).await?;
    let other = house.another(2).await?;
    house.at(on(date!(2018 - 03 - 13), 8));
    other.clock().set(on(date!(2018 - 03 - 13), 8));
    let (one, two) = tokio::join!(house.office.remind(), other.remind());
    assert_eq!(one?.rungs + two?.rungs, 1);
    assert_eq!(waits(&house.office, &cast.officer).await?, ["before"]);
    Ok(())
}
on_both!(two_machines, super::START);

/// A mail server that is down for an hour, one address that nobody has, a digest, and a signed call.
async fn the_letters(house: House) -> Result<()> {
    let post = Post::open().await?;
    let house = house.with_channels(post.channels());
    let office = &house.office;
    let cast = cast(office).await?;
    office.perform(&cast.head, None, &PreferMail(MailMode::Each)).await?;
    office.perform(&cast.follower, None, &PreferMail(MailMode::Off)).await?;

    // Tuesday: one morning letter for the officer, who chose nothing, and the call.
    post.is(Mood::Busy);
    house.at(on(date!(2018 - 03 - 13), 7));
    office.remind().await?;
    let done = office.deliver().await?;
    assert_eq!((done.sent, done.later, done.gave_up), (0, 1, 0), "the call; the morning's letter leaves at half past");
    house.at(on(date!(2018 - 03 - 13), 8));
    assert_eq!(office.deliver().await?.later, 2);
    post.is(Mood::Good);
    assert_eq!(office.deliver().await?, Default::default(), "not before its time");
    house.at(on(date!(2018 - 03 - 13), 9));
    assert_eq!(office.deliver().await?.sent, 2);
    assert_eq!(office.deliver().await?, Default::default(), "once");
    let mails = post.mails();
    assert!(mails.len() == 1 && mails[0].contains("chuyenvien@ankhe.example"), "{mails:?}");
    let calls = post.calls();
    let (head, body) = calls.first().context("a call")?;
    let header = |name: &str| {
        let line = head.lines().find_map(|line| line.split_once(": ").filter(|(found, _)| *found == name));
        line.map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let stamp = header("webhook-timestamp").parse()?;
    let signed = notify::signature(SECRET.as_bytes(), &header("webhook-id"), stamp, body);
    assert_eq!(header("webhook-signature"), signed);
    let told: serde_json::Value = serde_json::from_str(body)?;
    assert_eq!((told["type"].as_str(), told["data"]["code"].as_str()), (Some("urging.reminder"), Some("CT123-1")));

    // Friday: the head's address is no longer there. The others get theirs.
    post.is(Mood::Refuses("giamdoc@"));
    house.at(on(date!(2018 - 03 - 16), 9));
    office.remind().await?;
    let done = office.deliver().await?;
    assert_eq!((done.sent, done.later, done.gave_up), (1, 0, 1), "the call; the head");
    let trouble = Deliveries { troubled: true, slice: Slice::first(50) };
    let log = office.look(&cast.administrator, &trouble).await?.rows;
    let given_up = log.iter().find(|row| row.gave_up_at.is_some()).context("given up")?;
    assert!(given_up.error.as_deref().is_some_and(|why| why.contains("550")), "{given_up:?}");
    assert!(office.look(&cast.officer, &trouble).await.is_err(), "the log is the administrator's");
    post.is(Mood::Good);
    office.perform(&cast.administrator, None, &SendAgain(given_up.id)).await?;
    assert!(office.perform(&cast.administrator, None, &SendAgain(given_up.id)).await.is_err());
    assert_eq!(office.deliver().await?.sent, 1);
    assert!(post.mails().iter().any(|mail| mail.contains("giamdoc@ankhe.example")));

    // Monday morning: what waited over the weekend; the follower chose none.
    house.at(on(date!(2018 - 03 - 19), 8));
    office.remind().await?;
    office.deliver().await?;
    let mails = post.mails();
    assert!(!mails.iter().any(|mail| mail.contains("theodoi@")), "{mails:?}");
    Ok(())
}
on_both!(the_letters, super::START);

/// A follower urges and asks for a reply; the officer's answer is what the record keeps.
async fn urging_by_hand(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    house.at(on(date!(2018 - 03 - 19), 9));
    let urge =
        |text: &str| Urge { directives: vec![cast.task], text: text.to_owned(), asks_reply: true, document: None };
    assert!(matches!(
        office.perform(&cast.follower, None, &urge(" ")).await,
        Err(Refusal::Urging(::urging::Refusal::TextMissing))
    ));
    assert!(matches!(office.perform(&cast.officer, None, &urge("x")).await, Err(Refusal::NotPermitted { .. })));
    let told = office.perform(&cast.follower, None, &urge("Đề nghị báo cáo nguyên nhân chậm.")).await?;
    assert_eq!(told, 2, "the officer and the head");
    let asked = notice(office, &cast.officer).await?;
    office.perform(&cast.officer, None, &Acknowledge { notices: vec![asked.id] }).await?;
    assert_eq!(waits(office, &cast.officer).await?, ["by_hand"], "an answer is asked for");
    let answer =
        AnswerNotice { notice: asked.id, text: "Chờ số liệu của hai xã, xong trong ngày 21/3.".to_owned() };
    office.perform(&cast.officer, None, &answer).await?;
    assert!(waits(office, &cast.officer).await?.is_empty());
    assert!(matches!(
        office.perform(&cast.officer, None, &answer).await,
        Err(Refusal::Urging(::urging::Refusal::AnsweredBefore))
    ));
    let rows = office.look(&cast.follower, &NoticesOf(cast.task)).await?;
    assert_eq!(rows.len(), 2);
    assert_eq!(rows.iter().filter(|row| row.answer.is_some()).count(), 1);
    // What a person writes does not stand in for the ladder: the superior is still told.
    assert_eq!(office.remind().await?.rungs, 1);
    Ok(())
}
on_both!(urging_by_hand, super::START);

/// What the board and the report count is what their lists show.
async fn the_board_and_the_report(house: House) -> Result<()> {
    let office = &house.office;
    let cast = cast(office).await?;
    house.at(on(date!(2018 - 03 - 20), 9));
    let board = office.look(&cast.chairman, &ShowBoard { slice: Slice::first(50) }).await?;
    assert_eq!((board.open, board.late_in_all, board.unfollowed), (1, 1, 0));
    let late = board.late.rows.first().context("one is late")?;
    assert_eq!(late.missing, [Missing::FollowUp, Missing::Result], "nothing was found in a whole period");
    assert_eq!(late.decider, Decider::Head);
    assert_eq!(board.units.iter().map(|load| (load.open, load.late)).collect::<Vec<_>>(), [(1, 1)]);
    assert_eq!(board.ages.iter().map(|age| age.tasks).collect::<Vec<_>>(), [1, 0, 0, 0]);
    let own = office.look(&cast.officer, &ShowBoard { slice: Slice::first(50) }).await?;
    assert_eq!(own.open, 1, "the unit's own board");
    assert!(office.look(&cast.administrator, &ShowBoard { slice: Slice::first(50) }).await.is_err());
    house.at(on(date!(2018 - 03 - 21), 9));
    let board = office.look(&cast.chairman, &ShowBoard { slice: Slice::first(50) }).await?;
    assert_eq!(board.late.rows[0].decider, Decider::Chairman, "five days late");

    let weeks = [
        (date!(2018 - 03 - 05), Column::Given, Column::OpenOnTime),
        (date!(2018 - 03 - 12), Column::Carried, Column::OpenOverdue),
        (date!(2018 - 03 - 21), Column::Carried, Column::OpenOverdue),
    ];
    for (day, origin, status) in weeks {
        let period = Period::of(Length::Week, day);
        let report = office.look(&cast.leader, &ShowReport(period)).await?;
        for column in [Column::Total, origin, status] {
            assert_eq!(report.total.of(column), 1, "{day} {column:?}");
            let list = ListReport { period, column, level: None, unit: None, slice: Slice::first(50) };
            assert_eq!(office.look(&cast.leader, &list).await?.rows.len(), 1, "{day} {column:?}");
        }
        assert_eq!(report.units.len(), 1);
    }
    let feed = office.look(&cast.officer, &CalendarFeed { name: "Lịch".to_owned() }).await?;
    assert!(feed.contains("DTEND:20180316T100000Z"), "{feed}");
    Ok(())
}
on_both!(the_board_and_the_report, super::START);
