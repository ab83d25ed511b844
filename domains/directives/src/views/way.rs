//! What happened on a task's way, with the names of those who did it.

use ids::{DirectiveId, PersonId, UnitId};
use serde::Serialize;
use time::OffsetDateTime;

use commitment::Pause;

use super::DirectiveRow;
use crate::Directive;
use crate::flow::{Answer, Grade};

/// What happened on the way, and who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Way {
    /// What the lead unit said to its task.
    pub answer: Option<Said>,
    /// Whether it turned the task down.
    pub turned_down: bool,
    /// Until when it may turn it down; `None`: no longer.
    #[serde(with = "time::serde::rfc3339::option")]
    pub answer_until: Option<OffsetDateTime>,
    /// Later deadlines asked for.
    pub extensions: Vec<Asked>,
    /// Results that were given back: by whom, when, why.
    pub returns: Vec<Said>,
    /// How good the accepted result is.
    pub grade: Option<Grade>,
    /// By whom and why it was withdrawn.
    pub withdrawn: Option<Said>,
    /// Spans in which the clock stood: from, to, why, by which document.
    pub pauses: Vec<Stop>,
    /// Cooperating units with their parts.
    pub parts: Vec<PartRow>,
    /// Names of the units that are informed.
    pub informed: Vec<String>,
    /// The product that is asked for; empty: none is named.
    pub product: String,
    /// The task that it was split off from.
    pub parent: Option<DirectiveRow>,
    /// The tasks that were split off from it.
    pub children: Vec<DirectiveRow>,
}

/// Words of a person at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// Whose.
    pub by_name: String,
    /// When.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// What; empty: nothing beside the act.
    pub text: String,
    /// The document that says so; empty: none is named.
    pub document: String,
}

/// A later deadline that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// By whom, when and why.
    pub asked: Said,
    /// Until when.
    #[serde(with = "time::serde::rfc3339")]
    pub until: OffsetDateTime,
    /// Whether it was approved; `None`: it waits.
    pub approved: Option<bool>,
    /// By whom and when it was decided, and what was said.
    pub decided: Option<Said>,
}

/// A span in which the clock stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// From.
    #[serde(with = "time::serde::rfc3339")]
    pub from: OffsetDateTime,
    /// To; `None`: it stands.
    #[serde(with = "time::serde::rfc3339::option")]
    pub to: Option<OffsetDateTime>,
    /// Why.
    pub ground: String,
    /// The document that says so.
    pub document: String,
}

/// A cooperating unit's part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartRow {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// What it contributes; empty: nothing was agreed.
    pub content: String,
    /// By when.
    #[serde(with = "time::serde::rfc3339::option")]
    pub due: Option<OffsetDateTime>,
    /// By whom and when it was finished, and what proves it.
    pub finished: Option<Said>,
}

/// Everybody whom a way names.
#[must_use]
pub fn people(directive: &Directive) -> Vec<PersonId> {
    let flow = &directive.flow;
    let answered = flow.answer.iter().map(|answer| match answer {
        Answer::TakenOn { by, .. } | Answer::TurnedDown { by, .. } => *by,
    });
    let asked = flow.extensions.iter().map(|request| request.by);
    let decided = flow.extensions.iter().filter_map(|request| request.decision.as_ref()).map(|decision| decision.by);
    let returned = flow.returns.iter().map(|returned| returned.by);
    let withdrawn = flow.withdrawal.iter().map(|withdrawal| withdrawal.by);
    let finished = directive.parts.iter().filter_map(|part| part.finish.as_ref()).map(|finish| finish.by);
    answered.chain(asked).chain(decided).chain(returned).chain(withdrawn).chain(finished).collect()
}

/// Every unit beside the lead.
#[must_use]
pub fn units(directive: &Directive) -> Vec<UnitId> {
    directive.co_units.iter().chain(&directive.informed).copied().collect()
}

/// What is known around the task whose way is told.
#[derive(Debug, Clone)]
pub struct Around {
    /// Until when the task may be turned down; `None`: no longer.
    pub answer_until: Option<OffsetDateTime>,
    /// The task that it was split off from.
    pub parent: Option<DirectiveRow>,
    /// The tasks that were split off from it.
    pub children: Vec<DirectiveRow>,
}

impl Way {
    /// The way of a task; `person` and `unit` give names.
    #[must_use]
    pub fn of(
        directive: &Directive,
        around: Around,
        person: impl Fn(PersonId) -> String,
        unit: impl Fn(UnitId) -> String,
    ) -> Self {
        let flow = &directive.flow;
        let said = |by: PersonId, at: OffsetDateTime, text: &str| Said {
            by_name: person(by),
            at,
            text: text.to_owned(),
            document: String::new(),
        };
        let part = |id: &UnitId| {
            let agreed = directive.parts.iter().find(|part| part.unit == *id);
            PartRow {
                unit: *id,
                unit_name: unit(*id),
                content: agreed.map(|part| part.content.clone()).unwrap_or_default(),
                due: agreed.and_then(|part| part.due),
                finished: agreed
                    .and_then(|part| part.finish.as_ref())
                    .map(|finish| said(finish.by, finish.at, &finish.proof)),
            }
        };
        let withdrawn_at = directive.commitment.withdrawn_at;
        Self {
            answer: flow.answer.as_ref().map(|answer| match answer {
                Answer::TakenOn { by, at } => said(*by, *at, ""),
                Answer::TurnedDown { by, at, reason } => said(*by, *at, reason),
            }),
            turned_down: matches!(flow.answer, Some(Answer::TurnedDown { .. })),
            answer_until: around.answer_until,
            extensions: flow
                .extensions
                .iter()
                .map(|request| Asked {
                    asked: said(request.by, request.at, &request.reason),
                    until: request.until,
                    approved: request.decision.as_ref().map(|decision| decision.approved),
                    decided: request.decision.as_ref().map(|decision| said(decision.by, decision.at, &decision.note)),
                })
                .collect(),
            returns: flow.returns.iter().map(|row| said(row.by, row.at, &row.reason)).collect(),
            grade: flow.grade,
            withdrawn: flow.withdrawal.as_ref().zip(withdrawn_at).map(|(withdrawal, at)| Said {
                document: withdrawal.document.clone(),
                ..said(withdrawal.by, at, &withdrawal.reason)
            }),
            pauses: directive.commitment.pauses.iter().map(stop).collect(),
            parts: directive.co_units.iter().map(part).collect(),
            informed: directive.informed.iter().map(|id| unit(*id)).collect(),
            product: directive.product.clone(),
            parent: around.parent,
            children: around.children,
        }
    }

    /// The task that it belongs to, if it was split off.
    #[must_use]
    pub fn whole(&self) -> Option<DirectiveId> {
        self.parent.as_ref().map(|parent| parent.id)
    }
}

fn stop(pause: &Pause) -> Stop {
    Stop { from: pause.from, to: pause.to, ground: pause.ground.clone(), document: pause.document.clone() }
}
