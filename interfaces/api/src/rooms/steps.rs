//! Steps on a task's way: answered, judged, put off, stopped, shared, given to others.

use app::directives::{
    AcceptResult, AskExtension, Assign, DecideExtension, Extend, FinishPart, Follow, GiveBack, HandOn, Inform, Pause,
    Resume, Share, Split, Step, Take, TakeOn, TurnDown, Withdraw,
};
use axum::Json as Answer;
use directives::acts::extend::Later;
use ids::{DirectiveId, PersonId, UnitId};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Room;
use crate::answers::Acted;
use crate::dto::{
    Made, NewChild, NewDecision, NewExtension, NewFollower, NewGrade, NewGrant, NewGround, NewInformed, NewLead,
    NewNothing, NewOfficer, NewPart, NewProof, NewReason,
};
use crate::extract::{IdempotencyKey, Json, Path, key};
use crate::gate::Caller;
use crate::problem::Problem;

/// An operation of a step: its sentence, its name and path, the body that tells it, and the step that the body makes.
macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident at $path:literal reads $told:ty, $body:ident => $step:expr;)*) => {
        /// The routes of this file.
        pub(super) fn room() -> Room {
            OpenApiRouter::new()$(.routes(routes!($name)))*
        }
        $(
            $(#[$doc])*
            #[utoipa::path(
                post,
                path = $path,
                tag = "directives",
                params(("id" = Uuid, Path, description = "The directive."), IdempotencyKey),
                request_body = $told,
                responses((status = 200, description = "It is done.", body = Made), Acted)
            )]
            async fn $name(
                caller: Caller,
                Path(directive): Path<DirectiveId>,
                given: Option<IdempotencyKey>,
                Json($body): Json<$told>,
            ) -> Result<Answer<Made>, Problem> {
                take(&caller, directive, given, $step).await
            }
        )*
    };
}

steps! {
    /// Turns a task down, in time.
    turn_down at "/directives/{id}/turn-down" reads NewReason, told => TurnDown { reason: told.reason.0 };
    /// Accepts a result that was handed in.
    accept at "/directives/{id}/accept" reads NewGrade, told => AcceptResult { grade: told.grade.0 };
    /// Gives a result back.
    give_back at "/directives/{id}/give-back" reads NewReason, told => GiveBack { reason: told.reason.0 };
    /// Asks for a later deadline.
    ask_extension at "/directives/{id}/ask-extension" reads NewExtension, told =>
        AskExtension { until: Later::Day(told.until.0), reason: told.reason.0 };
    /// Decides on the later deadline that was asked for.
    decide_extension at "/directives/{id}/decide-extension" reads NewDecision, told =>
        DecideExtension { say: told.said() };
    /// Puts the deadline off without being asked.
    extend at "/directives/{id}/extend" reads NewGrant, told =>
        Extend { later: told.later()?, reason: told.reason.0 };
    /// Stops the clock.
    pause at "/directives/{id}/pause" reads NewGround, told =>
        Pause { reason: told.reason.0, ground: told.ground.0 };
    /// Takes the task back.
    withdraw at "/directives/{id}/withdraw" reads NewGround, told =>
        Withdraw { reason: told.reason.0, ground: told.ground.0 };
    /// Gives the task to another lead unit.
    assign at "/directives/{id}/assign" reads NewLead, told =>
        Assign { unit: UnitId::new(told.unit), reason: told.reason.0 };
    /// Names the officer of the lead unit who does the work.
    hand_on at "/directives/{id}/hand-on" reads NewOfficer, told =>
        HandOn { officer: told.officer.map(PersonId::new) };
    /// Names another follower.
    follow at "/directives/{id}/follow" reads NewFollower, told =>
        Follow { follower: PersonId::new(told.follower) };
    /// Agrees what a cooperating unit contributes.
    share at "/directives/{id}/share" reads NewPart, told => Share {
        unit: UnitId::new(told.unit),
        content: told.content.0,
        due: told.due.map(|moment| moment.0),
    };
    /// Reports a cooperating unit's part as done.
    finish_part at "/directives/{id}/finish-part" reads NewProof, told =>
        FinishPart { unit: UnitId::new(told.unit), proof: told.proof.0 };
    /// Lets a unit know of the task.
    inform at "/directives/{id}/inform" reads NewInformed, told => Inform { unit: UnitId::new(told.unit) };
    /// Splits a task off.
    split at "/directives/{id}/split" reads NewChild, told => Split { child: told.child() };
    /// Takes the task on.
    take_on at "/directives/{id}/take-on" reads NewNothing, _told => TakeOn;
    /// Lets the clock run on.
    resume at "/directives/{id}/resume" reads NewNothing, _told => Resume;
}

async fn take<S: Step>(
    caller: &Caller,
    directive: DirectiveId,
    given: Option<IdempotencyKey>,
    step: S,
) -> Result<Answer<Made>, Problem> {
    let id = caller.perform(key(given), &Take { directive, step }).await?;
    Ok(Answer(Made { id: id.uuid() }))
}
