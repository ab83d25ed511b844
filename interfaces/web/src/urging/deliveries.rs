//! The delivery log: what left the house, what is tried again, what was given up.

use ::urging::views::LetterRow;
use app::urging::{Deliveries, SendAgain};
use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::answer::{Answer, Trouble, page, see};
use crate::error::Problem;
use crate::inbox::After;
use crate::parts::{Badge, Empty, Flash, Frame, Pager, Room, Tone};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// A letter of the log.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the records say.
    pub row: LetterRow,
    /// What became of it.
    pub badge: Badge,
    /// The key of its own form.
    pub key: String,
}

impl Line {
    /// A letter as a reader sees it.
    pub fn seen(row: LetterRow) -> Line {
        let badge = match (row.sent_at, row.gave_up_at, row.tries) {
            (Some(_), _, _) => Badge { tone: Tone::Ok, icon: "circle-check", key: "letter-sent" },
            (None, Some(_), _) => Badge { tone: Tone::Late, icon: "circle-x", key: "letter-gave-up" },
            (None, None, 0) => Badge { tone: Tone::Quiet, icon: "clock", key: "letter-waits" },
            (None, None, _) => Badge { tone: Tone::Soon, icon: "clock", key: "letter-later" },
        };
        Line { badge, key: fresh_key().to_string(), row }
    }

    fn is_given_up(&self) -> bool {
        self.row.sent_at.is_none() && self.row.gave_up_at.is_some()
    }
}

/// The page.
#[derive(Template)]
#[template(path = "urging/deliveries.html")]
pub struct DeliveriesPage {
    frame: Frame,
    words: Words,
    lines: Vec<Line>,
    troubled: bool,
    pager: Pager,
    empty: Empty,
}

impl DeliveriesPage {
    /// The page of these letters.
    pub fn new(frame: Frame, lines: Vec<Line>, troubled: bool, pager: Pager) -> DeliveriesPage {
        let words = frame.words;
        let empty = Empty { icon: "inbox", title: "deliveries-empty", text: "deliveries-empty-text", act: None };
        let frame = frame.titled(words.get("deliveries-title")).within(Room::Organisation);
        DeliveriesPage { frame, words, lines, troubled, pager, empty }
    }
}

/// The filter as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// `troubled`: only what failed.
    #[serde(default)]
    pub only: String,
}

/// Shows a page of the log.
pub async fn show(reader: Reader, Query(asked): Query<Asked>, Query(after): Query<After>) -> Answer {
    let troubled = asked.only == "troubled";
    let found = reader.look(&Deliveries { troubled, slice: after.slice() }).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let lines = found.rows.into_iter().map(Line::seen).collect();
    Ok(page(&DeliveriesPage::new(reader.frame, lines, troubled, pager)))
}

/// Puts a letter that was given up back on its way.
pub async fn again(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let letter = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let said = match reader.perform(&posted, &SendAgain(letter)).await? {
        Ok(_) => Flash::done(reader.frame.words.get("letter-again-done")),
        Err(refusal) => Flash::refused(reader.frame.words.refusal(&refusal)),
    };
    reader.tell(said).await;
    Ok(see("/deliveries?only=troubled"))
}
