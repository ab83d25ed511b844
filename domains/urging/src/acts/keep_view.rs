//! Keep a view of a list under a name, and let it go again.

use ledger::{Body, Draft};

use crate::{Change, KeptView, Refusal, Write};

/// The most views that one person keeps.
pub const MOST: usize = 30;
/// The lists of which a view may be kept.
const LISTS: [&str; 3] = ["/directives", "/board", "/documents"];

/// Decides the change; `kept` is what the person keeps already.
///
/// # Errors
/// [`Refusal::ViewNameMissing`], [`Refusal::ViewNotAList`], [`Refusal::TooManyViews`].
pub fn keep_view(view: KeptView, kept: &[KeptView]) -> Result<Change, Refusal> {
    let name = view.name.trim().to_owned();
    if name.is_empty() {
        return Err(Refusal::ViewNameMissing);
    }
    let path = view.address.split(['?', '#']).next().unwrap_or_default();
    if !LISTS.contains(&path) {
        return Err(Refusal::ViewNotAList);
    }
    if kept.len() >= MOST {
        return Err(Refusal::TooManyViews);
    }
    let view = KeptView { name, ..view };
    let event = event("views.keep", &view);
    Ok(Change::new(vec![Write::View(view)], vec![event]))
}

/// Lets a kept view go.
pub fn drop_view(view: &KeptView) -> Change {
    Change::new(vec![Write::ViewGone(view.id)], vec![event("views.drop", view)])
}

/// Names and filters are a person's own business: the log says only that there was a view.
fn event(act: &str, view: &KeptView) -> Draft {
    Draft {
        act: act.to_owned(),
        subject_kind: "view".to_owned(),
        subject_id: view.id.uuid(),
        subject_version: if act == "views.keep" { 1 } else { 2 },
        occurred_at_us: None,
        body: Body::new().with("person", view.person.to_string()),
    }
}
