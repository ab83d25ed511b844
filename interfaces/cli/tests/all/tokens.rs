//! `token`: made, listed and taken back for one person, with acts that exist.

use crate::house::Place;
use crate::{dunghan_in, run};

const FIRST: [&str; 5] = ["init", "--username", "quantri", "--full-name", "Nguyễn Văn An"];

fn token<'a>(verb: &'a str, rest: &[&'a str]) -> Vec<&'a str> {
    [&["token", verb, "--person", "quantri"], rest].concat()
}

#[test]
fn a_token_is_made_shown_once_and_taken_back() {
    let place = Place::new();
    dunghan_in(&place, &FIRST).done();
    let scopes = ["--scope", "directives.view", "--scope", "inbox", "--days", "30", "--name", "báo cáo đêm"];
    let made = dunghan_in(&place, &token("make", &scopes)).done();
    let secret = made["token"].as_str().expect("a secret").to_owned();
    assert!(secret.starts_with("dunghan_") && secret.len() > 40, "{secret}");
    assert_eq!(made["scopes"], serde_json::json!(["directives.view", "inbox"]));

    let listed = dunghan_in(&place, &token("list", &[]));
    assert!(!listed.out.contains(&secret), "shown once");
    let line = &listed.done()["tokens"][0];
    assert_eq!((line["name"].as_str(), line["good"].as_bool()), (Some("báo cáo đêm"), Some(true)));
    assert_eq!(line["expires_at"], "2019-01-30T20:00:00+07:00");

    let id = line["id"].as_str().expect("an id").to_owned();
    assert_eq!(dunghan_in(&place, &token("revoke", &[&id])).done()["revoked"], true);
    let after = dunghan_in(&place, &token("list", &[])).done();
    assert_eq!((after["tokens"][0]["good"].as_bool(), after["tokens"][0]["id"].as_str()), (Some(false), Some(&*id)));
    let plain = run(&token("list", &[]), "", &place);
    assert!(plain.out.contains("đã thu hồi"), "{}", plain.out);

    // Every step stands in the log, which still verifies.
    let events = dunghan_in(&place, &["ledger", "verify"]).done();
    assert_eq!((events["events"].as_u64(), events["ok"].as_bool()), (Some(5), Some(true)));
}

#[test]
fn a_token_for_everything_says_so_and_others_name_acts_that_exist() {
    let place = Place::new();
    dunghan_in(&place, &FIRST).done();
    assert_eq!(dunghan_in(&place, &token("make", &[])).code, 2, "nothing is not everything");
    let unknown = dunghan_in(&place, &token("make", &["--scope", "directives.viw"]));
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("directives.view"), "says which there are: {}", unknown.err);
    let all = dunghan_in(&place, &token("make", &["--scope", "all"])).done();
    assert_eq!((&all["scopes"], &all["days"]), (&serde_json::json!(["all"]), &serde_json::Value::Null));
}

#[test]
fn what_cannot_be_is_refused_in_words() {
    let place = Place::new();
    dunghan_in(&place, &FIRST).done();
    let nobody = dunghan_in(&place, &["token", "list", "--person", "ai-do"]);
    assert_eq!(nobody.code, 1);
    assert!(nobody.err.contains("không có người dùng"), "{}", nobody.err);
    for days in ["0", "4000", "4000000000"] {
        let refused = dunghan_in(&place, &token("make", &["--scope", "all", "--days", days]));
        assert_eq!(refused.code, 1, "{days}: {}", refused.err);
    }
    let another = "00000000-0000-7000-8000-000000000000";
    assert_eq!(dunghan_in(&place, &token("revoke", &[another])).code, 1);
    assert_eq!(dunghan_in(&place, &token("revoke", &["x"])).code, 2);
}
