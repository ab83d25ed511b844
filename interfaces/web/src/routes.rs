//! Every route with who may take it: the router is built from this table, so that no page stands outside of it.

use axum::Extension;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{self, MethodRouter};

use app::directives as tasks;

use crate::directives::steps;
use crate::{
    Web, assets, board, calendar, decisions, directives, documents, frozen, imports, inbox, indicators, ledger, manner,
    objectives, people, procedures, processes, programme, records, report, session, units, urging,
};

/// Who may take a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Everybody, also at the door.
    Anyone,
    /// Whoever signed in.
    SignedIn,
    /// Whoever has this permit.
    May(&'static str),
}

/// A route.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path as axum writes it.
    pub path: &'static str,
    /// Who may take it.
    pub who: Who,
    pub(crate) handler: MethodRouter<Web>,
}

fn get<H: Handler<T, Web>, T: 'static>(path: &'static str, who: Who, handler: H) -> Route {
    Route { method: Method::GET, path, who, handler: routing::get(handler).layer(Extension(who)) }
}

fn post<H: Handler<T, Web>, T: 'static>(path: &'static str, who: Who, handler: H) -> Route {
    Route { method: Method::POST, path, who, handler: routing::post(handler).layer(Extension(who)) }
}

fn upload<H: Handler<T, Web>, T: 'static>(path: &'static str, who: Who, handler: H) -> Route {
    let route = post(path, who, handler);
    Route { handler: route.handler.layer(DefaultBodyLimit::disable()), ..route }
}

/// The table.
pub fn table() -> Vec<Route> {
    use Who::{Anyone, May, SignedIn};
    vec![
        get("/", Anyone, inbox::enter),
        get("/assets/{*name}", Anyone, assets::serve),
        get("/language/{code}", Anyone, manner::language),
        get("/theme/{code}", Anyone, manner::theme),
        get("/feeds/{secret}/{name}", Anyone, urging::feed::show),
        get("/login", Anyone, session::login::show),
        post("/login", Anyone, session::login::sign_in),
        post("/logout", SignedIn, session::logout::sign_out),
        get("/password", May("people.change_password"), session::password::show),
        post("/password", May("people.change_password"), session::password::change),
        get("/tokens", May("tokens.manage"), session::tokens::show),
        post("/tokens", May("tokens.manage"), session::tokens::make),
        post("/tokens/{id}/revoke", May("tokens.manage"), session::tokens::revoke),
        get("/delegations", May("people.delegate"), session::delegations::show),
        post("/delegations", May("people.delegate"), session::delegations::make),
        post("/delegations/{id}/revoke", May("people.delegate"), session::delegations::revoke),
        post("/delegations/{id}/begin", SignedIn, session::delegations::begin),
        post("/delegations/end", SignedIn, session::delegations::end),
        get("/inbox", May("inbox"), inbox::show),
        post("/inbox/notices/seen", May("urging.acknowledge"), urging::notices::acknowledge),
        post("/inbox/notices/{id}/answer", May("urging.answer"), urging::notices::answer),
        get("/inbox/choices", May("inbox.choose"), urging::choices::show),
        post("/inbox/choices", May("inbox.choose"), urging::choices::mail),
        post("/inbox/feed", May("calendar.feed"), urging::choices::link),
        get("/deliveries", May("deliveries.view"), urging::deliveries::show),
        post("/deliveries/{id}/again", May("deliveries.send_again"), urging::deliveries::again),
        get("/objectives", May("objectives.view"), objectives::list::show),
        get("/objectives/xlsx", May("objectives.view"), objectives::book::open),
        get("/objectives/{item}", May("objectives.view"), objectives::show::show),
        get("/objectives/{item}/records", May("objectives.view"), objectives::records::show),
        post("/objectives/{item}/confirm", May("objectives.confirm"), objectives::confirm::confirm),
        get("/indicators", May("objectives.view"), indicators::list::show),
        get("/indicators/new", May("indicators.add"), indicators::new::show),
        post("/indicators/new", May("indicators.add"), indicators::new::add),
        get("/indicators/{name}", May("objectives.view"), indicators::show::show),
        get("/indicators/{name}/records", May("objectives.view"), indicators::records::show),
        get("/frozen", May("objectives.view"), frozen::list::show),
        post("/frozen", May("objectives.freeze"), frozen::list::freeze),
        get("/frozen/{id}", May("objectives.view"), frozen::show::show),
        get("/frozen/{id}/changes", May("objectives.view"), frozen::changes::show),
        get("/decisions/new", May("objectives.load"), decisions::new::show),
        upload("/decisions/new", May("objectives.load"), decisions::new::load),
        get("/decisions/{id}", May("objectives.view"), decisions::show::show),
        post("/decisions/{id}/correct", May("objectives.correct"), decisions::show::correct),
        get("/records/{id}", May("objectives.view"), records::show::show),
        get("/imports", May("records.import"), imports::list::show),
        upload("/imports", May("records.import"), imports::list::try_out),
        get("/imports/template/{kind}", May("records.import"), imports::template::open),
        get("/imports/{id}", May("records.import"), imports::show::show),
        post("/imports/{id}/take", May("records.import"), imports::show::take),
        get("/imports/{id}/problems.csv", May("records.import"), imports::problems::open),
        get("/documents", May("documents.view"), documents::list::show),
        get("/documents/receive", May("documents.record"), documents::receive::show),
        upload("/documents/receive", May("documents.record"), documents::receive::read),
        get("/documents/pending", May("documents.view"), documents::pending::show),
        get("/documents/new", May("documents.record"), documents::new::show),
        post("/documents/new", May("documents.record"), documents::new::record),
        get("/documents/{id}", May("documents.view"), documents::show::show),
        get("/documents/{id}/plan", May("directives.plan"), documents::plan::show),
        post("/documents/{id}/plan", May("directives.plan"), documents::plan::plan),
        post("/plans/{id}/stop", May("directives.stop_plan"), documents::plan::stop),
        get("/documents/{id}/tasks/new", May("directives.enter"), directives::new::show),
        post("/documents/{id}/tasks/new", May("directives.enter"), directives::new::enter),
        get("/documents/{id}/tasks/read", May("directives.enter"), documents::propose::show),
        upload("/documents/{id}/tasks/read", May("directives.enter"), documents::propose::read),
        post("/documents/{id}/tasks/confirm", May("directives.enter"), documents::propose::confirm),
        get("/board", May("board.view"), board::show::show),
        get("/views", May("inbox.choose"), urging::views::show),
        post("/views", May("inbox.choose"), urging::views::keep),
        post("/views/{id}/drop", May("inbox.choose"), urging::views::drop),
        get("/directives", May("directives.view"), directives::list::show),
        get("/directives/late", May("directives.view"), directives::late::show),
        get("/directives/answers", May("directives.view"), directives::answers::show),
        get("/directives/mend", May("directives.conceal"), directives::mend::show),
        post("/directives/{id}/conceal", May("directives.conceal"), directives::mend::conceal),
        post("/directives/follow-up", May("directives.follow_up"), directives::follow_up::record),
        get("/directives/report", May("directives.view"), report::show::show),
        get("/directives/report/list", May("directives.view"), report::list::show),
        get("/directives/report/{format}", May("directives.view"), report::file::open),
        get("/directives/urging-letter", May("urging.urge"), urging::draft::show),
        get("/directives/urging-letter/{format}", May("urging.urge"), urging::letter::open),
        post("/directives/urge", May("urging.urge"), urging::urge::urge),
        get("/directives/{id}", May("directives.view"), directives::show::show),
        get("/directives/{id}/complete", May("directives.complete"), directives::complete::show),
        upload("/directives/{id}/complete", May("directives.complete"), directives::complete::complete),
        get("/directives/{id}/take-on", May("directives.take_on"), steps::show::<tasks::TakeOn>),
        post("/directives/{id}/take-on", May("directives.take_on"), steps::take::<tasks::TakeOn>),
        get("/directives/{id}/turn-down", May("directives.turn_down"), steps::show::<tasks::TurnDown>),
        post("/directives/{id}/turn-down", May("directives.turn_down"), steps::take::<tasks::TurnDown>),
        get("/directives/{id}/accept", May("directives.accept"), steps::show::<tasks::AcceptResult>),
        post("/directives/{id}/accept", May("directives.accept"), steps::take::<tasks::AcceptResult>),
        get("/directives/{id}/give-back", May("directives.give_back"), steps::show::<tasks::GiveBack>),
        post("/directives/{id}/give-back", May("directives.give_back"), steps::take::<tasks::GiveBack>),
        get("/directives/{id}/ask-extension", May("directives.ask_extension"), steps::show::<tasks::AskExtension>),
        post("/directives/{id}/ask-extension", May("directives.ask_extension"), steps::take::<tasks::AskExtension>),
        get(
            "/directives/{id}/decide-extension",
            May("directives.decide_extension"),
            steps::show::<tasks::DecideExtension>,
        ),
        post(
            "/directives/{id}/decide-extension",
            May("directives.decide_extension"),
            steps::take::<tasks::DecideExtension>,
        ),
        get("/directives/{id}/extend", May("directives.extend"), steps::show::<tasks::Extend>),
        post("/directives/{id}/extend", May("directives.extend"), steps::take::<tasks::Extend>),
        get("/directives/{id}/pause", May("directives.pause"), steps::show::<tasks::Pause>),
        post("/directives/{id}/pause", May("directives.pause"), steps::take::<tasks::Pause>),
        get("/directives/{id}/resume", May("directives.resume"), steps::show::<tasks::Resume>),
        post("/directives/{id}/resume", May("directives.resume"), steps::take::<tasks::Resume>),
        get("/directives/{id}/withdraw", May("directives.withdraw"), steps::show::<tasks::Withdraw>),
        post("/directives/{id}/withdraw", May("directives.withdraw"), steps::take::<tasks::Withdraw>),
        get("/directives/{id}/assign", May("directives.assign"), steps::show::<tasks::Assign>),
        post("/directives/{id}/assign", May("directives.assign"), steps::take::<tasks::Assign>),
        get("/directives/{id}/hand-on", May("directives.hand_on"), steps::show::<tasks::HandOn>),
        post("/directives/{id}/hand-on", May("directives.hand_on"), steps::take::<tasks::HandOn>),
        get("/directives/{id}/follow", May("directives.follow"), steps::show::<tasks::Follow>),
        post("/directives/{id}/follow", May("directives.follow"), steps::take::<tasks::Follow>),
        get("/directives/{id}/share", May("directives.share"), steps::show::<tasks::Share>),
        post("/directives/{id}/share", May("directives.share"), steps::take::<tasks::Share>),
        get("/directives/{id}/finish-part", May("directives.finish_part"), steps::show::<tasks::FinishPart>),
        post("/directives/{id}/finish-part", May("directives.finish_part"), steps::take::<tasks::FinishPart>),
        get("/directives/{id}/inform", May("directives.inform"), steps::show::<tasks::Inform>),
        post("/directives/{id}/inform", May("directives.inform"), steps::take::<tasks::Inform>),
        get("/directives/{id}/split", May("directives.split"), steps::show::<tasks::Split>),
        post("/directives/{id}/split", May("directives.split"), steps::take::<tasks::Split>),
        get("/directives/{id}/files/{sha256}", May("directives.view"), directives::evidence::open),
        get("/procedures", May("procedures.view"), procedures::list::show),
        get("/procedures/{id}", May("procedures.view"), procedures::show::show),
        get("/processes/new", May("processes.import"), processes::new::show),
        upload("/processes/new", May("processes.import"), processes::new::import),
        get("/processes/{id}", May("procedures.view"), processes::show::show),
        get("/processes/{id}/bpmn", May("procedures.view"), processes::bpmn::open),
        get("/processes/{id}/sheet/{format}", May("procedures.view"), processes::sheet::open),
        get("/processes/{id}/flow", May("procedures.view"), processes::flow::show),
        get("/programme", May("programme.view"), programme::list::show),
        get("/programme/versions", May("programme.view"), programme::versions::show),
        get("/programme/new", May("programme.adjust"), programme::new::show),
        post("/programme/new", May("programme.adjust"), programme::new::add),
        get("/programme/{id}", May("programme.view"), programme::show::show),
        post("/programme/{id}/follow-up", May("programme.follow_up"), programme::show::follow_up),
        get("/programme/{id}/complete", May("programme.complete"), programme::complete::show),
        post("/programme/{id}/complete", May("programme.complete"), programme::complete::complete),
        get("/programme/{id}/adjust", May("programme.adjust"), programme::adjust::show),
        post("/programme/{id}/adjust", May("programme.adjust"), programme::adjust::adjust),
        get("/units", May("units.view"), units::list::show),
        get("/units/new", May("people.record_unit"), units::new::show),
        post("/units/new", May("people.record_unit"), units::new::record),
        get("/units/{id}/edit", May("people.record_unit"), units::edit::show),
        post("/units/{id}/edit", May("people.record_unit"), units::edit::edit),
        get("/units/{id}/succeed", May("directives.succeed"), people::hand_over::show_unit),
        post("/units/{id}/succeed", May("directives.succeed"), people::hand_over::succeed),
        get("/people", May("people.view"), people::list::show),
        get("/people/new", May("people.record_person"), people::new::show),
        post("/people/new", May("people.record_person"), people::new::record),
        get("/people/suggest", May("people.view"), people::suggest::show),
        get("/people/{id}/edit", May("people.record_person"), people::edit::show),
        post("/people/{id}/edit", May("people.record_person"), people::edit::edit),
        get("/people/{id}/hand-over", May("directives.hand_over"), people::hand_over::show),
        post("/people/{id}/hand-over", May("directives.hand_over"), people::hand_over::hand_over),
        get("/people/{id}/password", May("people.set_password"), people::password::show),
        post("/people/{id}/password", May("people.set_password"), people::password::set),
        get("/calendar", May("calendar.view"), calendar::show::show),
        get("/ledger/{event}", May("ledger.view"), ledger::proof::show),
    ]
}
