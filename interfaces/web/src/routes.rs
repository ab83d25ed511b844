//! Every route with who may take it: the router is built from this table, so that no page stands outside of it.

use axum::Extension;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{self, MethodRouter};

use crate::{
    Web, assets, calendar, decisions, directives, documents, frozen, imports, inbox, indicators, ledger, manner,
    objectives, people, records, session, units,
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
        get("/login", Anyone, session::login::show),
        post("/login", Anyone, session::login::sign_in),
        post("/logout", SignedIn, session::logout::sign_out),
        get("/password", May("people.change_password"), session::password::show),
        post("/password", May("people.change_password"), session::password::change),
        get("/tokens", May("tokens.manage"), session::tokens::show),
        post("/tokens", May("tokens.manage"), session::tokens::make),
        post("/tokens/{id}/revoke", May("tokens.manage"), session::tokens::revoke),
        get("/inbox", May("inbox"), inbox::show),
        get("/objectives", May("objectives.view"), objectives::list::show),
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
        get("/documents/new", May("documents.record"), documents::new::show),
        post("/documents/new", May("documents.record"), documents::new::record),
        get("/documents/{id}", May("documents.view"), documents::show::show),
        get("/documents/{id}/tasks/new", May("directives.enter"), directives::new::show),
        post("/documents/{id}/tasks/new", May("directives.enter"), directives::new::enter),
        get("/directives", May("directives.view"), directives::list::show),
        get("/directives/late", May("directives.view"), directives::late::show),
        post("/directives/follow-up", May("directives.follow_up"), directives::follow_up::record),
        get("/directives/{id}", May("directives.view"), directives::show::show),
        get("/directives/{id}/complete", May("directives.complete"), directives::complete::show),
        upload("/directives/{id}/complete", May("directives.complete"), directives::complete::complete),
        get("/directives/{id}/files/{sha256}", May("directives.view"), directives::evidence::open),
        get("/units", May("units.view"), units::list::show),
        get("/units/new", May("people.record_unit"), units::new::show),
        post("/units/new", May("people.record_unit"), units::new::record),
        get("/units/{id}/edit", May("people.record_unit"), units::edit::show),
        post("/units/{id}/edit", May("people.record_unit"), units::edit::edit),
        get("/people", May("people.view"), people::list::show),
        get("/people/new", May("people.record_person"), people::new::show),
        post("/people/new", May("people.record_person"), people::new::record),
        get("/people/suggest", May("people.view"), people::suggest::show),
        get("/people/{id}/edit", May("people.record_person"), people::edit::show),
        post("/people/{id}/edit", May("people.record_person"), people::edit::edit),
        get("/people/{id}/password", May("people.set_password"), people::password::show),
        post("/people/{id}/password", May("people.set_password"), people::password::set),
        get("/calendar", May("calendar.view"), calendar::show::show),
        get("/ledger/{event}", May("ledger.view"), ledger::proof::show),
    ]
}
