//! One item: what, who, by when, what was found, which decisions changed it, what proves it.

use ::programme::Adjustment;
use app::programme::{FollowUpItem, ItemPage, ShowItem};
use askama::Template;
use axum::extract::Path;
use uuid::Uuid;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::error::Problem;
use crate::parts::{Due, Entry, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// What the reader may do on the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct May {
    /// Follow the item up.
    pub follow_up: bool,
    /// Complete it.
    pub complete: bool,
    /// Write in the decision that changes it.
    pub adjust: bool,
    /// See proofs of the log.
    pub prove: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "programme/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    found: ItemPage,
    due: Due,
    decisions: Vec<String>,
    history: Vec<Entry>,
    may: May,
    form: Form,
}

impl ShowPage {
    /// The page of an item.
    pub fn new(frame: Frame, found: ItemPage, due: Due, may: May, form: Form) -> ShowPage {
        let words = frame.words;
        let open = found.row.state.is_open();
        let may =
            May { follow_up: may.follow_up && open, complete: may.complete && open, adjust: may.adjust && open, ..may };
        ShowPage {
            frame: frame
                .titled(&found.row.title)
                .within(Room::Programme)
                .below(format!("/programme?year={}", found.row.year), words.get("room-programme")),
            words,
            decisions: found.adjustments.iter().map(|one| decision(one, words)).collect(),
            history: found.timeline.iter().map(|event| Entry::of(event, may.prove, words)).collect(),
            found,
            due,
            may,
            form,
        }
    }
}

/// What a decision did, in a sentence.
fn decision(one: &Adjustment, words: Words) -> String {
    let day = one.decided_on.map(|day| words.date(day)).unwrap_or_default();
    let number = one.decision.as_deref().unwrap_or_default();
    let deed = one.deed.map(|deed| words.term(deed)).unwrap_or_default();
    let mut said =
        words.say("programme-decided").text("deed", deed).text("number", number).text("day", day).to_string();
    if let Some(due) = one.due_before_at {
        said += &format!("; {}", words.say("programme-due-before").text("moment", words.moment(due)));
    }
    if let Some(title) = &one.title_before {
        said += &format!("; {}", words.say("programme-title-before").text("title", title));
    }
    if let Some(reason) = &one.reason {
        said += &format!(". {reason}");
    }
    said
}

/// Shows the item.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let id = item(&reader, &id)?;
    let form = Form::fresh(fresh_key());
    Ok(page(&shown(&reader, id, form).await?))
}

/// Records what was found.
pub async fn follow_up(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = item(&reader, &id)?;
    let words = reader.frame.words;
    let act = FollowUpItem { item: id, text: posted.text("text").to_owned() };
    match reader.perform(&posted, &act).await? {
        Ok(_) => {
            reader.tell(Flash::done(words.say("follow-up-done").number("tasks", 1).to_string())).await;
            Ok(see(&format!("/programme/{id}")))
        }
        Err(refusal) => {
            let mut form = posted.form();
            form.refuse("text", words.refusal(&refusal));
            Ok(refused_form(&shown(&reader, id, form).await?))
        }
    }
}

async fn shown(reader: &Reader, id: Uuid, form: Form) -> Result<ShowPage, Trouble> {
    let found = reader.look(&ShowItem(id)).await?;
    let due = Due::seen(found.row.state, found.row.due_at, reader.frame.now, reader.office().calendar());
    let may = May {
        follow_up: reader.may("programme.follow_up"),
        complete: reader.may("programme.complete"),
        adjust: reader.may("programme.adjust"),
        prove: reader.may("ledger.view"),
    };
    Ok(ShowPage::new(reader.frame.clone(), found, due, may, form))
}

/// The id in an address; what is none leads to no page.
///
/// # Errors
/// [`Problem::Missing`].
pub fn item(reader: &Reader, id: &str) -> Result<Uuid, Trouble> {
    id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))
}
