//! A document's text is read, the tasks that it gives are proposed, and the reader confirms each.

use ::directives::Document;
use ::directives::acts::enter::{DueGiven, Entry};
use app::directives::{EnterTask, Proposal, ProposeTasks, ShowDocument};
use askama::Template;
use axum::extract::Path;
use ids::{DocumentId, PersonId, UnitId};
use people::Meant;
use text::When;
use text::deadline::{Assumed, Unit};

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::calendar::show::term;
use crate::directives::new::{field, named};
use crate::documents::show::document;
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::units;
use crate::upload::Upload;
use crate::words::Words;

/// More proposals than one page shows; a longer document is read in parts.
const MOST: usize = 60;

/// The page on which the text is handed in.
#[derive(Template)]
#[template(path = "documents/read.html")]
pub struct ReadPage {
    frame: Frame,
    words: Words,
    document: Document,
    form: Form,
}

/// The page of what was read.
#[derive(Template)]
#[template(path = "documents/propose.html")]
pub struct ProposePage {
    frame: Frame,
    words: Words,
    document: Document,
    form: Form,
    tasks: Vec<Proposed>,
    units: Vec<Choice>,
}

/// The fields of one proposal, and what is to be looked at before it is confirmed.
#[derive(Clone, Debug)]
pub struct Proposed {
    take: String,
    code: String,
    content: String,
    lead: String,
    co_units: String,
    due: String,
    kept: Vec<String>,
    /// Where it stands and what it says there.
    place: String,
    notes: Vec<String>,
}

/// What a proposal carries unseen, so that the page can be shown again as it was.
const KEPT: [&str; 5] = ["place", "note", "due-was", "term", "term-unit"];

fn around(frame: Frame, document: &Document) -> Frame {
    let words = frame.words;
    frame
        .titled(words.get("proposals-title"))
        .within(Room::Directives)
        .below("/documents", words.get("tab-documents"))
        .below(format!("/documents/{}", document.id), &document.number)
}

impl ReadPage {
    /// The form.
    pub fn new(frame: Frame, document: Document, form: Form) -> ReadPage {
        ReadPage { words: frame.words, frame: around(frame, &document), document, form }
    }
}

impl ProposePage {
    /// What the form holds: proposals as they were read, or as they were typed.
    pub fn new(frame: Frame, document: Document, form: Form, units: Vec<Choice>) -> ProposePage {
        let name = |part: &str, at: usize| format!("{part}-{at}");
        let there = (0..MOST).take_while(|at| !form.value(&name("place", *at)).is_empty());
        let tasks = there.map(|at| Proposed {
            take: name("take", at),
            code: name("code", at),
            content: name("content", at),
            lead: name("lead", at),
            co_units: name("co", at),
            due: name("due", at),
            kept: KEPT.iter().map(|part| name(part, at)).collect(),
            place: form.value(&name("place", at)).to_owned(),
            notes: form.value(&name("note", at)).lines().map(str::to_owned).collect(),
        });
        ProposePage {
            words: frame.words,
            tasks: tasks.collect(),
            frame: around(frame, &document),
            document,
            form,
            units,
        }
    }
}

/// The form of these proposals. What is sure is marked to be taken; what is doubtful waits for the reader.
pub fn filled(proposals: &[Proposal], words: Words) -> Form {
    let mut form = Form::fresh(fresh_key());
    for (at, task) in proposals.iter().take(MOST).enumerate() {
        let name = |part: &str| format!("{part}-{at}");
        let (notes, sure) = notes(task, words);
        let due = task.due.due.map(|due| words.short_moment(due)).unwrap_or_default();
        let place = words
            .say("proposal-place")
            .number("line", task.line)
            .text("lead", &task.lead.0)
            .text("words", task.words.as_deref().unwrap_or("–"));
        form = form
            .with(&name("place"), place)
            .with(&name("note"), notes.join("\n"))
            .with(&name("code"), &task.code)
            .with(&name("content"), &task.content)
            .with(&name("due"), &due)
            .with(&name("due-was"), &due);
        if sure {
            form = form.with(&name("take"), "yes");
        }
        if let Meant::One(unit) = &task.lead.1 {
            form = form.with(&name("lead"), unit);
        }
        for (_, meant) in &task.co_units {
            if let Meant::One(unit) = meant {
                form = form.with(&name("co"), unit);
            }
        }
        let counted = task.term.and_then(|(count, unit)| match unit {
            Unit::WorkingDay => Some((count, "working_day")),
            Unit::Day => Some((count, "day")),
            Unit::WorkingHour => Some((count, "working_hour")),
            Unit::Month => Some((count, "month")),
            Unit::Hour => None,
        });
        if let Some((count, unit)) = counted {
            form = form.with(&name("term"), count).with(&name("term-unit"), unit);
        }
    }
    form
}

/// What the reader should look at, and whether nothing is doubtful.
fn notes(task: &Proposal, words: Words) -> (Vec<String>, bool) {
    let mut notes = Vec::new();
    match &task.lead.1 {
        Meant::One(_) => {}
        Meant::Doubtful(_) => notes.push(words.say("proposal-lead-doubtful").text("name", &task.lead.0).to_string()),
        Meant::Nobody => notes.push(words.say("proposal-lead-unknown").text("name", &task.lead.0).to_string()),
    }
    let lost = |(name, meant): &(String, Meant)| (!matches!(meant, Meant::One(_))).then(|| name.clone());
    let lost: Vec<String> = task.co_units.iter().filter_map(lost).collect();
    if !lost.is_empty() {
        notes.push(words.say("proposal-co-unknown").text("names", lost.join(", ")).to_string());
    }
    match (&task.words, task.due.due) {
        (None, _) => notes.push(words.get("proposal-no-deadline")),
        (Some(_), None) => notes.push(words.get("proposal-due-unknown")),
        (Some(_), Some(_)) => {}
    }
    if task.due.assumed.contains(&Assumed::Year) {
        notes.push(words.get("proposal-year-assumed"));
    } else if !task.due.assumed.is_empty() {
        notes.push(words.get("proposal-part-assumed"));
    }
    notes.extend(task.due.remarks.iter().cloned());
    let sure = matches!(task.lead.1, Meant::One(_)) && task.due.due.is_some();
    (notes, sure)
}

/// Shows the form.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let document = reader.look(&ShowDocument(document(&reader, &id)?)).await?.document;
    Ok(page(&ReadPage::new(reader.frame, document, Form::fresh(fresh_key()))))
}

/// Reads the text and shows what it gives.
pub async fn read(reader: Reader, Path(id): Path<String>, upload: Upload) -> Answer {
    let id = document(&reader, &id)?;
    let words = reader.frame.words;
    let (posted, file) = upload.read_whole(&reader).await?;
    let mut form = posted.form();
    let text = match file {
        None if posted.text("text").is_empty() => {
            form.refuse("file", words.get("decision-file-missing"));
            None
        }
        None => Some(posted.text("text").to_owned()),
        Some(bytes) => match app::decisions::read_text_bytes(bytes).await {
            Ok(text) => Some(text),
            Err(refusal @ app::Refusal::Unreadable(_)) => {
                form.refuse("file", words.refusal(&refusal));
                None
            }
            Err(refusal) => return Err(Trouble::refused(reader.frame, &refusal)),
        },
    };
    if let Some(text) = text {
        let found = reader.office().look(reader.actor(), &ProposeTasks { document: id, text }).await;
        match reader.told(found)? {
            Ok(found) if found.tasks.is_empty() => form.refuse("file", words.get("proposals-none")),
            Ok(found) => {
                let form = filled(&found.tasks, words);
                let units = units::new::choices(&reader, &[]).await?;
                return Ok(page(&ProposePage::new(reader.frame, found.document, form, units)));
            }
            Err(refusal) => form.refuse("file", words.refusal(&refusal)),
        }
    }
    let document = reader.look(&ShowDocument(id)).await?.document;
    Ok(refused_form(&ReadPage::new(reader.frame, document, form)))
}

/// Enters those that the reader marked, each as an act of its own; what is refused is shown again.
pub async fn confirm(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = document(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    let follower = named(&reader, &posted, &mut form, "follower").await?;
    let marked: Vec<usize> = (0..MOST).filter(|at| !posted.text(&format!("take-{at}")).is_empty()).collect();
    if marked.is_empty() {
        form.problem = Some(words.get("proposals-none-marked"));
    }
    let entries: Vec<Option<(usize, EnterTask)>> =
        marked.iter().map(|at| entry(&posted, &mut form, words, id, *at, follower)).collect();
    let entries: Option<Vec<(usize, EnterTask)>> = entries.into_iter().collect();
    let mut entered = 0;
    if let Some(entries) = entries.filter(|_| !form.is_refused()) {
        let mut key = posted.again();
        for (at, act) in entries {
            match reader.perform(&key, &act).await? {
                Ok(_) => entered += 1,
                Err(refusal) => {
                    let part = match field(&refusal) {
                        "code" => "code",
                        "lead_unit" => "lead",
                        "co_units" => "co",
                        "content" => "content",
                        _ => "due",
                    };
                    form.refuse(format!("{part}-{at}"), words.refusal(&refusal));
                }
            }
            key = key.again();
        }
    }
    if !form.is_refused() {
        reader.tell(Flash::done(words.say("proposals-done").number("tasks", entered).to_string())).await;
        return Ok(see(&format!("/documents/{id}")));
    }
    let document = reader.look(&ShowDocument(id)).await?.document;
    let units = units::new::choices(&reader, &[]).await?;
    Ok(refused_form(&ProposePage::new(reader.frame, document, form, units)))
}

fn entry(
    posted: &Posted,
    form: &mut Form,
    words: Words,
    document: DocumentId,
    at: usize,
    follower: Option<PersonId>,
) -> Option<(usize, EnterTask)> {
    let name = |part: &str| format!("{part}-{at}");
    let typed = |part: &str| posted.text(&name(part)).to_owned();
    let lead_unit: Option<UnitId> = typed("lead").parse().ok();
    if lead_unit.is_none() {
        form.refuse(name("lead"), words.get("task-lead-missing"));
    }
    // What was counted from receipt stays so, with its days, unless the reader typed another time.
    let counted = term(typed("term").parse().unwrap_or_default(), &typed("term-unit"));
    let due = match (counted, text::parse_moment(&typed("due"))) {
        (Some(term), _) if typed("due") == typed("due-was") => Some(DueGiven::Term(term)),
        (_, Ok(When::Day(day))) => Some(DueGiven::Day(day)),
        (_, Ok(When::Moment(moment))) => Some(DueGiven::Moment(moment)),
        (_, Err(_)) if typed("due").is_empty() => {
            form.refuse(name("due"), words.get("directives-deadline-missing"));
            None
        }
        (_, Err(_)) => {
            form.refuse(name("due"), words.say("form-not-a-date").text("typed", typed("due")));
            None
        }
    };
    let (lead_unit, due) = (lead_unit?, due?);
    let co_units: Vec<UnitId> = posted.all(&name("co")).filter_map(|unit| unit.parse().ok()).collect();
    let entry = Entry {
        code: typed("code"),
        content: typed("content"),
        lead_unit,
        co_units,
        informed: Vec::new(),
        product: String::new(),
        follower,
        due,
    };
    Some((at, EnterTask { document, entry }))
}
