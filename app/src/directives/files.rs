//! Files as evidence: taken in before the act that names them, given out only with the directive that they prove.

use commitment::Evidence;
use files::Limits;
use ids::DirectiveId;
use people::{Actor, Scope};
use tokio::io::AsyncRead;

use super::Complete;
use super::look::covers;
use crate::act::Act;
use crate::look::Query;
use crate::{Office, Refusal};

impl Office {
    /// Takes in a file that will prove a completion. The same content is kept once.
    ///
    /// # Errors
    /// [`Refusal::File`] when it is too large, empty or of a hostile type: then nothing of it is kept.
    pub async fn take_evidence(
        &self,
        actor: &Actor,
        name: &str,
        content: impl AsyncRead + Unpin + Send,
    ) -> Result<Evidence, Refusal> {
        self.scope(actor, Complete::NAME).await?;
        let stored = self.files.put(name, content, &Limits::default()).await?;
        Ok(Evidence::File { sha256: stored.sha256, name: stored.name, bytes: stored.bytes })
    }
}

/// Opens a file that proves a directive's completion.
#[derive(Debug, Clone)]
pub struct OpenEvidence {
    /// The directive.
    pub directive: DirectiveId,
    /// The file's hash.
    pub sha256: String,
}

/// An open file and the name that it was handed in under.
#[derive(Debug)]
pub struct OpenFile {
    /// Its content, from the start.
    pub content: tokio::fs::File,
    /// Its name, clean for a header.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Query for OpenEvidence {
    const NAME: &'static str = "directives.view";
    type Answer = OpenFile;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<OpenFile, Refusal> {
        let missing = || Refusal::not_found("file", &self.sha256);
        let directive = storage::directives::load(&office.db, self.directive).await?;
        let directive = directive.filter(|directive| covers(scope, directive)).ok_or_else(missing)?;
        let evidence = directive.commitment.completion.iter().flat_map(|completion| &completion.evidence);
        let mut named = evidence.filter_map(|proof| match proof {
            Evidence::File { sha256, name, bytes } if *sha256 == self.sha256 => Some((name.clone(), *bytes)),
            _ => None,
        });
        let (name, bytes) = named.next_back().ok_or_else(missing)?;
        Ok(OpenFile { content: office.files.get(&self.sha256).await?, name, bytes })
    }
}
