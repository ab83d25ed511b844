//! Tokens of the programming interface, under one's own account: made here and shown once, listed, taken back.

use ::people::acts::make_token::Wanted;
use ::people::{EVERYTHING, Refusal, Scopes, Token, acts};
use app::tokens::{ListTokens, RevokeToken};
use askama::Template;
use axum::extract::Path;
use ids::TokenId;
use time::OffsetDateTime;

use crate::answer::{Answer, Trouble, page, refused_form, see};
use crate::error::Problem;
use crate::parts::{Badge, Choice, Flash, Form, Frame, Tone};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The days that a token made here may last.
const LASTS: [u32; 3] = [30, 90, 365];

/// A token of the list.
#[derive(Clone, Debug)]
pub struct Line {
    /// The token.
    pub token: Token,
    /// Whether it opens anything.
    pub badge: Badge,
    /// The key of its own form.
    pub key: String,
}

impl Line {
    /// A token as it is seen at `now`.
    pub fn seen(token: Token, now: OffsetDateTime) -> Line {
        let badge = match (token.is_good(now), token.revoked_at) {
            (true, _) => Badge { tone: Tone::Ok, icon: "circle-check", key: "token-good" },
            (false, Some(_)) => Badge { tone: Tone::Quiet, icon: "circle-x", key: "token-revoked" },
            (false, None) => Badge { tone: Tone::Quiet, icon: "clock", key: "token-ended" },
        };
        Line { token, badge, key: fresh_key().to_string() }
    }

    fn is_good(&self) -> bool {
        self.badge.key == "token-good"
    }
}

/// The page.
#[derive(Template)]
#[template(path = "session/tokens.html")]
pub struct TokensPage {
    frame: Frame,
    words: Words,
    lines: Vec<Line>,
    form: Form,
    scopes: Vec<Choice>,
    lasts: Vec<Choice>,
    secret: Option<String>,
}

impl TokensPage {
    /// The tokens, and the form for a new one with the acts that its owner may do; `secret`: of the one just made.
    pub fn new(frame: Frame, lines: Vec<Line>, form: Form, held: &[&str], secret: Option<String>) -> TokensPage {
        let words = frame.words;
        let everything = Choice::new(EVERYTHING, words.get("token-everything"));
        let held = held.iter().map(|act| Choice::new(act, words.get(terms::permit(act))));
        let days = |days: &u32| Choice::new(days, words.say("token-days").number("days", *days).to_string());
        TokensPage {
            frame: frame.titled(words.get("tokens-title")),
            words,
            lines,
            form,
            scopes: std::iter::once(everything).chain(held).collect(),
            lasts: LASTS.iter().map(days).collect(),
            secret,
        }
    }

    fn scopes_of(&self, line: &Line) -> String {
        let word = |word: &str| match word {
            EVERYTHING => self.words.get("token-everything"),
            act => self.words.get(terms::permit(act)),
        };
        line.token.scopes.words().into_iter().map(word).collect::<Vec<_>>().join("; ")
    }
}

/// Shows one's tokens.
pub async fn show(reader: Reader) -> Answer {
    let form = fresh();
    Ok(page(&shown(reader, form, None).await?))
}

/// Makes a token. Its secret stands on the answer and nowhere else.
pub async fn make(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = posted.form();
    let days = posted.text("days").parse().ok().filter(|days| LASTS.contains(days));
    if days.is_none() {
        form.refuse("days", words.get("token-days-missing"));
    }
    match Scopes::asked(posted.all("scopes")) {
        Err(refusal) => form.refuse("scopes", words.refusal(&refusal.into())),
        Ok(scopes) if !form.is_refused() => {
            let wanted = Wanted { name: posted.text("name").to_owned(), scopes, days };
            let made = reader.office().make_token(reader.actor(), posted.key, reader.person.id, wanted).await;
            match reader.told(made)? {
                Ok(made) => return Ok(page(&shown(reader, fresh(), Some(made.secret)).await?)),
                Err(refusal @ app::Refusal::People(Refusal::TokenShown)) => {
                    form = fresh();
                    form.problem = Some(words.refusal(&refusal));
                }
                Err(refusal) => form.refuse("name", words.refusal(&refusal)),
            }
        }
        Ok(_) => {}
    }
    Ok(refused_form(&shown(reader, form, None).await?))
}

/// Takes a token back.
pub async fn revoke(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let token: TokenId = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let act = RevokeToken { person: reader.person.id, token };
    let said = match reader.perform(&posted, &act).await? {
        Ok(()) => Flash::done(reader.frame.words.get("token-revoke-done")),
        Err(refusal) => Flash::refused(reader.frame.words.refusal(&refusal)),
    };
    reader.tell(said).await;
    Ok(see("/tokens"))
}

fn fresh() -> Form {
    Form::fresh(fresh_key()).with("days", LASTS[1])
}

async fn shown(reader: Reader, form: Form, secret: Option<String>) -> Result<TokensPage, Trouble> {
    let tokens = reader.look(&ListTokens(reader.person.id)).await?;
    let now = reader.frame.now;
    let lines = tokens.into_iter().map(|token| Line::seen(token, now)).collect();
    let held: Vec<&str> = acts().filter(|act| reader.may(act)).collect();
    Ok(TokensPage::new(reader.frame, lines, form, &held, secret))
}
