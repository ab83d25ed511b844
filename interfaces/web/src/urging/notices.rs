//! What waits to be acknowledged or answered, on top of the inbox.

use ::urging::views::NoticeRow;
use app::urging::{Acknowledge, AnswerNotice};
use axum::extract::Path;
use ids::NoticeId;

use crate::answer::{Answer, Trouble, see};
use crate::error::Problem;
use crate::parts::{Badge, Flash, Tone};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;

/// A notice of the inbox.
#[derive(Clone, Debug)]
pub struct NoticeLine {
    /// What it says.
    pub row: NoticeRow,
    /// Its rung.
    pub badge: Badge,
    /// The key of its own form.
    pub key: String,
}

impl NoticeLine {
    /// A notice as a reader sees it.
    pub fn seen(row: NoticeRow) -> NoticeLine {
        NoticeLine { badge: rung(&row.rung), key: fresh_key().to_string(), row }
    }

    /// Where the work stands.
    pub fn address(&self) -> String {
        app::urging::path(self.row.work, self.row.subject)
    }
}

/// A rung as colour, icon and word.
pub fn rung(rung: &str) -> Badge {
    match rung {
        "before" => Badge { tone: Tone::Soon, icon: "clock", key: "rung-before" },
        "on_day" => Badge { tone: Tone::Soon, icon: "clock", key: "rung-on-day" },
        "late" => Badge { tone: Tone::Late, icon: "alert-octagon", key: "rung-late" },
        "late_long" => Badge { tone: Tone::Late, icon: "alert-octagon", key: "rung-late-long" },
        "by_hand" => Badge { tone: Tone::Soon, icon: "eye", key: "rung-by-hand" },
        _ => Badge { tone: Tone::Quiet, icon: "eye", key: "rung-other" },
    }
}

/// Acknowledges the notices that the form names.
pub async fn acknowledge(reader: Reader, posted: Posted) -> Answer {
    let notices: Vec<NoticeId> = posted.all("notice").filter_map(|id| id.parse().ok()).collect();
    let said = match reader.perform(&posted, &Acknowledge { notices }).await? {
        Ok(_) => Flash::done(reader.frame.words.get("notice-seen-done")),
        Err(refusal) => Flash::refused(reader.frame.words.refusal(&refusal)),
    };
    reader.tell(said).await;
    Ok(see("/inbox"))
}

/// Answers a notice.
pub async fn answer(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let notice = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let act = AnswerNotice { notice, text: posted.text("text").to_owned() };
    let said = match reader.perform(&posted, &act).await? {
        Ok(_) => Flash::done(reader.frame.words.get("notice-answer-done")),
        Err(refusal) => Flash::refused(reader.frame.words.refusal(&refusal)),
    };
    reader.tell(said).await;
    Ok(see("/inbox"))
}
