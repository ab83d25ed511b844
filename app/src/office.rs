//! The office: its records, clock, calendar, law, files and signing key, held together.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use calendar::Calendar;
use ids::RunId;
use law::Law;
use ledger::{Signer, Stamp, VerifierKey, micros};
use measure::Indicator;
use people::{Actor, Reach, Scope};
use storage::answers::{Answer, Key};
use storage::{Chance, Change, Commit, CommitError, Database, Relied, Rules};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::imports::Watched;
use crate::{Clock, IdSource, Refusal};

/// The setting that keeps the clock of made-up data.
const CLOCK: &str = "clock";

/// What an office is opened with.
#[derive(Debug)]
pub struct Opening {
    /// `sqlite://…` or `postgres://…`.
    pub database: String,
    /// Where evidence is kept.
    pub files: PathBuf,
    /// The clock.
    pub clock: Clock,
    /// Where ids and salts come from.
    pub ids: IdSource,
    /// The law's parameters.
    pub law: Law,
    /// The name that checkpoints are signed under, and the seed of the signing key.
    pub log_name: String,
    /// Thirty-two secret bytes.
    pub log_seed: [u8; 32],
}

/// One open office. Cheap to share behind an [`Arc`].
pub struct Office {
    pub(crate) db: Arc<Database>,
    pub(crate) files: files::Store,
    pub(crate) clock: Clock,
    pub(crate) ids: IdSource,
    pub(crate) law: Law,
    pub(crate) calendar: Calendar,
    pub(crate) signer: Signer,
    pub(crate) indicators: Vec<Indicator>,
    pub(crate) channels: notify::Channels,
    /// Names this process where several work on one database.
    pub(crate) holder: String,
    /// The folder of nightly exports, where this process watches one.
    pub(crate) watched: OnceLock<Watched>,
}

impl Office {
    /// Opens the records, making and migrating them where needed.
    ///
    /// # Errors
    /// [`Refusal::Fault`] when the database, the files or the key cannot be used.
    pub async fn open(opening: Opening) -> Result<Self, Refusal> {
        let db = Database::open(&opening.database).await?;
        let files = files::Store::open(opening.files).await.map_err(|error| Refusal::fault(error.to_string()))?;
        let signer =
            Signer::new(&opening.log_name, &opening.log_seed).map_err(|error| Refusal::fault(error.to_string()))?;
        let clock = match (opening.clock, storage::settings::get(&db, CLOCK).await?) {
            // Demo data live at the time that they were made for, and on from what was done in them since.
            (Clock::System, Some(kept)) => {
                let kept = OffsetDateTime::parse(&kept, &Rfc3339).map_err(|error| Refusal::fault(error.to_string()))?;
                Clock::from(storage::log::latest_moment(&db).await?.map_or(kept, |latest| latest.max(kept)))
            }
            (clock, _) => clock,
        };
        let holder = format!("{}-{}", std::process::id(), opening.ids.uuid(clock.now()));
        let office = Self {
            db: Arc::new(db),
            files,
            clock,
            ids: opening.ids,
            law: opening.law,
            calendar: Calendar::office(),
            signer,
            indicators: objectives::catalogue::computed(),
            channels: notify::Channels::default(),
            holder,
            watched: OnceLock::new(),
        };
        storage::figures::begin_by(&office.db, &office.figures_made_by()?).await?;
        Ok(office)
    }

    /// The same office with these ways out of the house; without them, the inbox is the only place where people are told.
    #[must_use]
    pub fn with_channels(self, channels: notify::Channels) -> Self {
        Self { channels, ..self }
    }

    /// From now on these records live at `moment`: whoever opens them finds the clock there.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn keep_clock(&self, moment: OffsetDateTime) -> Result<(), Refusal> {
        let kept = moment.format(&Rfc3339).map_err(|error| Refusal::fault(error.to_string()))?;
        Ok(storage::settings::set(&self.db, CLOCK, &kept).await?)
    }

    /// The office's clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The office's calendar.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The law's parameters.
    #[must_use]
    pub fn law(&self) -> &Law {
        &self.law
    }

    /// The database, for the session store that the binary passes to the pages.
    #[must_use]
    pub fn database(&self) -> Arc<Database> {
        Arc::clone(&self.db)
    }

    /// The key that checkpoints are checked with.
    #[must_use]
    pub fn verifier_key(&self) -> VerifierKey {
        self.signer.verifier_key()
    }

    /// What the actor's permit for `act` reaches.
    pub(crate) async fn scope(&self, actor: &Actor, act: &'static str) -> Result<Scope, Refusal> {
        let below = match (actor.reach(act), actor) {
            (Some(Reach::Unit), Actor::Person { unit, .. }) => storage::people::units_below(&self.db, *unit).await?,
            _ => std::collections::BTreeSet::new(),
        };
        actor.scope(act, |_| below).ok_or(Refusal::NotPermitted { act })
    }

    /// Stores what was decided, with its events, facts and tallies, in one transaction.
    pub(crate) async fn commit(
        &self,
        actor: &Actor,
        run: Option<RunId>,
        answer: Option<(Key, Answer)>,
        changes: &[Change],
    ) -> Result<(), CommitError> {
        self.commit_relying(actor, run, answer, &[], changes).await
    }

    /// The same, if what the decision relied on is still so.
    pub(crate) async fn commit_relying(
        &self,
        actor: &Actor,
        run: Option<RunId>,
        answer: Option<(Key, Answer)>,
        relies_on: &[Relied],
        changes: &[Change],
    ) -> Result<(), CommitError> {
        let now = self.clock.now();
        let rules = Rules { law: &self.law, calendar: &self.calendar, indicators: &self.indicators };
        let mut chance = Stamping { office: self, actor, run, now };
        storage::commit(&self.db, Commit { changes, relies_on, answer, now, rules }, &mut chance).await?;
        Ok(())
    }
}

/// Who, when, and fresh ids and salts for the events of one commit.
struct Stamping<'a> {
    office: &'a Office,
    actor: &'a Actor,
    run: Option<RunId>,
    now: OffsetDateTime,
}

impl Chance for Stamping<'_> {
    fn stamp(&mut self) -> Stamp {
        let on_behalf_of = match self.actor {
            Actor::Person { on_behalf_of, .. } => on_behalf_of.map(Into::into),
            Actor::Console { .. } | Actor::Job { .. } => None,
        };
        Stamp {
            id: self.office.ids.uuid(self.now),
            actor_id: self.actor.person().map(Into::into),
            actor_label: self.actor.label(),
            on_behalf_of,
            run_id: self.run.map(Into::into),
            recorded_at_us: micros(self.now),
        }
    }

    fn salt(&mut self) -> [u8; 32] {
        self.office.ids.salt()
    }
}
