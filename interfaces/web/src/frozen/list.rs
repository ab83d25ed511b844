//! What was frozen of the decision in force, and freezing it once more.

use ::objectives::Frozen;
use ::objectives::views::DecisionRow;
use app::objectives::{FreezeFigures, ListDecisions, ListFrozen};
use askama::Template;

use crate::answer::{Answer, page, refused_form, see};
use crate::objectives::list::Asked;
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "frozen/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    decision: Option<DecisionRow>,
    frozen: Vec<Frozen>,
    can_freeze: bool,
    form: Form,
}

impl ListPage {
    /// The page of these.
    pub fn new(
        frame: Frame,
        decision: Option<DecisionRow>,
        frozen: Vec<Frozen>,
        can_freeze: bool,
        form: Form,
    ) -> ListPage {
        let words = frame.words;
        let frame = frame.titled(words.get("frozen-title")).within(Room::Objectives);
        ListPage { frame, words, decision, frozen, can_freeze, form }
    }
}

/// Shows it.
pub async fn show(reader: Reader) -> Answer {
    let form = Form::fresh(fresh_key());
    let (decision, frozen) = find(&reader).await?;
    let can_freeze = reader.may("objectives.freeze");
    Ok(page(&ListPage::new(reader.frame, decision, frozen, can_freeze, form)))
}

/// Freezes.
pub async fn freeze(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = posted.form();
    let asked = Asked { as_of: posted.text("as_of").to_owned() };
    if asked.day().is_none() && !asked.as_of.is_empty() {
        form.refuse("as_of", words.say("form-not-a-date").text("typed", &asked.as_of));
    } else {
        let act = FreezeFigures { as_of: asked.moment(), reason: posted.text("reason").to_owned() };
        match reader.perform(&posted, &act).await? {
            Ok(id) => {
                reader.tell(Flash::done(words.get("frozen-done"))).await;
                return Ok(see(&format!("/frozen/{id}")));
            }
            Err(refusal @ app::Refusal::Objectives(::objectives::Refusal::NotCountedYet { .. })) => {
                form.refuse("as_of", words.refusal(&refusal));
            }
            Err(refusal) => form.refuse("reason", words.refusal(&refusal)),
        }
    }
    let (decision, frozen) = find(&reader).await?;
    Ok(refused_form(&ListPage::new(reader.frame, decision, frozen, true, form)))
}

/// The decision whose period is the latest that has begun, and what was frozen of it.
async fn find(reader: &Reader) -> Result<(Option<DecisionRow>, Vec<Frozen>), crate::answer::Trouble> {
    let today = reader.frame.now.to_offset(calendar::ZONE).date();
    let decisions = reader.look(&ListDecisions).await?;
    let decision = decisions.into_iter().find(|decision| decision.period.from <= today);
    let frozen = match &decision {
        Some(decision) => reader.look(&ListFrozen(decision.id)).await?,
        None => Vec::new(),
    };
    Ok((decision, frozen))
}
