//! Looks on notices: what waits for me, and whom a piece of work was told to.

use ::urging::acts::Duty;
use ::urging::views::NoticeRow;
use ::urging::{Giver, Work};
use calendar::Calendar;
use directives::Directive;
use ids::DirectiveId;
use people::{Scope, Span};
use storage::{Page, Slice};
use time::OffsetDateTime;

use crate::look::Query;
use crate::{Office, Refusal};

/// The most notices that a page of one piece of work shows.
const MOST: u64 = 100;

/// What waits to be acknowledged or answered by the actor, the newest first.
#[derive(Debug, Clone)]
pub struct Notices {
    /// The page.
    pub slice: Slice,
}

impl Query for Notices {
    const NAME: &'static str = "inbox";
    type Answer = Page<NoticeRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Page<NoticeRow>, Refusal> {
        match scope.span() {
            Span::Own { person } | Span::Units { person, .. } => {
                Ok(storage::urging::inbox(&office.db, *person, &self.slice).await?)
            }
            // The console is nobody: nothing waits for it.
            Span::Office => Ok(Page { rows: Vec::new(), next: None }),
        }
    }
}

/// Whom a directive was told to, the newest first.
#[derive(Debug, Clone, Copy)]
pub struct NoticesOf(pub DirectiveId);

impl Query for NoticesOf {
    const NAME: &'static str = "directives.view";
    type Answer = Vec<NoticeRow>;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<Vec<NoticeRow>, Refusal> {
        let seen = storage::directives::row(&office.db, scope, self.0, office.asked()).await?;
        seen.ok_or_else(|| Refusal::not_found("directive", self.0))?;
        Ok(storage::urging::of_work(&office.db, self.0.uuid(), MOST).await?)
    }
}

/// A directive as work that people are reminded of.
pub(super) fn duty(directive: &Directive, now: OffsetDateTime, calendar: &Calendar) -> Duty {
    let commitment = &directive.commitment;
    Duty {
        work: Work::Directive,
        subject: directive.id.uuid(),
        code: directive.code.clone(),
        title: directive.content.clone(),
        from: commitment.entered_at.or(directive.received_at).unwrap_or(OffsetDateTime::UNIX_EPOCH),
        due_at: commitment.due_at(now, calendar),
        owner: directive.flow.officer,
        lead_unit: Some(directive.lead_unit),
        follower: directive.follower.map(|follower| follower.person),
        given_by: Giver::Chairman,
    }
}
