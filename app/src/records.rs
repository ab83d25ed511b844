//! Looks on records that are held as files gave them.

use directives::views::TimelineRow;
use people::{Scope, Span};
use storage::records::{Shown, ShownValue};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::look::Query;
use crate::{Office, Refusal};

/// Fields about people, shown to those whose permit reaches the whole office.
const PERSONAL: [&str; 2] = ["authors", "actor"];

/// One record, what belongs to it and its history; or a unit with the reports that it owes.
#[derive(Debug, Clone, Copy)]
pub struct ShowRecord(pub Uuid);

/// A record's page.
#[derive(Debug, Clone)]
pub struct RecordPage {
    /// The record; `None` for a unit.
    pub record: Option<Shown>,
    /// The unit whose reports these are.
    pub unit: Option<String>,
    /// What belongs to it, the first of many.
    pub parts: Vec<Shown>,
    /// How many there are in all.
    pub parts_in_all: u64,
    /// Its history.
    pub timeline: Vec<TimelineRow>,
}

impl Query for ShowRecord {
    const NAME: &'static str = "objectives.view";
    type Answer = RecordPage;

    async fn answer(&self, office: &Office, scope: &Scope) -> Result<RecordPage, Refusal> {
        let missing = || Refusal::not_found("record", self.0);
        let record = storage::records::shown(&office.db, self.0).await?;
        let unit = match record {
            Some(_) => None,
            None => Some(storage::people::unit(&office.db, ids::UnitId::new(self.0)).await?.ok_or_else(missing)?),
        };
        // What an item of the programme says is open to whom its page is.
        if let Some(item) = storage::records::by_id::<programme::Item>(&office.db, self.0).await?
            && !crate::programme::covers(scope, item.fields())
        {
            return Err(missing());
        }
        let (mut parts, parts_in_all) = match &record {
            Some(record) => storage::records::parts(&office.db, record).await?,
            None => storage::records::reports_of(&office.db, self.0).await?,
        };
        parts.sort_by_key(happened);
        let office_wide = *scope.span() == Span::Office;
        let open = |mut shown: Shown| {
            shown.fields.retain(|(name, _)| office_wide || !PERSONAL.contains(&name.as_str()));
            shown
        };
        Ok(RecordPage {
            record: record.map(open),
            unit: unit.map(|unit| unit.name.clone()),
            parts: parts.into_iter().map(open).collect(),
            parts_in_all,
            timeline: storage::log::of_subject(&office.db, self.0).await?,
        })
    }
}

/// When what a part tells happened: parts are read as a story.
fn happened(part: &Shown) -> Option<OffsetDateTime> {
    let moment = |wanted: &str| part.fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value);
    ["at", "delivered_at", "due_at"].into_iter().find_map(|name| match moment(name) {
        Some(ShownValue::Moment(at)) => Some(*at),
        _ => None,
    })
}
