//! A letter: a notice on its way out of the house, by e-mail or to another program, tried again until it arrives or is given up.

use std::collections::BTreeMap;
use std::ops::Deref;

use calendar::Calendar;
use ids::{LetterId, NoticeId, PersonId};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime, Time};

use crate::Notice;

text::words! {
    /// How a letter leaves.
    Channel {
        /// Thư điện tử.
        Email = "email",
        /// Another program that is called.
        Webhook = "webhook",
    }
}

text::words! {
    /// How a person wants e-mail.
    MailMode {
        /// Each notice at once.
        Each = "each",
        /// One letter each working morning.
        Digest = "digest",
        /// None: the inbox is enough.
        Off = "off",
    }
}

/// Where a person's e-mail goes, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The address.
    pub address: String,
    /// How.
    pub mode: MailMode,
}

/// A letter as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredLetter {
    /// Its id: what the receiver recognises a second copy by.
    pub id: LetterId,
    /// How it leaves.
    pub channel: Channel,
    /// What it is about.
    pub notice: NoticeId,
    /// To whom; none for a program.
    pub person: Option<PersonId>,
    /// An e-mail address, or the address that is called.
    pub address: String,
    /// Whether it waits to be put into one letter with others.
    pub digest: bool,
    /// When it was written.
    pub made_at: OffsetDateTime,
    /// When it is tried next.
    pub next_try: OffsetDateTime,
    /// How often it was tried.
    pub tries: u32,
    /// When it was taken by the other side.
    pub sent_at: Option<OffsetDateTime>,
    /// When it was given up.
    pub gave_up_at: Option<OffsetDateTime>,
    /// What went wrong the last time.
    pub error: Option<String>,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter(StoredLetter);

impl Letter {
    /// Takes a stored letter back.
    #[must_use]
    pub fn restore(stored: StoredLetter) -> Self {
        Self(stored)
    }
}

impl Deref for Letter {
    type Target = StoredLetter;
    fn deref(&self) -> &StoredLetter {
        &self.0
    }
}

/// How often a letter is tried before somebody must look at it.
pub const TRIES: u32 = 9;

/// When a letter that failed for the `tries`th time is tried again; `None`: it is given up.
///
/// After 1, 5 and 25 minutes, then 2, 10, 24, 24 and 24 hours: a server that is down over a weekend gets its letters.
#[must_use]
pub fn next_try(tries: u32, now: OffsetDateTime) -> Option<OffsetDateTime> {
    let minutes = match tries {
        0 | 1 => 1,
        2 => 5,
        3 => 25,
        4 => 2 * 60,
        5 => 10 * 60,
        _ => 24 * 60,
    };
    (tries < TRIES).then(|| now + Duration::minutes(minutes))
}

/// Where notices go besides the inbox.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    /// The e-mail of those who have an address.
    pub mail: BTreeMap<PersonId, Mail>,
    /// The addresses of programs that are called.
    pub hooks: Vec<String>,
}

/// When the morning's letter leaves.
const MORNING: Time = match Time::from_hms(7, 30, 0) {
    Ok(morning) => morning,
    Err(_) => Time::MIDNIGHT,
};

impl Outbox {
    /// The letters of an urging's notices: one for each recipient with an address, one for each program.
    pub fn letters<'n>(
        &'n self,
        notices: &'n [Notice],
        calendar: &'n Calendar,
        now: OffsetDateTime,
        mut id: impl FnMut() -> LetterId + 'n,
    ) -> Vec<Letter> {
        let letter = |id, notice: &Notice, channel, person, address: &str, digest, next_try| {
            Letter(StoredLetter {
                id,
                channel,
                notice: notice.id,
                person,
                address: address.to_owned(),
                digest,
                made_at: now,
                next_try,
                tries: 0,
                sent_at: None,
                gave_up_at: None,
                error: None,
            })
        };
        let mut letters = Vec::new();
        for notice in notices {
            let Some(mail) = self.mail.get(&notice.recipient) else { continue };
            let (digest, from) = match mail.mode {
                MailMode::Each => (false, now),
                MailMode::Digest => (true, next_morning(now, calendar)),
                MailMode::Off => continue,
            };
            let person = Some(notice.recipient);
            letters.push(letter(id(), notice, Channel::Email, person, &mail.address, digest, from));
        }
        if let Some(first) = notices.first() {
            let hooks = self.hooks.iter();
            letters.extend(hooks.map(|hook| letter(id(), first, Channel::Webhook, None, hook, false, now)));
        }
        letters
    }
}

/// The next morning of a working day at which the day's letter leaves, today's included while it lies ahead.
fn next_morning(now: OffsetDateTime, calendar: &Calendar) -> OffsetDateTime {
    let today = now.to_offset(calendar::ZONE).date();
    let of_today = calendar::local(today, MORNING);
    if calendar.is_working_day(today) && now <= of_today {
        return of_today;
    }
    calendar::local(calendar.next_working_day(today), MORNING)
}
