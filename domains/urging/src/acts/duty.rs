//! Work that somebody may be reminded of, and the call that reminds.

use calendar::Calendar;
use ids::{NoticeId, PersonId, UnitId};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{Change, Giver, Letter, Notice, Outbox, Staff, StoredNotice, Work, Write};

/// Work that is owed, as far as reminding needs to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What kind of work it is.
    pub work: Work,
    /// Its id.
    pub subject: Uuid,
    /// Its code.
    pub code: String,
    /// What is to be done.
    pub title: String,
    /// Since when it is there.
    pub from: OffsetDateTime,
    /// The due time in force.
    pub due_at: Option<OffsetDateTime>,
    /// The person who owes it, where one is named.
    pub owner: Option<PersonId>,
    /// The unit that owes it.
    pub lead_unit: Option<UnitId>,
    /// Who follows it.
    pub follower: Option<PersonId>,
    /// Who gave it.
    pub given_by: Giver,
}

/// One reminding: what is said, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// The natural key of the record that the figures count.
    pub urging: &'a str,
    /// The rung, or the word for an urging by hand.
    pub rung: &'a str,
    /// What makes it one of a kind: the rung's day, or the urging's own id.
    pub once: &'a str,
    /// The person who urges; none: the ladder.
    pub by: Option<PersonId>,
    /// What that person writes.
    pub text: Option<&'a str>,
    /// Whether an answer is asked for.
    pub asks_reply: bool,
    /// Now.
    pub now: OffsetDateTime,
}

/// By what people are told: the chain, where they are reached, working time, and fresh ids.
#[derive(Clone, Copy)]
pub struct Post<'a> {
    /// The chain.
    pub staff: &'a Staff,
    /// Where people are reached besides the inbox.
    pub outbox: &'a Outbox,
    /// Working time.
    pub calendar: &'a Calendar,
    /// Fresh ids.
    pub id: &'a dyn Fn() -> Uuid,
}

impl Duty {
    /// Tells these people: a notice for each, and the letters that carry them out of the house.
    pub(super) fn tell(&self, call: Call<'_>, people: impl IntoIterator<Item = PersonId>, post: Post<'_>) -> Change {
        let notice = |recipient: PersonId| {
            Notice::made(StoredNotice {
                id: NoticeId::new((post.id)()),
                recipient,
                work: self.work,
                subject: self.subject,
                code: self.code.clone(),
                title: self.title.clone(),
                urging: call.urging.to_owned(),
                rung: call.rung.to_owned(),
                once: format!("{}/{}/{}/{}", self.subject, call.rung, call.once, recipient),
                due_at: self.due_at,
                by: call.by,
                text: call.text.map(str::to_owned),
                asks_reply: call.asks_reply,
                sent_at: call.now,
                seen_at: None,
                answer: None,
                version: 1,
            })
        };
        let notices: Vec<Notice> = people.into_iter().map(notice).collect();
        let letters: Vec<Letter> =
            post.outbox.letters(&notices, post.calendar, call.now, || ids::LetterId::new((post.id)()));
        let notices = notices.into_iter().map(Write::Notice);
        Change::new(notices.chain(letters.into_iter().map(Write::Letter)).collect(), Vec::new())
    }
}
