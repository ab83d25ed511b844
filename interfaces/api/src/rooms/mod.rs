//! The operations, a file for each noun: a request becomes an act or a look, the answer becomes JSON.

mod calendar;
mod decisions;
mod directives;
mod documents;
mod imports;
mod inbox;
mod ledger;
mod objectives;
mod people;
mod steps;

use std::sync::Arc;

use app::Office;
use utoipa_axum::router::OpenApiRouter;

/// Routes with what describes them.
pub(crate) type Room = OpenApiRouter<Arc<Office>>;

/// Every room, and the document about them all.
pub(crate) fn all() -> Room {
    OpenApiRouter::default()
        .merge(crate::openapi::room())
        .merge(objectives::room())
        .merge(decisions::room())
        .merge(documents::room())
        .merge(directives::room())
        .merge(steps::room())
        .merge(inbox::room())
        .merge(people::room())
        .merge(imports::room())
        .merge(ledger::room())
        .merge(calendar::room())
}
