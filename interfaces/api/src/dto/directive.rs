//! Directives: what is entered, followed up and completed, and what is shown of them.

use std::collections::BTreeSet;

use app::directives::DirectivePage;
use directives::acts::enter::{DueGiven, Entry};
use directives::views;
use ids::{DirectiveId, PersonId, UnitId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    CodeText, ContentText, Day, Deadline, DocumentRow, Evidence, Explained, FollowUp, Level, Moment, NumberText, State,
    Term, TimelineRow, Turn, Way,
};
use crate::problem::Problem;

/// A task to be entered from a document.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewTask {
    /// Mã: no other directive has it.
    code: CodeText,
    /// What is to be done.
    content: ContentText,
    /// Chủ trì.
    lead_unit: Uuid,
    /// Phối hợp.
    #[serde(default)]
    #[schema(value_type = BTreeSet<Uuid>, max_items = 50)]
    co_units: Vec<Uuid>,
    /// Để biết: they see it and owe nothing.
    #[serde(default)]
    #[schema(value_type = BTreeSet<Uuid>, max_items = 50)]
    informed: Vec<Uuid>,
    /// The product that is asked for.
    product: Option<ContentText>,
    /// Chuyên viên theo dõi.
    follower: Option<Uuid>,
    /// By when.
    due: Due,
}

/// How a document sets a deadline.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Due {
    /// A day: its end of office hours, also when it is a day off.
    Day {
        /// The day.
        day: Day,
    },
    /// A moment.
    Moment {
        /// The moment.
        at: Moment,
    },
    /// A term counted from the document's receipt.
    Term {
        /// The term.
        term: Term,
    },
}

impl NewTask {
    /// The form of the act.
    pub(crate) fn entry(self) -> Result<Entry, Problem> {
        let due = match self.due {
            Due::Day { day } => DueGiven::Day(day.0),
            Due::Moment { at } => DueGiven::Moment(at.0),
            Due::Term { term } => DueGiven::Term(term.counted()?),
        };
        Ok(Entry {
            code: self.code.0,
            content: self.content.0,
            lead_unit: UnitId::new(self.lead_unit),
            co_units: distinct("co_units", self.co_units, 50)?.into_iter().map(UnitId::new).collect(),
            informed: distinct("informed", self.informed, 50)?.into_iter().map(UnitId::new).collect(),
            product: self.product.map(|product| product.0).unwrap_or_default(),
            follower: self.follower.map(PersonId::new),
            due,
        })
    }
}

/// What was found.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFollowUp {
    /// In words.
    pub(crate) text: ContentText,
    /// When; without a moment, now.
    pub(crate) at: Option<Moment>,
}

/// What was found, the same for each.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFollowUps {
    /// Which directives, each once.
    #[schema(value_type = BTreeSet<Uuid>, min_items = 1, max_items = 200)]
    directives: Vec<Uuid>,
    /// In words.
    pub(crate) text: ContentText,
    /// When; without a moment, now.
    pub(crate) at: Option<Moment>,
}

impl NewFollowUps {
    /// Which directives.
    pub(crate) fn directives(&self) -> Result<Vec<DirectiveId>, Problem> {
        if self.directives.is_empty() {
            return Err(Problem::malformed_at("directives", "name at least one"));
        }
        let directives = distinct("directives", self.directives.clone(), 200)?;
        Ok(directives.into_iter().map(DirectiveId::new).collect())
    }
}

fn distinct(field: &'static str, ids: Vec<Uuid>, most: usize) -> Result<Vec<Uuid>, Problem> {
    let each: BTreeSet<&Uuid> = ids.iter().collect();
    if each.len() < ids.len() {
        return Err(Problem::malformed_at(field, "an id stands twice"));
    }
    if ids.len() > most {
        return Err(Problem::malformed_at(field, format!("at most {most} at once")));
    }
    Ok(ids)
}

/// A result and what proves it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Completion {
    /// The date of the result: what is held against the deadline.
    pub(crate) at: Moment,
    /// What proves it.
    #[schema(max_items = 20)]
    evidence: Vec<GivenEvidence>,
}

/// A proof that is handed in with a request.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum GivenEvidence {
    /// A document.
    Document {
        /// Số, ký hiệu.
        number: NumberText,
        /// Its date of issue.
        issued_on: Option<Day>,
    },
}

impl Completion {
    /// What proves it.
    pub(crate) fn evidence(self) -> Result<Vec<commitment::Evidence>, Problem> {
        if self.evidence.len() > 20 {
            return Err(Problem::malformed_at("evidence", "at most 20 at once"));
        }
        let given = |GivenEvidence::Document { number, issued_on }| commitment::Evidence::Document {
            number: number.0,
            issued_on: issued_on.map(|day| day.0),
        };
        Ok(self.evidence.into_iter().map(given).collect())
    }
}

/// A directive in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct DirectiveRow {
    /// Its id.
    id: Uuid,
    /// Mã.
    code: String,
    /// What is to be done.
    content: String,
    /// Who gave it.
    level: Level,
    /// The document.
    document: Uuid,
    /// The document's number.
    document_number: String,
    /// Chủ trì.
    lead_unit: Uuid,
    /// Its name.
    lead_unit_name: String,
    /// Who follows it.
    #[schema(required = true)]
    follower: Option<Uuid>,
    /// The follower's name.
    #[schema(required = true)]
    follower_name: Option<String>,
    /// When it was entered.
    #[schema(required = true)]
    entered_at: Option<Moment>,
    /// The due moment in force.
    #[schema(required = true)]
    due_at: Option<Moment>,
    /// The date of the result that stands.
    #[schema(required = true)]
    completed_at: Option<Moment>,
    /// The last follow-up.
    #[schema(required = true)]
    last_follow_up: Option<Moment>,
    /// Its state now.
    state: State,
    /// Office minutes until due; negative: late by so many; null: ended, or due unknown.
    #[schema(required = true)]
    minutes_left: Option<i64>,
    /// Who must act next.
    turn: Turn,
    /// The officer of the lead unit who does the work.
    #[schema(required = true)]
    officer: Option<Uuid>,
    /// The officer's name.
    #[schema(required = true)]
    officer_name: Option<String>,
    /// The task that it was split off from.
    #[schema(required = true)]
    parent: Option<Uuid>,
}

impl From<views::DirectiveRow> for DirectiveRow {
    fn from(row: views::DirectiveRow) -> Self {
        Self {
            id: row.id.uuid(),
            code: row.code,
            content: row.content,
            level: row.level.into(),
            document: row.document.uuid(),
            document_number: row.document_number,
            lead_unit: row.lead_unit.uuid(),
            lead_unit_name: row.lead_unit_name,
            follower: row.follower.map(Into::into),
            follower_name: row.follower_name,
            entered_at: row.entered_at.map(Moment),
            due_at: row.due_at.map(Moment),
            completed_at: row.completed_at.map(Moment),
            last_follow_up: row.last_follow_up.map(Moment),
            state: row.state.into(),
            minutes_left: row.minutes_left,
            turn: row.turn.into(),
            officer: row.officer.map(Into::into),
            officer_name: row.officer_name,
            parent: row.parent.map(Into::into),
        }
    }
}

/// A directive with its deadlines, follow-ups, evidence and history.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Directive {
    /// The directive in the words of a list.
    row: DirectiveRow,
    /// Names of the cooperating units.
    co_units: Vec<String>,
    /// The document that gives it.
    document: DocumentRow,
    /// Every deadline, the original first.
    deadlines: Vec<Deadline>,
    /// The deadline in force, day by day, where it was counted.
    #[schema(required = true)]
    explained: Option<Explained>,
    /// When the result stands from.
    #[schema(required = true)]
    stands_from: Option<Moment>,
    /// What proves the completion.
    evidence: Vec<Evidence>,
    /// Its follow-ups, the newest first.
    follow_ups: Vec<FollowUp>,
    /// When a full follow-up period without a record ends next, or ended.
    #[schema(required = true)]
    lapses_at: Option<Moment>,
    /// What happened on its way, and who takes part.
    way: Way,
    /// Its history.
    timeline: Vec<TimelineRow>,
}

impl From<DirectivePage> for Directive {
    fn from(page: DirectivePage) -> Self {
        Self {
            row: page.row.into(),
            co_units: page.co_units,
            document: page.document.into(),
            deadlines: page.deadlines.into_iter().map(Into::into).collect(),
            explained: page.explained.map(Into::into),
            stands_from: page.stands_from.map(Moment),
            evidence: page.evidence.into_iter().map(Into::into).collect(),
            follow_ups: page.follow_ups.into_iter().map(Into::into).collect(),
            lapses_at: page.lapses_at.map(Moment),
            way: page.way.into(),
            timeline: page.timeline.into_iter().map(Into::into).collect(),
        }
    }
}
