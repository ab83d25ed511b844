//! Imports that wait: a page hands a file in and leaves; whoever works takes it up, as the person who asked, by today's permits.

use ::people::Actor;
use ids::RunId;
use storage::runs::{Run, Upload};
use time::Duration;

use super::{Import, Kind, Mode, Origin, Outcome, Source, Taking};
use crate::{Office, Refusal};

/// How long a file is kept after it was handed in.
const FILES_KEPT: Duration = Duration::days(3);
/// How long what was wrong in a file is kept.
const PROBLEMS_KEPT: Duration = Duration::days(90);

/// A file that is to be tried or taken in.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The run, by the key of the form: the same form again asks for nothing more.
    pub id: RunId,
    /// What the file holds.
    pub kind: Kind,
    /// How its rows are taken.
    pub mode: Mode,
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl Office {
    /// Keeps a file and asks for its run.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`], [`Refusal::Fault`].
    pub async fn ask_import(&self, actor: &Actor, asked: Asked) -> Result<(), Refusal> {
        let Asked { id, kind, mode, name, content } = asked;
        self.may_import(actor, kind).await?;
        let source = Source { name: &name, origin: Origin::Page, beside: None };
        let run = Run { upload: Some(id.uuid()), ..self.fresh(id, actor, import(kind, mode), source) };
        let upload = Upload { id: id.uuid(), name: name.clone(), content };
        Ok(storage::runs::queue(&self.db, &run, Some(upload)).await?)
    }

    /// Asks for the file of an earlier run once more, to be taken another way.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`]; [`Refusal::NotFound`] when there is no such run, or its file is kept no longer.
    pub async fn ask_again(&self, actor: &Actor, id: RunId, earlier: RunId, mode: Mode) -> Result<(), Refusal> {
        let missing = || Refusal::not_found("run", earlier);
        let run = storage::runs::run(&self.db, earlier).await?.ok_or_else(missing)?;
        let kind = Kind::from_key(&run.kind).ok_or_else(missing)?;
        self.may_import(actor, kind).await?;
        let upload = run.upload.ok_or_else(missing)?;
        if !storage::runs::is_kept(&self.db, upload).await? {
            return Err(missing());
        }
        let source = Source { name: &run.source, origin: Origin::Page, beside: None };
        let run = Run { upload: Some(upload), ..self.fresh(id, actor, import(kind, mode), source) };
        Ok(storage::runs::queue(&self.db, &run, None).await?)
    }

    /// Takes up the import that waits longest, and works until it is done; false: none waits.
    ///
    /// # Errors
    /// [`Refusal::Fault`]. What is wrong with the import itself is noted with it.
    pub async fn work_import(&self) -> Result<bool, Refusal> {
        let Some(run) = storage::runs::claim(&self.db, self.clock.now()).await? else { return Ok(false) };
        let outcome = self.worked(&run).await;
        self.end(run.id, &outcome).await?;
        match outcome {
            Err(Refusal::Fault { what }) => Err(Refusal::Fault { what }),
            _ => Ok(true),
        }
    }

    async fn worked(&self, run: &Run) -> Result<Outcome, Refusal> {
        let missing = || Refusal::not_found("run", run.id);
        let kind = Kind::from_key(&run.kind).ok_or_else(missing)?;
        // Roles that were taken away since the file was handed in are gone.
        let actor = match run.actor_id {
            Some(person) => self.signed_in(person).await?.actor(),
            None => return Err(missing()),
        };
        self.may_import(&actor, kind).await?;
        let upload = storage::runs::upload(&self.db, run.upload.ok_or_else(missing)?).await?.ok_or_else(missing)?;
        let taking = Taking { actor: &actor, import: import(kind, run.mode), id: run.id, beside: None };
        self.take(taking, true, upload.content, |_, _| ()).await
    }

    /// Forgets files that nobody took in, and what was wrong in files of long ago.
    pub(crate) async fn forget_imports(&self) -> Result<(), Refusal> {
        let now = self.clock.now();
        Ok(storage::runs::forget(&self.db, now - FILES_KEPT, now - PROBLEMS_KEPT).await?)
    }
}

fn import(kind: Kind, mode: Mode) -> Import {
    Import { kind, dry_run: mode == Mode::DryRun, partial: mode == Mode::Partial }
}
