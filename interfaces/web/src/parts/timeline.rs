//! A line of a record's history.

use directives::views::TimelineRow;
use time::OffsetDateTime;

use super::Tone;
use crate::terms;
use crate::words::Words;

/// What happened, when, by whom, with what evidence.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When it happened.
    pub at: OffsetDateTime,
    /// What, in words.
    pub what: String,
    /// Who, in words.
    pub who: Option<String>,
    /// What was written.
    pub text: Option<String>,
    /// Its icon.
    pub icon: &'static str,
    /// Its colour.
    pub tone: Tone,
    /// Where the event's proof stands.
    pub proof: Option<String>,
}

impl Entry {
    /// The entry of an event; `prove` when its reader may see the proof.
    pub fn of(event: &TimelineRow, prove: bool, words: Words) -> Entry {
        let (icon, tone) = match event.act.as_str() {
            "directives.complete" => ("circle-check", Tone::Ok),
            "directives.accept" | "directives.finish_part" => ("checks", Tone::Ok),
            "directives.submit" | "directives.take_on" => ("check", Tone::Quiet),
            "directives.turn_down" | "directives.give_back" => ("arrow-back-up", Tone::Soon),
            "directives.ask_extension" => ("calendar-plus", Tone::Soon),
            "directives.decide_extension" | "directives.extend" => ("calendar-check", Tone::Quiet),
            "directives.pause" => ("player-pause", Tone::Paused),
            "directives.resume" => ("player-play", Tone::Quiet),
            "directives.withdraw" => ("trash", Tone::Late),
            "directives.assign" | "directives.hand_on" | "directives.succeed" => ("arrow-right", Tone::Quiet),
            "directives.split" => ("git-branch", Tone::Quiet),
            "directives.follow_up" => ("eye", Tone::Quiet),
            "directives.enter" | "directives.record" => ("flag-3", Tone::Quiet),
            _ => ("file-text", Tone::Quiet),
        };
        Entry {
            at: event.occurred_at,
            what: words.get(terms::act(&event.act)),
            who: Some(match &event.on_behalf_of {
                // Work that time does by itself has a name for the log alone.
                None if event.actor.starts_with("job:") => words.get("who-job"),
                None => event.actor.clone(),
                Some(principal) => {
                    words.say("who-on-behalf").text("who", &event.actor).text("principal", principal).to_string()
                }
            }),
            text: reason(event),
            icon,
            tone,
            proof: (prove && event.index.is_some()).then(|| format!("/ledger/{}", event.event)),
        }
    }
}

/// Why it was done, where the act asks for a reason.
fn reason(event: &TimelineRow) -> Option<String> {
    let body: serde_json::Value = serde_json::from_str(&event.body).ok()?;
    Some(body.get("reason")?.as_str()?.to_owned()).filter(|reason| !reason.is_empty())
}
