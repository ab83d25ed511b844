//! One task: what, who, by when and why then, what was found, what proves it.

use std::collections::BTreeMap;

use app::directives::{DirectivePage, ShowDirective};
use app::urging::NoticesOf;
use askama::Template;
use axum::extract::Path;
use commitment::Evidence;
use ids::DirectiveId;
use time::OffsetDateTime;

use super::steps::{SHEETS, Sheet};
use crate::answer::{Answer, Trouble, page};
use crate::error::Problem;
use crate::parts::{Due, Entry, Explained, Form, Frame, Room, Tone};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::urging::notices::NoticeLine;
use crate::words::Words;

/// What the reader may do on the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct May {
    /// Follow the task up.
    pub follow_up: bool,
    /// Complete it.
    pub complete: bool,
    /// Urge whoever owes it.
    pub urge: bool,
    /// See proofs of the log.
    pub prove: bool,
}

/// The page.
#[derive(Template)]
#[template(path = "directives/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    task: DirectivePage,
    due: Due,
    explained: Option<Explained>,
    evidence: Vec<Proof>,
    history: Vec<Entry>,
    told: Vec<NoticeLine>,
    may: May,
    steps: Vec<Sheet>,
    form: Form,
}

impl ShowPage {
    /// The page of a task.
    pub fn new(
        frame: Frame,
        task: DirectivePage,
        told: Vec<NoticeLine>,
        due: Due,
        may: May,
        steps: Vec<Sheet>,
    ) -> ShowPage {
        let words = frame.words;
        let open = task.row.state.is_open();
        let may =
            May { follow_up: may.follow_up && open, complete: may.complete && open, urge: may.urge && open, ..may };
        let events = task.timeline.iter().map(|event| Entry::of(event, may.prove, words));
        let mut history: Vec<Entry> = events.chain(said(&told, words)).collect();
        history.sort_by_key(|entry| entry.at);
        ShowPage {
            frame: frame
                .titled(&task.row.content)
                .within(Room::Directives)
                .below("/directives", words.get("room-directives"))
                .below(format!("/documents/{}", task.document.id), &task.document.number),
            words,
            explained: task.explained.as_ref().map(|due| Explained::of(due, words)),
            evidence: task.evidence.iter().map(|evidence| proof(evidence, task.row.id, words)).collect(),
            history,
            told,
            task,
            due,
            may,
            steps,
            form: Form::fresh(fresh_key()),
        }
    }
}

impl ShowPage {
    /// The step that comes first: what its turn asks of the reader; without one, completing it.
    fn first(&self) -> Option<&Sheet> {
        let wanted = ["directives.take_on", "directives.accept", "directives.decide_extension", "directives.resume"];
        self.steps.iter().find(|sheet| wanted.contains(&sheet.act))
    }

    /// Every other step.
    fn others(&self) -> impl Iterator<Item = &Sheet> {
        let first = self.first().map(|sheet| sheet.act);
        self.steps.iter().filter(move |sheet| Some(sheet.act) != first)
    }
}

/// What people were told, and what they answered, as entries of the history: one for all who were told together.
fn said(told: &[NoticeLine], words: Words) -> Vec<Entry> {
    let mut together: BTreeMap<(OffsetDateTime, &str), Vec<&NoticeLine>> = BTreeMap::new();
    for line in told {
        together.entry((line.row.sent_at, &line.row.rung)).or_default().push(line);
    }
    let urged = together.into_values().filter_map(|lines| {
        let first = lines.first()?;
        let names: Vec<&str> = lines.iter().map(|line| line.row.recipient_name.as_str()).collect();
        let what = words.say("history-told").text("what", words.get(first.badge.key)).text("names", names.join(", "));
        Some(Entry {
            at: first.row.sent_at,
            what: what.to_string(),
            who: first.row.by_name.clone(),
            text: first.row.text.clone(),
            icon: first.badge.icon,
            tone: first.badge.tone,
            proof: None,
        })
    });
    let answered = told.iter().filter_map(|line| {
        Some(Entry {
            at: line.row.answered_at?,
            what: words.get("history-answered"),
            who: Some(line.row.recipient_name.clone()),
            text: line.row.answer.clone(),
            icon: "arrow-back-up",
            tone: Tone::Quiet,
            proof: None,
        })
    });
    urged.chain(answered).collect()
}

/// One proof of the completion.
#[derive(Clone, Debug)]
pub struct Proof {
    /// What it is, in words.
    pub text: String,
    /// Where its file is opened.
    pub file: Option<String>,
}

fn proof(evidence: &Evidence, task: DirectiveId, words: Words) -> Proof {
    let told = |text: String| Proof { text, file: None };
    match evidence {
        Evidence::Document { number, issued_on: Some(day) } => {
            told(words.say("evidence-document").text("number", number).text("day", words.date(day)).to_string())
        }
        Evidence::Document { number, issued_on: None } => told(number.clone()),
        Evidence::File { name, bytes, sha256 } => Proof {
            text: words.say("evidence-file").text("name", name).number("kilobytes", bytes.div_ceil(1024)).to_string(),
            file: Some(format!("/directives/{task}/files/{sha256}")),
        },
        Evidence::Text { text } => told(text.clone()),
    }
}

/// Shows the task.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let id = directive(&reader, &id)?;
    let task = reader.look(&ShowDirective(id)).await?;
    let told = reader.look(&NoticesOf(id)).await?.into_iter().map(NoticeLine::seen).collect();
    let due = Due::seen(task.row.state, task.row.due_at, reader.frame.now, reader.office().calendar());
    let possible = reader.office().possible(reader.actor(), id).await;
    let possible = possible.map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))?;
    let may = May {
        follow_up: possible.contains(&"directives.follow_up"),
        complete: possible.contains(&"directives.complete"),
        urge: reader.may("urging.urge"),
        prove: reader.may("ledger.view"),
    };
    let steps = SHEETS.iter().copied().filter(|sheet| possible.contains(&sheet.act)).collect();
    Ok(page(&ShowPage::new(reader.frame, task, told, due, may, steps)))
}

/// The id in an address; what is none leads to no page.
///
/// # Errors
/// [`Problem::Missing`].
pub fn directive(reader: &Reader, id: &str) -> Result<DirectiveId, Trouble> {
    id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))
}
