//! Urge by hand: one piece of work, in a person's own words.

use ::urging::acts::Duty;
use ::urging::acts::urge::{BY_HAND, Urged, urge};
use ids::DirectiveId;
use people::Scope;
use programme::Urging;
use serde::Serialize;
use storage::Change;

use super::{Reached, kind_of, recorded, subject_of, urging_key};
use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Urges several directives with the same words. Answers how many people were told.
#[derive(Debug, Clone, Serialize)]
pub struct Urge {
    /// Which.
    pub directives: Vec<DirectiveId>,
    /// What is written to whoever owes the work.
    pub text: String,
    /// Whether an answer is asked for.
    pub asks_reply: bool,
    /// The number of the signed document that urges, where there is one.
    pub document: Option<String>,
}

impl Act for Urge {
    const NAME: &'static str = "urging.urge";
    type Subject = (Vec<(Duty, bool)>, Reached);
    type Done = usize;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Self::Subject, Refusal> {
        let found = storage::directives::by_ids(&office.db, &self.directives).await?;
        let now = office.clock.now();
        let mut duties = Vec::with_capacity(self.directives.len());
        for id in &self.directives {
            let directive = found.get(id).filter(|directive| crate::directives::covers(scope, directive));
            let directive = directive.ok_or_else(|| Refusal::not_found("directive", id))?;
            let open = directive.commitment.state(now, &office.calendar).is_open();
            duties.push((super::look::duty(directive, now, &office.calendar), open));
        }
        Ok((duties, Reached::load(office).await?))
    }

    fn decide(&self, (duties, reached): Self::Subject, with: &With<'_>) -> Result<(usize, Vec<Change>), Refusal> {
        let by = with.actor.person().ok_or(Refusal::NotPermitted { act: Self::NAME })?;
        let id = || with.uuid();
        let post = reached.post(with, &id);
        let mut told = 0;
        let mut changes = Vec::new();
        for (duty, open) in &duties {
            let natural_key = urging_key(kind_of(duty.work), &duty.code, BY_HAND, with.now);
            let urged = Urged { by, text: &self.text, asks_reply: self.asks_reply, open: *open, now: with.now };
            let change = urge(duty, urged, &natural_key, post)?;
            let record = Urging {
                subject: subject_of(kind_of(duty.work), &duty.code),
                rung: Some(BY_HAND.to_owned()),
                delivered_at: Some(with.now),
                by: Some(by),
                text: Some(self.text.trim().to_owned()),
                document: self.document.clone(),
                ..Urging::default()
            };
            changes.extend(recorded(None, &natural_key, &record, with.uuid())?);
            told += change.writes().iter().filter(|write| matches!(write, ::urging::Write::Notice(_))).count();
            changes.push(Change::Urging(change));
        }
        Ok((told, changes))
    }
}
