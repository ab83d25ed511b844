//! Acts and looks on documents and directives.

mod complete;
mod enter;
mod files;
mod follow_up;
mod look;
mod propose;
mod record_document;

pub use complete::Complete;
pub use enter::EnterTask;
pub use files::{OpenEvidence, OpenFile};
pub use follow_up::FollowUps;
pub use look::{
    BookGaps, CountEntered, DirectivePage, DocumentPage, Inbox, ListDirectives, ListDocuments, ShowDirective,
    ShowDocument,
};
pub use propose::{Proposal, Proposals, ProposeTasks};
pub use record_document::RecordDocument;
