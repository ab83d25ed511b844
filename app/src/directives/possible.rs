//! What an actor may do with a task now: the acts that its state leaves open, as far as the actor's permits reach.

use std::collections::{BTreeSet, HashMap};

use directives::Directive;
use ids::DirectiveId;
use people::{Actor, Scope};

use crate::{Office, Refusal};

impl Office {
    /// The acts that a task is open to now and that the actor may do, by name, in the order in which a page offers them.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], [`Refusal::Fault`].
    pub async fn possible(&self, actor: &Actor, directive: DirectiveId) -> Result<Vec<&'static str>, Refusal> {
        let mut found = self.possible_with(actor, &[directive]).await?;
        found.remove(&directive).ok_or_else(|| Refusal::not_found("directive", directive))
    }

    /// The same of every task of a page, in as many queries as of one.
    ///
    /// # Errors
    /// [`Refusal::Fault`].
    pub async fn possible_with(
        &self,
        actor: &Actor,
        tasks: &[DirectiveId],
    ) -> Result<HashMap<DirectiveId, Vec<&'static str>>, Refusal> {
        let found = storage::directives::by_ids(&self.db, tasks).await?;
        let parents: Vec<DirectiveId> = found.values().filter_map(|directive| directive.parent).collect();
        let parents = storage::directives::by_ids(&self.db, &parents).await?;
        let below = match actor {
            Actor::Person { unit, .. } => storage::people::units_below(&self.db, *unit).await?,
            Actor::Console { .. } | Actor::Job { .. } => BTreeSet::new(),
        };
        let (rules, now) = ((self.law(), self.calendar()), self.clock().now());
        let of = |(id, directive): (DirectiveId, Directive)| {
            let parent = directive.parent.and_then(|parent| parents.get(&parent));
            let may = |act: &&'static str| {
                actor.scope(act, |_| below.clone()).is_some_and(|scope| is_reached(act, &scope, &directive, actor))
            };
            let open = directives::possible::acts(&directive, parent, rules, now);
            (id, open.into_iter().filter(may).collect())
        };
        Ok(found.into_iter().map(of).collect())
    }
}

fn is_reached(act: &str, scope: &Scope, directive: &Directive, actor: &Actor) -> bool {
    match act {
        "directives.follow_up" => super::look::covers(scope, directive),
        "directives.finish_part" => {
            let finished = |unit| directive.parts.iter().any(|part| part.unit == unit && part.finish.is_some());
            directive.co_units.iter().any(|unit| scope.covers(*unit, &[], None) && !finished(*unit))
        }
        // Nobody judges their own result.
        "directives.accept" | "directives.give_back" => {
            let own = actor.person().is_some() && actor.person() == directive.flow.submitted_by;
            !own && super::steps::leads(scope, directive)
        }
        _ => super::steps::leads(scope, directive),
    }
}
