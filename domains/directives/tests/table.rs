//! Documents and directives as a clerk would read them: what is recorded, what is refused, what the figures see.

#[path = "table/flow.rs"]
mod flow;

use calendar::{Calendar, Term};
use commitment::{Evidence, Ground, State};
use directives::acts::complete::complete;
use directives::acts::enter::{Circumstances, DueGiven, Entry, enter};
use directives::acts::follow_up::{follow_up, record_follow_up};
use directives::acts::record_directive::{self, record_directive};
use directives::acts::record_document::{self, record_document};
use directives::{
    Change, Content, Direction, Directive, Document, FollowUp, Level, Refusal, Secrecy, Urgency, Write, facts,
};
use ids::{DirectiveId, DocumentId, FollowUpId, PersonId, UnitId};
use law::{CompletedWhen, Law};
use measure::{Mark, Role};
use time::macros::{date, datetime};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

const NOW: OffsetDateTime = datetime!(2018-03-05 09:00 +7);

fn known_document() -> record_document::Known {
    record_document::Known {
        number: "123/CT-TTg".to_owned(),
        issued_on: date!(2018 - 03 - 01),
        issuer: "Thủ tướng Chính phủ".to_owned(),
        level: Some(Level::PrimeMinister),
        direction: Some(Direction::Incoming),
        book_no: Some(45),
        received_at: Some(datetime!(2018-03-02 08:00 +7)),
        subject: Some("Về việc tăng cường phòng cháy".to_owned()),
        secrecy: None,
        has_deadline: Some(true),
        deadline: Some(datetime!(2018-03-30 17:00 +7)),
        urgency: None,
        expected_tasks: Some(2),
    }
}

fn document(known: record_document::Known) -> Document {
    let change = record_document(None, known, DocumentId::new(Uuid::from_u128(1))).expect("good").expect("new");
    match &change.writes()[0] {
        Write::Document(document) => document.clone(),
        other => panic!("not a document: {other:?}"),
    }
}

fn directive_of(change: &Change) -> Directive {
    let found = change.writes().iter().find_map(|write| match write {
        Write::Directive(directive) => Some(directive.clone()),
        _ => None,
    });
    found.expect("a directive")
}

fn entry(due: DueGiven) -> Entry {
    Entry {
        code: "CT123-1".to_owned(),
        content: "Kiểm tra an toàn cháy tại chợ".to_owned(),
        lead_unit: UnitId::new(Uuid::from_u128(10)),
        co_units: vec![],
        informed: vec![],
        product: String::new(),
        follower: Some(PersonId::new(Uuid::from_u128(7))),
        due,
    }
}

fn entered(due: DueGiven) -> Result<Directive, Refusal> {
    let (document, calendar) = (document(known_document()), Calendar::office());
    let circumstances =
        Circumstances { document: &document, code_taken: false, units_exist: true, calendar: &calendar, now: NOW };
    enter(entry(due), DirectiveId::new(Uuid::from_u128(2)), circumstances).map(|change| directive_of(&change))
}

fn known_directive() -> record_directive::Known {
    record_directive::Known {
        code: "CT123-1".to_owned(),
        level: None,
        content: Some("Kiểm tra an toàn cháy".to_owned()),
        lead_unit: UnitId::new(Uuid::from_u128(10)),
        co_units: vec![],
        follower: Some(PersonId::new(Uuid::from_u128(7))),
        received_at: Some(datetime!(2018-03-02 08:00 +7)),
        entered_at: Some(datetime!(2018-03-05 10:00 +7)),
        due_at: Some(datetime!(2018-03-30 17:00 +7)),
        completed_at: None,
        evidence: None,
        submitted_at: None,
        accepted_at: None,
    }
}

fn recorded(existing: Option<&Directive>, known: record_directive::Known) -> Option<Directive> {
    let document = document(known_document());
    let id = DirectiveId::new(Uuid::from_u128(2));
    record_directive(existing, &document, known, CompletedWhen::Accepted, id, NOW)
        .expect("good")
        .map(|change| directive_of(&change))
}

#[test]
fn a_document_that_cannot_be_is_refused() {
    let refused = |known| record_document(None, known, DocumentId::new(Uuid::nil())).expect_err("refused").key();
    let base = known_document;
    let rows = [
        (refused(record_document::Known { number: " ".to_owned(), ..base() }), "directives-number-missing"),
        (refused(record_document::Known { issuer: String::new(), ..base() }), "directives-issuer-missing"),
        (refused(record_document::Known { expected_tasks: Some(0), ..base() }), "directives-no-task-expected"),
        (
            refused(record_document::Known { received_at: Some(datetime!(2018-02-28 23:00 +7)), ..base() }),
            "directives-received-before-issued",
        ),
        (refused(record_document::Known { secrecy: Some(Secrecy::Secret), ..base() }), "directives-secret-text"),
    ];
    for (key, expected) in rows {
        assert_eq!(key, expected);
    }
}

#[test]
fn a_secret_document_is_a_numbered_row() {
    let known = record_document::Known { secrecy: Some(Secrecy::Secret), subject: None, ..known_document() };
    let secret = document(known.clone());
    assert_eq!(secret.content, Content::Secret { secrecy: Secrecy::Secret });
    assert!(facts::of(&secret, &[], &Law::house(), &Calendar::office()).is_empty(), "in no objective");
    let text_later = record_document::Known { secrecy: None, subject: Some("nội dung".to_owned()), ..known };
    let refusal = record_document(Some(&secret), text_later, secret.id).expect_err("no text for a secret row");
    assert_eq!(refusal, Refusal::SecretText);
    let calendar = Calendar::office();
    let circumstances =
        Circumstances { document: &secret, code_taken: false, units_exist: true, calendar: &calendar, now: NOW };
    let task = enter(entry(DueGiven::Day(date!(2018 - 03 - 30))), DirectiveId::new(Uuid::nil()), circumstances);
    assert_eq!(task, Err(Refusal::SecretDocument));
}

#[test]
fn the_same_document_again_changes_nothing() {
    let first = document(known_document());
    assert_eq!(record_document(Some(&first), known_document(), first.id), Ok(None));
    let more = record_document::Known { expected_tasks: Some(3), subject: None, ..known_document() };
    let change = record_document(Some(&first), more, first.id).expect("good").expect("one thing new");
    assert_eq!(change.events()[0].body.0.keys().collect::<Vec<_>>(), ["expected_tasks"]);
}

#[test]
fn one_number_however_it_is_written() {
    let rows = [("123/CT-TTg", "123/ct-ttg"), ("123/CT-TTg", " 123/CT-TTg "), ("05/QĐ-UBND", "05/qđ-ubnd")];
    for (first, second) in rows {
        assert_eq!(directives::number_key(first), directives::number_key(second), "{first} and {second}");
    }
    assert_ne!(directives::number_key("123/CT-TTg"), directives::number_key("124/CT-TTg"));
}

#[test]
fn the_clock_for_entering_tasks() {
    let (law, calendar) = (Law::house(), Calendar::office());
    let limit = |known| document(known).entry_limit(&law, &calendar).map(|due| due.at);
    let base = |tasks, urgency| record_document::Known {
        expected_tasks: Some(tasks),
        urgency: Some(urgency),
        ..known_document()
    };
    // Received on Friday 2/3/2018 at 8:00.
    let rows = [
        ("one task: the next working day", limit(base(1, Urgency::Normal)), Some(datetime!(2018-03-05 17:00 +7))),
        ("several tasks: two working days", limit(base(2, Urgency::Normal)), Some(datetime!(2018-03-06 17:00 +7))),
        ("urgent: the same day", limit(base(2, Urgency::Immediate)), Some(datetime!(2018-03-02 17:00 +7))),
        ("receipt unknown", limit(record_document::Known { received_at: None, ..base(1, Urgency::Normal) }), None),
        (
            "issued by the office on Thursday 1/3: the clock starts at issue",
            limit(record_document::Known {
                received_at: None,
                direction: Some(Direction::Outgoing),
                ..base(1, Urgency::Normal)
            }),
            Some(datetime!(2018-03-02 17:00 +7)),
        ),
    ];
    for (name, got, expected) in rows {
        assert_eq!(got, expected, "{name}");
    }
}

#[test]
fn a_deadline_is_named_or_counted() {
    let due = |given| entered(given).map(|directive| directive.commitment.deadlines[0].due);
    let rows = [
        (
            "a day ends with office hours",
            due(DueGiven::Day(date!(2018 - 03 - 30))),
            Ok(Some(datetime!(2018-03-30 17:00 +7))),
        ),
        ("a named Sunday stays", due(DueGiven::Day(date!(2018 - 04 - 01))), Ok(Some(datetime!(2018-04-01 17:00 +7)))),
        ("a moment", due(DueGiven::Moment(datetime!(2018-03-12 14:00 +7))), Ok(Some(datetime!(2018-03-12 14:00 +7)))),
        (
            "five working days from receipt",
            due(DueGiven::Term(Term::WorkingDays(5))),
            Ok(Some(datetime!(2018-03-09 17:00 +7))),
        ),
        (
            "before the document",
            due(DueGiven::Day(date!(2018 - 02 - 28))),
            Err(Refusal::DueBeforeIssued { due: datetime!(2018-02-28 17:00 +7), issued_on: date!(2018 - 03 - 01) }),
        ),
    ];
    for (name, got, expected) in rows {
        assert_eq!(got, expected, "{name}");
    }
}

#[test]
fn completed_needs_evidence() {
    let (directive, document) =
        (entered(DueGiven::Day(date!(2018 - 03 - 30))).expect("entered"), document(known_document()));
    let proof = || vec![Evidence::Document { number: "55/BC-STC".to_owned(), issued_on: Some(date!(2018 - 03 - 20)) }];
    let at = datetime!(2018-03-20 10:00 +7);
    let later = datetime!(2018-03-21 08:00 +7);
    let blank = vec![Evidence::Document { number: "  ".to_owned(), issued_on: None }];
    let rows = [
        ("nothing", complete(&directive, &document, at, vec![], later), Err(Refusal::EvidenceMissing)),
        ("a blank number", complete(&directive, &document, at, blank, later), Err(Refusal::EvidenceMissing)),
        (
            "tomorrow's result",
            complete(&directive, &document, later, proof(), at),
            Err(Refusal::InTheFuture { now: at }),
        ),
        (
            "a result older than the document",
            complete(&directive, &document, datetime!(2018-02-20 10:00 +7), proof(), later),
            Err(Refusal::ResultBeforeDocument { issued_on: date!(2018 - 03 - 01) }),
        ),
    ];
    for (name, got, expected) in rows {
        assert_eq!(got.map(|_| ()), expected.map(|_: ()| ()), "{name}");
    }
    let done = directive_of(&complete(&directive, &document, at, proof(), later).expect("with evidence"));
    assert_eq!(done.commitment.state(later, &Calendar::office()), State::DoneOnTime);
    assert_eq!(complete(&done, &document, at, proof(), later), Err(Refusal::AlreadyCompleted));
    let after_the_end =
        follow_up(&done, FollowUpId::new(Uuid::nil()), PersonId::new(Uuid::nil()), later, "hỏi lại", later);
    assert_eq!(after_the_end, Err(Refusal::AlreadyCompleted));
}

#[test]
fn a_follow_up_says_something_at_a_possible_time() {
    let directive = entered(DueGiven::Day(date!(2018 - 03 - 30))).expect("entered");
    let (id, by) = (FollowUpId::new(Uuid::from_u128(9)), PersonId::new(Uuid::from_u128(7)));
    let at = NOW + Duration::days(2);
    let now = NOW + Duration::days(3);
    assert_eq!(follow_up(&directive, id, by, at, " ", now), Err(Refusal::TextMissing));
    assert_eq!(follow_up(&directive, id, by, now + Duration::MINUTE, "x", now), Err(Refusal::InTheFuture { now }));
    assert_eq!(
        follow_up(&directive, id, by, NOW - Duration::DAY, "x", now),
        Err(Refusal::BeforeEntry { entered: NOW })
    );
    let after = directive_of(&follow_up(&directive, id, by, at, "đã họp với các sở", now).expect("good"));
    assert_eq!(after.commitment.follow_ups, [at]);
    let same = FollowUp { id, directive: after.id, at, by: None, text: "từ tệp".to_owned(), together: 1 };
    assert_eq!(record_follow_up(&after, same), Ok(None), "the same moment is the same record");
}

#[test]
fn a_record_from_outside_is_kept_as_given() {
    let sunday = datetime!(2018-04-01 23:59 +7);
    let directive = recorded(None, record_directive::Known { due_at: Some(sunday), ..known_directive() }).expect("new");
    assert_eq!(directive.commitment.deadlines[0].due, Some(sunday), "never rolled");
    assert!(
        recorded(Some(&directive), record_directive::Known { due_at: Some(sunday), ..known_directive() }).is_none()
    );
    assert!(
        recorded(Some(&directive), record_directive::Known { due_at: None, content: None, ..known_directive() })
            .is_none(),
        "an empty cell erases nothing"
    );

    let moved = datetime!(2018-04-10 17:00 +7);
    let corrected = recorded(Some(&directive), record_directive::Known { due_at: Some(moved), ..known_directive() })
        .expect("changed");
    assert_eq!(corrected.commitment.deadlines.len(), 2, "the original row stays");
    assert_eq!(corrected.commitment.deadlines[1].ground, Ground::Correction);
    assert_eq!(corrected.commitment.due_at(NOW, &Calendar::office()), Some(moved), "it was wrong before, too");
}

#[test]
fn a_result_counts_once_it_is_accepted_where_the_record_keeps_that_apart() {
    let done = datetime!(2018-03-28 10:00 +7);
    let later = datetime!(2018-04-30 10:00 +7);
    let state = |known| recorded(None, known).expect("new").commitment.state(later, &Calendar::office());
    let base = || record_directive::Known {
        completed_at: Some(done),
        evidence: Some("55/BC".to_owned()),
        ..known_directive()
    };
    let rows = [
        ("no such columns", state(base()), State::DoneOnTime),
        ("handed in", state(record_directive::Known { submitted_at: Some(done), ..base() }), State::OpenOverdue),
        (
            "accepted after the due time: the result's date counts",
            state(record_directive::Known {
                submitted_at: Some(done),
                accepted_at: Some(datetime!(2018-04-03 10:00 +7)),
                ..base()
            }),
            State::DoneOnTime,
        ),
    ];
    for (name, got, expected) in rows {
        assert_eq!(got, expected, "{name}");
    }
}

#[test]
fn a_result_that_waits_for_acceptance_can_still_be_followed_and_completed() {
    let done = datetime!(2018-03-28 10:00 +7);
    let now = datetime!(2018-04-03 10:00 +7);
    let known = record_directive::Known {
        completed_at: Some(done),
        submitted_at: Some(done),
        evidence: Some("55/BC".to_owned()),
        ..known_directive()
    };
    let waiting = recorded(None, known).expect("new");
    let (id, by) = (FollowUpId::new(Uuid::from_u128(9)), PersonId::new(Uuid::from_u128(7)));
    assert!(follow_up(&waiting, id, by, now, "đã xem kết quả", now).is_ok());
    let document = document(known_document());
    let proof = vec![Evidence::Text { text: "60/TB".to_owned() }];
    let accepted = directive_of(&complete(&waiting, &document, done, proof, now).expect("accepted"));
    let completion = accepted.commitment.completion.clone().expect("completed");
    assert_eq!((completion.submitted_at, completion.stands_from), (Some(done), Some(now)));
    assert_eq!(completion.evidence.len(), 2, "what was handed in stays");
}

#[test]
fn another_follower_rewrites_no_past_figure() {
    let follower = |number| Some(PersonId::new(Uuid::from_u128(number)));
    let first = record_directive::Known { entered_at: Some(NOW), follower: follower(1), ..known_directive() };
    let directive = recorded(None, first.clone()).expect("new");
    let handed_over =
        recorded(Some(&directive), record_directive::Known { follower: follower(2), ..first }).expect("changed");
    let since = |directive: &Directive| directive.follower.and_then(|follower| follower.since);
    assert_eq!((since(&directive), since(&handed_over)), (Some(NOW), Some(NOW)));
}

#[test]
fn what_the_figures_see() {
    let (law, calendar) = (Law::house(), Calendar::office());
    let document = document(known_document());
    let directive = entered(DueGiven::Day(date!(2018 - 03 - 30))).expect("entered");
    let facts = facts::of(&document, std::slice::from_ref(&directive), &law, &calendar);
    let head = facts.iter().find(|fact| fact.role == Role::Head).expect("the document");
    assert_eq!((head.weight, head.level.as_str()), (2, "prime_minister"));
    assert_eq!(head.marks.get(Mark::EntryLimit), Some(datetime!(2018-03-06 17:00 +7)));
    let member = facts.iter().find(|fact| fact.role == Role::Member).expect("the task");
    let rows = [
        (Mark::Entered, Some(NOW)),
        (Mark::EntryLimit, Some(datetime!(2018-03-06 17:00 +7))),
        (Mark::Due, Some(datetime!(2018-03-30 17:00 +7))),
        (Mark::Followed, Some(NOW)),
        // Ten working days after 5/3/2018 without a record.
        (Mark::Lapsed, Some(datetime!(2018-03-19 17:00 +7))),
        (Mark::Done, None),
    ];
    for (mark, expected) in rows {
        assert_eq!(member.marks.get(mark), expected, "{mark:?}");
    }

    let other = record_document::Known { level: Some(Level::Other), ..known_document() };
    let no_deadline = record_document::Known { has_deadline: Some(false), ..known_document() };
    for known in [other, no_deadline] {
        let change = record_document(None, known, DocumentId::new(Uuid::from_u128(1))).expect("good").expect("new");
        let Write::Document(uncounted) = &change.writes()[0] else { panic!("a document") };
        assert!(facts::of(uncounted, &[], &law, &calendar).is_empty());
    }
}
