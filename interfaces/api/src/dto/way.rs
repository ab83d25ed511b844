//! What happens on a task's way: what each step is told, and what is shown of it.

use directives::acts::extend::{Later, Say};
use directives::acts::share::Child;
use directives::views::way;
use ids::UnitId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{CodeText, ContentText, Day, Grade, Moment, NumberText, PutOffDays};
use crate::problem::Problem;

/// A step that needs no words: an empty object.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewNothing {}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewReason {
    /// In words.
    pub(crate) reason: ContentText,
}

/// How good a result is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewGrade {
    /// The grade.
    pub(crate) grade: Grade,
}

/// A later deadline that is asked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewExtension {
    /// Until the end of this day's office hours.
    pub(crate) until: Day,
    /// Why.
    pub(crate) reason: ContentText,
}

/// What a leader says to a request.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "say", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum NewDecision {
    /// Approved.
    Approve {
        /// Another moment than was asked for.
        until: Option<Moment>,
        /// What goes with it.
        note: Option<ContentText>,
    },
    /// Not approved.
    Refuse {
        /// Why.
        reason: ContentText,
    },
}

impl NewDecision {
    /// In the domain's words.
    pub(crate) fn said(self) -> Say {
        match self {
            Self::Approve { until, note } => {
                Say::Approve { until: until.map(|moment| moment.0), note: note.map(|note| note.0).unwrap_or_default() }
            }
            Self::Refuse { reason } => Say::Refuse { reason: reason.0 },
        }
    }
}

/// A later deadline that is granted: a day, or working days from the due day or from today where that is over.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewGrant {
    /// Until the end of this day's office hours.
    until: Option<Day>,
    /// By so many working days.
    working_days: Option<PutOffDays>,
    /// Why.
    pub(crate) reason: ContentText,
}

impl NewGrant {
    /// How it is put off.
    pub(crate) fn later(&self) -> Result<Later, Problem> {
        match (self.until, self.working_days) {
            (Some(day), None) => Ok(Later::Day(day.0)),
            (None, Some(days)) => Ok(Later::WorkingDays(days.0)),
            _ => Err(Problem::malformed_at("until", "name a day or working days, and not both")),
        }
    }
}

/// Why, and the document that says so.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewGround {
    /// Why.
    pub(crate) reason: ContentText,
    /// Số, ký hiệu of the document.
    pub(crate) ground: NumberText,
}

/// Another lead unit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLead {
    /// Which.
    pub(crate) unit: Uuid,
    /// Why.
    pub(crate) reason: ContentText,
}

/// An officer of the lead unit.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOfficer {
    /// Who does the work; null: the unit as a whole.
    pub(crate) officer: Option<Uuid>,
}

/// Another follower.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFollower {
    /// Who.
    pub(crate) follower: Uuid,
}

/// A cooperating unit's part.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPart {
    /// Which unit.
    pub(crate) unit: Uuid,
    /// What it contributes.
    pub(crate) content: ContentText,
    /// By when; without, with the whole.
    pub(crate) due: Option<Moment>,
}

/// The end of a part.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewProof {
    /// Which unit.
    pub(crate) unit: Uuid,
    /// What proves it: a document's number, or words.
    pub(crate) proof: ContentText,
}

/// A unit that is informed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewInformed {
    /// Which.
    pub(crate) unit: Uuid,
}

/// A task that is split off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewChild {
    /// Mã: no other directive has it.
    code: CodeText,
    /// What is to be done.
    content: ContentText,
    /// Chủ trì.
    lead_unit: Uuid,
    /// By when; without, with the whole.
    due: Option<Moment>,
}

impl NewChild {
    /// In the domain's words.
    pub(crate) fn child(self) -> Child {
        Child {
            code: self.code.0,
            content: self.content.0,
            lead_unit: UnitId::new(self.lead_unit),
            due: self.due.map(|moment| moment.0),
        }
    }
}

/// What happened on a task's way, and who takes part.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Way {
    /// What the lead unit said to its task.
    #[schema(required = true)]
    answer: Option<Said>,
    /// Whether it turned the task down.
    turned_down: bool,
    /// Until when it may turn it down; null: no longer.
    #[schema(required = true)]
    answer_until: Option<Moment>,
    /// Later deadlines asked for.
    extensions: Vec<ExtensionRequest>,
    /// Results that were given back.
    returns: Vec<Said>,
    /// How good the accepted result is.
    #[schema(required = true)]
    grade: Option<Grade>,
    /// By whom and why it was withdrawn.
    #[schema(required = true)]
    withdrawn: Option<Said>,
    /// Spans in which the clock stood.
    pauses: Vec<Stop>,
    /// Cooperating units with their parts.
    parts: Vec<TaskPart>,
    /// Names of the units that are informed.
    informed: Vec<String>,
    /// The product that is asked for; empty: none is named.
    product: String,
    /// The task that it was split off from.
    #[schema(required = true)]
    parent: Option<Uuid>,
    /// The tasks that were split off from it.
    children: Vec<Uuid>,
}

/// Words of a person at a moment.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Said {
    /// Whose.
    by_name: String,
    /// When.
    at: Moment,
    /// What; empty: nothing beside the act.
    text: String,
    /// The document that says so; empty: none is named.
    document: String,
}

/// A later deadline that was asked for.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ExtensionRequest {
    /// By whom, when and why.
    asked: Said,
    /// Until when.
    until: Moment,
    /// Whether it was approved; null: it waits.
    #[schema(required = true)]
    approved: Option<bool>,
    /// By whom and when it was decided, and what was said.
    #[schema(required = true)]
    decided: Option<Said>,
}

/// A span in which the clock stood.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Stop {
    /// From.
    from: Moment,
    /// To; null: it stands.
    #[schema(required = true)]
    to: Option<Moment>,
    /// Why.
    ground: String,
    /// The document that says so.
    document: String,
}

/// A cooperating unit's part.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TaskPart {
    /// The unit.
    unit: Uuid,
    /// Its name.
    unit_name: String,
    /// What it contributes; empty: nothing was agreed.
    content: String,
    /// By when.
    #[schema(required = true)]
    due: Option<Moment>,
    /// By whom and when it was finished, and what proves it.
    #[schema(required = true)]
    finished: Option<Said>,
}

impl From<way::Said> for Said {
    fn from(said: way::Said) -> Self {
        Self { by_name: said.by_name, at: said.at.into(), text: said.text, document: said.document }
    }
}

impl From<way::Way> for Way {
    fn from(way: way::Way) -> Self {
        let asked = |asked: way::Asked| ExtensionRequest {
            asked: asked.asked.into(),
            until: asked.until.into(),
            approved: asked.approved,
            decided: asked.decided.map(Into::into),
        };
        let stop = |stop: way::Stop| Stop {
            from: stop.from.into(),
            to: stop.to.map(Into::into),
            ground: stop.ground,
            document: stop.document,
        };
        let part = |part: way::PartRow| TaskPart {
            unit: part.unit.uuid(),
            unit_name: part.unit_name,
            content: part.content,
            due: part.due.map(Into::into),
            finished: part.finished.map(Into::into),
        };
        Self {
            parent: way.whole().map(Into::into),
            children: way.children.iter().map(|child| child.id.uuid()).collect(),
            answer: way.answer.map(Into::into),
            turned_down: way.turned_down,
            answer_until: way.answer_until.map(Into::into),
            extensions: way.extensions.into_iter().map(asked).collect(),
            returns: way.returns.into_iter().map(Into::into).collect(),
            grade: way.grade.map(Into::into),
            withdrawn: way.withdrawn.map(Into::into),
            pauses: way.pauses.into_iter().map(stop).collect(),
            parts: way.parts.into_iter().map(part).collect(),
            informed: way.informed,
            product: way.product,
        }
    }
}
