//! Recording a unit.

use ::people::acts::record_unit::Known;
use ::people::{Refusal, UnitKind};
use app::people::{ListUnits, RecordUnit};
use askama::Template;
use ids::UnitId;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::sort;
use crate::terms;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "units/new.html")]
pub struct NewPage {
    frame: Frame,
    words: Words,
    form: Form,
    units: Vec<Choice>,
    kinds: Vec<Choice>,
}

impl NewPage {
    /// The form, with the units that may stand above.
    pub fn new(frame: Frame, form: Form, units: Vec<Choice>) -> NewPage {
        let words = frame.words;
        NewPage {
            frame: frame
                .titled(words.get("unit-new-title"))
                .within(Room::Organisation)
                .below("/units", words.get("tab-units")),
            words,
            form,
            units,
            kinds: terms::choices(words, UnitKind::ALL, UnitKind::key),
        }
    }
}

/// Shows the form.
pub async fn show(reader: Reader) -> Answer {
    let units = choices(&reader, &[]).await?;
    Ok(page(&NewPage::new(reader.frame, Form::fresh(fresh_key()), units)))
}

/// Records the unit.
pub async fn record(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = posted.form();
    let valid_from = posted.day(&mut form, words, "valid_from", false);
    let kind = UnitKind::from_key(posted.text("kind"));
    if kind.is_none() {
        form.refuse("kind", words.get("unit-kind-missing"));
    }
    if !form.is_refused() {
        let known = Known {
            code: posted.text("code").to_owned(),
            name: Some(posted.text("name").to_owned()),
            parent: posted.text("parent").parse().ok(),
            kind,
            valid_from,
            valid_to: None,
            successor: None,
            under_office: None,
        };
        match reader.perform(&posted, &RecordUnit(known)).await? {
            Ok(_) => {
                reader.tell(Flash::done(words.get("unit-new-done"))).await;
                return Ok(see("/units"));
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
        app::Refusal::People(Refusal::NameMissing) => "name",
        app::Refusal::People(Refusal::OwnParent | Refusal::Circle { .. }) => "parent",
        app::Refusal::People(Refusal::OwnSuccessor | Refusal::SuccessorCircle { .. }) => "successor",
        app::Refusal::People(Refusal::EndsBeforeItBegins { .. }) => "valid_to",
        _ => "code",
    }
}

/// Every unit that exists today, and those `kept` that a record names already, in Vietnamese order.
///
/// # Errors
/// Trouble of the look.
pub async fn choices(reader: &Reader, kept: &[UnitId]) -> Result<Vec<Choice>, Trouble> {
    let today = reader.frame.now.date();
    let mut units = reader.look(&ListUnits).await?;
    units.retain(|unit| unit.valid_to.is_none_or(|last| today <= last) || kept.contains(&unit.id));
    sort::by_name(&mut units, |unit| &unit.name);
    Ok(units.iter().map(|unit| Choice::new(unit.id, &unit.name)).collect())
}
