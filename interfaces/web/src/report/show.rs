//! How the directives of a week, a month, a quarter or a year stand; each number opens its list.

use app::report::{Column, Counts, Length, Period, ReportPage, ShowReport};
use askama::Template;
use axum::extract::Query;
use serde::Deserialize;
use time::{Date, Duration};

use crate::answer::{Answer, page};
use crate::parts::{Choice, Empty, Frame, Room};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The period as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// How long it is.
    #[serde(default)]
    pub length: String,
    /// A day in it; without it, today.
    #[serde(default)]
    pub day: String,
}

impl Asked {
    /// The period that is asked for; a week where nothing is.
    pub fn period(&self, today: Date) -> Period {
        let length = Length::from_key(&self.length).unwrap_or(Length::Week);
        Period::of(length, text::parse_date(&self.day).unwrap_or(today))
    }
}

/// A number with the list that it opens.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The number.
    pub tasks: u64,
    /// The list.
    pub address: String,
}

/// A line of the report.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it counts.
    pub name: String,
    /// A number for each column.
    pub cells: Vec<Cell>,
}

impl Line {
    fn of(name: String, counts: &Counts, base: &str) -> Line {
        let cell =
            |column: &Column| Cell { tasks: counts.of(*column), address: format!("{base}&column={}", column.key()) };
        Line { name, cells: Column::ALL.iter().map(cell).collect() }
    }
}

/// The page.
#[derive(Template)]
#[template(path = "report/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    lengths: Vec<Choice>,
    period: Period,
    before: String,
    after: Option<String>,
    at: time::OffsetDateTime,
    total: Line,
    levels: Vec<Line>,
    units: Vec<Line>,
    empty: Empty,
}

impl ShowPage {
    /// The page of a report.
    pub fn new(frame: Frame, period: Period, found: ReportPage) -> ShowPage {
        let words = frame.words;
        let list = format!("/directives/report/list?length={}&day={}", period.length.key(), period.from);
        let at = |day: Date| format!("/directives/report?length={}&day={day}", period.length.key());
        let today = frame.now.to_offset(calendar::ZONE).date();
        let next = period.to + Duration::days(1);
        let level = |(level, counts): &(directives::Level, Counts)| {
            Line::of(words.term(level), counts, &format!("{list}&level={}", level.key()))
        };
        let unit = |(id, name, counts): &(ids::UnitId, String, Counts)| {
            Line::of(name.clone(), counts, &format!("{list}&unit={id}"))
        };
        ShowPage {
            lengths: terms::choices(words, Length::ALL, Length::key),
            before: at(period.from - Duration::days(1)),
            after: (next <= today).then(|| at(next)),
            at: found.at,
            total: Line::of(words.get("report-all"), &found.total, &list),
            levels: found.levels.iter().map(level).collect(),
            units: found.units.iter().map(unit).collect(),
            frame: frame.titled(title(words, &period)).within(Room::Directives),
            words,
            period,
            empty: Empty { icon: "flag-3", title: "report-empty", text: "report-empty-text", act: None },
        }
    }
}

/// What a report is called.
pub fn title(words: Words, period: &Period) -> String {
    let (from, to) = (words.date(period.from), words.date(period.to));
    words.say("report-title").text("from", from).text("to", to).to_string()
}

/// Shows the report.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let period = asked.period(reader.frame.now.to_offset(calendar::ZONE).date());
    let found = reader.look(&ShowReport(period)).await?;
    Ok(page(&ShowPage::new(reader.frame, period, found)))
}
