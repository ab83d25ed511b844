//! The script of a year: who does what, and when. It names people, units, documents and tasks by their place, not by an id.

use commitment::Evidence;
use directives::acts::enter::DueGiven;
use directives::acts::record_document::Known;
use time::OffsetDateTime;

/// A unit's place in [`crate::province::Province::units`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitNo(pub usize);

/// A person's place in [`crate::province::Province::people`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonNo(pub usize);

/// A document's place among the registered ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNo(pub usize);

/// A task's place among the entered ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskNo(pub usize);

/// One act, with its moment and its actor.
#[derive(Debug, Clone, PartialEq)]
pub struct Timed {
    /// When.
    pub at: OffsetDateTime,
    /// Who acts.
    pub by: PersonNo,
    /// What is done.
    pub step: Step,
}

/// What is done.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The decision of the year is loaded, with the proposed indicators.
    LoadDecision {
        /// Its text.
        text: String,
    },
    /// A document is registered.
    Register {
        /// Its place.
        document: DocumentNo,
        /// What the clerk writes.
        known: Box<Known>,
    },
    /// A task is entered from a document.
    Enter {
        /// Its place.
        task: TaskNo,
        /// The document that gives it.
        document: DocumentNo,
        /// What the clerk fills in.
        assignment: Assignment,
    },
    /// Several tasks are followed up with the same finding.
    FollowUp {
        /// Which.
        tasks: Vec<TaskNo>,
        /// What was found.
        text: String,
    },
    /// A task is completed.
    Complete {
        /// Which.
        task: TaskNo,
        /// The date of the result.
        at: OffsetDateTime,
        /// What proves it.
        evidence: Vec<Evidence>,
    },
}

/// What a clerk fills in for a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Mã.
    pub code: String,
    /// What is to be done.
    pub content: String,
    /// Chủ trì.
    pub lead: UnitNo,
    /// Phối hợp.
    pub co_units: Vec<UnitNo>,
    /// Chuyên viên theo dõi.
    pub follower: Option<PersonNo>,
    /// The deadline.
    pub due: DueGiven,
}
