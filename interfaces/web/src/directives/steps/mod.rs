//! Steps on a task's way as forms: one page for all of them, each says its fields and reads them.

mod arrange;
mod decide;

use ::directives::flow::Grade;
use ::directives::views::DirectiveRow;
use app::directives::{ShowDirective, Step, Take};
use askama::Template;
use axum::extract::{Path, Query};
use ids::{PersonId, UnitId};
use serde::Deserialize;
use text::When;
use time::OffsetDateTime;

use super::show::directive;
use crate::answer::{Answer, page, refused_form, see};
use crate::manner::ours;
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::units;
use crate::words::Words;

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Lines of text.
    Lines,
    /// One line of text.
    Line,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// A unit that exists today.
    Unit,
    /// A person, by user name.
    Person,
    /// How good a result is.
    Grade,
}

/// A field of a step's form.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in the form.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// The message of its label.
    pub key: &'static str,
    /// The message below the label, or "".
    pub hint: &'static str,
    /// Whether it must be filled.
    pub needed: bool,
}

const fn field(name: &'static str, kind: Kind, key: &'static str, hint: &'static str, needed: bool) -> Field {
    Field { name, kind, key, hint, needed }
}

/// What the form of a step says.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// The act, as the permits name it.
    pub act: &'static str,
    /// The end of its address.
    pub path: &'static str,
    /// The message of its title: the question that it answers.
    pub title: &'static str,
    /// The message of its button, and of the link that leads to it.
    pub button: &'static str,
    /// The message once it is done.
    pub done: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

/// A step that has a form.
pub trait Formed: Step + Sized {
    /// What the form says.
    const SHEET: Sheet;

    /// Reads what was filled in; what is wrong is said beside the field.
    fn read(given: &mut Given<'_>) -> Option<Self>;
}

/// Every step that has a form, in the order in which a page offers them.
pub const SHEETS: &[Sheet] = &[
    app::directives::TakeOn::SHEET,
    app::directives::TurnDown::SHEET,
    app::directives::AcceptResult::SHEET,
    app::directives::GiveBack::SHEET,
    app::directives::DecideExtension::SHEET,
    app::directives::AskExtension::SHEET,
    app::directives::Extend::SHEET,
    app::directives::Assign::SHEET,
    app::directives::HandOn::SHEET,
    app::directives::Follow::SHEET,
    app::directives::Share::SHEET,
    app::directives::FinishPart::SHEET,
    app::directives::Inform::SHEET,
    app::directives::Split::SHEET,
    app::directives::Pause::SHEET,
    app::directives::Resume::SHEET,
    app::directives::Withdraw::SHEET,
];

/// A form that was sent, with what had to be looked up for it.
pub struct Given<'p> {
    posted: &'p Posted,
    reader: &'p Reader,
    form: &'p mut Form,
    person: Option<PersonId>,
}

impl Given<'_> {
    fn words(&self) -> Words {
        self.reader.frame.words
    }

    fn text(&self, name: &str) -> String {
        self.posted.text(name).to_owned()
    }

    fn unit(&mut self) -> Option<UnitId> {
        let unit = self.posted.text("unit").parse().ok();
        if unit.is_none() {
            let sentence = self.words().get("step-unit-missing");
            self.form.refuse("unit", sentence);
        }
        unit
    }

    fn day(&mut self, name: &'static str, needed: bool) -> Option<time::Date> {
        let words = self.words();
        self.posted.day(self.form, words, name, needed)
    }

    fn due(&mut self, name: &'static str) -> Option<OffsetDateTime> {
        let words = self.words();
        let calendar = self.reader.office().calendar();
        self.posted.when(self.form, words, name, false).map(|when| match when {
            When::Moment(moment) => moment,
            When::Day(day) => calendar.end_of_day_as_written(day),
        })
    }

    fn grade(&mut self) -> Option<Grade> {
        let grade = Grade::from_key(self.posted.text("grade"));
        if grade.is_none() {
            let sentence = self.words().get("step-grade-missing");
            self.form.refuse("grade", sentence);
        }
        grade
    }
}

/// The page of a step.
#[derive(Template)]
#[template(path = "directives/step.html")]
pub struct StepPage {
    frame: Frame,
    words: Words,
    task: DirectiveRow,
    sheet: Sheet,
    form: Form,
    units: Vec<Choice>,
    grades: Vec<Choice>,
    back: String,
}

impl StepPage {
    /// The form of a step with a task; `back`: where its reader came from.
    pub fn new(frame: Frame, task: DirectiveRow, sheet: Sheet, form: Form, units: Vec<Choice>, back: &str) -> StepPage {
        let words = frame.words;
        let own = format!("/directives/{}", task.id);
        StepPage {
            frame: frame
                .titled(words.get(sheet.title))
                .within(Room::Directives)
                .below("/directives", words.get("room-directives"))
                .below(&own, &task.code),
            words,
            task,
            sheet,
            form,
            units,
            grades: terms::choices(words, Grade::ALL, Grade::key),
            back: if back.is_empty() { own } else { ours(back).to_owned() },
        }
    }
}

/// Where a step's reader came from.
#[derive(Debug, Default, Deserialize)]
pub struct From {
    /// An address of ours.
    #[serde(default)]
    back: String,
}

/// Shows the form of a step.
pub async fn show<S: Formed>(reader: Reader, Path(id): Path<String>, Query(from): Query<From>) -> Answer {
    let task = reader.look(&ShowDirective(directive(&reader, &id)?)).await?.row;
    let units = choices(&reader, S::SHEET).await?;
    Ok(page(&StepPage::new(reader.frame, task, S::SHEET, Form::fresh(fresh_key()), units, &from.back)))
}

/// Takes the step.
pub async fn take<S: Formed>(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let id = directive(&reader, &id)?;
    let words = reader.frame.words;
    let mut form = posted.form();
    let person = person(&reader, &posted, &mut form).await?;
    let step = S::read(&mut Given { posted: &posted, reader: &reader, form: &mut form, person });
    if let Some(step) = step.filter(|_| !form.is_refused()) {
        match reader.perform(&posted, &Take { directive: id, step }).await? {
            Ok(task) => {
                reader.tell(Flash::done(words.get(S::SHEET.done))).await;
                let (back, own) = (posted.text("back"), format!("/directives/{task}"));
                return Ok(see(if back.is_empty() || task != id { &own } else { ours(back) }));
            }
            Err(refusal) => match about(&refusal, S::SHEET) {
                Some(field) => form.refuse(field, words.refusal(&refusal)),
                None => form.problem = Some(words.refusal(&refusal)),
            },
        }
    }
    let task = reader.look(&ShowDirective(id)).await?.row;
    let units = choices(&reader, S::SHEET).await?;
    Ok(refused_form(&StepPage::new(reader.frame, task, S::SHEET, form, units, posted.text("back"))))
}

/// The field that a refusal is about, if the form has it.
fn about(refusal: &app::Refusal, sheet: Sheet) -> Option<&'static str> {
    use ::directives::Refusal;
    let app::Refusal::Directives(refusal) = refusal else { return None };
    let wanted: &[&str] = match refusal {
        Refusal::ReasonMissing => &["reason"],
        Refusal::GroundMissing => &["ground"],
        Refusal::EvidenceMissing => &["proof"],
        Refusal::CodeTaken | Refusal::CodeMissing => &["code"],
        Refusal::ContentMissing => &["content"],
        Refusal::NotLater { .. } | Refusal::AfterParent { .. } | Refusal::DueOutOfRange => &["until", "days", "due"],
        Refusal::UnitNotThere
        | Refusal::LeadAlsoCooperates
        | Refusal::InformedAlsoWorks
        | Refusal::PartFinished
        | Refusal::PartOfAStranger => &["unit"],
        Refusal::NotOfTheUnit | Refusal::SameAlready => &["person", "unit"],
        _ => &[],
    };
    let has = |name: &&&str| sheet.fields.iter().any(|field| field.name == **name);
    wanted.iter().find(has).copied()
}

async fn choices(reader: &Reader, sheet: Sheet) -> Result<Vec<Choice>, crate::answer::Trouble> {
    if sheet.fields.iter().any(|field| field.kind == Kind::Unit) {
        return units::new::choices(reader, &[]).await;
    }
    Ok(Vec::new())
}

/// The person of the user name that was typed, who must work here; an empty field names nobody.
///
/// # Errors
/// Trouble of the look.
async fn person(reader: &Reader, posted: &Posted, form: &mut Form) -> Result<Option<PersonId>, crate::answer::Trouble> {
    super::new::named(reader, posted, form, "person").await
}
