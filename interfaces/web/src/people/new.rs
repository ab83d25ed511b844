//! Recording a person, with a first password that the person changes at the first sign-in.

use std::collections::BTreeSet;

use ::people::acts::record_person::Known;
use ::people::{Refusal, Role};
use app::Slice;
use app::password;
use app::people::{ListPeople, RecordPerson, SetPassword};
use askama::Template;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::people::password::too_short;
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
    let units = choices(&reader).await?;
    Ok(page(&NewPage::new(reader.frame, Form::fresh(fresh_key()), units)))
}

/// Records the person, then the password.
pub async fn record(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = posted.form();
    let username = posted.text("username").to_lowercase();
    if is_taken(&reader, &username).await? {
        form.refuse("username", words.get("person-username-taken"));
    }
    let first = posted.raw("password");
    if too_short(first) {
        form.refuse("password", words.refusal(&Refusal::PasswordTooShort.into()));
    }
    let unit = posted.text("unit").parse().ok();
    if unit.is_none() {
        form.refuse("unit", words.get("person-unit-missing"));
    }
    if let Some(unit) = unit.filter(|_| !form.is_refused()) {
        let known = Known {
            username,
            full_name: Some(posted.text("full_name").to_owned()),
            unit,
            position: Some(posted.text("position").to_owned()),
            email: Some(posted.text("email").to_owned()),
            roles: Some(posted.all("roles").filter_map(Role::from_key).collect::<BTreeSet<_>>()),
            active: Some(true),
        };
        match reader.perform(&posted, &RecordPerson(known)).await? {
            Ok(person) => {
                let hash = password::hash(first.to_owned()).await;
                let hash = hash.map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))?;
                let act = SetPassword { person, hash, must_change: true };
                let said = match reader.perform(&posted.again(), &act).await? {
                    Ok(()) => Flash::done(words.get("person-new-done")),
                    Err(refusal) => Flash::refused(words.refusal(&refusal)),
                };
                reader.tell(said).await;
                return Ok(see("/people"));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let units = choices(&reader).await?;
    Ok(refused_form(&NewPage::new(reader.frame, form, units)))
}

async fn is_taken(reader: &Reader, username: &str) -> Result<bool, Trouble> {
    let mut query = ListPeople { filter: Default::default(), slice: Slice::first(1_000) };
    query.filter.text = username.to_owned();
    Ok(reader.look(&query).await?.rows.iter().any(|person| person.username == username))
}

fn field(refusal: &app::Refusal) -> &'static str {
    match refusal {
        app::Refusal::People(Refusal::NameMissing) => "full_name",
        app::Refusal::People(Refusal::EmailNotAnAddress { .. }) => "email",
        _ => "username",
    }
}
