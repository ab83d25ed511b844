//! Acts and looks on documents and directives.

mod complete;
mod enter;
mod files;
mod follow_up;
mod look;
mod record_document;

pub(crate) use look::covers;

pub use complete::Complete;
pub use enter::EnterTask;
pub use files::{OpenEvidence, OpenFile};
pub use follow_up::FollowUps;
pub use look::{
    BookGaps, DirectivePage, DocumentPage, Inbox, ListDirectives, ListDocuments, ShowDirective, ShowDocument,
};
pub use record_document::RecordDocument;
