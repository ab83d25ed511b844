//! States at a moment as conditions on columns.

use commitment::State;
use directives::flow::Turn;
use sea_orm::Condition;

use crate::rows::directives::directive;

/// The states as conditions on columns. Open ones alone name the two columns that the index of open work is made for.
pub(super) fn in_states(states: &[State], now: i64) -> Condition {
    if states.is_empty() {
        return Condition::all();
    }
    let open = Condition::all()
        .add(directive::COLUMN.stands_from_us.is_null())
        .add(directive::COLUMN.withdrawn_at_us.is_null());
    let any = states.iter().fold(Condition::any(), |any, state| any.add(in_state(*state, now)));
    if states.iter().all(|state| state.is_open()) { open.add(any) } else { any }
}

fn in_state(state: State, now: i64) -> Condition {
    let c = directive::COLUMN;
    let there = Condition::any().add(c.entered_at_us.is_null()).add(c.entered_at_us.lte(now));
    let withdrawn = Condition::all().add(there.clone()).add(c.withdrawn_at_us.lte(now));
    let stays = Condition::any().add(c.withdrawn_at_us.is_null()).add(c.withdrawn_at_us.gt(now));
    let done =
        Condition::all().add(there.clone()).add(stays).add(c.stands_from_us.lte(now)).add(c.completed_at_us.lte(now));
    let paused = Condition::all()
        .add(c.paused_from_us.lte(now))
        .add(Condition::any().add(c.paused_to_us.is_null()).add(c.paused_to_us.gt(now)));
    let open = Condition::all().add(there).add(c.stands_from_us.is_null()).add(c.withdrawn_at_us.is_null());
    let running = open.clone().add(Condition::any().add(c.paused_from_us.is_null()).add(paused.clone().not()));
    match state {
        State::NotEntered => Condition::all().add(c.entered_at_us.gt(now)),
        State::Withdrawn => withdrawn,
        State::Paused => open.add(paused),
        State::OpenOnTime => running.add(c.due_us.gte(now)),
        // The sorted column as well: what is late stands at the beginning of its index.
        State::OpenOverdue => running.add(c.due_us.lt(now)).add(c.sort_due_us.lt(now)),
        State::OpenDueUnknown => running.add(c.due_us.is_null()),
        // Decided once the result stands, and stored with it.
        State::DoneOnTime | State::DoneLate | State::DoneDueUnknown => done.add(c.outcome.eq(state.key())),
    }
}

/// Open work at this turn, as a condition that the index of open work by turn is made for.
pub(super) fn at_turn(turn: Turn, now: i64) -> Condition {
    let c = directive::COLUMN;
    let stored = |turn: Turn| Condition::all().add(c.turn.eq(turn.key()));
    let answers = stored(Turn::LeadAnswers);
    let open = Condition::all().add(c.stands_from_us.is_null()).add(c.withdrawn_at_us.is_null());
    match turn {
        Turn::Ended => stored(turn),
        Turn::LeadAnswers => open.add(answers).add(c.answer_until_us.gte(now)),
        // Who says nothing while there is time works on it.
        Turn::LeadWorks => {
            let silent = Condition::any().add(c.answer_until_us.is_null()).add(c.answer_until_us.lt(now));
            open.add(Condition::any().add(stored(turn)).add(answers.add(silent)))
        }
        turn => open.add(stored(turn)),
    }
}
