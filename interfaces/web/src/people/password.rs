//! Giving somebody a new first password, for who forgot the old one.

use ::people::Person;
use app::Password;
use app::people::{SetPassword, ShowPerson};
use askama::Template;
use axum::extract::Path;
use ids::PersonId;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::error::Problem;
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "people/password.html")]
pub struct PasswordPage {
    frame: Frame,
    words: Words,
    form: Form,
    person: Person,
}

impl PasswordPage {
    /// The form for a person.
    pub fn new(frame: Frame, form: Form, person: Person) -> PasswordPage {
        let words = frame.words;
        PasswordPage {
            frame: frame
                .titled(words.say("person-password-title").text("name", &person.full_name))
                .within(Room::Organisation)
                .below("/people", words.get("tab-people")),
            words,
            form,
            person,
        }
    }
}

/// Shows the form.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let person = reader.look(&ShowPerson(person(&reader, &id)?)).await?;
    Ok(page(&PasswordPage::new(reader.frame, Form::fresh(fresh_key()), person)))
}

/// Sets the password; the person must change it at the next sign-in.
pub async fn set(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let person = reader.look(&ShowPerson(person(&reader, &id)?)).await?;
    let password = Password::new(posted.raw("password"));
    match reader.perform(&posted, &SetPassword { person: person.id, password, must_change: true }).await? {
        Ok(()) => {
            let done = words.say("person-password-done").text("name", &person.full_name).to_string();
            reader.tell(Flash::done(done)).await;
            Ok(see("/people"))
        }
        Err(refusal) => {
            let mut form = posted.form();
            form.refuse("password", words.refusal(&refusal));
            Ok(refused_form(&PasswordPage::new(reader.frame, form, person)))
        }
    }
}

/// The id of an address.
pub(super) fn person(reader: &Reader, id: &str) -> Result<PersonId, Trouble> {
    id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))
}
