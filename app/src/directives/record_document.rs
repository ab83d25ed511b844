//! Register a document, or take in what is now known of one.

use directives::acts::record_document::{self, record_document};
use directives::{Document, key};
use ids::DocumentId;
use people::Scope;
use serde::Serialize;
use storage::Change;

use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Records one document. Answers its id.
#[derive(Debug, Clone, Serialize)]
pub struct RecordDocument {
    /// What is known of it.
    pub known: record_document::Known,
    /// Whether it must be new: a form that registers does not change what is there.
    pub new: bool,
}

impl Act for RecordDocument {
    const NAME: &'static str = "documents.record";
    type Subject = Option<Document>;
    type Done = DocumentId;

    async fn load(&self, office: &Office, _: &Scope) -> Result<Option<Document>, Refusal> {
        let key = key(&self.known.number, self.known.issued_on, &self.known.issuer);
        Ok(storage::documents::by_keys(&office.db, std::slice::from_ref(&key)).await?.remove(&key))
    }

    fn decide(&self, existing: Option<Document>, with: &With<'_>) -> Result<(DocumentId, Vec<Change>), Refusal> {
        if self.new && existing.is_some() {
            return Err(directives::Refusal::AlreadyRegistered.into());
        }
        let id = existing.as_ref().map_or_else(|| with.id(), |document| document.id);
        let change = record_document(existing.as_ref(), self.known.clone(), id)?;
        Ok((id, change.map(Change::Directives).into_iter().collect()))
    }
}
