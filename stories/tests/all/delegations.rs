//! Acting on behalf of another: what one may do comes from the other, and the log names both.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use app::delegations::{Delegate, ListDelegations, RevokeDelegation};
use app::directives::{RecordDocument, ShowDocument};
use app::log::VerifyLog;
use app::people::{Found, ListUnits, RecordPerson};
use app::{Password, Refusal};
use directives::acts::record_document;
use directives::{Direction, Level};
use ids::{PersonId, UnitId};
use people::Role;
use people::acts::delegate::Delegated;
use people::acts::record_person;
use stories::house::{House, console};
use stories::on_both;
use time::macros::{date, datetime};
use time::{Duration, OffsetDateTime};

const START: OffsetDateTime = datetime!(2018-03-05 08:00 +7);

fn person(username: &str, unit: UnitId, role: Role) -> RecordPerson {
    let known = record_person::Known {
        username: username.to_owned(),
        full_name: Some(format!("Nguyễn {username}")),
        unit,
        position: None,
        email: None,
        roles: Some(BTreeSet::from([role])),
        active: None,
    };
    RecordPerson { known, password: None }
}

fn document() -> RecordDocument {
    let known = record_document::Known {
        number: "15/VPCP-TH".to_owned(),
        issued_on: date!(2018 - 03 - 01),
        issuer: "Văn phòng Chính phủ".to_owned(),
        level: Some(Level::Government),
        direction: Some(Direction::Incoming),
        book_no: None,
        received_at: Some(START),
        subject: Some("V/v kiểm tra công vụ".to_owned()),
        secrecy: None,
        has_deadline: Some(false),
        deadline: None,
        urgency: None,
        expected_tasks: None,
    };
    RecordDocument { known, new: true }
}

/// Who acts on behalf of another does what the other may, and each event names both; the log holds.
async fn acting_on_behalf_names_both(house: House) -> Result<()> {
    let office = &house.office;
    let found = Found {
        username: "quantri".to_owned(),
        full_name: "Quản Trị".to_owned(),
        unit: ("VP".to_owned(), "Văn phòng".to_owned()),
        password: Password::new("một câu dễ nhớ"),
    };
    office.perform(&console(), None, &found).await?;
    let home = office.look(&console(), &ListUnits).await?.first().context("a unit")?.id;
    let chi: PersonId = office.perform(&console(), None, &person("chi", home, Role::RecordsClerk)).await?;
    let binh: PersonId = office.perform(&console(), None, &person("binh", home, Role::Officer)).await?;
    let as_chi = office.signed_in(chi).await?.actor();
    let now = office.clock().now();
    let act = Delegate {
        principal: chi,
        delegate: binh,
        what: Delegated { from: now, until: now + Duration::days(3), ground: "nghỉ phép".to_owned() },
    };
    let as_binh = office.signed_in(binh).await?;
    let taken = office.perform(&as_binh.actor(), None, &act).await;
    assert!(matches!(taken, Err(Refusal::NotPermitted { .. })), "{taken:?}");
    let delegation = office.perform(&as_chi, None, &act).await?;
    let stand_in = office.stand_in(&as_binh.person, delegation).await?.context("it holds")?;
    assert!(office.stand_in(&office.signed_in(chi).await?.person, delegation).await?.is_none(), "not the other way");

    let refused = office.perform(&as_binh.actor(), None, &document()).await;
    assert!(matches!(refused, Err(Refusal::NotPermitted { .. })), "{refused:?}");
    let document = office.perform(&stand_in.actor, None, &document()).await?;
    let history = office.look(&console(), &ShowDocument(document)).await?.timeline;
    let last = history.last().context("an event")?;
    assert_eq!((last.actor.as_str(), last.on_behalf_of.as_deref()), ("Nguyễn binh", Some("Nguyễn chi")));

    office.perform(&as_chi, None, &RevokeDelegation(delegation)).await?;
    assert!(office.stand_in(&as_binh.person, delegation).await?.is_none(), "taken back");
    let listed = office.look(&as_binh.actor(), &ListDelegations(binh)).await?;
    assert_eq!(listed.len(), 1, "what was lent stays to be seen");
    assert!(office.look(&console(), &VerifyLog).await?.ok);
    Ok(())
}

on_both!(acting_on_behalf_names_both, super::START);
