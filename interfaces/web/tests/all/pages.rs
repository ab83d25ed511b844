//! Every page from samples, in both languages, with what holds for all of them.

use std::fs;
use std::path::Path;

use app::directives::DocumentPage;
use askama::Template;
use calendar::Calendar;
use commitment::State;
use directives::Direction;
use directives::views::{Gap, ShareRow};
use people::views::{PersonRow, UnitRow};
use people::{Role, UnitKind};
use time::macros::{date, datetime};
use uuid::Uuid;
use web::calendar::show as calendar_page;
use web::directives::show::May;
use web::directives::steps::SHEETS;
use web::error::{ErrorPage, Problem};
use web::inbox::{DECIDED, InboxPage, Waiting, Waits};
use web::ledger::proof::ProofPage;
use web::parts::{Choice, Due, Flash, Form, Pager};
use web::session::login::LoginPage;
use web::session::password::PasswordPage;
use web::words::{Lang, Words};
use web::{directives as tasks, documents, people as staff, units};

use super::samples::{door, frame, id};
use super::{html, messages, samples};

/// Renders a page in both languages and checks it.
pub fn check<T: Template>(name: &str, page: impl Fn(Lang) -> T) {
    for lang in Lang::ALL {
        let name = format!("{name}.{}", lang.code());
        let text = page(lang).render().unwrap_or_else(|why| panic!("{name}: {why}"));
        if let Some(folder) = std::env::var_os("SAMPLES") {
            fs::write(Path::new(&folder).join(format!("{name}.html")), &text).expect("the folder of samples is there");
        }
        html::check(&name, &text);
        if lang == Lang::Vi {
            let words = html::text(&text);
            for english in messages::words("en", "state-") {
                assert!(!words.contains(&english), "{name}: {english:?} on a Vietnamese page");
            }
        }
    }
}

/// A page of a list that goes on.
pub fn pager(address: &str) -> Pager {
    Pager::new(address, 50, Some("b2"))
}

#[test]
fn session() {
    check("login", |lang| LoginPage::new(door(lang), Form::fresh("key"), "/inbox"));
    check("login-wrong", |lang| {
        let mut form = Form::fresh("key").with("username", "hanh.nguyen");
        form.problem = Some(samples::SENTENCE.to_owned());
        LoginPage::new(door(lang), form, "")
    });
    check("password", |lang| {
        let mut form = Form::fresh("key");
        form.refuse("again", samples::SENTENCE);
        let mut frame = frame(lang, "/password");
        frame.flash = Some(Flash::done(samples::SENTENCE));
        PasswordPage::new(frame, form, true)
    });
}

#[test]
fn errors() {
    for (name, problem) in [
        ("missing", Problem::Missing),
        ("forbidden", Problem::Forbidden),
        ("stale", Problem::Stale),
        ("busy", Problem::Busy { seconds: 60 }),
        ("large", Problem::Large { megabytes: 25 }),
        ("conflict", Problem::Conflict),
        ("fault", Problem::Fault { number: "8f31".to_owned() }),
    ] {
        check(&format!("error-{name}"), |lang| ErrorPage::new(frame(lang, "/x"), &problem));
    }
    check("error-door", |lang| ErrorPage::new(door(lang), &Problem::Missing));
}

#[test]
fn tasks_in_lists() {
    let waiting = |lang| {
        let sentence = |(_, _, address, key)| {
            let said = Words::new(lang).say(key).number("tasks", 3).to_string();
            Waiting { address: String::from(address), said }
        };
        DECIDED.into_iter().map(sentence).collect()
    };
    check("inbox", |lang| {
        let waits = Waits { waiting: waiting(lang), notices: samples::notices() };
        InboxPage::new(frame(lang, "/inbox"), waits, samples::lines(), samples::items(), pager("/inbox"))
    });
    check("inbox-empty", |lang| {
        InboxPage::new(frame(lang, "/inbox"), Waits::default(), samples::no_lines(), vec![], Pager::default())
    });
    let asked = || tasks::list::Asked { level: "chairman".to_owned(), ..Default::default() };
    check("directives", |lang| {
        let address = "/directives?level=chairman";
        tasks::list::ListPage::new(frame(lang, address), asked(), samples::lines(), pager(address))
    });
    check("directives-none-match", |lang| {
        tasks::list::ListPage::new(frame(lang, "/directives"), asked(), samples::no_lines(), Pager::default())
    });
    check("directives-empty", |lang| {
        let asked = Default::default();
        tasks::list::ListPage::new(frame(lang, "/directives"), asked, samples::no_lines(), Pager::default())
    });
    check("late", |lang| {
        let mut lines = samples::lines();
        lines.rows.truncate(1);
        tasks::late::LatePage::new(frame(lang, "/directives/late"), lines, Pager::default())
    });
    check("late-empty", |lang| {
        tasks::late::LatePage::new(frame(lang, "/directives/late"), samples::no_lines(), Pager::default())
    });
}

#[test]
fn one_task() {
    let may = May { follow_up: true, complete: true, urge: true, prove: true };
    for (name, state) in [("directive", State::OpenOnTime), ("directive-done", State::DoneOnTime)] {
        check(name, |lang| {
            let page = samples::task_page(state);
            let due = Due::seen(state, page.row.due_at, samples::NOW, &Calendar::office());
            tasks::show::ShowPage::new(
                frame(lang, "/directives/1"),
                page,
                samples::notices(),
                due,
                may,
                SHEETS.to_vec(),
            )
        });
    }
    check("follow-up", |lang| {
        let mut form = Form::fresh("key");
        form.refuse("text", samples::SENTENCE);
        let frame = frame(lang, "/directives/follow-up");
        tasks::follow_up::FollowUpPage::new(frame, form, vec![id(1), id(2)], "/inbox")
    });
    for sheet in SHEETS {
        check(&format!("step-{}", sheet.path), |lang| {
            let mut form = Form::fresh("key").with("reason", "Chờ ý kiến");
            sheet.fields.iter().for_each(|field| form.refuse(field.name, samples::SENTENCE));
            let address = format!("/directives/1/{}", sheet.path);
            let units = vec![Choice::new("a", "Sở Xây dựng"), Choice::new("b", "Sở Y tế")];
            let task = samples::task(1, State::OpenOnTime, None);
            tasks::steps::StepPage::new(frame(lang, &address), task, *sheet, form, units, "/inbox")
        });
    }
    check("complete", |lang| {
        let mut form = Form::fresh("key").with("at", "24/11/2026");
        form.refuse("number", samples::SENTENCE);
        let task = samples::task(1, State::OpenOnTime, None);
        tasks::complete::CompletePage::new(frame(lang, "/directives/1/complete"), task, form)
    });
    check("directive-new", |lang| {
        let mut form = Form::fresh("key").with("co_units", "b").with("content", "Báo cáo").with("follower", "binh");
        form.refuse("due_on", samples::SENTENCE);
        form.refuse("follower", samples::SENTENCE);
        let units = vec![Choice::new("a", "Sở Xây dựng"), Choice::new("b", "Sở Y tế")];
        let like = vec![samples::task(1, State::OpenOnTime, None)];
        let page = tasks::new::NewPage::new(frame(lang, "/documents/1/tasks/new"), samples::document(), form, units);
        page.warning(like)
    });
}

#[test]
fn register() {
    let line = |row| documents::list::Line::seen(row, samples::NOW, &Calendar::office());
    check("documents", |lang| {
        let gaps = vec![
            Gap { direction: Direction::Incoming, year: 2026, from: 17, to: 17 },
            Gap { direction: Direction::Incoming, year: 2026, from: 40, to: 43 },
        ];
        let lines = vec![line(samples::document_row()), line(samples::secret_row())];
        let asked = documents::list::Asked { direction: "incoming".to_owned(), ..Default::default() };
        documents::list::ListPage::new(frame(lang, "/documents"), asked, lines, gaps, pager("/documents"), true)
    });
    check("documents-empty", |lang| {
        let asked = Default::default();
        documents::list::ListPage::new(frame(lang, "/documents"), asked, vec![], vec![], Pager::default(), true)
    });
    check("document-new", |lang| {
        let mut form = Form::fresh("key").with("direction", "incoming").with("number", "12/UBND");
        form.refuse("issued_on", samples::SENTENCE);
        documents::new::NewPage::new(frame(lang, "/documents/new"), form)
    });
    check("document", |lang| {
        let document = samples::document();
        let found = DocumentPage {
            entry_limit: document.entry_limit(&law::Law::house(), &Calendar::office()),
            document,
            tasks: Vec::new(),
            plans: vec![samples::plan(None), samples::plan(Some(date!(2026 - 12 - 31)))],
            timeline: samples::timeline(),
        };
        documents::show::ShowPage::new(frame(lang, "/documents/1"), found, samples::lines(), true, true).planning(true)
    });
    check("plan", |lang| {
        let mut form = Form::fresh("key").with("every", "month");
        form.refuse("due_day", samples::SENTENCE);
        let units = vec![Choice::new("a", "Sở Xây dựng")];
        documents::plan::PlanPage::new(frame(lang, "/documents/1/plan"), samples::document(), form, units)
    });
    check("mend", |lang| {
        let lines = samples::lines();
        tasks::mend::MendPage::new(
            frame(lang, "/directives/mend"),
            lines.rows.clone(),
            lines,
            pager("/directives/mend"),
        )
    });
    check("mend-empty", |lang| {
        let frame = frame(lang, "/directives/mend");
        tasks::mend::MendPage::new(frame, vec![], samples::no_lines(), Pager::default())
    });
    check("answers", |lang| {
        let row = |records, together| ShareRow {
            unit: id(2),
            unit_name: "Sở Nông nghiệp và Môi trường".to_owned(),
            records,
            together,
        };
        let frame = frame(lang, "/directives/answers");
        tasks::answers::AnswersPage::new(frame, vec![row(120, 118), row(7, 0)], samples::lines(), pager("/x"))
    });
    check("answers-empty", |lang| {
        let frame = frame(lang, "/directives/answers");
        tasks::answers::AnswersPage::new(frame, vec![], samples::no_lines(), Pager::default())
    });
}

#[test]
fn organisation() {
    let unit = |number, parent: Option<u128>, name: &str| UnitRow {
        id: id(number),
        code: format!("DV{number}"),
        name: name.to_owned(),
        kind: UnitKind::Department,
        parent: parent.map(id),
        valid_from: Some(date!(2020 - 01 - 01)),
        valid_to: (number == 3).then_some(date!(2025 - 06 - 30)),
        successor: (number == 3).then(|| id(2)),
        people: 1_204,
    };
    let rows = || {
        vec![
            unit(1, None, "Ủy ban nhân dân tỉnh"),
            unit(2, Some(1), "Sở Nông nghiệp và Môi trường"),
            unit(3, Some(1), "Sở Tài nguyên và Môi trường"),
            unit(4, Some(2), "Phòng Đất đai"),
        ]
    };
    let order: Vec<_> = units::list::tree(rows()).into_iter().map(|line| (line.row.name, line.depth)).collect();
    assert_eq!(order[1], ("Sở Nông nghiệp và Môi trường".to_owned(), 1));
    assert_eq!(order[2], ("Phòng Đất đai".to_owned(), 2));
    check("units", |lang| units::list::ListPage::new(frame(lang, "/units"), units::list::tree(rows()), true, true));
    check("units-empty", |lang| units::list::ListPage::new(frame(lang, "/units"), vec![], true, true));
    check("hand-over", |lang| {
        let mut form = Form::fresh("key").with("person", "binh.tran");
        form.refuse("person", samples::SENTENCE);
        staff::hand_over::HandOverPage::of_person(frame(lang, "/people/1/hand-over"), form, id(1), "Trần Văn Bình")
    });
    check("succeed", |lang| {
        let mut form = Form::fresh("key");
        form.problem = Some(samples::SENTENCE.to_owned());
        staff::hand_over::HandOverPage::of_unit(frame(lang, "/units/1/succeed"), form, id(1), "Sở Xây dựng")
    });
    check("people", |lang| {
        let person = |active| PersonRow {
            id: id(1),
            username: "binh.tran".to_owned(),
            full_name: "Trần Văn Bình".to_owned(),
            unit: id(2),
            unit_name: "Phòng Tổng hợp".to_owned(),
            position: "Chuyên viên".to_owned(),
            roles: Role::ALL.iter().copied().collect(),
            active,
        };
        let choices = vec![Choice::new("a", "Phòng Tổng hợp")];
        let people = vec![person(true), person(false)];
        let may = staff::list::May { record: true, set_password: true, hand_over: true };
        staff::list::ListPage::new(frame(lang, "/people"), Default::default(), choices, people, pager("/people"), may)
    });
}

#[test]
fn calendar_and_log() {
    for (name, from) in [("calendar", "12/02/2026"), ("calendar-wrong", "31/02/2026")] {
        check(name, |lang| {
            let asked = calendar_page::Asked {
                from: from.to_owned(),
                term: "5".to_owned(),
                term_unit: "working_day".to_owned(),
                ..Default::default()
            };
            calendar_page::CalendarPage::new(frame(lang, "/calendar"), &asked, &Calendar::office())
        });
    }
    check("calendar-hours", |lang| {
        let asked = calendar_page::Asked {
            from: "24/11/2026 15:00".to_owned(),
            term: "12".to_owned(),
            term_unit: "working_hour".to_owned(),
            year: "2027".to_owned(),
        };
        calendar_page::CalendarPage::new(frame(lang, "/calendar"), &asked, &Calendar::office())
    });
    check("proof", |lang| {
        let proof = serde_json::json!({
            "format": "dunghan-proof/1",
            "event": "dunghan-event/1\n{\"act\":\"directives.complete\"}",
            "index": 41,
            "path": [],
            "checkpoint": "dunghan\n42\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— dunghan Az3grl\n",
        });
        let proof = serde_json::from_value(proof).expect("the sample is a proof");
        ProofPage::new(frame(lang, "/ledger/1"), proof).expect("a proof is JSON")
    });
    let entered = datetime!(2026-11-24 02:00 UTC);
    assert_eq!(Words::new(Lang::Vi).moment(entered), "09:00 Thứ Ba 24/11/2026");
}

#[test]
fn the_catalogue_and_its_processes() {
    use procedures::views::ProcedureRow;
    use procedures::{Authority, Status, TimeUnit};
    use web::procedures as catalogue;
    let row = |covered| ProcedureRow {
        id: Uuid::from_u128(1),
        code: "1.004037".to_owned(),
        name: "Cấp giấy chứng nhận đăng ký hộ kinh doanh có điều kiện trên địa bàn khu kinh tế cửa khẩu".to_owned(),
        field: Some("Thành lập và hoạt động của hộ kinh doanh".to_owned()),
        authority: Some(Authority::Chairman),
        status: Some(Status::Amended),
        limit: Some(("2,5".to_owned(), TimeUnit::WorkingDay)),
        effective_on: Some(date!(2026 - 01 - 01)),
        covered,
    };
    let cell = measure::Cell { numerator: 40, denominator: 42, unknown: 0, not_yet: 0 };
    let coverage = || app::procedures::Coverage { cell, value: Some(952_380) };
    check("procedures", |lang| {
        let rows = vec![row(Some(true)), row(Some(false)), row(None)];
        let (fields, pager) = (vec!["Đất đai".to_owned()], pager("/procedures"));
        catalogue::list::ListPage::new(
            frame(lang, "/procedures"),
            Default::default(),
            fields,
            Some(coverage()),
            rows,
            pager,
            true,
        )
    });
    for (name, asked) in [("procedures-empty", ""), ("procedures-none-match", "đất")] {
        check(name, |lang| {
            let asked = catalogue::list::Asked { text: asked.to_owned(), ..Default::default() };
            catalogue::list::ListPage::new(
                frame(lang, "/procedures"),
                asked,
                vec![],
                None,
                vec![],
                Pager::default(),
                false,
            )
        });
    }
    check("procedure", |lang| catalogue::show::ShowPage::new(frame(lang, "/procedures/1"), samples::procedure(), true));
    for (name, page) in [("process", samples::process(true)), ("process-without-model", samples::process(false))] {
        check(name, |lang| web::processes::show::ShowPage::new(frame(lang, "/processes/1"), page.clone(), true));
    }
    check("flow", |lang| {
        let asked = web::processes::flow::Asked { at: "Thẩm định".to_owned(), ..Default::default() };
        web::processes::flow::FlowPage::new(frame(lang, "/processes/1/flow"), asked, samples::flow())
    });
    check("flow-empty", |lang| {
        let empty = app::processes::Flow { picture: Default::default(), cases: vec![], ..samples::flow() };
        web::processes::flow::FlowPage::new(frame(lang, "/processes/1/flow"), Default::default(), empty)
    });
    check("process-new", |lang| {
        let mut form = Form::fresh("key").with("code", "QT-01").with("source", "<process/>");
        form.refuse("from", samples::SENTENCE);
        let seen = samples::process(true).model.map(|model| web::processes::show::Seen::of(&model, Words::new(lang)));
        web::processes::new::NewPage::new(frame(lang, "/processes/new"), form, seen)
    });
}
