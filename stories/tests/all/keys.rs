//! What is sent twice, what is decided on old news, and what time it is when somebody comes back.

use anyhow::{Context, Result};
use app::directives::{EnterTask, FollowUps, ListDirectives, RecordDocument};
use app::people::{EditUnit, RecordPerson, RecordUnit};
use app::{Act, Clock, IdSource, Office, Opening, Refusal, Slice, With};
use directives::acts::enter::{DueGiven, Entry};
use directives::acts::record_document::Known;
use directives::{Direction, Level};
use ids::{DocumentId, UnitId};
use people::acts::edit_unit::Edited;
use people::acts::{record_person, record_unit};
use people::{Actor, Role, Scope, UnitKind};
use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};
use stories::house::{House, console};
use stories::on_both;
use time::macros::{date, datetime};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const START: OffsetDateTime = datetime!(2018-03-05 08:00 +7);

fn unit(code: &str, valid_to: Option<time::Date>) -> RecordUnit {
    RecordUnit(record_unit::Known {
        code: code.to_owned(),
        name: Some(format!("Sở {code}")),
        parent: None,
        kind: Some(UnitKind::Department),
        valid_from: None,
        valid_to,
        successor: None,
        under_office: None,
    })
}

fn document(number: &str, level: Level) -> RecordDocument {
    let known = Known {
        number: number.to_owned(),
        issued_on: date!(2018 - 03 - 01),
        issuer: "Thủ tướng Chính phủ".to_owned(),
        level: Some(level),
        direction: Some(Direction::Incoming),
        book_no: None,
        received_at: Some(START),
        subject: None,
        secrecy: None,
        has_deadline: Some(true),
        deadline: None,
        urgency: None,
        expected_tasks: None,
    };
    RecordDocument { known, new: false }
}

fn task(document: DocumentId, lead_unit: UnitId, code: &str) -> EnterTask {
    let entry = Entry {
        code: code.to_owned(),
        content: "Báo cáo kết quả".to_owned(),
        lead_unit,
        co_units: Vec::new(),
        informed: Vec::new(),
        product: String::new(),
        follower: None,
        due: DueGiven::Day(date!(2018 - 03 - 20)),
    };
    EnterTask { document, entry }
}

async fn clerk(office: &Office) -> Result<Actor> {
    let home = office.perform(&console(), None, &unit("VP", None)).await?;
    let roles = std::collections::BTreeSet::from([Role::RecordsClerk, Role::Follower]);
    let known = record_person::Known {
        username: "vanthu".to_owned(),
        full_name: Some("Nguyễn Văn Thư".to_owned()),
        unit: home,
        position: None,
        email: None,
        roles: Some(roles.clone()),
        active: None,
    };
    let id = office.perform(&console(), None, &RecordPerson { known, password: None }).await?;
    Ok(Actor::Person { id, unit: home, roles, on_behalf_of: None })
}

/// A key names one sending: the same again is answered, anything else under it is refused and changes nothing.
async fn a_key_belongs_to_what_came_with_it(house: House) -> Result<()> {
    let office = &house.office;
    let clerk = clerk(office).await?;
    let key = Some(Uuid::from_u128(1));
    let first = office.perform(&clerk, key, &document("1/CT-TTg", Level::PrimeMinister)).await?;
    assert_eq!(office.perform(&clerk, key, &document("1/CT-TTg", Level::PrimeMinister)).await?, first);
    for other in [document("1/CT-TTg", Level::Government), document("2/CT-TTg", Level::PrimeMinister)] {
        let refused = office.perform(&clerk, key, &other).await;
        assert!(matches!(&refused, Err(Refusal::KeyUsed { act }) if act == "documents.record"), "{refused:?}");
    }
    let home = clerk_unit(&clerk)?;
    let refused = office.perform(&clerk, key, &task(first, home, "CT-1")).await;
    assert!(matches!(refused, Err(Refusal::KeyUsed { .. })), "{refused:?}");
    assert!(tasks(office).await?.is_empty());

    // What was found, twice under one key in other words: the second is told, and not taken for the first.
    let entered = office.perform(&clerk, None, &task(first, home, "CT-1")).await?;
    let key = Some(Uuid::from_u128(2));
    let found = |text: &str| FollowUps { directives: vec![entered], text: text.to_owned(), at: None };
    assert_eq!(office.perform(&clerk, key, &found("đang soạn")).await?, 1);
    house.at(START + Duration::HOUR);
    assert_eq!(office.perform(&clerk, key, &found("đang soạn")).await?, 1);
    assert!(matches!(office.perform(&clerk, key, &found("đã trình")).await, Err(Refusal::KeyUsed { .. })));
    Ok(())
}
on_both!(a_key_belongs_to_what_came_with_it, super::START);

fn clerk_unit(clerk: &Actor) -> Result<UnitId> {
    match clerk {
        Actor::Person { unit, .. } => Ok(*unit),
        Actor::Console { .. } | Actor::Job { .. } => anyhow::bail!("the console has no unit"),
    }
}

async fn tasks(office: &Office) -> Result<Vec<String>> {
    let list = ListDirectives { filter: Default::default(), slice: Slice::first(50) };
    Ok(office.look(&console(), &list).await?.rows.into_iter().map(|row| row.code).collect())
}

/// An act, and what somebody else does between its look at the records and its decision.
#[derive(Serialize)]
struct Meanwhile<'a, A> {
    act: EnterTask,
    #[serde(skip)]
    other: A,
    #[serde(skip)]
    office: &'a Office,
    #[serde(skip)]
    done: AtomicBool,
}

impl<A: Act> Act for Meanwhile<'_, A> {
    const NAME: &'static str = EnterTask::NAME;
    type Subject = <EnterTask as Act>::Subject;
    type Done = <EnterTask as Act>::Done;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Self::Subject, Refusal> {
        let seen = self.act.load(office, scope).await?;
        if !self.done.swap(true, Ordering::SeqCst) {
            self.office.perform(&console(), None, &self.other).await?;
        }
        Ok(seen)
    }

    fn relies_on(&self, seen: &Self::Subject) -> Vec<storage::Relied> {
        self.act.relies_on(seen)
    }

    fn decide(&self, seen: Self::Subject, with: &With<'_>) -> Result<(Self::Done, Vec<storage::Change>), Refusal> {
        self.act.decide(seen, with)
    }
}

/// A task is entered on a document and for a unit that change while it is decided: what is stored fits what they are now.
async fn a_decision_on_old_news_is_taken_again(house: House) -> Result<()> {
    let office = &house.office;
    let clerk = clerk(office).await?;
    let closing = office.perform(&console(), None, &unit("SXD", None)).await?;
    let registered = office.perform(&clerk, None, &document("1/CT-TTg", Level::PrimeMinister)).await?;
    let other_node = house.another(7).await?;

    // The unit ends on the day before: decided again, there is no such unit.
    let meanwhile = Meanwhile {
        act: task(registered, closing, "CT-1"),
        other: EditUnit {
            unit: closing,
            version: 1,
            edited: Edited {
                name: "Sở SXD".to_owned(),
                parent: None,
                kind: UnitKind::Department,
                valid_from: None,
                valid_to: Some(date!(2018 - 03 - 04)),
                successor: None,
            },
        },
        office: &other_node,
        done: AtomicBool::new(false),
    };
    let refused = office.perform(&clerk, None, &meanwhile).await;
    assert!(matches!(refused, Err(Refusal::Directives(_))), "{refused:?}");
    assert!(tasks(office).await?.is_empty());

    // The document turns out to be the Government's: the task has its level.
    let home = clerk_unit(&clerk)?;
    let meanwhile = Meanwhile {
        act: task(registered, home, "CT-2"),
        other: document("1/CT-TTg", Level::Government),
        office: &other_node,
        done: AtomicBool::new(false),
    };
    office.perform(&clerk, None, &meanwhile).await?;
    let list = ListDirectives { filter: Default::default(), slice: Slice::first(50) };
    let page = office.look(&console(), &list).await?;
    let entered = page.rows.first().context("entered")?;
    assert_eq!((entered.code.as_str(), entered.level), ("CT-2", Level::Government));
    Ok(())
}
on_both!(a_decision_on_old_news_is_taken_again, super::START);

/// Made-up data live on: who comes back finds the clock where it was left, not where it was made.
#[tokio::test]
async fn the_clock_of_made_up_data_never_goes_back() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let open = async |clock, seed| {
        let opening = Opening {
            database: format!("sqlite://{}", folder.path().join("dunghan.db").display()),
            files: folder.path().join("files"),
            clock,
            ids: IdSource::seeded(seed),
            law: law::Law::house(),
            log_name: "dunghan.example/story".to_owned(),
            log_seed: [7; 32],
        };
        Office::open(opening).await
    };
    let made = open(Clock::standing(START), 1).await?;
    made.keep_clock(START).await?;
    made.perform(&console(), None, &unit("VP", None)).await?;
    made.sequence().await?;
    assert!(open(Clock::System, 2).await?.clock().now() < START + Duration::HOUR, "the clock is the one that was kept");

    let later = START + Duration::days(3);
    for (seed, sequenced) in [(3, false), (4, true)] {
        let used = open(Clock::standing(later), seed).await?;
        used.perform(&console(), None, &unit(&format!("S{seed}"), None)).await?;
        if sequenced {
            used.sequence().await?;
        }
        let back = open(Clock::System, 10 + seed).await?.clock().now();
        assert!(later <= back && back < later + Duration::HOUR, "{back}");
    }
    Ok(())
}
