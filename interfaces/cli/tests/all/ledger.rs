//! `init`, `ledger` and `doctor`: an office is founded, and its log can be checked.

use crate::house::Place;
use crate::{dunghan_in, run};

const FIRST: [&str; 5] = ["init", "--username", "quantri", "--full-name", "Nguyễn Văn An"];

#[test]
fn an_office_is_founded_once() {
    let place = Place::new();
    let founded = dunghan_in(&place, &FIRST).done();
    let password = founded["password"].as_str().expect("a password");
    assert_eq!((founded["username"].as_str(), password.len()), (Some("quantri"), 19));
    let again = dunghan_in(&place, &FIRST);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("đã có quản trị viên"), "{}", again.err);
    assert_eq!(dunghan_in(&place, &["init"]).code, 2);
}

#[test]
fn a_password_may_come_from_stdin() {
    let place = Place::new();
    let said = run(&[&FIRST[..], &["--password-stdin", "--json"]].concat(), "một mật khẩu dài\n", &place);
    assert_eq!(said.done()["password"], serde_json::Value::Null);
    assert!(!said.out.contains("mật khẩu dài") && !said.err.contains("mật khẩu dài"));
    let empty = run(&[&FIRST[..], &["--password-stdin"]].concat(), "\n", &Place::new());
    assert_eq!(empty.code, 2);
}

#[test]
fn a_password_from_stdin_keeps_the_rule_of_every_other() {
    for weak in ["1", "quantri-ab", "QuanTri"] {
        let place = Place::new();
        let first = |username| ["init", "--username", username, "--full-name", "An", "--password-stdin"];
        let refused = run(&first("quantri-ab"), &format!("{weak}\n"), &place);
        assert_eq!(refused.code, 1, "{weak}: {}", refused.out);
        assert!(refused.err.contains("mật khẩu"), "{}", refused.err);
        let founded = run(&first("quantri-ab"), "một mật khẩu dài\n", &place);
        assert_eq!(founded.code, 0, "nothing was founded by the refused one: {}", founded.err);
    }
}

#[test]
fn what_was_done_is_sequenced_signed_and_proven() {
    let place = Place::new();
    let none = dunghan_in(&place, &["ledger", "checkpoint"]);
    assert_eq!(none.code, 1);
    dunghan_in(&place, &FIRST).done();
    let report = dunghan_in(&place, &["ledger", "verify"]).done();
    assert_eq!(
        (report["ok"].as_bool(), report["unsequenced"].as_u64(), &report["events"]),
        (Some(true), Some(0), &report["tree_size"])
    );
    assert!(report["checkpoints"].as_u64() >= Some(1));
    let note = run(&["ledger", "checkpoint"], "", &place);
    assert!(note.code == 0 && note.out.starts_with("test\n") && note.out.contains("\n\n— test "), "{}", note.out);
    assert_eq!(dunghan_in(&place, &["ledger", "checkpoint"]).done()["checkpoint"], note.out.as_str());
    let nobody = dunghan_in(&place, &["ledger", "prove", "00000000-0000-7000-8000-000000000000"]);
    assert_eq!(nobody.code, 1);
    assert_eq!(dunghan_in(&place, &["ledger", "prove", "x"]).code, 2);
}

#[test]
fn a_doctor_says_what_is_well() {
    let place = Place::new();
    let answer = dunghan_in(&place, &["doctor"]).done();
    let names: Vec<_> =
        answer["checks"].as_array().expect("a list").iter().filter_map(|check| check["name"].as_str()).collect();
    assert_eq!(names, ["disk", "database", "log", "figures"]);
    assert_eq!(answer["ok"], true);
    assert_eq!(dunghan_in(&place, &["doctor", "--rebuild"]).done()["ok"], true);
}

#[test]
fn a_server_says_where_it_listens() {
    let place = Place::new();
    let said = dunghan_in(&place, &["serve", "--listen", "127.0.0.1:4000"]);
    assert_eq!(said.done()["listening"], "http://127.0.0.1:4000");
    let demo = dunghan_in(&place, &["demo", "--today", "31/12/2018", "--seed", "7", "--listen", "127.0.0.1:4000"]);
    assert_eq!((&demo.done()["today"], demo.done()["seed"].as_u64()), (&serde_json::json!("2018-12-31"), Some(7)));
    assert!(demo.err.contains("http://127.0.0.1:4000"), "{}", demo.err);
    assert_eq!(dunghan_in(&place, &["demo", "--no-serve"]).err, "");
}
