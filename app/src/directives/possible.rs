//! What an actor may do with a task now: the acts that its state leaves open, as far as the actor's permits reach.

use std::collections::BTreeSet;

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
        let missing = || Refusal::not_found("directive", directive);
        let directive = storage::directives::load(&self.db, directive).await?.ok_or_else(missing)?;
        let parent = match directive.parent {
            None => None,
            Some(parent) => storage::directives::load(&self.db, parent).await?,
        };
        let below = match actor {
            Actor::Person { unit, .. } => storage::people::units_below(&self.db, *unit).await?,
            Actor::Console { .. } | Actor::Job { .. } => BTreeSet::new(),
        };
        let rules = (self.law(), self.calendar());
        let open = directives::possible::acts(&directive, parent.as_ref(), rules, self.clock().now());
        let may = |act: &&'static str| {
            actor.scope(act, |_| below.clone()).is_some_and(|scope| is_reached(act, &scope, &directive, actor))
        };
        Ok(open.into_iter().filter(may).collect())
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
