//! Every page from samples, in both languages, with what holds for all of them.

use std::fs;
use std::path::Path;

use askama::Template;
use web::error::{ErrorPage, Problem};
use web::parts::{Flash, Form};
use web::session::login::LoginPage;
use web::session::password::PasswordPage;
use web::words::Lang;

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

#[test]
fn login() {
    check("login", |lang| LoginPage::new(samples::door(lang), Form::fresh("key"), "/inbox"));
    check("login-wrong", |lang| {
        let mut form = Form::fresh("key").with("username", "hanh.nguyen");
        form.problem = Some(samples::SENTENCE.to_owned());
        LoginPage::new(samples::door(lang), form, "")
    });
}

#[test]
fn password() {
    check("password", |lang| {
        let mut form = Form::fresh("key");
        form.refuse("again", samples::SENTENCE);
        let mut frame = samples::frame(lang);
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
        ("large", Problem::Large { megabytes: 50 }),
        ("conflict", Problem::Conflict),
        ("fault", Problem::Fault { number: "8f31".to_owned() }),
    ] {
        check(&format!("error-{name}"), |lang| ErrorPage::new(samples::frame(lang), &problem));
    }
    check("error-door", |lang| ErrorPage::new(samples::door(lang), &Problem::Missing));
}
