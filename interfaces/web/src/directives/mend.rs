//! What a records clerk puts in order: words of secret documents, late tasks that nobody follows.

use app::directives::{Conceal, Disorder, ListDisorder};
use askama::Template;
use axum::extract::{Path, Query};

use super::lines::{Line, Lines};
use super::show::directive;
use crate::answer::{Answer, page, see};
use crate::inbox::After;
use crate::parts::{Empty, Flash, Frame, Pager, Room};
use crate::posted::Posted;
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "directives/mend.html")]
pub struct MendPage {
    frame: Frame,
    words: Words,
    secret: Vec<Line>,
    unfollowed: Lines,
    pager: Pager,
    empty: Empty,
}

impl MendPage {
    /// The page of tasks of secret documents and of late ones that nobody follows.
    pub fn new(frame: Frame, secret: Vec<Line>, unfollowed: Lines, pager: Pager) -> MendPage {
        let words = frame.words;
        let empty = Empty { icon: "circle-check", title: "mend-empty", text: "mend-empty-text", act: None };
        MendPage {
            frame: frame.titled(words.get("mend-title")).within(Room::Directives),
            words,
            secret,
            unfollowed,
            pager,
            empty,
        }
    }
}

/// Shows what is out of order. Secret ones are few, and all of the first page are shown before the others.
pub async fn show(reader: Reader, Query(after): Query<After>) -> Answer {
    let first = After::default().slice();
    let secret = reader.look(&ListDisorder { disorder: Disorder::Secret, slice: first }).await?.rows;
    let found = reader.look(&ListDisorder { disorder: Disorder::Unfollowed, slice: after.slice() }).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let (secret, unfollowed) = (Lines::seen(&reader, secret).await?.rows, Lines::seen(&reader, found.rows).await?);
    Ok(page(&MendPage::new(reader.frame, secret, unfollowed, pager)))
}

/// Takes the words of a secret document's task away.
pub async fn conceal(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let act = Conceal { directive: directive(&reader, &id)? };
    let words = reader.frame.words;
    let flash = match reader.perform(&posted, &act).await? {
        Ok(_) => Flash::done(words.get("conceal-done")),
        Err(refusal) => Flash::refused(words.refusal(&refusal)),
    };
    reader.tell(flash).await;
    Ok(see("/directives/mend"))
}
