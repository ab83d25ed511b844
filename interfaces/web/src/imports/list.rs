//! Handing in a file of records, with the templates to fill and every run so far.

use app::imports::{Asked, Kind, ListRuns, Mode, RunRow, Watched};
use app::{Page, Slice};
use askama::Template;
use axum::extract::Query;
use ids::RunId;
use serde::Deserialize;

use super::view::{self, kinds};
use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::parts::{Badge, Choice, Form, Frame, Pager, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::terms;
use crate::upload::Upload;
use crate::words::Words;

/// Runs on one page.
const ROWS: u64 = 20;

/// The page.
#[derive(Template)]
#[template(path = "imports/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    form: Form,
    kinds: Vec<Choice>,
    watched: Option<Watched>,
    runs: Vec<Line>,
    pager: Pager,
}

/// A run in the list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The run.
    pub row: RunRow,
    /// What it holds.
    pub kind: String,
    /// How far it is.
    pub badge: Badge,
}

impl ListPage {
    /// The page of these runs.
    pub fn new(frame: Frame, form: Form, kinds: &[Kind], watched: Option<Watched>, found: Page<RunRow>) -> ListPage {
        let words = frame.words;
        let next = found.next.map(|key| key.to_string());
        let line = |row: RunRow| Line { kind: view::kind(&row, words), badge: view::badge(&row), row };
        ListPage {
            pager: Pager::new(&frame.address, found.rows.len(), next.as_deref()),
            frame: frame.titled(words.get("imports-title")).within(Room::Organisation),
            words,
            form,
            kinds: terms::choices(words, kinds, Kind::key),
            watched,
            runs: found.rows.into_iter().map(line).collect(),
        }
    }
}

/// Which part of the list.
#[derive(Debug, Default, Deserialize)]
pub struct After {
    after: Option<String>,
}

/// Shows it.
pub async fn show(reader: Reader, Query(after): Query<After>) -> Answer {
    let list = listed(reader, after, Form::fresh(fresh_key())).await?;
    Ok(page(&list))
}

/// Keeps a file and has it tried.
pub async fn try_out(reader: Reader, upload: Upload) -> Answer {
    let words = reader.frame.words;
    let (posted, file) = upload.read_named(&reader).await?;
    let mut form = posted.form();
    let kind = Kind::from_key(posted.text("kind")).filter(|kind| kinds(&reader).contains(kind));
    if kind.is_none() {
        form.refuse("kind", words.get("import-kind-missing"));
    }
    if file.is_none() {
        form.refuse("file", words.get("import-file-missing"));
    }
    let (Some(kind), Some((name, content))) = (kind, file) else {
        return Ok(refused_form(&listed(reader, After::default(), form).await?));
    };
    let id = RunId::new(posted.key.unwrap_or_else(fresh_key));
    let asked = Asked { id, kind, mode: Mode::DryRun, name, content };
    let outcome = reader.office().ask_import(reader.actor(), asked).await;
    outcome.map_err(|refusal| Trouble::refused(reader.frame, &refusal))?;
    Ok(see(&format!("/imports/{id}")))
}

async fn listed(reader: Reader, After { after }: After, form: Form) -> Result<ListPage, Trouble> {
    let slice = Slice { after: after.and_then(|key| key.parse().ok()), rows: ROWS };
    let found = reader.look(&ListRuns { slice }).await?;
    let (kinds, watched) = (kinds(&reader), reader.office().watched().cloned());
    Ok(ListPage::new(reader.frame, form, &kinds, watched, found))
}
