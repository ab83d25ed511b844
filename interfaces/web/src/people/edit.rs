//! Editing a person: another unit, another position, other roles, or gone.

use ::people::acts::edit_person::Edited;
use ::people::{Person, Role};
use app::people::{EditPerson, ShowPerson};
use askama::Template;
use axum::extract::Path;

use super::new::field;
use super::password::person;
use crate::answer::{Answer, page, refused_form, see};
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::units::new::choices;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "people/edit.html")]
pub struct EditPage {
    frame: Frame,
    words: Words,
    person: Person,
    form: Form,
    units: Vec<Choice>,
    roles: Vec<Choice>,
    active: Vec<Choice>,
}

impl EditPage {
    /// The form of a person, with the units that a person may work in.
    pub fn new(frame: Frame, person: Person, form: Form, units: Vec<Choice>) -> EditPage {
        let words = frame.words;
        EditPage {
            frame: frame
                .titled(words.say("person-edit-title").text("name", &person.full_name))
                .within(Room::Organisation)
                .below("/people", words.get("tab-people")),
            words,
            person,
            form,
            units,
            roles: terms::choices(words, Role::ALL, Role::key),
            active: vec![Choice::new("yes", words.get("form-yes")), Choice::new("no", words.get("form-no"))],
        }
    }

    /// The form as the records fill it.
    pub fn filled(person: &Person, key: impl ToString) -> Form {
        let form = Form::fresh(key)
            .with("version", person.version)
            .with("full_name", &person.full_name)
            .with("unit", person.unit)
            .with("position", &person.position)
            .with("email", &person.email)
            .with("active", if person.active { "yes" } else { "no" });
        person.roles.iter().fold(form, |form, role| form.with("roles", role.key()))
    }
}

/// Shows the form.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let person = reader.look(&ShowPerson(person(&reader, &id)?)).await?;
    let units = choices(&reader, &[person.unit]).await?;
    let form = EditPage::filled(&person, fresh_key());
    Ok(page(&EditPage::new(reader.frame, person, form, units)))
}

/// Edits the person.
pub async fn edit(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = person(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    let unit = posted.text("unit").parse().ok();
    if unit.is_none() {
        form.refuse("unit", words.get("person-unit-missing"));
    }
    if let Some(unit) = unit {
        let edited = Edited {
            full_name: posted.text("full_name").to_owned(),
            unit,
            position: posted.text("position").to_owned(),
            email: posted.text("email").to_owned(),
            roles: posted.all("roles").filter_map(Role::from_key).collect(),
            active: posted.text("active") != "no",
        };
        let version = posted.text("version").parse().unwrap_or_default();
        match reader.perform(&posted, &EditPerson { person: id, version, edited }).await? {
            Ok(()) => {
                reader.tell(Flash::done(words.get("person-edit-done"))).await;
                return Ok(see("/people"));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let person = reader.look(&ShowPerson(id)).await?;
    let units = choices(&reader, &[person.unit]).await?;
    Ok(refused_form(&EditPage::new(reader.frame, person, form, units)))
}
