//! The pages of the work programme, and those on which a document's tasks are read and entered, from samples.

use app::programme::Listed;
use calendar::Calendar;
use commitment::State;
use directives::Level;
use directives::views::EnteredOf;
use programme::Deed;
use programme::views::{ItemRow, VersionRow};
use time::macros::date;
use web::parts::{Choice, Due, Form, Pager};
use web::words::Words;
use web::{documents, programme as years};

use super::pages::{check, pager};
use super::samples;
use super::samples::{frame, id};

#[test]
fn work_programme() {
    let units = || vec![Choice::new("a", "Sở Xây dựng"), Choice::new("b", "Sở Y tế")];
    let listed = |rows: Vec<ItemRow>| Listed {
        year: 2026,
        years: vec![2026, 2025],
        states: vec![(State::OpenOverdue, 2), (State::OpenOnTime, 31)],
        rows,
    };
    check("programme", |lang| {
        let asked = years::list::Asked { on: "10/02/2026".to_owned(), part: "q1".to_owned(), ..Default::default() };
        let rows = samples::items().into_iter().map(|line| line.row).collect();
        let frame = frame(lang, "/programme?on=10/02/2026");
        years::list::ListPage::new(frame, asked, listed(rows), units(), &Calendar::office(), true)
    });
    check("programme-empty", |lang| {
        let (frame, found) = (frame(lang, "/programme"), listed(vec![]));
        years::list::ListPage::new(frame, Default::default(), found, vec![], &Calendar::office(), true)
    });
    check("programme-item", |lang| {
        let may = years::show::May { follow_up: true, complete: true, adjust: true, prove: true };
        let found = samples::item_page();
        let due = Due::seen(found.row.state, found.row.due_at, samples::NOW, &Calendar::office());
        let mut form = Form::fresh("key");
        form.refuse("text", samples::SENTENCE);
        years::show::ShowPage::new(frame(lang, "/programme/1"), found, due, may, form)
    });
    check("programme-complete", |lang| {
        let mut form = Form::fresh("key").with("at", "24/11/2026");
        form.refuse("number", samples::SENTENCE);
        let item = samples::items().remove(0).row;
        years::complete::CompletePage::new(frame(lang, "/programme/1/complete"), item, form)
    });
    check("programme-adjust", |lang| {
        let mut form = Form::fresh("key").with("deed", "change").with("title", "Đề án");
        form.refuse("decision", samples::SENTENCE);
        let item = samples::items().remove(0).row;
        years::adjust::AdjustPage::new(frame(lang, "/programme/1/adjust"), item, form, units())
    });
    check("programme-new", |lang| {
        let mut form = Form::fresh("key").with("year", "2026").with("kind", "scheme");
        form.refuse("code", samples::SENTENCE);
        years::new::NewPage::new(frame(lang, "/programme/new"), form, units())
    });
    check("programme-versions", |lang| {
        let first = (0..40).map(|n| (Deed::Add, format!("CT-{n:02}"))).collect();
        let versions = [
            VersionRow {
                decision: "410/QĐ-UBND".to_owned(),
                decided_on: Some(date!(2026 - 06 - 15)),
                deeds: vec![(Deed::Change, "CT-07".to_owned()), (Deed::Withdraw, "CT-12".to_owned())],
            },
            VersionRow { decision: "15/QĐ-UBND ngày 10/01/2026".to_owned(), decided_on: None, deeds: first },
        ];
        years::versions::VersionsPage::new(frame(lang, "/programme/versions"), 2026, &versions)
    });
    check("programme-versions-empty", |lang| {
        years::versions::VersionsPage::new(frame(lang, "/programme/versions"), 2026, &[])
    });
}

#[test]
fn what_is_not_entered() {
    let line = |row| documents::list::Line::seen(row, samples::NOW, &Calendar::office());
    check("pending", |lang| {
        let counts = vec![EnteredOf { level: Level::Chairman, entered: 380, expected: 402, pending: 11 }];
        let (frame, lines) = (frame(lang, "/documents/pending"), vec![line(samples::document_row())]);
        documents::pending::PendingPage::new(
            frame,
            Default::default(),
            counts,
            lines,
            pager("/documents/pending"),
            true,
        )
    });
    check("pending-empty", |lang| {
        let frame = frame(lang, "/documents/pending");
        documents::pending::PendingPage::new(frame, Default::default(), vec![], vec![], Pager::default(), false)
    });
    check("receive", |lang| {
        let mut form = Form::fresh("key");
        form.refuse("file", samples::SENTENCE);
        documents::receive::ReceivePage::new(
            frame(lang, "/documents/receive"),
            form,
            vec![samples::SENTENCE.to_owned()],
        )
    });
    check("read-tasks", |lang| {
        let mut form = Form::fresh("key");
        form.refuse("file", samples::SENTENCE);
        documents::propose::ReadPage::new(frame(lang, "/documents/1/tasks/read"), samples::document(), form)
    });
    check("proposals", |lang| {
        let mut form = documents::propose::filled(&samples::proposals(), Words::new(lang));
        form.refuse("due-1", samples::SENTENCE);
        let units = vec![Choice::new(id::<()>(2), "Sở Xây dựng"), Choice::new("b", "Sở Y tế")];
        documents::propose::ProposePage::new(
            frame(lang, "/documents/1/tasks/confirm"),
            samples::document(),
            form,
            units,
        )
    });
}
