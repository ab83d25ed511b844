//! The forms of answering, judging, putting off, stopping and taking back.

use ::directives::acts::extend::{Later, Say};
use app::directives::{
    AcceptResult, AskExtension, DecideExtension, Extend, GiveBack, Pause, Resume, TakeOn, TurnDown, Withdraw,
};

use super::{Formed, Given, Kind, Sheet, field};

impl Formed for TakeOn {
    const SHEET: Sheet = Sheet {
        act: "directives.take_on",
        path: "take-on",
        title: "take-on-title",
        button: "take-on-act",
        done: "take-on-done",
        icon: "check",
        fields: &[],
    };

    fn read(_: &mut Given<'_>) -> Option<Self> {
        Some(TakeOn)
    }
}

impl Formed for TurnDown {
    const SHEET: Sheet = Sheet {
        act: "directives.turn_down",
        path: "turn-down",
        title: "turn-down-title",
        button: "turn-down-act",
        done: "turn-down-done",
        icon: "x",
        fields: &[field("reason", Kind::Lines, "step-reason", "turn-down-hint", true)],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(TurnDown { reason: given.text("reason") })
    }
}

impl Formed for AcceptResult {
    const SHEET: Sheet = Sheet {
        act: "directives.accept",
        path: "accept",
        title: "accept-title",
        button: "accept-act",
        done: "accept-done",
        icon: "circle-check",
        fields: &[field("grade", Kind::Grade, "accept-grade", "", true)],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(AcceptResult { grade: given.grade()? })
    }
}

impl Formed for GiveBack {
    const SHEET: Sheet = Sheet {
        act: "directives.give_back",
        path: "give-back",
        title: "give-back-title",
        button: "give-back-act",
        done: "give-back-done",
        icon: "arrow-back-up",
        fields: &[field("reason", Kind::Lines, "give-back-reason", "", true)],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(GiveBack { reason: given.text("reason") })
    }
}

impl Formed for AskExtension {
    const SHEET: Sheet = Sheet {
        act: "directives.ask_extension",
        path: "ask-extension",
        title: "ask-extension-title",
        button: "ask-extension-act",
        done: "ask-extension-done",
        icon: "calendar-plus",
        fields: &[
            field("until", Kind::Day, "extension-until", "", true),
            field("reason", Kind::Lines, "step-reason", "ask-extension-hint", true),
        ],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        let until = given.day("until", true)?;
        Some(AskExtension { until: Later::Day(until), reason: given.text("reason") })
    }
}

impl Formed for DecideExtension {
    const SHEET: Sheet = Sheet {
        act: "directives.decide_extension",
        path: "decide-extension",
        title: "decide-extension-title",
        button: "decide-extension-act",
        done: "decide-extension-done",
        icon: "calendar-check",
        fields: &[
            field("until", Kind::Day, "decide-extension-until", "decide-extension-until-hint", false),
            field("reason", Kind::Lines, "decide-extension-note", "decide-extension-note-hint", false),
        ],
    };

    /// Two buttons send it: one approves, the other one says no.
    fn read(given: &mut Given<'_>) -> Option<Self> {
        let said = given.text("reason");
        if given.text("say") == "no" {
            return Some(DecideExtension { say: Say::Refuse { reason: said } });
        }
        let until = given.due("until");
        Some(DecideExtension { say: Say::Approve { until, note: said } })
    }
}

impl Formed for Extend {
    const SHEET: Sheet = Sheet {
        act: "directives.extend",
        path: "extend",
        title: "extend-title",
        button: "extend-act",
        done: "extend-done",
        icon: "calendar-plus",
        fields: &[
            field("days", Kind::Number, "extend-days", "extend-days-hint", false),
            field("until", Kind::Day, "extend-until", "", false),
            field("reason", Kind::Lines, "step-reason", "", true),
        ],
    };

    /// A day that is named wins over working days that are counted.
    fn read(given: &mut Given<'_>) -> Option<Self> {
        let later = if given.text("until").is_empty() {
            let words = given.words();
            Later::WorkingDays(given.posted.whole(given.form, words, "days")?)
        } else {
            Later::Day(given.day("until", true)?)
        };
        Some(Extend { later, reason: given.text("reason") })
    }
}

impl Formed for Pause {
    const SHEET: Sheet = Sheet {
        act: "directives.pause",
        path: "pause",
        title: "pause-title",
        button: "pause-act",
        done: "pause-done",
        icon: "player-pause",
        fields: &[
            field("reason", Kind::Lines, "step-reason", "", true),
            field("ground", Kind::Line, "step-ground", "step-ground-hint", true),
        ],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(Pause { reason: given.text("reason"), ground: given.text("ground") })
    }
}

impl Formed for Resume {
    const SHEET: Sheet = Sheet {
        act: "directives.resume",
        path: "resume",
        title: "resume-title",
        button: "resume-act",
        done: "resume-done",
        icon: "player-play",
        fields: &[],
    };

    fn read(_: &mut Given<'_>) -> Option<Self> {
        Some(Resume)
    }
}

impl Formed for Withdraw {
    const SHEET: Sheet = Sheet {
        act: "directives.withdraw",
        path: "withdraw",
        title: "withdraw-title",
        button: "withdraw-act",
        done: "withdraw-done",
        icon: "trash",
        fields: &[
            field("reason", Kind::Lines, "step-reason", "withdraw-hint", true),
            field("ground", Kind::Line, "step-ground", "step-ground-hint", true),
        ],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(Withdraw { reason: given.text("reason"), ground: given.text("ground") })
    }
}
