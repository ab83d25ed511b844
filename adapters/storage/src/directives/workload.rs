//! Open work as far as counting needs it: who leads, who follows, when it is due.

use commitment::State;
use ids::{DirectiveId, PersonId, UnitId};
use people::Scope;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{reach, state};
use crate::moment::{Reader, id, micros};
use crate::rows::directives::directive;
use crate::{Database, Fault};

/// One open directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenWork {
    /// Which.
    pub directive: DirectiveId,
    /// Chủ trì.
    pub lead_unit: UnitId,
    /// Who follows it.
    pub follower: Option<PersonId>,
    /// The due time in force.
    pub due_at: Option<OffsetDateTime>,
    /// Whether its clock stands still.
    pub paused: bool,
}

/// Everything open that the scope reaches.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn open_work(db: &Database, scope: &Scope, now: OffsetDateTime) -> Result<Vec<OpenWork>, Fault> {
    let states: Vec<State> = State::ALL.into_iter().filter(|state| state.is_open()).collect();
    let select = directive::Entity::find()
        .select_only()
        .columns([
            directive::Column::Id,
            directive::Column::LeadUnitId,
            directive::Column::FollowerId,
            directive::Column::DueUs,
            directive::Column::PausedFromUs,
            directive::Column::PausedToUs,
        ])
        .filter(reach::within(scope))
        .filter(state::in_states(&states, micros(now)))
        .into_query();
    let rows = db.reader().query_all(&select).await?;
    rows.iter()
        .map(|row| {
            let own: Uuid = row.try_get("", "id")?;
            let (unit, follower): (Uuid, Option<Uuid>) =
                (row.try_get("", "lead_unit_id")?, row.try_get("", "follower_id")?);
            let (from, to): (Option<i64>, Option<i64>) =
                (row.try_get("", "paused_from_us")?, row.try_get("", "paused_to_us")?);
            let is_paused = |from: i64| from <= micros(now) && to.is_none_or(|to| to > micros(now));
            Ok(OpenWork {
                directive: DirectiveId::new(own),
                lead_unit: UnitId::new(unit),
                follower: id(follower),
                due_at: Reader::new("directive", own).moment_opt(row.try_get("", "due_us")?)?,
                paused: from.is_some_and(is_paused),
            })
        })
        .collect()
}
