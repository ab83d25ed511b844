//! Pages of decisions and of held records from samples.

use app::records::RecordPage;
use app::{Shown, ShownValue};
use time::macros::datetime;
use uuid::Uuid;
use web::parts::Form;

use super::pages::check;
use super::samples::{self, frame};

#[test]
fn decisions() {
    check("decision-new", |lang| web::decisions::new::NewPage::new(frame(lang, "/decisions/new"), Form::fresh("key")));
    check("decision", |lang| {
        web::decisions::show::ShowPage::new(
            frame(lang, "/decisions/1"),
            samples::decision(),
            (true, true),
            Form::fresh("key"),
        )
    });
}

#[test]
fn records() {
    let shown = |number: u128, kind: &str, fields: Vec<(&str, ShownValue)>| Shown {
        id: Uuid::from_u128(number),
        kind: kind.to_owned(),
        key: vec!["000.00.01.H26-260205-0012".to_owned()],
        fields: fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    };
    let text = |text: &str| ShownValue::Text(text.to_owned());
    let at = || ShownValue::Moment(datetime!(2026-02-05 08:30 +7));
    check("record", |lang| {
        let found = RecordPage {
            record: Some(shown(1, "dossier", vec![("received_at", at()), ("status", text("granted"))])),
            unit: None,
            parts: vec![shown(2, "dossier_event", vec![("activity", text("Thẩm định")), ("at", at())])],
            parts_in_all: 3,
            timeline: samples::timeline(),
        };
        web::records::show::ShowPage::new(frame(lang, "/records/1"), found, true)
    });
    check("record-of-unit", |lang| {
        let unit = Some("Trung tâm Tin học - Công báo".to_owned());
        let parts = vec![shown(2, "report", vec![("due_at", at()), ("channel", text("online"))])];
        let found = RecordPage { record: None, unit, parts, parts_in_all: 1, timeline: Vec::new() };
        web::records::show::ShowPage::new(frame(lang, "/records/2"), found, false)
    });
}
