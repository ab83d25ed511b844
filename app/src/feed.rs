//! A calendar of what somebody owes, for the calendar on a phone.

use commitment::State;
use directives::views::DirectiveRow;
use exchange::calendar::{Entry, write};
use people::Scope;
use storage::Slice;
use storage::directives::{Asked, Filter};
use time::OffsetDateTime;
use time::macros::datetime;

use crate::look::Query;
use crate::{Office, Refusal};

/// So many due times, the next first: a calendar of more is read by nobody.
const MOST: u64 = 500;
/// How long a due time that has passed is still shown.
const PAST: time::Duration = time::Duration::days(28);
/// After every due time.
const FAR: OffsetDateTime = datetime!(9999-01-01 00:00 +7);

/// What the actor owes or follows, as an iCalendar text.
#[derive(Debug, Clone)]
pub struct CalendarFeed {
    /// What the calendar is called.
    pub name: String,
}

impl Query for CalendarFeed {
    const NAME: &'static str = "calendar.feed";
    type Answer = String;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<String, Refusal> {
        let states = State::ALL.into_iter().filter(|state| state.is_open()).collect();
        let now = office.clock.now();
        // What has been late for long stands in the inbox; a calendar is for what comes.
        let due = Some((now - PAST, FAR));
        let filter = Filter { states, due, owed: true, ..Filter::default() };
        let asked = Asked { now, calendar: &office.calendar };
        let page = storage::directives::page(&office.db, scope, &filter, &Slice::first(MOST), asked).await?;
        let home = &office.channels.home;
        let entry = |row: DirectiveRow| {
            let follower = row.follower_name.map(|name| format!("\nTheo dõi: {name}")).unwrap_or_default();
            Some(Entry {
                due_at: row.due_at?,
                url: if home.is_empty() { String::new() } else { format!("{home}/directives/{}", row.id) },
                id: row.id.to_string(),
                about: format!("Chủ trì: {}\nVăn bản: {}{follower}", row.lead_unit_name, row.document_number),
                code: row.code,
                title: row.content,
            })
        };
        let entries: Vec<Entry> = page.rows.into_iter().filter_map(entry).collect();
        Ok(write(&self.name, &entries, now))
    }
}
