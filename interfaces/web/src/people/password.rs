//! Giving somebody a new first password, for who forgot the old one.

use ::people::Refusal;
use ::people::credential::SHORTEST;
use app::Slice;
use app::password;
use app::people::{ListPeople, SetPassword};
use askama::Template;
use axum::extract::{Path, Query};
use ids::PersonId;
use serde::Deserialize;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::error::Problem;
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// Whose, as the list's link says beside the id.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    username: String,
}

/// The page of the form.
#[derive(Template)]
#[template(path = "people/password.html")]
pub struct PasswordPage {
    frame: Frame,
    words: Words,
    form: Form,
    person: PersonId,
    username: String,
}

impl PasswordPage {
    /// The form for a person.
    pub fn new(frame: Frame, form: Form, person: PersonId, username: &str, name: &str) -> PasswordPage {
        let words = frame.words;
        PasswordPage {
            frame: frame
                .titled(words.say("person-password-title").text("name", name))
                .within(Room::Organisation)
                .below("/people", words.get("tab-people")),
            words,
            form,
            person,
            username: username.to_owned(),
        }
    }
}

/// Whether a password has too few characters.
pub fn too_short(password: &str) -> bool {
    password.chars().count() < SHORTEST
}

/// Shows the form.
pub async fn show(reader: Reader, Path(id): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let (person, name) = find(&reader, &id, &asked.username).await?;
    Ok(page(&PasswordPage::new(reader.frame, Form::fresh(fresh_key()), person, &asked.username, &name)))
}

/// Sets the password; the person must change it at the next sign-in.
pub async fn set(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let username = posted.text("username");
    let (person, name) = find(&reader, &id, username).await?;
    let first = posted.raw("password");
    let mut form = posted.form();
    if too_short(first) {
        form.refuse("password", words.refusal(&Refusal::PasswordTooShort.into()));
        return Ok(refused_form(&PasswordPage::new(reader.frame, form, person, username, &name)));
    }
    let hash = password::hash(first.to_owned()).await;
    let hash = hash.map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))?;
    match reader.perform(&posted, &SetPassword { person, hash, must_change: true }).await? {
        Ok(()) => {
            reader.tell(Flash::done(words.say("person-password-done").text("name", name).to_string())).await;
            Ok(see("/people"))
        }
        Err(refusal) => {
            form.refuse("password", words.refusal(&refusal));
            Ok(refused_form(&PasswordPage::new(reader.frame, form, person, username, &name)))
        }
    }
}

async fn find(reader: &Reader, id: &str, username: &str) -> Result<(PersonId, String), Trouble> {
    let missing = || Trouble::new(reader.frame.clone(), Problem::Missing);
    let id: PersonId = id.parse().map_err(|_| missing())?;
    let mut query = ListPeople { filter: Default::default(), slice: Slice::first(1_000) };
    query.filter.text = username.to_owned();
    let found = reader.look(&query).await?.rows.into_iter().find(|person| person.id == id);
    found.map(|person| (id, person.full_name)).ok_or_else(missing)
}
