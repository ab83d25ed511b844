//! One run: how far it is, what it did, what is wrong in its file, and, after a trial, taking it in.

use app::imports::{Counts, Mode, RunPage, State};
use askama::Template;
use axum::extract::Path;
use ids::RunId;

use super::view;
use crate::answer::{Answer, Trouble, page, see};
use crate::error::Problem;
use crate::parts::{Badge, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// Problems on the page; all of them are in the file to download.
const SHOWN: usize = 100;

/// The page.
#[derive(Template)]
#[template(path = "imports/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    found: RunPage,
    kind: String,
    badge: Badge,
    is_open: bool,
    form: Form,
}

impl ShowPage {
    /// The page of a run.
    pub fn new(frame: Frame, found: RunPage, form: Form) -> ShowPage {
        let words = frame.words;
        ShowPage {
            frame: frame
                .titled(words.say("import-run-title").text("name", &found.row.source))
                .within(Room::Organisation)
                .below("/imports", words.get("imports-title")),
            words,
            kind: view::kind(&found.row, words),
            badge: view::badge(&found.row),
            is_open: view::is_open(&found.row),
            found,
            form,
        }
    }

    fn counts(&self) -> Option<Counts> {
        match self.found.row.state {
            State::Ended(counts) => Some(counts),
            _ => None,
        }
    }

    /// Why the run failed, in words.
    fn failure(&self) -> Option<String> {
        let key = self.found.row.failure.as_deref()?;
        Some(self.words.get(match key {
            "refusal-unreadable" => "import-unreadable",
            "refusal-not-permitted" => "import-not-permitted",
            "refusal-conflict" => "refusal-conflict",
            "refusal-not-found" => "import-gone",
            _ => "refusal-fault",
        }))
    }

    fn is_interrupted(&self) -> bool {
        self.found.row.state == State::Interrupted
    }

    /// The ways in which the file can be taken from here.
    fn ways(&self) -> Vec<Mode> {
        if !self.found.kept || self.is_open {
            return Vec::new();
        }
        let mode = self.found.row.mode;
        match self.found.row.state {
            State::Interrupted => vec![mode],
            State::Ended(counts) if mode == Mode::DryRun => match (counts.rows, counts.refused) {
                (0, _) => Vec::new(),
                (_, 0) => vec![Mode::Whole],
                (rows, refused) if refused < rows => vec![Mode::Partial],
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

/// The message key of taking a file one way.
pub fn take_word(mode: &Mode) -> &'static str {
    match mode {
        Mode::DryRun => "import-try-act",
        Mode::Whole => "import-take-whole",
        Mode::Partial => "import-take-partial",
    }
}

/// Shows it.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let found = find(&reader, &id, SHOWN).await?;
    Ok(page(&ShowPage::new(reader.frame, found, Form::fresh(fresh_key()))))
}

/// Has the file of a run taken in.
pub async fn take(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let missing = || Trouble::new(reader.frame.clone(), Problem::Missing);
    let earlier: RunId = id.parse().map_err(|_| missing())?;
    let mode = Mode::from_key(posted.text("mode")).ok_or_else(missing)?;
    let next = RunId::new(posted.key.unwrap_or_else(fresh_key));
    let outcome = reader.office().ask_again(reader.actor(), next, earlier, mode).await;
    outcome.map_err(|refusal| Trouble::refused(reader.frame, &refusal))?;
    Ok(see(&format!("/imports/{next}")))
}

/// Finds a run with its first `most` problems.
///
/// # Errors
/// [`Problem::Missing`] when there is none.
pub async fn find(reader: &Reader, id: &str, most: usize) -> Result<RunPage, Trouble> {
    let id = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let found = reader.office().import_run(reader.actor(), id, most).await;
    found.map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))
}
