//! A decision: its text with what was read marked, what it was read as beside it, and corrections by hand.

use ::objectives::BoundMeasure;
use ::objectives::acts::load::ten_thousandths;
use app::objectives::{CorrectMeasure, DecisionPage, ShowDecision};
use askama::Template;
use axum::extract::Path;
use decision::{Decision, Spanned};
use measure::{Comparator, Target};
use text::DocumentNumber;
use time::Date;

use super::marked::{self, LEGEND, Mark, Piece};
use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::error::Problem;
use crate::format;
use crate::parts::{Choice, Entry, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "decisions/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    found: DecisionPage,
    pieces: Vec<Piece>,
    said: Vec<Said>,
    measures: Vec<MeasureLine>,
    history: Vec<Entry>,
    can_correct: bool,
    form: Form,
}

/// What the letterhead or the closing says of one thing.
#[derive(Clone, Debug)]
pub struct Said {
    /// The message key of the thing.
    pub word: &'static str,
    /// What is said of it; none: nothing.
    pub values: Vec<String>,
}

/// What a decision says besides its objectives, in the order in which it says it.
fn said(read: &Decision) -> Vec<Said> {
    let day = |day: &Option<Spanned<Date>>| day.iter().map(|day| format::date(day.value)).collect();
    let texts = |texts: &[Spanned<String>]| texts.iter().map(|text| text.value.clone()).collect();
    let numbers = |numbers: &[Spanned<DocumentNumber>]| numbers.iter().map(|n| n.value.to_string()).collect();
    let lines: [(&str, Vec<String>); 9] = [
        ("mark-number", numbers(read.number.as_slice())),
        ("mark-issued-on", day(&read.issued_on)),
        ("mark-issuer", texts(read.issuer.as_slice())),
        ("mark-period", read.period.iter().map(|period| period.value.year.to_string()).collect()),
        ("mark-effective-from", day(&read.effective_from)),
        ("mark-legal-basis", texts(&read.legal_bases)),
        ("mark-replaces", numbers(&read.replaces)),
        ("mark-responsible", texts(&read.responsible)),
        ("mark-recipient", texts(&read.recipients)),
    ];
    lines.into_iter().map(|(word, values)| Said { word, values }).collect()
}

/// A measure as it is used.
#[derive(Clone, Debug)]
pub struct MeasureLine {
    /// The objective's number.
    pub item: String,
    /// The measure's place in it.
    pub place: usize,
    /// What it is about.
    pub subject: String,
    /// The target in words.
    pub target: Option<String>,
    /// The target's sign, for the form.
    pub sign: &'static str,
    /// The target's number, for the form.
    pub number: String,
}

impl ShowPage {
    /// The page of a decision.
    pub fn new(frame: Frame, found: DecisionPage, may: (bool, bool), form: Form) -> ShowPage {
        let words = frame.words;
        let (can_correct, prove) = may;
        let title = match &found.decision.number {
            Some(number) => words.say("objectives-decision").text("number", number).to_string(),
            None => words.get("decision-without-number"),
        };
        let measures = found.decision.objectives.iter().flat_map(|objective| {
            let with_target = |measure: &&BoundMeasure| !measure.subject.is_empty();
            let measures = objective.measures.iter().filter(with_target).enumerate();
            measures.map(|(place, measure)| MeasureLine {
                item: objective.item.clone(),
                place,
                subject: measure.subject.clone(),
                target: measure.target.map(|target| words.target(target, measure.unit)),
                sign: measure.target.map_or("", |target| target.comparator.sign()),
                number: measure.target.map(|target| format::decimal(target.value, words.lang)).unwrap_or_default(),
            })
        });
        ShowPage {
            measures: measures.collect(),
            pieces: marked::pieces(&found.read),
            said: said(&found.read),
            history: found.timeline.iter().map(|event| Entry::of(event, prove, words)).collect(),
            frame: frame.titled(title).within(Room::Objectives).below("/objectives", words.get("room-objectives")),
            words,
            found,
            can_correct,
            form,
        }
    }

    fn legend(&self) -> [Mark; 5] {
        LEGEND
    }

    fn signs(&self) -> Vec<Choice> {
        let word = |comparator: Comparator| {
            Choice::new(
                comparator.sign(),
                self.words.get(match comparator {
                    Comparator::Equal => "sign-equal",
                    Comparator::AtLeast => "sign-at-least",
                    Comparator::MoreThan => "sign-more-than",
                    Comparator::AtMost => "sign-at-most",
                    Comparator::LessThan => "sign-less-than",
                }),
            )
        };
        Comparator::ALL.into_iter().map(word).collect()
    }
}

/// Shows it.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let found = find(&reader, &id).await?;
    let may = may(&reader);
    Ok(page(&ShowPage::new(reader.frame, found, may, Form::fresh(fresh_key()))))
}

/// Corrects the target of a measure.
pub async fn correct(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let missing = || Trouble::new(reader.frame.clone(), Problem::Missing);
    let mut form = posted.form();
    let number = posted.text("number");
    let target = match (Comparator::from_sign(posted.text("sign")), number) {
        (_, "") => Some(None),
        (Some(comparator), number) => {
            let value = text::parse_number(number).ok().and_then(ten_thousandths);
            value.map(|value| Some(Target { comparator, value }))
        }
        (None, _) => None,
    };
    if target.is_none() {
        form.refuse("number", words.get("decision-number-wrong"));
    }
    if let Some(target) = target {
        let act = CorrectMeasure {
            decision: id.parse().map_err(|_| missing())?,
            item: posted.text("item").to_owned(),
            place: posted.text("place").parse().map_err(|_| missing())?,
            target,
            reason: posted.text("reason").to_owned(),
        };
        match reader.perform(&posted, &act).await? {
            Ok(()) => {
                reader.tell(Flash::done(words.get("decision-corrected"))).await;
                return Ok(see(&format!("/decisions/{id}")));
            }
            Err(refusal) => form.refuse("reason", words.refusal(&refusal)),
        }
    }
    let found = find(&reader, &id).await?;
    let may = may(&reader);
    Ok(refused_form(&ShowPage::new(reader.frame, found, may, form)))
}

fn may(reader: &Reader) -> (bool, bool) {
    (reader.may("objectives.correct"), reader.may("ledger.view"))
}

async fn find(reader: &Reader, id: &str) -> Result<DecisionPage, Trouble> {
    let id = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    reader.look(&ShowDecision(id)).await
}
