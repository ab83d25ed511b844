//! The forms of giving a task to others and of sharing its work.

use ::directives::acts::share::Child;
use app::directives::{Assign, FinishPart, Follow, HandOn, Inform, Share, Split};

use super::{Formed, Given, Kind, Sheet, field};

impl Formed for Assign {
    const SHEET: Sheet = Sheet {
        act: "directives.assign",
        path: "assign",
        title: "assign-title",
        button: "assign-act",
        done: "assign-done",
        icon: "arrow-right",
        fields: &[
            field("unit", Kind::Unit, "task-lead", "", true),
            field("reason", Kind::Lines, "step-reason", "", true),
        ],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(Assign { unit: given.unit()?, reason: given.text("reason") })
    }
}

impl Formed for HandOn {
    const SHEET: Sheet = Sheet {
        act: "directives.hand_on",
        path: "hand-on",
        title: "hand-on-title",
        button: "hand-on-act",
        done: "hand-on-done",
        icon: "user",
        fields: &[field("person", Kind::Person, "hand-on-officer", "hand-on-officer-hint", false)],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(HandOn { officer: given.person })
    }
}

impl Formed for Follow {
    const SHEET: Sheet = Sheet {
        act: "directives.follow",
        path: "follow",
        title: "follow-title",
        button: "follow-act",
        done: "follow-done",
        icon: "eye",
        fields: &[field("person", Kind::Person, "task-follower", "task-follower-hint", true)],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        if given.person.is_none() {
            let sentence = given.words().get("step-person-missing");
            given.form.refuse("person", sentence);
        }
        Some(Follow { follower: given.person? })
    }
}

impl Formed for Share {
    const SHEET: Sheet = Sheet {
        act: "directives.share",
        path: "share",
        title: "share-title",
        button: "share-act",
        done: "share-done",
        icon: "users",
        fields: &[
            field("unit", Kind::Unit, "share-unit", "", true),
            field("content", Kind::Lines, "share-content", "", true),
            field("due", Kind::Day, "share-due", "share-due-hint", false),
        ],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        let due = given.due("due");
        Some(Share { unit: given.unit()?, content: given.text("content"), due })
    }
}

impl Formed for FinishPart {
    const SHEET: Sheet = Sheet {
        act: "directives.finish_part",
        path: "finish-part",
        title: "finish-part-title",
        button: "finish-part-act",
        done: "finish-part-done",
        icon: "check",
        fields: &[
            field("unit", Kind::Unit, "share-unit", "finish-part-unit-hint", true),
            field("proof", Kind::Line, "finish-part-proof", "finish-part-proof-hint", true),
        ],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(FinishPart { unit: given.unit()?, proof: given.text("proof") })
    }
}

impl Formed for Inform {
    const SHEET: Sheet = Sheet {
        act: "directives.inform",
        path: "inform",
        title: "inform-title",
        button: "inform-act",
        done: "inform-done",
        icon: "info-circle",
        fields: &[field("unit", Kind::Unit, "inform-unit", "", true)],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        Some(Inform { unit: given.unit()? })
    }
}

impl Formed for Split {
    const SHEET: Sheet = Sheet {
        act: "directives.split",
        path: "split",
        title: "split-title",
        button: "split-act",
        done: "split-done",
        icon: "git-branch",
        fields: &[
            field("code", Kind::Line, "task-code", "split-code-hint", true),
            field("content", Kind::Lines, "task-content", "", true),
            field("unit", Kind::Unit, "task-lead", "", true),
            field("due", Kind::Day, "share-due", "share-due-hint", false),
        ],
    };

    fn read(given: &mut Given<'_>) -> Option<Self> {
        let due = given.due("due");
        let (code, content) = (given.text("code"), given.text("content"));
        Some(Split { child: Child { code, content, lead_unit: given.unit()?, due } })
    }
}
