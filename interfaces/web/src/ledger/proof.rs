//! The proof that an event is in the log, which anybody can check without us.

use app::log::ProveEvent;
use askama::Template;
use axum::extract::Path;
use ledger::Proof;

use crate::answer::{Answer, Trouble, page};
use crate::error::Problem;
use crate::parts::Frame;
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "ledger/proof.html")]
pub struct ProofPage {
    frame: Frame,
    words: Words,
    proof: Proof,
    document: String,
}

impl ProofPage {
    /// The page of a proof.
    ///
    /// # Errors
    /// When the proof cannot be written as JSON.
    pub fn new(frame: Frame, proof: Proof) -> Result<ProofPage, serde_json::Error> {
        let words = frame.words;
        let document = serde_json::to_string_pretty(&proof)?;
        Ok(ProofPage { frame: frame.titled(words.get("proof-title")), words, proof, document })
    }
}

/// Shows the proof.
pub async fn show(reader: Reader, Path(event): Path<String>) -> Answer {
    let missing = || Trouble::new(reader.frame.clone(), Problem::Missing);
    let event = event.parse().map_err(|_| missing())?;
    let proof = reader.look(&ProveEvent(event)).await?;
    match ProofPage::new(reader.frame.clone(), proof) {
        Ok(template) => Ok(page(&template)),
        Err(why) => Err(Trouble::refused(reader.frame, &app::Refusal::Fault { what: why.to_string() })),
    }
}
