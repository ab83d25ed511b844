//! What people choose for themselves: how they want e-mail, and the views of lists that they keep.

use ::urging::acts::keep_view::{drop_view, keep_view};
use ::urging::acts::prefer_mail::prefer_mail;
use ::urging::{KeptView, MailMode, Preference};
use ids::{PersonId, ViewId};
use people::{Scope, Span};
use serde::Serialize;
use storage::Change;

use crate::act::{Act, With};
use crate::look::Query;
use crate::{Office, Refusal};

/// Everybody chooses for oneself.
const ACT: &str = "inbox.choose";

/// The person whose choices a scope reaches.
fn oneself(scope: &Scope) -> Result<PersonId, Refusal> {
    match scope.span() {
        Span::Own { person } | Span::Units { person, .. } => Ok(*person),
        Span::Office => Err(Refusal::NotPermitted { act: ACT }),
    }
}

/// Chooses how e-mail comes.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct PreferMail(#[serde(serialize_with = "word")] pub MailMode);

fn word<S: serde::Serializer>(mode: &MailMode, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(mode.key())
}

impl Act for PreferMail {
    const NAME: &'static str = ACT;
    type Subject = (PersonId, Option<Preference>);
    type Done = ();

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Self::Subject, Refusal> {
        let person = oneself(scope)?;
        Ok((person, storage::urging::preference(&office.db, person).await?))
    }

    fn decide(&self, (person, before): Self::Subject, _: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        Ok(((), prefer_mail(person, before, self.0).map(Change::Urging).into_iter().collect()))
    }
}

/// How the actor wants e-mail; `None`: nothing was chosen, which is one letter each working morning.
#[derive(Debug, Clone, Copy)]
pub struct MailChoice;

impl Query for MailChoice {
    const NAME: &'static str = ACT;
    type Answer = Option<MailMode>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Option<MailMode>, Refusal> {
        let chosen = storage::urging::preference(&office.db, oneself(scope)?).await?;
        Ok(chosen.map(|chosen| chosen.mode))
    }
}

/// Keeps a view of a list.
#[derive(Debug, Clone, Serialize)]
pub struct KeepView {
    /// What the person calls it.
    pub name: String,
    /// The path and query of the list.
    pub address: String,
}

impl Act for KeepView {
    const NAME: &'static str = ACT;
    type Subject = (PersonId, Vec<KeptView>);
    type Done = ViewId;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Self::Subject, Refusal> {
        let person = oneself(scope)?;
        Ok((person, storage::urging::kept_views(&office.db, person).await?))
    }

    fn decide(&self, (person, kept): Self::Subject, with: &With<'_>) -> Result<(ViewId, Vec<Change>), Refusal> {
        let view = KeptView { id: with.id(), person, name: self.name.clone(), address: self.address.clone() };
        let id = view.id;
        Ok((id, vec![Change::Urging(keep_view(view, &kept)?)]))
    }
}

/// Lets a kept view go.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct DropView(pub ViewId);

impl Act for DropView {
    const NAME: &'static str = ACT;
    type Subject = Option<KeptView>;
    type Done = ();

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Self::Subject, Refusal> {
        let person = oneself(scope)?;
        Ok(storage::urging::kept_view(&office.db, self.0).await?.filter(|view| view.person == person))
    }

    fn decide(&self, view: Self::Subject, _: &With<'_>) -> Result<((), Vec<Change>), Refusal> {
        Ok(((), view.iter().map(drop_view).map(Change::Urging).collect()))
    }
}

/// The views that the actor keeps, by name.
#[derive(Debug, Clone, Copy)]
pub struct KeptViews;

impl Query for KeptViews {
    const NAME: &'static str = ACT;
    type Answer = Vec<KeptView>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<KeptView>, Refusal> {
        Ok(storage::urging::kept_views(&office.db, oneself(scope)?).await?)
    }
}
