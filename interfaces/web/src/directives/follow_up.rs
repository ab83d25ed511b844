//! Following up: what was found, for one task or for many in one act.

use app::directives::FollowUps;
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
#[template(path = "directives/follow_up.html")]
pub struct FollowUpPage {
    frame: Frame,
    words: Words,
    form: Form,
    directives: Vec<DirectiveId>,
    back: String,
}

impl FollowUpPage {
    /// The form over these tasks, and where to go afterwards.
    pub fn new(frame: Frame, form: Form, directives: Vec<DirectiveId>, back: &str) -> FollowUpPage {
        let words = frame.words;
        FollowUpPage {
            frame: frame.titled(words.get("follow-up-title")).within(Room::Directives),
            words,
            form,
            directives,
            back: back.to_owned(),
        }
    }
}

/// Records it.
pub async fn record(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let back = ours(posted.text("back"));
    let directives: Vec<DirectiveId> = posted.all("directive").filter_map(|id| id.parse().ok()).collect();
    if directives.is_empty() {
        reader.tell(Flash::refused(words.get("follow-up-none-picked"))).await;
        return Ok(see(back));
    }
    let act = FollowUps { directives, text: posted.text("text").to_owned(), at: None };
    match reader.perform(&posted, &act).await? {
        Ok(done) => {
            reader.tell(Flash::done(words.say("follow-up-done").number("tasks", done).to_string())).await;
            Ok(see(back))
        }
        Err(refusal) => {
            let mut form = posted.form();
            form.refuse("text", words.refusal(&refusal));
            Ok(refused_form(&FollowUpPage::new(reader.frame, form, act.directives, back)))
        }
    }
}
