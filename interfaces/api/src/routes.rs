//! Every route with the act that its caller must be permitted: what the gate asks, and what a test holds against the document.

/// Method, path and act; without an act, a route is open to everybody.
pub const ROUTES: &[(&str, &str, Option<&str>)] = &[
    ("GET", "/api/v1/openapi.json", None),
    ("GET", "/api/v1/objectives", Some("objectives.view")),
    ("GET", "/api/v1/indicators/{name}", Some("objectives.view")),
    ("GET", "/api/v1/indicators/{name}/records", Some("objectives.view")),
    ("POST", "/api/v1/decisions/read", Some("objectives.view")),
    ("GET", "/api/v1/documents", Some("documents.view")),
    ("POST", "/api/v1/documents", Some("documents.record")),
    ("GET", "/api/v1/documents/{id}", Some("documents.view")),
    ("POST", "/api/v1/documents/{id}/tasks", Some("directives.enter")),
    ("GET", "/api/v1/directives", Some("directives.view")),
    ("POST", "/api/v1/directives/follow-ups", Some("directives.follow_up")),
    ("GET", "/api/v1/directives/{id}", Some("directives.view")),
    ("POST", "/api/v1/directives/{id}/follow-ups", Some("directives.follow_up")),
    ("POST", "/api/v1/directives/{id}/complete", Some("directives.complete")),
    ("POST", "/api/v1/directives/{id}/take-on", Some("directives.take_on")),
    ("POST", "/api/v1/directives/{id}/turn-down", Some("directives.turn_down")),
    ("POST", "/api/v1/directives/{id}/accept", Some("directives.accept")),
    ("POST", "/api/v1/directives/{id}/give-back", Some("directives.give_back")),
    ("POST", "/api/v1/directives/{id}/ask-extension", Some("directives.ask_extension")),
    ("POST", "/api/v1/directives/{id}/decide-extension", Some("directives.decide_extension")),
    ("POST", "/api/v1/directives/{id}/extend", Some("directives.extend")),
    ("POST", "/api/v1/directives/{id}/pause", Some("directives.pause")),
    ("POST", "/api/v1/directives/{id}/resume", Some("directives.resume")),
    ("POST", "/api/v1/directives/{id}/withdraw", Some("directives.withdraw")),
    ("POST", "/api/v1/directives/{id}/assign", Some("directives.assign")),
    ("POST", "/api/v1/directives/{id}/hand-on", Some("directives.hand_on")),
    ("POST", "/api/v1/directives/{id}/follow", Some("directives.follow")),
    ("POST", "/api/v1/directives/{id}/share", Some("directives.share")),
    ("POST", "/api/v1/directives/{id}/finish-part", Some("directives.finish_part")),
    ("POST", "/api/v1/directives/{id}/inform", Some("directives.inform")),
    ("POST", "/api/v1/directives/{id}/split", Some("directives.split")),
    ("GET", "/api/v1/inbox", Some("inbox")),
    ("GET", "/api/v1/units", Some("units.view")),
    ("GET", "/api/v1/people", Some("people.view")),
    ("POST", "/api/v1/imports/{kind}", Some("records.import")),
    ("GET", "/api/v1/ledger/checkpoint", Some("ledger.view")),
    ("GET", "/api/v1/ledger/proofs/{event}", Some("ledger.view")),
    ("GET", "/api/v1/ledger/verify", Some("ledger.view")),
    ("POST", "/api/v1/calendar/due", Some("calendar.view")),
    ("GET", "/api/v1/calendar/holidays/{year}", Some("calendar.view")),
];

/// The act of a route; `None`: no such route stands in the table. A HEAD is answered as its GET.
pub(crate) fn act_of(method: &str, path: &str) -> Option<Option<&'static str>> {
    let method = if method == "HEAD" { "GET" } else { method };
    ROUTES.iter().find(|(its, at, _)| *its == method && *at == path).map(|(_, _, act)| *act)
}
