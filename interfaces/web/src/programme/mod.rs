//! The work programme: what is to be done this year, by whom, by when, and by which decision.

pub mod adjust;
pub mod complete;
pub mod list;
pub mod new;
pub mod show;
pub mod versions;

use ::programme::{Approval, Refusal};

use crate::parts::Form;
use crate::posted::Posted;
use crate::words::Words;

/// The decision that a form names.
fn approval(posted: &Posted, form: &mut Form, words: Words) -> Option<Approval> {
    let decided_on = posted.day(form, words, "decided_on", true)?;
    Some(Approval { number: posted.text("decision").to_owned(), decided_on })
}

/// The field that a refusal is about.
fn field(refusal: &app::Refusal) -> &'static str {
    let app::Refusal::Programme(refusal) = refusal else { return "decision" };
    match refusal {
        Refusal::CodeMissing | Refusal::CodeTaken => "code",
        Refusal::YearMissing => "year",
        Refusal::TitleMissing | Refusal::NothingChanges => "title",
        Refusal::UnitNotThere => "lead_unit",
        Refusal::ReasonMissing => "reason",
        Refusal::DecidedInTheFuture { .. } => "decided_on",
        Refusal::EvidenceMissing => "number",
        Refusal::InTheFuture { .. } => "at",
        Refusal::TextMissing => "text",
        _ => "decision",
    }
}
