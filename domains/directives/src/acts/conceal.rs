//! Conceal a task whose document turned out to be secret: its words go, the numbered row stays.

use ledger::Body;

use crate::{Change, Directive, Document, Refusal, StoredDirective, Write};

/// Takes the words of a task away. What stands in the log already cannot be taken out of it; this keeps the words off every page,
/// list and search from now on.
///
/// # Errors
/// [`Refusal`] when the document is not secret, or the words are gone already.
pub fn conceal(directive: &Directive, document: &Document) -> Result<Change, Refusal> {
    if !document.is_secret() {
        return Err(Refusal::NotSecret);
    }
    let mut stored: StoredDirective = (**directive).clone();
    stored.content = CONCEALED.to_owned();
    stored.product = String::new();
    stored.parts.iter_mut().for_each(|part| part.content = CONCEALED.to_owned());
    if stored == **directive {
        return Err(Refusal::SameAlready);
    }
    stored.version += 1;
    // Not the difference: the event would repeat what is taken away.
    let body = Body::new().with("document", document.id.to_string());
    let mut change = super::written(stored, "directives.conceal", body)?;
    change.push(Write::Concealed(directive.id));
    Ok(change)
}

/// What stands in place of words.
pub const CONCEALED: &str = "***";
