//! Urging as an officer would read it: whom each rung tells, when, over which channel, and what is refused.

use std::cell::Cell;
use std::collections::BTreeMap;

use calendar::Calendar;
use commitment::ladder::{Delivery, Rung};
use ids::{PersonId, UnitId, ViewId};
use law::Law;
use time::macros::{date, datetime};
use time::{Duration, OffsetDateTime};
use urging::acts::acknowledge::acknowledge;
use urging::acts::answer::answer;
use urging::acts::keep_view::{MOST, drop_view, keep_view};
use urging::acts::prefer_mail::prefer_mail;
use urging::acts::remind::{owed, remind};
use urging::acts::send_again::send_again;
use urging::acts::urge::{Urged, urge};
use urging::acts::{Duty, Post};
use urging::{
    Change, Giver, KeptView, Letter, Mail, MailMode, Notice, Outbox, Refusal, Staff, StoredLetter, TRIES, Work, Write,
    next_try,
};
use uuid::Uuid;

/// A Friday.
const DUE: OffsetDateTime = datetime!(2018-03-16 17:00 +7);

fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

fn unit(number: u128) -> UnitId {
    UnitId::new(Uuid::from_u128(number))
}

const OFFICER: u128 = 1;
const HEAD: u128 = 2;
const FOLLOWER: u128 = 3;
const LEADER: u128 = 4;
const CHAIRMAN: u128 = 5;
const ABOVE: u128 = 6;

/// A department (10) below a committee (11) without a head; a division (12) below an office (13) with one.
fn staff() -> Staff {
    Staff {
        officers: BTreeMap::from([(unit(10), vec![person(OFFICER)])]),
        heads: BTreeMap::from([(unit(10), vec![person(HEAD)]), (unit(13), vec![person(ABOVE)])]),
        above: BTreeMap::from([(unit(10), unit(11)), (unit(12), unit(13)), (unit(13), unit(11))]),
        office_leaders: vec![person(LEADER)],
        chairmen: vec![person(CHAIRMAN)],
        here: (1..=6).map(person).collect(),
    }
}

fn duty() -> Duty {
    Duty {
        work: Work::Directive,
        subject: Uuid::from_u128(100),
        code: "CT123-1".to_owned(),
        title: "Kiểm tra công trình".to_owned(),
        from: datetime!(2018-03-05 08:00 +7),
        due_at: Some(DUE),
        owner: None,
        lead_unit: Some(unit(10)),
        follower: Some(person(FOLLOWER)),
        given_by: Giver::Chairman,
    }
}

#[test]
fn each_rung_tells_its_people() {
    let commune = Duty { lead_unit: Some(unit(14)), ..duty() };
    let division = Duty { lead_unit: Some(unit(12)), ..duty() };
    let named = Duty { owner: Some(person(ABOVE)), ..duty() };
    let gone = Duty { owner: Some(person(99)), ..duty() };
    let of_office = Duty { given_by: Giver::OfficeLeader, ..duty() };
    let alone = Duty { lead_unit: None, follower: None, ..duty() };
    let rows: [(&Duty, Rung, &[u128]); 14] = [
        (&duty(), Rung::Before, &[OFFICER]),
        (&duty(), Rung::OnDay, &[OFFICER, HEAD]),
        (&duty(), Rung::Late, &[FOLLOWER, LEADER]),
        (&duty(), Rung::LateLong, &[CHAIRMAN]),
        // A unit without people here: whoever follows it.
        (&commune, Rung::Before, &[FOLLOWER]),
        (&commune, Rung::OnDay, &[FOLLOWER]),
        // A unit above with a head of its own.
        (&division, Rung::Late, &[FOLLOWER, ABOVE]),
        // The person who is named; one who left is told nothing.
        (&named, Rung::Before, &[ABOVE]),
        (&named, Rung::OnDay, &[HEAD, ABOVE]),
        (&gone, Rung::Before, &[OFFICER]),
        (&of_office, Rung::LateLong, &[LEADER]),
        // Nobody is named at all: the Office's leaders hear of it.
        (&alone, Rung::Before, &[LEADER]),
        (&alone, Rung::Late, &[LEADER]),
        (&alone, Rung::LateLong, &[CHAIRMAN]),
    ];
    for (duty, rung, told) in rows {
        let expected: Vec<PersonId> = told.iter().copied().map(person).collect();
        let told: Vec<PersonId> = staff().told(rung, duty).into_iter().collect();
        assert_eq!(told, expected, "{rung:?} {duty:?}");
    }
}

#[test]
fn a_rung_is_owed_on_its_day_or_the_next_working_day_until_it_is_delivered() {
    let (law, calendar) = (Law::house(), Calendar::office());
    let delivered = |rung: &str, at, by_person| Delivery { rung: rung.to_owned(), at, by_person, answered_at: None };
    let on_day = datetime!(2018-03-16 08:00 +7);
    let rows: Vec<(OffsetDateTime, Vec<Delivery>, Option<Rung>)> = vec![
        (datetime!(2018-03-12 08:00 +7), vec![], None),
        (datetime!(2018-03-13 08:00 +7), vec![], Some(Rung::Before)),
        (datetime!(2018-03-13 09:00 +7), vec![delivered("before", datetime!(2018-03-13 08:00 +7), false)], None),
        // The machine was off on Tuesday: Wednesday makes good for it.
        (datetime!(2018-03-14 08:00 +7), vec![], Some(Rung::Before)),
        // On the day the reminder of three days before is no longer true.
        (on_day, vec![], Some(Rung::OnDay)),
        // Saturday and Sunday.
        (datetime!(2018-03-17 08:00 +7), vec![delivered("on_day", on_day, false)], None),
        (datetime!(2018-03-18 08:00 +7), vec![], None),
        (datetime!(2018-03-19 08:00 +7), vec![delivered("on_day", on_day, false)], Some(Rung::Late)),
        // What a person wrote does not stand in for the ladder.
        (
            datetime!(2018-03-19 08:00 +7),
            vec![delivered("late", datetime!(2018-03-19 07:30 +7), true)],
            Some(Rung::Late),
        ),
        (datetime!(2018-03-21 08:00 +7), vec![], Some(Rung::LateLong)),
        // Before an extension the same rung was delivered for another due time.
        (
            datetime!(2018-03-13 08:00 +7),
            vec![delivered("before", datetime!(2018-03-06 08:00 +7), false)],
            Some(Rung::Before),
        ),
    ];
    for (now, deliveries, expected) in rows {
        let found = owed(&duty(), &deliveries, &law, &calendar, now).map(|(rung, _)| rung);
        assert_eq!(found, expected, "{now} {deliveries:?}");
    }
    let without = Duty { due_at: None, ..duty() };
    assert_eq!(owed(&without, &[], &law, &calendar, on_day), None);
}

/// Fresh ids, in order.
fn ids() -> impl Fn() -> Uuid {
    let next = Cell::new(1_000_u128);
    move || {
        next.set(next.get() + 1);
        Uuid::from_u128(next.get())
    }
}

fn outbox() -> Outbox {
    let mail = |address: &str, mode| Mail { address: address.to_owned(), mode };
    Outbox {
        mail: BTreeMap::from([
            (person(OFFICER), mail("a@x.example", MailMode::Digest)),
            (person(HEAD), mail("b@x.example", MailMode::Each)),
            (person(FOLLOWER), mail("c@x.example", MailMode::Off)),
        ]),
        hooks: vec!["https://noi.example/nhan".to_owned()],
    }
}

fn notices(change: &Change) -> Vec<Notice> {
    let of = |write: &Write| if let Write::Notice(notice) = write { Some(notice.clone()) } else { None };
    change.writes().iter().filter_map(of).collect()
}

fn letters(change: &Change) -> Vec<(Option<u128>, String)> {
    let of = |write: &Write| match write {
        Write::Letter(letter) => {
            let at = letter.next_try.to_offset(calendar::ZONE);
            Some((letter.person.map(|person| person.uuid().as_u128()), format!("{} {}", at.date(), at.time())))
        }
        _ => None,
    };
    change.writes().iter().filter_map(of).collect()
}

#[test]
fn letters_leave_at_once_or_in_the_morning() {
    let (staff, outbox, calendar, id) = (staff(), outbox(), Calendar::office(), ids());
    let post = Post { staff: &staff, outbox: &outbox, calendar: &calendar, id: &id };
    let at_once = |now: OffsetDateTime| format!("{} {}", now.date(), now.time());
    for (now, morning) in [
        (datetime!(2018-03-16 07:00 +7), "2018-03-16 7:30:00.0"),
        (datetime!(2018-03-16 09:00 +7), "2018-03-19 7:30:00.0"),
    ] {
        let rung = (Rung::OnDay, date!(2018 - 03 - 16));
        let change = remind(&duty(), rung, "khóa", post, now).expect("somebody is told");
        assert_eq!(notices(&change).len(), 2);
        let expected = [(Some(OFFICER), morning.to_owned()), (Some(HEAD), at_once(now)), (None, at_once(now))];
        assert_eq!(letters(&change), expected);
    }
}

#[test]
fn a_letter_is_tried_for_more_than_three_days_and_sent_again_by_hand() {
    let mut at = DUE;
    for tries in 1..TRIES {
        let next = next_try(tries, at).expect("tried again");
        assert!(next > at);
        at = next;
    }
    assert!(at - DUE > Duration::days(3), "{}", at - DUE);
    assert_eq!(next_try(TRIES, at), None);
    let letter = |gave_up_at, sent_at| {
        Letter::restore(StoredLetter {
            id: ids::LetterId::new(Uuid::nil()),
            channel: urging::Channel::Email,
            notice: ids::NoticeId::new(Uuid::nil()),
            person: None,
            address: "a@x.example".to_owned(),
            digest: false,
            made_at: DUE,
            next_try: DUE,
            tries: 8,
            sent_at,
            gave_up_at,
            error: None,
        })
    };
    assert!(send_again(&letter(Some(DUE), None), DUE).is_ok());
    assert_eq!(send_again(&letter(None, None), DUE), Err(Refusal::LetterNotGivenUp));
    assert_eq!(send_again(&letter(Some(DUE), Some(DUE)), DUE), Err(Refusal::LetterNotGivenUp));
}

#[test]
fn urging_by_hand_asks_and_is_answered_once() {
    let (staff, outbox, calendar, id) = (staff(), outbox(), Calendar::office(), ids());
    let post = Post { staff: &staff, outbox: &outbox, calendar: &calendar, id: &id };
    let urged = |text: &'static str, open| Urged { by: person(FOLLOWER), text, asks_reply: true, open, now: DUE };
    let change = urge(&duty(), urged(" Đề nghị báo cáo. ", true), "khóa", post).expect("urged");
    let told = notices(&change);
    assert_eq!(told.iter().map(|notice| notice.recipient).collect::<Vec<_>>(), [person(OFFICER), person(HEAD)]);
    assert_eq!(told[0].text.as_deref(), Some("Đề nghị báo cáo."));
    assert_eq!(urge(&duty(), urged(" ", true), "khóa", post), Err(Refusal::TextMissing));
    assert_eq!(urge(&duty(), urged("x", false), "khóa", post), Err(Refusal::NotOpen));
    // The follower of a unit without people would only urge oneself.
    let commune = Duty { lead_unit: Some(unit(14)), ..duty() };
    assert_eq!(urge(&commune, urged("x", true), "khóa", post), Err(Refusal::NobodyToUrge));

    let seen = notices(&acknowledge(&told[0], DUE).expect("seen")).remove(0);
    assert!(seen.waits(), "an answer is asked for");
    assert_eq!(acknowledge(&seen, DUE), None, "seen once");
    assert_eq!(answer(&seen, " ", DUE), Err(Refusal::TextMissing));
    let answered = notices(&answer(&told[0], "Xong ngày mai.", DUE).expect("answered")).remove(0);
    assert!(!answered.waits() && answered.seen_at.is_some(), "an answer is a sign of having seen it");
    assert_eq!(answer(&answered, "Nữa.", DUE), Err(Refusal::AnsweredBefore));
}

#[test]
fn choices_are_ones_own() {
    let chosen = prefer_mail(person(1), None, MailMode::Each).expect("chosen");
    let Write::Preference(first) = chosen.writes()[0] else { panic!("a preference") };
    assert_eq!(prefer_mail(person(1), Some(first), MailMode::Each), None);
    let other = prefer_mail(person(1), Some(first), MailMode::Off).expect("another");
    assert!(matches!(other.writes()[0], Write::Preference(second) if second.version == 2));

    let view = |name: &str, address: &str| KeptView {
        id: ViewId::new(Uuid::from_u128(1)),
        person: person(1),
        name: name.to_owned(),
        address: address.to_owned(),
    };
    let good = view(" Quá hạn ", "/directives?state=open_overdue");
    let kept = keep_view(good.clone(), &[]).expect("kept");
    assert!(matches!(&kept.writes()[0], Write::View(view) if view.name == "Quá hạn"));
    assert!(!format!("{:?}", kept.events()).contains("Quá hạn"), "a name is a person's own business");
    assert_eq!(keep_view(view(" ", "/directives"), &[]), Err(Refusal::ViewNameMissing));
    for address in ["/logout", "https://nơi.khác/directives", "//nơi.khác", "/directives/late"] {
        assert_eq!(keep_view(view("x", address), &[]), Err(Refusal::ViewNotAList), "{address}");
    }
    assert_eq!(keep_view(good.clone(), &vec![good.clone(); MOST]), Err(Refusal::TooManyViews));
    assert!(matches!(drop_view(&good).writes(), [Write::ViewGone(_)]));
}
