//! Logs as other programs read them, of two dossiers that a person can follow.

use exchange::ocel::Events;
use exchange::steps::{Case, Step};
use exchange::xes::Xes;
use time::macros::datetime;

fn cases() -> [Case; 2] {
    let step = |activity: &str, at| Step { activity: activity.to_owned(), at, unit: Some("SXD".to_owned()) };
    [
        Case {
            code: "H-1".to_owned(),
            procedure: Some("1.000123".to_owned()),
            unit: Some("SXD".to_owned()),
            status: Some("granted".to_owned()),
            received_at: Some(datetime!(2018-02-05 08:30 +7)),
            steps: vec![
                step("Tiếp nhận", datetime!(2018-02-05 08:30 +7)),
                step("Ký & \"đóng dấu\" <chính>", datetime!(2018-02-06 09:00 +7)),
            ],
            ..Case::default()
        },
        Case { code: "H-2".to_owned(), ..Case::default() },
    ]
}

#[test]
fn xes_escapes_what_stands_in_names() {
    let mut out = Vec::new();
    let mut log = Xes::begin(&mut out).unwrap();
    cases().iter().for_each(|case| log.case(case).unwrap());
    log.end().unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!((text.matches("<trace>").count(), text.matches("<event>").count()), (2, 2));
    assert!(text.contains("value=\"Ký &amp; &quot;đóng dấu&quot; &lt;chính&gt;\""), "{text}");
    assert!(text.contains("<date key=\"time:timestamp\" value=\"2018-02-05T08:30:00+07:00\"/>"), "{text}");
}

#[test]
fn ocel_names_every_object_that_an_event_is_about() {
    let mut out = Vec::new();
    let mut events = Events::begin(&mut out).unwrap();
    cases().iter().for_each(|case| events.case(case).unwrap());
    let mut objects = events.objects().unwrap();
    cases().iter().for_each(|case| objects.case(case).unwrap());
    objects.end().unwrap();
    let log: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let ids: Vec<&str> =
        log["objects"].as_array().unwrap().iter().map(|object| object["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["dossier:H-1", "dossier:H-2", "procedure:1.000123", "unit:SXD"]);
    let events = log["events"].as_array().unwrap();
    assert_eq!(events.len(), 2);
    for relation in events.iter().flat_map(|event| event["relationships"].as_array().unwrap()) {
        assert!(ids.contains(&relation["objectId"].as_str().unwrap()), "{relation}");
    }
    let types: Vec<&str> =
        log["eventTypes"].as_array().unwrap().iter().map(|kind| kind["name"].as_str().unwrap()).collect();
    assert_eq!(types, ["Ký & \"đóng dấu\" <chính>", "Tiếp nhận"]);
}
