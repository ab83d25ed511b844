//! The letters' way out: sent by one process at a time, tried again when they fail, and seen by the administrator.

use std::collections::BTreeMap;

use ::urging::acts::send_again::send_again;
use ::urging::views::LetterRow;
use ::urging::{Channel, Letter, next_try};
use ids::{LetterId, PersonId};
use notify::words::{Line, reminder};
use notify::{Email, Failed};
use people::Scope;
use serde::Serialize;
use storage::urging::{Due, Outcome};
use storage::{Change, Page, Slice};
use time::Duration;
use time::format_description::well_known::Rfc3339;

use super::path;
use crate::act::{Act, With};
use crate::look::Query;
use crate::{Office, Refusal};

/// The lease under which one process sends.
const LEASE: &str = "letters";
/// Longer than one letter takes when its server is slow; kept anew before each.
const HELD: Duration = Duration::minutes(3);
/// So many letters are looked at in one turn.
const BATCH: u64 = 200;

/// What a turn did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Letters taken by the other side.
    pub sent: u64,
    /// Letters to be tried again.
    pub later: u64,
    /// Letters given up.
    pub gave_up: u64,
}

impl Office {
    /// Sends the letters whose time has come. Another process that sends already is left alone. A letter is marked after it
    /// was taken: a crash between the two sends it twice, under the same id.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn deliver(&self) -> Result<Delivered, Refusal> {
        let mut done = Delivered::default();
        if !self.sends(HELD).await? {
            return Ok(done);
        }
        let due = storage::urging::due_letters(&self.db, self.clock.now(), BATCH).await?;
        for together in envelopes(due) {
            if !self.sends(HELD).await? {
                return Ok(done);
            }
            let outcome = match self.send(&together).await {
                Ok(()) => Outcome::Sent,
                Err(failed) => outcome(&together, &failed, self.clock.now()),
            };
            let count = match outcome {
                Outcome::Sent => &mut done.sent,
                Outcome::Later { .. } => &mut done.later,
                Outcome::GaveUp { .. } => &mut done.gave_up,
            };
            *count += u64::try_from(together.len()).unwrap_or(u64::MAX);
            let letters: Vec<LetterId> = together.iter().map(|due| due.letter.id).collect();
            storage::urging::settle(&self.db, &letters, &outcome, self.clock.now()).await?;
        }
        // Free for whoever comes next.
        self.sends(Duration::ZERO).await?;
        Ok(done)
    }

    /// Whether this process is the one that sends, for so long from now on.
    async fn sends(&self, held: Duration) -> Result<bool, Refusal> {
        let now = self.clock.now();
        Ok(storage::urging::hold(&self.db, LEASE, &self.holder, now, now + held).await?)
    }

    async fn send(&self, together: &[Due]) -> Result<(), Failed> {
        let Some(first) = together.first() else { return Ok(()) };
        match first.letter.channel {
            Channel::Email => {
                let mailer = self.channels.mailer.as_ref();
                let mailer = mailer.ok_or_else(|| Failed::Later("chưa cấu hình máy chủ thư".to_owned()))?;
                mailer.send(&self.email(first, together)).await
            }
            Channel::Webhook => {
                let hook = self.channels.hooks.iter().find(|hook| hook.address() == first.letter.address);
                let hook = hook.ok_or_else(|| Failed::Refused("địa chỉ này không còn trong cấu hình".to_owned()))?;
                let told = storage::urging::of_urging(&self.db, first.notice.subject, first.notice.sent_at).await;
                let told = told.map_err(|fault| Failed::Later(fault.to_string()))?;
                let body = payload(first, &told.iter().map(|row| row.recipient).collect::<Vec<_>>());
                hook.call(&first.letter.id.to_string(), self.clock.now(), &body).await
            }
        }
    }

    fn email(&self, first: &Due, together: &[Due]) -> Email {
        let line = |due: &Due| {
            let notice = &due.notice;
            let written = notice.by_name.clone().zip(notice.text.clone());
            Line {
                rung: notice.rung.clone(),
                code: notice.code.clone(),
                title: notice.title.clone(),
                due_at: notice.due_at,
                written,
                asks_reply: notice.asks_reply,
                path: path(notice.work, notice.subject),
            }
        };
        let lines: Vec<Line> = together.iter().map(line).collect();
        let (subject, text) = reminder(&first.notice.recipient_name, &lines, &self.channels.home);
        Email {
            id: first.letter.id.to_string(),
            to: first.letter.address.clone(),
            name: first.notice.recipient_name.clone(),
            subject,
            text,
            at: self.clock.now(),
        }
    }
}

/// Letters that leave in one envelope: those of a person's morning together, every other alone.
fn envelopes(due: Vec<Due>) -> Vec<Vec<Due>> {
    let mut alone = Vec::new();
    let mut digests: BTreeMap<(Option<PersonId>, String), Vec<Due>> = BTreeMap::new();
    for due in due {
        if due.letter.digest {
            digests.entry((due.letter.person, due.letter.address.clone())).or_default().push(due);
        } else {
            alone.push(vec![due]);
        }
    }
    alone.extend(digests.into_values());
    alone
}

fn outcome(together: &[Due], failed: &Failed, now: time::OffsetDateTime) -> Outcome {
    let why = failed.why();
    let tries = together.iter().map(|due| due.letter.tries).max().unwrap_or_default() + 1;
    match (failed, next_try(tries, now)) {
        (Failed::Later(_), Some(at)) => Outcome::Later { at, why },
        _ => Outcome::GaveUp { why },
    }
}

/// What another program is told.
fn payload(due: &Due, recipients: &[PersonId]) -> String {
    let notice = &due.notice;
    let moment = |at: time::OffsetDateTime| at.format(&Rfc3339).unwrap_or_default();
    serde_json::json!({
        "type": if notice.by_name.is_some() { "urging.by_hand" } else { "urging.reminder" },
        "timestamp": moment(notice.sent_at),
        "data": {
            "work": notice.work.key(),
            "id": notice.subject,
            "code": notice.code,
            "title": notice.title,
            "rung": notice.rung,
            "due_at": notice.due_at.map(moment),
            "asks_reply": notice.asks_reply,
            "recipients": recipients,
        }
    })
    .to_string()
}

/// The delivery log, the newest letters first.
#[derive(Debug, Clone)]
pub struct Deliveries {
    /// Only what was given up or failed the last time.
    pub troubled: bool,
    /// The page.
    pub slice: Slice,
}

impl Query for Deliveries {
    const NAME: &'static str = "deliveries.view";
    type Answer = Page<LetterRow>;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Page<LetterRow>, Refusal> {
        Ok(storage::urging::letters(&office.db, self.troubled, &self.slice).await?)
    }
}

/// Puts a letter that was given up back on its way.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct SendAgain(pub LetterId);

impl Act for SendAgain {
    const NAME: &'static str = "deliveries.send_again";
    type Subject = Letter;
    type Done = LetterId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Letter, Refusal> {
        let letter = storage::urging::letter(&office.db, self.0).await?;
        letter.ok_or_else(|| Refusal::not_found("letter", self.0))
    }

    fn decide(&self, letter: Letter, with: &With<'_>) -> Result<(LetterId, Vec<Change>), Refusal> {
        Ok((letter.id, vec![Change::Urging(send_again(&letter, with.now)?)]))
    }
}
