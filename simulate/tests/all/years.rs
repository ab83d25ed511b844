//! The script of the year: the same from the same seed, in the order of time, and nothing before what it is about.

use std::collections::BTreeSet;

use calendar::Calendar;
use simulate::{DocumentNo, Plan, Step, TaskNo, Timed, Year, first_day, last_moment};
use time::macros::date;

use crate::{TODAY, plan, province, script};

#[test]
fn the_same_seed_tells_the_same_story() {
    assert!(script(&plan(TODAY, 7)) == script(&plan(TODAY, 7)));
    assert!(script(&plan(TODAY, 7)) != script(&plan(TODAY, 8)));
    assert!(province(&plan(TODAY, 7)) == province(&plan(TODAY, 7)));
    assert!(province(&plan(TODAY, 7)) != province(&plan(TODAY, 8)));
}

#[test]
fn the_story_is_told_in_order_and_stops_today() {
    for today in [TODAY, date!(2026 - 11 - 24), date!(2026 - 03 - 02), date!(2026 - 02 - 20), date!(2024 - 02 - 29)] {
        let story = script(&plan(today, 7));
        assert!(story.windows(2).all(|pair| pair[0].at <= pair[1].at), "{today}: out of order");
        assert!(story.iter().all(|timed| timed.at <= last_moment(today)), "{today}: after today");
        let first = story.first().expect("something happens").at.date();
        assert!(first >= first_day(today) && (first - first_day(today)).whole_days() < 12, "{today}: {first}");
        let calendar = Calendar::office();
        let off = story.iter().find(|timed| !calendar.is_working_day(timed.at.date()));
        assert_eq!(off, None, "{today}: somebody works on a day off");
    }
}

#[test]
fn a_young_year_begins_a_year_back() {
    assert_eq!(first_day(date!(2026 - 11 - 24)), date!(2026 - 01 - 01));
    assert_eq!(first_day(date!(2026 - 03 - 01)), date!(2026 - 01 - 01));
    assert_eq!(first_day(date!(2026 - 02 - 28)), date!(2025 - 02 - 28));
    assert_eq!(first_day(date!(2024 - 02 - 29)), date!(2023 - 03 - 01));
}

#[test]
fn nothing_is_done_to_what_is_not_there() {
    for seed in [1, 7, 99] {
        let story = script(&plan(TODAY, seed));
        let mut documents = 0;
        let mut entered = 0;
        let mut open: BTreeSet<TaskNo> = BTreeSet::new();
        assert!(matches!(story[0].step, Step::LoadDecision { .. }), "the decision comes first");
        for Timed { step, .. } in &story {
            match step {
                Step::LoadDecision { .. } => {}
                Step::Register { document, .. } => {
                    assert_eq!(*document, DocumentNo(documents));
                    documents += 1;
                }
                Step::Enter { task, document, .. } => {
                    assert!(document.0 < documents);
                    assert_eq!(*task, TaskNo(entered));
                    entered += 1;
                    open.insert(*task);
                }
                Step::FollowUp { tasks, .. } => {
                    assert!(!tasks.is_empty() && tasks.iter().all(|task| open.contains(task)), "{tasks:?}");
                }
                Step::Complete { task, .. } => assert!(open.remove(task), "{task:?}"),
            }
        }
    }
}

#[test]
fn the_usual_size_is_what_a_clerk_knows() {
    for today in [TODAY, date!(2026 - 03 - 02), date!(2026 - 02 - 20)] {
        let story = script(&plan(today, 7));
        let count = |of: fn(&Step) -> usize| story.iter().map(|timed| of(&timed.step)).sum::<usize>();
        let documents = count(|step| usize::from(matches!(step, Step::Register { .. })));
        let tasks = count(|step| usize::from(matches!(step, Step::Enter { .. })));
        let follow_ups = count(|step| if let Step::FollowUp { tasks, .. } = step { tasks.len() } else { 0 });
        assert!((380..=430).contains(&documents), "{today}: {documents} documents");
        assert!((560..=800).contains(&tasks), "{today}: {tasks} tasks");
        let expected = if today == TODAY { 1_800..=3_300 } else { 900..=3_300 };
        assert!(expected.contains(&follow_ups), "{today}: {follow_ups} follow-ups");
        assert!(story.len() < 4_500, "{today}: {} acts", story.len());
    }
}

#[test]
fn the_register_shows_something_of_everything() {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut books: BTreeSet<(String, i32, u32)> = BTreeSet::new();
    let mut keys = BTreeSet::new();
    for timed in script(&plan(TODAY, 7)) {
        let Step::Register { known, .. } = timed.step else { continue };
        assert!(keys.insert(directives::key(&known.number, known.issued_on, &known.issuer)), "{} twice", known.number);
        assert!(text::DocumentNumber::parse(&known.number).is_ok(), "{}", known.number);
        let (level, direction) = (known.level.expect("level"), known.direction.expect("direction"));
        let (urgency, secrecy) = (known.urgency.expect("urgency"), known.secrecy.expect("secrecy"));
        assert_eq!(
            known.subject.is_none(),
            secrecy != directives::Secrecy::None,
            "a secret has no subject, nothing else"
        );
        for word in [level.key(), direction.key(), urgency.key(), secrecy.key()] {
            seen.insert(word.to_owned());
        }
        seen.insert(format!("{} tasks", known.expected_tasks.expect("tasks")));
        seen.insert(format!("deadline {}", known.has_deadline.expect("deadline")));
        let number = known.book_no.expect("a number in the book");
        assert!(books.insert((direction.key().to_owned(), timed.at.year(), number)), "{number} twice in a book");
    }
    for word in [
        "government",
        "prime_minister",
        "province",
        "chairman",
        "other",
        "incoming",
        "outgoing",
        "meeting",
        "normal",
        "urgent",
        "express",
        "immediate",
        "none",
        "confidential",
        "1 tasks",
        "2 tasks",
        "3 tasks",
        "4 tasks",
        "deadline true",
        "deadline false",
    ] {
        assert!(seen.contains(word), "{word} is missing; there is {seen:?}");
    }
    for direction in ["incoming", "outgoing", "meeting"] {
        let numbers: Vec<u32> =
            books.iter().filter(|(book, ..)| book == direction).map(|(.., number)| *number).collect();
        let gaps = numbers.last().map_or(0, |last| *last as usize) - numbers.len();
        assert!(gaps <= 8, "{gaps} numbers are missing in {direction}");
    }
}

#[test]
fn a_hundred_times_the_size_streams() {
    let plan = Plan { scale: 100, ..plan(TODAY, 7) };
    let province = province(&plan);
    let year = Year::new(&plan, &province, &law::Law::house(), &Calendar::office());
    let documents = year.filter(|timed| matches!(timed.step, Step::Register { .. })).count();
    assert!((39_000..=41_000).contains(&documents), "{documents}");
}
