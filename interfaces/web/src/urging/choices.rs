//! How one is reached: e-mail at once or each morning, and a private link for one's calendar.

use ::people::acts::make_token::Wanted;
use ::people::{Refusal, Scopes};
use ::urging::MailMode;
use app::urging::{MailChoice, PreferMail};
use askama::Template;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "urging/choices.html")]
pub struct ChoicesPage {
    frame: Frame,
    words: Words,
    email: String,
    form: Form,
    modes: Vec<Choice>,
    feed: Form,
    link: Option<String>,
}

impl ChoicesPage {
    /// The forms; `link`: of the calendar just made, shown once.
    pub fn new(frame: Frame, email: &str, form: Form, feed: Form, link: Option<String>) -> ChoicesPage {
        let words = frame.words;
        ChoicesPage {
            frame: frame
                .titled(words.get("choices-title"))
                .within(Room::Inbox)
                .below("/inbox", words.get("room-inbox")),
            words,
            email: email.to_owned(),
            form,
            modes: terms::choices(words, MailMode::ALL, MailMode::key),
            feed,
            link,
        }
    }
}

/// Shows what is chosen.
pub async fn show(reader: Reader) -> Answer {
    Ok(page(&shown(reader, Form::fresh(fresh_key()), None).await?))
}

/// Chooses how e-mail comes.
pub async fn mail(reader: Reader, posted: Posted) -> Answer {
    let mode = MailMode::from_key(posted.text("mode")).unwrap_or(MailMode::Digest);
    let said = match reader.perform(&posted, &PreferMail(mode)).await? {
        Ok(()) => Flash::done(reader.frame.words.get("choices-mail-done")),
        Err(refusal) => Flash::refused(reader.frame.words.refusal(&refusal)),
    };
    reader.tell(said).await;
    Ok(see("/inbox/choices"))
}

/// Makes the private link of one's calendar. It is taken back like every token.
pub async fn link(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut feed = posted.form();
    let scopes =
        Scopes::asked(["calendar.feed"]).map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal.into()))?;
    let wanted = Wanted { name: words.get("feed-name"), scopes, days: None };
    let made = reader.office().make_token(reader.actor(), posted.key, reader.person.id, wanted).await;
    match reader.told(made)? {
        Ok(made) => {
            let link = format!("/feeds/{}/viec-cua-toi.ics", made.secret);
            return Ok(page(&shown(reader, Form::fresh(fresh_key()), Some(link)).await?));
        }
        Err(refusal @ app::Refusal::People(Refusal::TokenShown)) => {
            feed = Form::fresh(fresh_key());
            feed.problem = Some(words.refusal(&refusal));
        }
        Err(refusal) => feed.problem = Some(words.refusal(&refusal)),
    }
    Ok(refused_form(&shown(reader, feed, None).await?))
}

async fn shown(reader: Reader, feed: Form, link: Option<String>) -> Result<ChoicesPage, Trouble> {
    let chosen = reader.look(&MailChoice).await?.unwrap_or(MailMode::Digest);
    let form = Form::fresh(fresh_key()).with("mode", chosen.key());
    let email = reader.person.email.clone();
    Ok(ChoicesPage::new(reader.frame, &email, form, feed, link))
}
