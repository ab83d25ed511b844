//! Acting on behalf of another: whom one lets act, for whom one may act, and beginning and ending it.

use ::people::acts::delegate::Delegated;
use ::people::{Delegation, Reach, Refusal};
use app::delegations::{Delegate, ListDelegations, Named, RevokeDelegation};
use app::people::FindPerson;
use askama::Template;
use axum::extract::Path;
use ids::{DelegationId, PersonId};
use time::OffsetDateTime;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::error::Problem;
use crate::parts::{Badge, Flash, Form, Frame, Tone};
use crate::posted::{Posted, fresh_key};
use crate::reader::{Reader, field};
use crate::words::Words;

const ACT: &str = "people.delegate";

/// A delegation of the list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The delegation with the names of the two.
    pub named: Named,
    /// Whether it holds.
    pub badge: Badge,
    /// Whether the reader is the one who may act.
    pub to_me: bool,
    /// The key of its own forms.
    pub key: String,
    now: OffsetDateTime,
}

impl Line {
    /// A delegation as `reader` sees it at `now`.
    pub fn seen(named: Named, reader: PersonId, now: OffsetDateTime) -> Line {
        let delegation = &named.delegation;
        let badge = match (delegation.holds(now), delegation.revoked_at) {
            (true, _) => Badge { tone: Tone::Ok, icon: "circle-check", key: "delegation-holds" },
            (false, Some(_)) => Badge { tone: Tone::Quiet, icon: "circle-x", key: "delegation-revoked" },
            (false, None) if delegation.is_over(now) => {
                Badge { tone: Tone::Quiet, icon: "clock", key: "delegation-over" }
            }
            (false, None) => Badge { tone: Tone::Soon, icon: "clock", key: "delegation-later" },
        };
        Line { to_me: delegation.delegate == reader, badge, key: fresh_key().to_string(), now, named }
    }

    fn delegation(&self) -> &Delegation {
        &self.named.delegation
    }

    fn can_begin(&self) -> bool {
        self.to_me && self.delegation().holds(self.now)
    }

    fn can_be_revoked(&self) -> bool {
        !self.to_me && !self.delegation().is_over(self.now)
    }
}

/// The page.
#[derive(Template)]
#[template(path = "session/delegations.html")]
pub struct DelegationsPage {
    frame: Frame,
    words: Words,
    lines: Vec<Line>,
    form: Form,
    for_others: bool,
}

impl DelegationsPage {
    /// The delegations by and to the reader, and the form for a new one; `for_others`: also for somebody who is away.
    pub fn new(frame: Frame, lines: Vec<Line>, form: Form, for_others: bool) -> DelegationsPage {
        let words = frame.words;
        DelegationsPage { frame: frame.titled(words.get("delegations-title")), words, lines, form, for_others }
    }
}

/// Shows the delegations by and to the reader.
pub async fn show(reader: Reader) -> Answer {
    Ok(page(&shown(reader, Form::fresh(fresh_key())).await?))
}

/// Lets somebody act.
pub async fn make(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = posted.form();
    let principal = match posted.text("principal") {
        "" => Some(reader.person.id),
        _ => person(&reader, &posted, &mut form, "principal").await?,
    };
    let delegate = person(&reader, &posted, &mut form, "delegate").await?;
    let from = posted.day(&mut form, words, "from", true);
    let until = posted.day(&mut form, words, "until", true);
    if let (false, Some(principal), Some(delegate), Some(from), Some(until)) =
        (form.is_refused(), principal, delegate, from, until)
    {
        let beginning = |day: time::Date| day.midnight().assume_offset(calendar::ZONE);
        let what = Delegated {
            from: beginning(from),
            // The last day is part of it.
            until: beginning(until.next_day().unwrap_or(until)),
            ground: posted.text("ground").to_owned(),
        };
        match reader.perform(&posted, &Delegate { principal, delegate, what }).await? {
            Ok(_) => {
                reader.tell(Flash::done(words.get("delegation-done"))).await;
                return Ok(see("/delegations"));
            }
            Err(refusal) => {
                let field = match refusal {
                    app::Refusal::People(Refusal::GroundMissing) => "ground",
                    app::Refusal::People(Refusal::DelegationTimes) => "until",
                    _ => "delegate",
                };
                form.refuse(field, words.refusal(&refusal));
            }
        }
    }
    Ok(refused_form(&shown(reader, form).await?))
}

/// Takes a delegation back.
pub async fn revoke(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let said = match reader.perform(&posted, &RevokeDelegation(delegation(&reader, &id)?)).await? {
        Ok(()) => Flash::done(reader.frame.words.get("delegation-revoke-done")),
        Err(refusal) => Flash::refused(reader.frame.words.refusal(&refusal)),
    };
    reader.tell(said).await;
    Ok(see("/delegations"))
}

/// Begins to act on behalf of the principal of a delegation.
pub async fn begin(reader: Reader, Path(id): Path<String>, _: Posted) -> Answer {
    let id = delegation(&reader, &id)?;
    let stands = reader.office().stand_in(&reader.person, id).await;
    if stands.map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))?.is_none() {
        return Err(Trouble::new(reader.frame, Problem::Missing));
    }
    kept(&reader, reader.session.insert(field::BEHALF, id).await)?;
    Ok(see("/inbox"))
}

/// Acts for oneself again.
pub async fn end(reader: Reader, _: Posted) -> Answer {
    kept(&reader, reader.session.remove::<DelegationId>(field::BEHALF).await)?;
    Ok(see("/inbox"))
}

fn kept<T>(reader: &Reader, outcome: Result<T, tower_sessions::session::Error>) -> Result<T, Trouble> {
    outcome.map_err(|why| Trouble::refused(reader.frame.clone(), &app::Refusal::Fault { what: why.to_string() }))
}

fn delegation(reader: &Reader, id: &str) -> Result<DelegationId, Trouble> {
    id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))
}

/// The person of the user name that was typed, who must work here.
async fn person(
    reader: &Reader,
    posted: &Posted,
    form: &mut Form,
    name: &'static str,
) -> Result<Option<PersonId>, Trouble> {
    let typed = posted.text(name);
    let found = reader.look(&FindPerson(typed.to_owned())).await?.filter(|person| person.active);
    if found.is_none() {
        form.refuse(name, reader.frame.words.say("task-follower-unknown").text("typed", typed));
    }
    Ok(found.map(|person| person.id))
}

async fn shown(reader: Reader, form: Form) -> Result<DelegationsPage, Trouble> {
    let me = reader.person.id;
    let named = reader.look(&ListDelegations(me)).await?;
    let now = reader.frame.now;
    let lines = named.into_iter().map(|named| Line::seen(named, me, now)).collect();
    let for_others = reader.actor().reach(ACT) == Some(Reach::Office);
    Ok(DelegationsPage::new(reader.frame, lines, form, for_others))
}
