//! Recording a person, with a first password that the person changes at the first sign-in.

use std::collections::BTreeSet;

use ::people::acts::record_person::Known;
use ::people::{Refusal, Role};
use app::Password;
use app::people::RecordPerson;
use askama::Template;

use crate::answer::{Answer, page, refused_form, see};
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::units::new::choices;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "people/new.html")]
pub struct NewPage {
    frame: Frame,
    words: Words,
    form: Form,
    units: Vec<Choice>,
    roles: Vec<Choice>,
}

impl NewPage {
    /// The form, with the units that a person may work in.
    pub fn new(frame: Frame, form: Form, units: Vec<Choice>) -> NewPage {
        let words = frame.words;
        NewPage {
            frame: frame
                .titled(words.get("person-new-title"))
                .within(Room::Organisation)
                .below("/people", words.get("tab-people")),
            words,
            form,
            units,
            roles: terms::choices(words, Role::ALL, Role::key),
        }
    }
}

/// Shows the form.
pub async fn show(reader: Reader) -> Answer {
    let units = choices(&reader, &[]).await?;
    Ok(page(&NewPage::new(reader.frame, Form::fresh(fresh_key()), units)))
}

/// Records the person with the password.
pub async fn record(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = posted.form();
    let unit = posted.text("unit").parse().ok();
    if unit.is_none() {
        form.refuse("unit", words.get("person-unit-missing"));
    }
    if let Some(unit) = unit {
        let known = Known {
            username: posted.text("username").to_owned(),
            full_name: Some(posted.text("full_name").to_owned()),
            unit,
            position: Some(posted.text("position").to_owned()),
            email: Some(posted.text("email").to_owned()),
            roles: Some(posted.all("roles").filter_map(Role::from_key).collect::<BTreeSet<_>>()),
            active: Some(true),
        };
        let act = RecordPerson { known, password: Some(Password::new(posted.raw("password"))) };
        match reader.perform(&posted, &act).await? {
            Ok(_) => {
                reader.tell(Flash::done(words.get("person-new-done"))).await;
                return Ok(see("/people"));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let units = choices(&reader, &[]).await?;
    Ok(refused_form(&NewPage::new(reader.frame, form, units)))
}

/// The field that a refusal is about.
pub(super) fn field(refusal: &app::Refusal) -> &'static str {
    match refusal {
        app::Refusal::People(Refusal::NameMissing) => "full_name",
        app::Refusal::People(Refusal::EmailNotAnAddress { .. }) => "email",
        app::Refusal::People(Refusal::PasswordTooShort | Refusal::PasswordRepeats) => "password",
        app::Refusal::People(Refusal::LastAdministrator) => "roles",
        _ => "username",
    }
}
