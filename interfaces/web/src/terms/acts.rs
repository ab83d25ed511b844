//! The words of acts: what an event of the log did, and what a permit opens.

/// The message key of an act in a history.
pub fn act(act: &str) -> &'static str {
    match act {
        "documents.record" => "act-documents-record",
        "objectives.load" => "act-objectives-load",
        "objectives.confirm" => "act-objectives-confirm",
        "objectives.correct" => "act-objectives-correct",
        "objectives.freeze" => "act-objectives-freeze",
        "indicators.add" => "act-indicators-add",
        "directives.enter" => "act-directives-enter",
        // Every kind that files bring is taken over in one way.
        "directives.record"
        | "programme.record"
        | "urgings.record"
        | "procedures.record"
        | "processes.record"
        | "publications.record"
        | "dossiers.record"
        | "dossiers.record_event"
        | "reports.record"
        | "initiatives.record"
        | "obligations.record" => "act-directives-record",
        "directives.follow_up" | "programme.follow_up" => "act-directives-follow-up",
        "directives.complete" | "programme.complete" => "act-directives-complete",
        "programme.adjust" => "act-programme-adjust",
        "directives.take_on" => "act-directives-take-on",
        "directives.turn_down" => "act-directives-turn-down",
        "directives.submit" => "act-directives-submit",
        "directives.accept" => "act-directives-accept",
        "directives.conceal" => "act-directives-conceal",
        "directives.give_back" => "act-directives-give-back",
        "directives.ask_extension" => "act-directives-ask-extension",
        "directives.decide_extension" => "act-directives-decide-extension",
        "directives.extend" => "act-directives-extend",
        "directives.pause" => "act-directives-pause",
        "directives.resume" => "act-directives-resume",
        "directives.withdraw" => "act-directives-withdraw",
        "directives.assign" => "act-directives-assign",
        "directives.succeed" => "act-directives-succeed",
        "directives.hand_on" => "act-directives-hand-on",
        "directives.follow" => "act-directives-follow",
        "directives.share" => "act-directives-share",
        "directives.finish_part" => "act-directives-finish-part",
        "directives.inform" => "act-directives-inform",
        "directives.split" => "act-directives-split",
        _ => "act-other",
    }
}

/// The message key of an act or view of the table of permits.
pub fn permit(act: &str) -> &'static str {
    match act {
        "inbox" => "permit-inbox",
        "people.delegate" => "permit-people-delegate",
        "people.change_password" => "permit-change-password",
        "calendar.view" => "permit-calendar-view",
        "processes.import" => "permit-processes-import",
        "objectives.view" => "permit-objectives-view",
        "objectives.load" => "permit-objectives-load",
        "objectives.confirm" => "permit-objectives-confirm",
        "objectives.correct" => "permit-objectives-correct",
        "procedures.view" => "permit-procedures-view",
        "objectives.freeze" => "permit-objectives-freeze",
        "indicators.add" => "permit-indicators-add",
        "units.view" => "permit-units-view",
        "people.view" => "permit-people-view",
        "people.record_unit" => "permit-record-unit",
        "people.record_person" => "permit-record-person",
        "people.set_password" => "permit-set-password",
        "documents.view" => "permit-documents-view",
        "documents.record" => "permit-documents-record",
        "directives.view" => "permit-directives-view",
        "directives.enter" => "permit-directives-enter",
        "directives.follow_up" => "permit-directives-follow-up",
        "directives.complete" => "permit-directives-complete",
        "programme.view" => "permit-programme-view",
        "programme.follow_up" => "permit-programme-follow-up",
        "programme.complete" => "permit-programme-complete",
        "programme.adjust" => "permit-programme-adjust",
        "directives.take_on" => "permit-directives-take-on",
        "directives.turn_down" => "permit-directives-turn-down",
        "directives.accept" => "permit-directives-accept",
        "directives.conceal" => "permit-directives-conceal",
        "directives.plan" => "permit-directives-plan",
        "directives.stop_plan" => "permit-directives-stop-plan",
        "directives.give_back" => "permit-directives-give-back",
        "directives.ask_extension" => "permit-directives-ask-extension",
        "directives.decide_extension" => "permit-directives-decide-extension",
        "directives.extend" => "permit-directives-extend",
        "directives.pause" => "permit-directives-pause",
        "directives.resume" => "permit-directives-resume",
        "directives.withdraw" => "permit-directives-withdraw",
        "directives.assign" => "permit-directives-assign",
        "directives.succeed" => "permit-directives-succeed",
        "directives.hand_on" => "permit-directives-hand-on",
        "directives.follow" => "permit-directives-follow",
        "directives.share" => "permit-directives-share",
        "directives.finish_part" => "permit-directives-finish-part",
        "directives.inform" => "permit-directives-inform",
        "directives.split" => "permit-directives-split",
        "directives.hand_over" => "permit-directives-hand-over",
        "records.import" => "permit-records-import",
        "ledger.view" => "permit-ledger-view",
        "tokens.manage" => "permit-tokens-manage",
        "calendar.feed" => "permit-calendar-feed",
        "inbox.choose" => "permit-inbox-choose",
        "urging.acknowledge" => "permit-urging-acknowledge",
        "urging.answer" => "permit-urging-answer",
        "urging.urge" => "permit-urging-urge",
        "board.view" => "permit-board-view",
        "deliveries.view" => "permit-deliveries-view",
        "deliveries.send_again" => "permit-deliveries-send-again",
        _ => "permit-other",
    }
}
