//! Urging by hand: one text to whoever owes the picked tasks.

use app::urging::Urge;
use askama::Template;
use ids::DirectiveId;

use crate::answer::{Answer, refused_form, see};
use crate::manner::ours;
use crate::parts::{Flash, Form, Frame, Room};
use crate::posted::Posted;
use crate::reader::Reader;
use crate::words::Words;

/// The form again, when it was refused.
#[derive(Template)]
#[template(path = "urging/urge.html")]
pub struct UrgePage {
    frame: Frame,
    words: Words,
    form: Form,
    directives: Vec<DirectiveId>,
    back: String,
}

impl UrgePage {
    /// The form over these tasks, and where to go afterwards.
    pub fn new(frame: Frame, form: Form, directives: Vec<DirectiveId>, back: &str) -> UrgePage {
        let words = frame.words;
        UrgePage {
            frame: frame.titled(words.get("urge-title")).within(Room::Directives),
            words,
            form,
            directives,
            back: back.to_owned(),
        }
    }
}

/// Urges.
pub async fn urge(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let back = ours(posted.text("back"));
    let directives: Vec<DirectiveId> = posted.all("directive").filter_map(|id| id.parse().ok()).collect();
    if directives.is_empty() {
        reader.tell(Flash::refused(words.get("follow-up-none-picked"))).await;
        return Ok(see(back));
    }
    let document = Some(posted.text("document").to_owned()).filter(|number| !number.is_empty());
    let asks_reply = !posted.text("asks_reply").is_empty();
    let act = Urge { directives, text: posted.text("text").to_owned(), asks_reply, document };
    match reader.perform(&posted, &act).await? {
        Ok(told) => {
            reader.tell(Flash::done(words.say("urge-done").number("people", told).to_string())).await;
            Ok(see(back))
        }
        Err(refusal) => {
            let mut form = posted.form();
            form.refuse("text", words.refusal(&refusal));
            Ok(refused_form(&UrgePage::new(reader.frame, form, act.directives, back)))
        }
    }
}
