//! What the recipient of a notice does: acknowledges it, or answers.

use ::urging::Notice;
use ::urging::acts::acknowledge::acknowledge;
use ::urging::acts::answer::answer;
use ids::NoticeId;
use ledger::held::Held;
use people::{Scope, Span};
use programme::Urging;
use serde::Serialize;
use storage::Change;

use super::recorded;
use crate::act::{Act, With};
use crate::{Office, Refusal};

/// Acknowledges notices.
#[derive(Debug, Clone, Serialize)]
pub struct Acknowledge {
    /// Which.
    pub notices: Vec<NoticeId>,
}

impl Act for Acknowledge {
    const NAME: &'static str = "urging.acknowledge";
    type Subject = Vec<Notice>;
    type Done = usize;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Vec<Notice>, Refusal> {
        let mut notices = Vec::with_capacity(self.notices.len());
        for id in &self.notices {
            notices.push(own(office, scope, *id).await?);
        }
        Ok(notices)
    }

    fn decide(&self, notices: Vec<Notice>, with: &With<'_>) -> Result<(usize, Vec<Change>), Refusal> {
        let changes = notices.iter().filter_map(|notice| acknowledge(notice, with.now)).map(Change::Urging);
        Ok((notices.len(), changes.collect()))
    }
}

/// Answers a notice. The first answer to an urging is the one that the figures count.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerNotice {
    /// Which.
    pub notice: NoticeId,
    /// The answer.
    pub text: String,
}

impl Act for AnswerNotice {
    const NAME: &'static str = "urging.answer";
    type Subject = (Notice, Option<Held<Urging>>);
    type Done = NoticeId;

    async fn load(&self, office: &Office, scope: &Scope) -> Result<Self::Subject, Refusal> {
        let notice = own(office, scope, self.notice).await?;
        let key = std::slice::from_ref(&notice.urging);
        let record = storage::records::by_keys(&office.db, key).await?.remove(&notice.urging);
        Ok((notice, record))
    }

    fn decide(&self, (notice, record): Self::Subject, with: &With<'_>) -> Result<(NoticeId, Vec<Change>), Refusal> {
        let mut changes = vec![Change::Urging(answer(&notice, &self.text, with.now)?)];
        if let Some(record) = record.filter(|record| record.fields().answered_at.is_none()) {
            let answered = Urging {
                answered_at: Some(with.now),
                answer: Some(self.text.trim().to_owned()),
                ..record.fields().clone()
            };
            changes.extend(recorded(Some(&record), record.key(), &answered, record.id())?);
        }
        Ok((notice.id, changes))
    }
}

/// A notice of the actor's own; nobody answers for another.
async fn own(office: &Office, scope: &Scope, id: NoticeId) -> Result<Notice, Refusal> {
    let notice = storage::urging::notice(&office.db, id).await?;
    let reached = |notice: &Notice| match scope.span() {
        Span::Office => true,
        Span::Own { person } | Span::Units { person, .. } => notice.recipient == *person,
    };
    notice.filter(reached).ok_or_else(|| Refusal::not_found("notice", id))
}
