//! Acts and looks on documents and directives.

mod complete;
mod enter;
mod files;
mod follow_up;
mod hand_over;
mod look;
mod mend;
mod plans;
pub mod possible;
mod propose;
mod record_document;
mod steps;

pub(crate) use look::covers;

pub use complete::Complete;
pub use enter::EnterTask;
pub use files::{OpenEvidence, OpenFile};
pub use follow_up::FollowUps;
pub use hand_over::{HandOver, Succeed};
pub use look::{
    Alike, BookGaps, CountEntered, DirectivePage, DocumentPage, Inbox, ListDirectives, ListDocuments, ShowDirective,
    ShowDocument,
};
pub use mend::{AnswerShares, Conceal, CountDisorder, Disorder, ListDisorder, ListSilent};
pub use plans::{PlanPeriodic, StopPlan};
pub use propose::{Proposal, Proposals, ProposeTasks};
pub use record_document::RecordDocument;
pub use steps::{
    AcceptResult, AskExtension, Assign, DecideExtension, Extend, FinishPart, Follow, GiveBack, HandOn, Inform, Pause,
    Resume, Seen, Share, Split, Step, Take, TakeOn, TurnDown, Withdraw,
};
