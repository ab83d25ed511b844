//! The pages of urging, the board and the report, from samples.

use app::board::{Age, BoardPage, ExceptionRow, Load};
use app::report::{Column, Length, Period, ReportPage};
use calendar::Calendar;
use commitment::State;
use directives::exception::{Decider, Missing};
use directives::flow::ExtensionRequest;
use ids::PersonId;
use time::macros::{date, datetime};
use urging::views::LetterRow;
use urging::{Channel, KeptView, MailMode};
use uuid::Uuid;
use web::board::show as board;
use web::parts::{Choice, Due, Form, Pager};
use web::report::{list, show as report};
use web::urging::{choices, deliveries, draft, urge, views};

use super::pages::check;
use super::samples::{self, NOW, frame, id};

#[test]
fn urging() {
    check("urge", |lang| {
        let mut form = Form::fresh("key");
        form.refuse("text", samples::SENTENCE);
        urge::UrgePage::new(frame(lang, "/directives/urge"), form, vec![id(1), id(2)], "/board")
    });
    check("choices", |lang| {
        let form = Form::fresh("key").with("mode", MailMode::Digest.key());
        let link = Some("/feeds/dunghan_secret/viec-cua-toi.ics".to_owned());
        choices::ChoicesPage::new(frame(lang, "/inbox/choices"), "hanh@tinh.gov.vn", form, Form::fresh("key"), link)
    });
    check("choices-no-email", |lang| {
        let mut feed = Form::fresh("key");
        feed.problem = Some(samples::SENTENCE.to_owned());
        choices::ChoicesPage::new(frame(lang, "/inbox/choices"), "", Form::fresh("key"), feed, None)
    });
    check("views", |lang| {
        let view = KeptView {
            id: id(1),
            person: id(2),
            name: "Việc quá hạn của Sở Xây dựng".to_owned(),
            address: "/directives?state=open_overdue".to_owned(),
        };
        views::ViewsPage::new(frame(lang, "/views"), vec![view])
    });
    check("views-empty", |lang| views::ViewsPage::new(frame(lang, "/views"), vec![]));
}

#[test]
fn delivery_log() {
    let letter = |channel, sent_at, gave_up_at, tries: u32| LetterRow {
        id: id(1),
        channel,
        person_name: (channel == Channel::Email).then(|| "Trần Văn Bình".to_owned()),
        address: "binh.tv@tinh.gov.vn".to_owned(),
        code: "NV-2026-0001".to_owned(),
        made_at: NOW,
        next_try: NOW,
        tries,
        sent_at,
        gave_up_at,
        error: (tries > 1).then(|| "451 later".to_owned()),
    };
    check("deliveries", |lang| {
        let rows = vec![
            letter(Channel::Email, Some(NOW), None, 1),
            letter(Channel::Email, None, Some(NOW), 8),
            letter(Channel::Webhook, None, None, 2),
            letter(Channel::Email, None, None, 0),
        ];
        let lines = rows.into_iter().map(deliveries::Line::seen).collect();
        deliveries::DeliveriesPage::new(frame(lang, "/deliveries"), lines, false, Pager::default())
    });
    check("deliveries-empty", |lang| {
        deliveries::DeliveriesPage::new(frame(lang, "/deliveries"), vec![], true, Pager::default())
    });
}

fn board_page() -> BoardPage {
    let load = |number: u128, name: &str, late| Load {
        id: Uuid::from_u128(number),
        name: name.to_owned(),
        open: 12,
        late,
        week: 3,
    };
    BoardPage {
        late: app::Page { rows: vec![], next: None },
        open: 84,
        late_in_all: 7,
        units: vec![load(1, "Sở Nông nghiệp và Môi trường", 5), load(2, "Sở Xây dựng", 0)],
        people: vec![load(3, "Trần Văn Bình", 4)],
        unfollowed: 2,
        ages: vec![Age { from: 0, to: Some(5), tasks: 4 }, Age { from: 31, to: None, tasks: 1 }],
        week: vec![(date!(2026 - 11 - 23), 2), (date!(2026 - 11 - 24), 0), (date!(2026 - 11 - 25), 5)],
    }
}

#[test]
fn the_board() {
    let due = datetime!(2026-11-13 17:00 +7);
    let row = || ExceptionRow {
        row: samples::task(1, State::OpenOverdue, Some(due)),
        missing: vec![Missing::FollowUp, Missing::Answer, Missing::Result],
        decider: Decider::Chairman,
        asked: None,
    };
    let request = || ExtensionRequest {
        by: PersonId::new(Uuid::nil()),
        at: datetime!(2026-11-10 09:00 +7),
        until: datetime!(2026-12-01 17:00 +7),
        reason: "Chờ ý kiến của Bộ Nông nghiệp và Môi trường".to_owned(),
        decision: None,
    };
    let units = || vec![Choice::new(Uuid::nil(), "Sở Xây dựng")];
    check("board", |lang| {
        let line = |found, acts: &[&str]| board::Line {
            may: board::Decides::among(acts),
            back: "/board#line-1".to_owned(),
            found,
            due: Due::seen(State::OpenOverdue, Some(due), NOW, &Calendar::office()),
            key: Uuid::nil().to_string(),
        };
        let waits = ExceptionRow { missing: vec![Missing::Acceptance], asked: Some(request()), ..row() };
        let lines = vec![
            line(row(), &["directives.extend", "directives.assign"]),
            line(waits, &["directives.decide_extension"]),
            line(row(), &[]),
        ];
        board::ShowPage::new(frame(lang, "/board"), board_page(), lines, (true, units()), Pager::default())
    });
    check("board-empty", |lang| {
        board::ShowPage::new(frame(lang, "/board"), board_page(), vec![], (false, vec![]), Pager::default())
    });
}

#[test]
fn the_letter() {
    let due = datetime!(2026-11-13 17:00 +7);
    let heads = || draft::Heads {
        superior: "ỦY BAN NHÂN DÂN TỈNH".to_owned(),
        issuer: "VĂN PHÒNG".to_owned(),
        unit: "Sở Nông nghiệp và Môi trường".to_owned(),
    };
    check("urging-letter", |lang| {
        let line = |number| draft::Line {
            row: samples::task(number, State::OpenOverdue, Some(due)),
            late: "quá hạn 7 ngày làm việc".to_owned(),
            due: "13/11/2026".to_owned(),
        };
        let frame = frame(lang, "/directives/urging-letter?unit=1");
        draft::DraftPage::new(frame, draft::Asked { unit: "1".to_owned() }, heads(), vec![line(1), line(2)])
    });
    check("urging-letter-none", |lang| {
        draft::DraftPage::new(frame(lang, "/directives/urging-letter?unit=1"), draft::Asked::default(), heads(), vec![])
    });
}

#[test]
fn the_report() {
    let period = Period::of(Length::Quarter, date!(2026 - 11 - 24));
    let counts = app::report::Counts::default();
    check("report", |lang| {
        let found = ReportPage {
            at: NOW,
            levels: vec![(directives::Level::Government, counts), (directives::Level::Chairman, counts)],
            units: vec![(id(2), "Sở Nông nghiệp và Môi trường".to_owned(), counts)],
            total: counts,
        };
        report::ShowPage::new(frame(lang, "/directives/report"), period, found)
    });
    check("report-empty", |lang| {
        let found = ReportPage { at: NOW, levels: vec![], units: vec![], total: counts };
        report::ShowPage::new(frame(lang, "/directives/report"), period, found)
    });
    check("report-list", |lang| {
        let (lead, back) = ("Từ 01/10/2026".to_owned(), "/directives/report".to_owned());
        let frame = frame(lang, "/directives/report/list?column=total");
        list::ListPage::new(frame, Column::OpenOverdue, lead, back, samples::lines(), Pager::default())
    });
}
