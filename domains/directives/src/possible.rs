//! Which acts the state of a task leaves open: what a page offers, before it asks who may.

use calendar::Calendar;
use commitment::Ground;
use law::Law;
use time::OffsetDateTime;

use crate::Directive;
use crate::acts::answer::answer_limit;
use crate::acts::extend::{Around, may_be_asked_until};
use crate::flow::Answer;

/// The acts that the task is open to at `now`, by their names, in the order in which a page offers them.
#[must_use]
pub fn acts(
    directive: &Directive,
    parent: Option<&Directive>,
    (law, calendar): (&Law, &Calendar),
    now: OffsetDateTime,
) -> Vec<&'static str> {
    if directive.has_ended() {
        return Vec::new();
    }
    let handed_in = directive.is_handed_in();
    let asked = directive.asks_for_time();
    let answer = directive.flow.answer.as_ref();
    let in_time = answer_limit(directive, law, calendar).is_none_or(|until| now <= until);
    let paused = directive.commitment.pauses.last().is_some_and(|pause| pause.to.is_none());
    let around = Around { parent, law, calendar, now };
    let may_ask = !handed_in && !asked && may_be_asked_until(directive, around).is_some();
    let extended =
        directive.commitment.deadlines.iter().filter(|row| matches!(row.ground, Ground::Extension { .. })).count();
    let today = now.to_offset(calendar::ZONE).date();
    let most = law.extension.at(today).map_or(0, |rule| rule.value.most as usize);
    let due_is_known = directive.commitment.due_at(now, calendar).is_some();
    [
        ("directives.take_on", !handed_in && !matches!(answer, Some(Answer::TakenOn { .. }))),
        ("directives.turn_down", !handed_in && answer.is_none() && in_time),
        ("directives.accept", handed_in),
        ("directives.give_back", handed_in),
        ("directives.decide_extension", asked),
        ("directives.complete", !handed_in),
        ("directives.follow_up", true),
        ("directives.ask_extension", may_ask),
        ("directives.extend", !asked && due_is_known && extended < most),
        ("directives.assign", !handed_in),
        ("directives.hand_on", true),
        ("directives.follow", true),
        ("directives.share", true),
        ("directives.finish_part", !directive.co_units.is_empty()),
        ("directives.inform", true),
        ("directives.split", true),
        ("directives.pause", !paused),
        ("directives.resume", paused),
        ("directives.withdraw", true),
    ]
    .into_iter()
    .filter_map(|(act, open)| open.then_some(act))
    .collect()
}
