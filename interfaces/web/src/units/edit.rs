//! Editing a unit: another name or place in the tree, its end, and who takes over.

use ::people::acts::edit_unit::Edited;
use ::people::{Unit, UnitKind};
use app::people::{EditUnit, ShowUnit};
use askama::Template;
use axum::extract::Path;
use ids::UnitId;

use super::new::{choices, field};
use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::error::Problem;
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "units/edit.html")]
pub struct EditPage {
    frame: Frame,
    words: Words,
    unit: Unit,
    form: Form,
    units: Vec<Choice>,
    kinds: Vec<Choice>,
}

impl EditPage {
    /// The form of a unit, with the units that may stand above it or take over.
    pub fn new(frame: Frame, unit: Unit, form: Form, units: Vec<Choice>) -> EditPage {
        let words = frame.words;
        let own = unit.id.to_string();
        EditPage {
            frame: frame
                .titled(words.say("unit-edit-title").text("name", &unit.name))
                .within(Room::Organisation)
                .below("/units", words.get("tab-units")),
            words,
            unit,
            form,
            units: units.into_iter().filter(|choice| choice.value != own).collect(),
            kinds: terms::choices(words, UnitKind::ALL, UnitKind::key),
        }
    }

    /// The form as the records fill it.
    pub fn filled(unit: &Unit, words: Words, key: impl ToString) -> Form {
        let known = [
            ("parent", unit.parent.map(|parent| parent.to_string())),
            ("successor", unit.successor.map(|successor| successor.to_string())),
            ("valid_from", unit.valid_from.map(|day| words.date(day))),
            ("valid_to", unit.valid_to.map(|day| words.date(day))),
        ];
        let form =
            Form::fresh(key).with("version", unit.version).with("name", &unit.name).with("kind", unit.kind.key());
        known.into_iter().fold(form, |form, (field, value)| match value {
            Some(value) => form.with(field, value),
            None => form,
        })
    }
}

/// Shows the form.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let unit = reader.look(&ShowUnit(unit(&reader, &id)?)).await?;
    let units = named(&reader, &unit).await?;
    let form = EditPage::filled(&unit, reader.frame.words, fresh_key());
    Ok(page(&EditPage::new(reader.frame, unit, form, units)))
}

/// Edits the unit.
pub async fn edit(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = unit(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    let valid_from = posted.day(&mut form, words, "valid_from", false);
    let valid_to = posted.day(&mut form, words, "valid_to", false);
    let kind = UnitKind::from_key(posted.text("kind"));
    if kind.is_none() {
        form.refuse("kind", words.get("unit-kind-missing"));
    }
    if let Some(kind) = kind.filter(|_| !form.is_refused()) {
        let edited = Edited {
            name: posted.text("name").to_owned(),
            parent: posted.text("parent").parse().ok(),
            kind,
            valid_from,
            valid_to,
            successor: posted.text("successor").parse().ok(),
        };
        let version = posted.text("version").parse().unwrap_or_default();
        match reader.perform(&posted, &EditUnit { unit: id, version, edited }).await? {
            Ok(()) => {
                reader.tell(Flash::done(words.get("unit-edit-done"))).await;
                return Ok(see("/units"));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let unit = reader.look(&ShowUnit(id)).await?;
    let units = named(&reader, &unit).await?;
    Ok(refused_form(&EditPage::new(reader.frame, unit, form, units)))
}

/// The id of an address.
fn unit(reader: &Reader, id: &str) -> Result<UnitId, Trouble> {
    id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))
}

/// The units of today, with those that the unit names although they have ended.
async fn named(reader: &Reader, unit: &Unit) -> Result<Vec<Choice>, Trouble> {
    let kept: Vec<UnitId> = [unit.parent, unit.successor].into_iter().flatten().collect();
    choices(reader, &kept).await
}
