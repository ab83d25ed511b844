//! The tasks behind one number of the report.

use ::directives::Level;
use app::report::{Column, ListReport};
use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use super::show::{Asked, title};
use crate::answer::{Answer, page};
use crate::directives::lines::Lines;
use crate::inbox::After;
use crate::parts::{Empty, Frame, Pager, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The number as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Number {
    /// The column.
    #[serde(default)]
    pub column: String,
    /// The level.
    #[serde(default)]
    pub level: String,
    /// The unit.
    #[serde(default)]
    pub unit: String,
}

/// The page.
#[derive(Template)]
#[template(path = "report/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    lead: String,
    lines: Lines,
    pager: Pager,
    empty: Empty,
}

impl ListPage {
    /// The page of these lines.
    pub fn new(frame: Frame, column: Column, lead: String, back: String, lines: Lines, pager: Pager) -> ListPage {
        let words = frame.words;
        ListPage {
            frame: frame.titled(words.term(column)).within(Room::Directives).below(back, &lead),
            words,
            lead,
            lines,
            pager,
            empty: Empty { icon: "flag-3", title: "report-empty", text: "report-empty-text", act: None },
        }
    }
}

/// Shows a page of the tasks.
pub async fn show(
    reader: Reader,
    Query(asked): Query<Asked>,
    Query(number): Query<Number>,
    Query(after): Query<After>,
) -> Answer {
    let period = asked.period(reader.frame.now.to_offset(calendar::ZONE).date());
    let column = Column::from_key(&number.column).unwrap_or(Column::Total);
    let query = ListReport {
        period,
        column,
        level: Level::from_key(&number.level),
        unit: number.unit.parse().ok(),
        slice: after.slice(),
    };
    let found = reader.look(&query).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let lines = Lines::seen(&reader, found.rows).await?;
    let back = format!("/directives/report?length={}&day={}", period.length.key(), period.from);
    let lead = title(reader.frame.words, &period);
    Ok(page(&ListPage::new(reader.frame, column, lead, back, lines, pager)))
}
