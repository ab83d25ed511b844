//! Urging: the ladder's reminders, urging by hand, what is acknowledged and answered, and the letters out of the house.

mod answer;
mod choices;
mod deliver;
mod look;
mod remind;
mod urge;

pub use answer::{Acknowledge, AnswerNotice};
pub use choices::{DropView, KeepView, KeptViews, MailChoice, PreferMail};
pub use deliver::{Delivered, Deliveries, SendAgain};
pub use look::{Notices, NoticesOf};
pub use remind::{Reminded, STARTS};
pub use urge::Urge;

use ::urging::acts::Post;
use ::urging::{Outbox, Staff, Work};
use ledger::held::{Held, key, take_over};
use programme::{SubjectKind, Urging, subject_key};
use storage::Change;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{Office, Refusal, With};

/// Where a piece of work stands in the house, for pages and for letters.
#[must_use]
pub fn path(work: Work, subject: Uuid) -> String {
    match work {
        Work::Directive => format!("/directives/{subject}"),
        Work::Programme => format!("/records/{subject}"),
    }
}

/// The chain and where its people are reached, as an act of urging sees them.
#[derive(Debug, Clone, Default)]
pub struct Reached {
    staff: Staff,
    outbox: Outbox,
}

impl Reached {
    async fn load(office: &Office) -> Result<Self, Refusal> {
        let channels = &office.channels;
        let mail = match channels.mailer {
            Some(_) => storage::urging::mail(&office.db).await?,
            None => Default::default(),
        };
        let hooks = channels.hooks.iter().map(|hook| hook.address().to_owned()).collect();
        Ok(Self { staff: storage::urging::chain(&office.db).await?, outbox: Outbox { mail, hooks } })
    }

    fn post<'a>(&'a self, with: &'a With<'_>, id: &'a dyn Fn() -> Uuid) -> Post<'a> {
        Post { staff: &self.staff, outbox: &self.outbox, calendar: with.calendar, id }
    }
}

/// The natural key of an urging, as a file would name it.
fn urging_key(kind: SubjectKind, code: &str, rung: &str, at: OffsetDateTime) -> String {
    key(&[kind.key(), code, rung, &ledger::micros(at).to_string()])
}

/// The record of an urging, which is what the figures count.
fn recorded(
    before: Option<&Held<Urging>>,
    natural_key: &str,
    known: &Urging,
    new_id: Uuid,
) -> Result<Option<Change>, Refusal> {
    let taken = take_over(before, natural_key, known, new_id).map_err(|refusal| Refusal::fault(refusal.to_string()))?;
    Ok(taken.map(|(_, taken)| Change::Held(Box::new(taken))))
}

/// What a record of an urging belongs to.
fn subject_of(kind: SubjectKind, code: &str) -> Option<String> {
    Some(subject_key(kind, code))
}

/// The kind of a record of an urging of this work.
fn kind_of(work: ::urging::Work) -> SubjectKind {
    match work {
        ::urging::Work::Directive => SubjectKind::Directive,
        ::urging::Work::Programme => SubjectKind::Programme,
    }
}
