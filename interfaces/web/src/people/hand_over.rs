//! Handing over: what a person follows and works on to somebody else, what a unit that has ended owes to its successor.

use app::directives::{HandOver, Succeed};
use app::people::{ShowPerson, ShowUnit};
use askama::Template;
use axum::extract::Path;
use ids::{PersonId, UnitId};

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::directives::new::named;
use crate::error::Problem;
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "people/hand_over.html")]
pub struct HandOverPage {
    frame: Frame,
    words: Words,
    form: Form,
    lead: String,
    action: String,
    back: &'static str,
    asks_person: bool,
}

impl HandOverPage {
    /// From a person, whose successor is named here.
    pub fn of_person(frame: Frame, form: Form, id: PersonId, name: &str) -> HandOverPage {
        let words = frame.words;
        HandOverPage {
            frame: frame.titled(words.get("hand-over-title")).within(Room::Organisation),
            words,
            form,
            lead: words.say("hand-over-lead").text("name", name).to_string(),
            action: format!("/people/{id}/hand-over"),
            back: "/people",
            asks_person: true,
        }
    }

    /// From a unit, whose record names its successor.
    pub fn of_unit(frame: Frame, form: Form, id: UnitId, name: &str) -> HandOverPage {
        let words = frame.words;
        HandOverPage {
            frame: frame.titled(words.get("succeed-title")).within(Room::Organisation),
            words,
            form,
            lead: words.say("succeed-lead").text("name", name).to_string(),
            action: format!("/units/{id}/succeed"),
            back: "/units",
            asks_person: false,
        }
    }
}

/// Shows the form of a person.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let id = named_in(&reader, &id)?;
    let person = reader.look(&ShowPerson(id)).await?;
    Ok(page(&HandOverPage::of_person(reader.frame, Form::fresh(fresh_key()), id, &person.full_name)))
}

/// Hands over what a person has.
pub async fn hand_over(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let from: PersonId = named_in(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    match named(&reader, &posted, &mut form, "person").await? {
        None if !form.is_refused() => form.refuse("person", words.get("step-person-missing")),
        None => {}
        Some(to) => match reader.perform(&posted, &HandOver { from, to }).await? {
            Ok(tasks) => {
                reader.tell(Flash::done(words.say("hand-over-done").number("tasks", tasks).to_string())).await;
                return Ok(see("/people"));
            }
            Err(refusal) => form.refuse("person", words.refusal(&refusal)),
        },
    }
    let person = reader.look(&ShowPerson(from)).await?;
    Ok(refused_form(&HandOverPage::of_person(reader.frame, form, from, &person.full_name)))
}

/// Shows the form of a unit.
pub async fn show_unit(reader: Reader, Path(id): Path<String>) -> Answer {
    let id = named_in(&reader, &id)?;
    let unit = reader.look(&ShowUnit(id)).await?;
    Ok(page(&HandOverPage::of_unit(reader.frame, Form::fresh(fresh_key()), id, &unit.name)))
}

/// Hands over what a unit has.
pub async fn succeed(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id: UnitId = named_in(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    match reader.perform(&posted, &Succeed { unit: id }).await? {
        Ok(tasks) => {
            reader.tell(Flash::done(words.say("hand-over-done").number("tasks", tasks).to_string())).await;
            return Ok(see("/units"));
        }
        Err(refusal) => form.problem = Some(words.refusal(&refusal)),
    }
    let unit = reader.look(&ShowUnit(id)).await?;
    Ok(refused_form(&HandOverPage::of_unit(reader.frame, form, id, &unit.name)))
}

fn named_in<T: std::str::FromStr>(reader: &Reader, id: &str) -> Result<T, Trouble> {
    id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))
}
