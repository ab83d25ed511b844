//! The ladder's run: each rung that is owed today, once, to the people of its chain.

use std::collections::HashMap;

use ::urging::Work;
use ::urging::acts::Duty;
use ::urging::acts::remind::{owed, remind};
use commitment::ladder::Delivery;
use people::{Actor, Scope};
use programme::Urging;
use serde::{Deserialize, Serialize};
use storage::{Change, Cursor, Slice};
use time::{Duration, Time};

use super::{Reached, kind_of, recorded, subject_of, urging_key};
use crate::act::{Act, With};
use crate::{Office, Refusal};

/// From when on a working day reminders leave.
pub const STARTS: Time = match Time::from_hms(7, 0, 0) {
    Ok(starts) => starts,
    Err(_) => Time::MIDNIGHT,
};
/// So many pieces of work are decided in one commit.
const BATCH: u64 = 500;
/// Work that has been late for longer stands on the board; no reminder is begun for it.
const LATE_DAYS: i64 = 45;
/// More days than any ladder's first rung lies before the due day.
const AHEAD_DAYS: i64 = 40;

/// What a run of the ladder did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// Rungs delivered.
    pub rungs: u64,
    /// Notices that they made.
    pub notices: u64,
    /// Codes of work whose rung nobody could be told of, the first twenty.
    pub nobody: Vec<String>,
    /// Where the next batch begins.
    #[serde(skip)]
    next: Option<Cursor>,
}

impl Office {
    /// Delivers every rung of the ladder that is owed now. Nothing happens on a day off or before the morning, and a second
    /// run on the same day finds nothing to do.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn remind(&self) -> Result<Reminded, Refusal> {
        let now = self.clock.now();
        let mut all = Reminded::default();
        if !self.calendar.is_working_day(now.date()) || now.time() < STARTS {
            return Ok(all);
        }
        let job = Actor::Job { name: "remind" };
        let mut batch = Some(Batch::Directives(None));
        while let Some(of) = batch {
            let done = self.perform(&job, None, &Remind { of: of.clone() }).await?;
            all.rungs += done.rungs;
            all.notices += done.notices;
            all.nobody.extend(done.nobody);
            all.nobody.truncate(20);
            batch = match (of, done.next) {
                (Batch::Directives(_), Some(next)) => Some(Batch::Directives(Some(next))),
                (Batch::Directives(_), None) => Some(Batch::Programme),
                (Batch::Programme, _) => None,
            };
        }
        Ok(all)
    }
}

/// Which work a commit looks at.
#[derive(Debug, Clone, Serialize)]
enum Batch {
    Directives(Option<Cursor>),
    Programme,
}

/// Reminds of one batch.
#[derive(Debug, Clone, Serialize)]
struct Remind {
    of: Batch,
}

/// The work of a batch, what was delivered of it, and who is told.
struct Looked {
    duties: Vec<Duty>,
    delivered: HashMap<String, Vec<Delivery>>,
    reached: Reached,
    next: Option<Cursor>,
}

impl Act for Remind {
    const NAME: &'static str = "urging.remind";
    type Subject = Looked;
    type Done = Reminded;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Looked, Refusal> {
        let now = office.clock.now();
        let (duties, next) = match &self.of {
            Batch::Directives(after) => {
                let window = (now - Duration::days(LATE_DAYS), now + Duration::days(AHEAD_DAYS));
                let slice = Slice { after: after.clone(), rows: BATCH };
                let page = storage::urging::due_directives(&office.db, window, &slice, now).await?;
                (page.rows, page.next)
            }
            Batch::Programme => (storage::urging::open_items(&office.db).await?, None),
        };
        // Most work is not owed a reminder today whatever was delivered before.
        let (law, calendar) = (&office.law, &office.calendar);
        let duties: Vec<Duty> =
            duties.into_iter().filter(|duty| owed(duty, &[], law, calendar, now).is_some()).collect();
        let codes: Vec<String> = duties.iter().map(|duty| duty.code.clone()).collect();
        let kind = match self.of {
            Batch::Directives(_) => kind_of(Work::Directive),
            Batch::Programme => kind_of(Work::Programme),
        };
        let delivered = storage::urging::delivered(&office.db, kind, &codes).await?;
        let reached = if duties.is_empty() { Reached::default() } else { Reached::load(office).await? };
        Ok(Looked { duties, delivered, reached, next })
    }

    fn decide(&self, looked: Looked, with: &With<'_>) -> Result<(Reminded, Vec<Change>), Refusal> {
        let id = || with.uuid();
        let post = looked.reached.post(with, &id);
        let mut done = Reminded { next: looked.next, ..Reminded::default() };
        let mut changes = Vec::new();
        for duty in &looked.duties {
            let deliveries = looked.delivered.get(&duty.code).map(Vec::as_slice).unwrap_or_default();
            let Some(rung) = owed(duty, deliveries, with.law, with.calendar, with.now) else { continue };
            let kind = kind_of(duty.work);
            let natural_key = urging_key(kind, &duty.code, rung.0.key(), with.now);
            let Some(change) = remind(duty, rung, &natural_key, post, with.now) else {
                done.nobody.push(duty.code.clone());
                continue;
            };
            let record = Urging {
                subject: subject_of(kind, &duty.code),
                rung: Some(rung.0.key().to_owned()),
                delivered_at: Some(with.now),
                ..Urging::default()
            };
            changes.extend(recorded(None, &natural_key, &record, with.uuid())?);
            let notices = change.writes().iter().filter(|write| matches!(write, ::urging::Write::Notice(_)));
            done.notices += u64::try_from(notices.count()).unwrap_or(u64::MAX);
            done.rungs += 1;
            changes.push(Change::Urging(change));
        }
        Ok((done, changes))
    }
}
