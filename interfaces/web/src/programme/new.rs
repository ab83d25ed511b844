//! Bringing an item into the programme, by the decision that approves it.

use ::programme::acts::Addition;
use ::programme::{Item, ItemKind, Of};
use app::programme::AddItem;
use askama::Template;

use super::{approval, field};
use crate::answer::{Answer, page, refused_form, see};
use crate::directives::new::named;
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::units;
use crate::words::Words;

/// The page of the form.
#[derive(Template)]
#[template(path = "programme/new.html")]
pub struct NewPage {
    frame: Frame,
    words: Words,
    form: Form,
    kinds: Vec<Choice>,
    of: Vec<Choice>,
    units: Vec<Choice>,
}

impl NewPage {
    /// The form.
    pub fn new(frame: Frame, form: Form, units: Vec<Choice>) -> NewPage {
        let words = frame.words;
        NewPage {
            frame: frame
                .titled(words.get("programme-new-title"))
                .within(Room::Programme)
                .below("/programme", words.get("room-programme")),
            words,
            form,
            kinds: terms::choices(words, ItemKind::ALL, ItemKind::key),
            of: terms::choices(words, Of::ALL, Of::key),
            units,
        }
    }
}

/// Shows the form for this year's programme.
pub async fn show(reader: Reader) -> Answer {
    let units = units::new::choices(&reader, &[]).await?;
    let form = Form::fresh(fresh_key())
        .with("year", reader.frame.now.year())
        .with("kind", ItemKind::KeyTask.key())
        .with("programme_of", Of::Committee.key());
    Ok(page(&NewPage::new(reader.frame, form, units)))
}

/// Brings the item in.
pub async fn add(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = posted.form();
    let follower = named(&reader, &posted, &mut form, "follower").await?;
    let year = posted.whole(&mut form, words, "year").and_then(|year| i32::try_from(year).ok());
    let due_at = posted.deadline(&mut form, words, "due_at", reader.office().calendar());
    let approval = approval(&posted, &mut form, words);
    if !form.is_refused()
        && let Some(approval) = approval
    {
        let said = |name: &str| Some(posted.text(name)).filter(|text| !text.is_empty()).map(str::to_owned);
        let item = Item {
            year,
            title: said("title"),
            kind: ItemKind::from_key(posted.text("kind")),
            programme_of: Of::from_key(posted.text("programme_of")),
            lead_unit: posted.text("lead_unit").parse().ok(),
            follower,
            due_at,
            leader: said("leader"),
            product: said("product"),
            approval_form: said("approval_form"),
            ..Item::default()
        };
        let reason = posted.text("reason").to_owned();
        let addition = Addition { code: posted.text("code").to_owned(), item, reason };
        match reader.perform(&posted, &AddItem { addition, approval }).await? {
            Ok(id) => {
                reader.tell(Flash::done(words.get("programme-adjusted"))).await;
                return Ok(see(&format!("/programme/{id}")));
            }
            Err(refusal) => form.refuse(field(&refusal), words.refusal(&refusal)),
        }
    }
    let units = units::new::choices(&reader, &[]).await?;
    Ok(refused_form(&NewPage::new(reader.frame, form, units)))
}
