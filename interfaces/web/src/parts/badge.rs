//! A state as colour, icon and word, never colour alone.

use commitment::State;

/// Which of the state colours a part wears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// In time, met, done.
    Ok,
    /// Due soon, needs a look.
    Soon,
    /// Late, missed, wrong.
    Late,
    /// The clock stands still.
    Paused,
    /// Nothing to say.
    Quiet,
}

impl Tone {
    /// The class of `parts.css`.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Ok => "tone-ok",
            Tone::Soon => "tone-soon",
            Tone::Late => "tone-late",
            Tone::Paused => "tone-paused",
            Tone::Quiet => "tone-quiet",
        }
    }
}

/// A state badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Badge {
    /// Its colour.
    pub tone: Tone,
    /// Its icon in the sprite.
    pub icon: &'static str,
    /// The message key of its word.
    pub key: &'static str,
}

const fn badge(tone: Tone, icon: &'static str, key: &'static str) -> Badge {
    Badge { tone, icon, key }
}

impl Badge {
    /// Every badge that a state or a figure can wear.
    pub const ALL: [Badge; 13] = [
        badge(Tone::Ok, "progress", "state-in-time"),
        badge(Tone::Soon, "clock-exclamation", "state-soon"),
        badge(Tone::Late, "alert-octagon", "state-late"),
        badge(Tone::Quiet, "help-circle", "state-due-unknown"),
        badge(Tone::Ok, "circle-check", "state-done-in-time"),
        badge(Tone::Late, "checks", "state-done-late"),
        badge(Tone::Quiet, "check", "state-done"),
        badge(Tone::Paused, "player-pause", "state-paused"),
        badge(Tone::Quiet, "arrow-back-up", "state-withdrawn"),
        badge(Tone::Soon, "alert-triangle", "state-not-entered"),
        badge(Tone::Ok, "circle-check", "state-met"),
        badge(Tone::Late, "circle-x", "state-missed"),
        badge(Tone::Quiet, "help-circle", "state-no-figure"),
    ];

    /// The badge of a commitment; `soon` when it is open, in time, and little of its time is left.
    pub fn of(state: State, soon: bool) -> Badge {
        Badge::ALL[match (state, soon) {
            (State::OpenOnTime, false) => 0,
            (State::OpenOnTime, true) => 1,
            (State::OpenOverdue, _) => 2,
            (State::OpenDueUnknown, _) => 3,
            (State::DoneOnTime, _) => 4,
            (State::DoneLate, _) => 5,
            (State::DoneDueUnknown, _) => 6,
            (State::Paused, _) => 7,
            (State::Withdrawn, _) => 8,
            (State::NotEntered, _) => 9,
        }]
    }

    /// The badge of a figure against its target.
    pub fn of_target(met: Option<bool>) -> Badge {
        Badge::ALL[match met {
            Some(true) => 10,
            Some(false) => 11,
            None => 12,
        }]
    }
}
