//! Pages of units, people, tokens and delegations with their forms, from samples, in both languages.

use askama::Template;
use people::views::PersonRow;
use web::parts::{Behalf, Choice, Form, Frame};
use web::session::delegations::{DelegationsPage, Line as DelegationLine};
use web::session::tokens::{Line as TokenLine, TokensPage};
use web::words::Words;
use web::{people as staff, units};

use super::pages::check;
use super::samples;
use super::samples::{frame, id};

#[test]
fn administration() {
    let choices = || vec![Choice::new("a", "Phòng Tổng hợp")];
    check("unit-new", |lang| {
        let mut form = Form::fresh("key").with("parent", "a");
        form.refuse("code", samples::SENTENCE);
        units::new::NewPage::new(frame(lang, "/units/new"), form, choices())
    });
    check("person-new", |lang| {
        let mut form = Form::fresh("key").with("roles", "qmr").with("roles", "auditor").with("password", "mat khau");
        form.refuse("username", samples::SENTENCE);
        staff::new::NewPage::new(frame(lang, "/people/new"), form, choices())
    });
    check("person-password", |lang| {
        let form = Form::fresh("key");
        staff::password::PasswordPage::new(frame(lang, "/people/1/password"), form, samples::person())
    });
    check("person-edit", |lang| {
        let person = samples::person();
        let mut form = staff::edit::EditPage::filled(&person, "key");
        form.refuse("roles", samples::SENTENCE);
        staff::edit::EditPage::new(frame(lang, "/people/1/edit"), person, form, choices())
    });
    check("unit-edit", |lang| {
        let unit = samples::unit();
        let mut form = units::edit::EditPage::filled(&unit, Words::new(lang), "key");
        form.refuse("successor", samples::SENTENCE);
        units::edit::EditPage::new(frame(lang, "/units/1/edit"), unit, form, choices())
    });
}

#[test]
fn tokens() {
    let held = ["inbox", "directives.view", "documents.view"];
    check("tokens-empty", |lang| {
        let form = Form::fresh("key").with("days", 90);
        TokensPage::new(frame(lang, "/tokens"), vec![], form, &held, None)
    });
    check("tokens-made", |lang| {
        let mut form = Form::fresh("key").with("scopes", "inbox").with("days", 30);
        form.refuse("name", samples::SENTENCE);
        let lines = samples::tokens().into_iter().map(|token| TokenLine::seen(token, samples::NOW)).collect();
        let secret = Some("dunghan_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG".to_owned());
        TokensPage::new(frame(lang, "/tokens"), lines, form, &held, secret)
    });
}

#[test]
fn delegations() {
    check("delegations-empty", |lang| {
        DelegationsPage::new(frame(lang, "/delegations"), vec![], Form::fresh("key"), false)
    });
    check("delegations", |lang| {
        let mut form = Form::fresh("key").with("delegate", "binh");
        form.refuse("ground", samples::SENTENCE);
        let seen = |named| DelegationLine::seen(named, id(1), samples::NOW);
        let lines = samples::delegations().into_iter().map(seen).collect();
        DelegationsPage::new(frame(lang, "/delegations"), lines, form, true)
    });
    check("delegations-on-behalf", |lang| {
        let behalf = Behalf { name: "Lê Thị <Chi>".to_owned(), until: samples::NOW };
        let frame = Frame { behalf: Some(behalf), ..frame(lang, "/delegations") };
        DelegationsPage::new(frame, vec![], Form::fresh("key"), false)
    });
}

#[test]
fn whoever_fits_is_offered_by_name() {
    let row = PersonRow {
        id: id(1),
        username: "binh.tran".to_owned(),
        full_name: "Trần <Văn> Bình".to_owned(),
        unit: id(2),
        unit_name: "Phòng Tổng hợp".to_owned(),
        position: String::new(),
        roles: Default::default(),
        active: true,
    };
    let part = staff::suggest::SuggestPart::new(vec![row]).render().expect("a part");
    let expected = "<option value=\"binh.tran\">Trần &#60;Văn&#62; Bình, Phòng Tổng hợp</option>";
    assert_eq!(part.trim(), expected);
}
