//! The report of directives as a file: a workbook to reckon with, or a paper to hand on.

use app::paper::{Block, Book, Cell, Column as BookColumn, Paper, Sheet, Side, Table, TableColumn};
use app::report::{Column, Counts, Period, ReportPage, ShowReport};
use axum::extract::{Path, Query};

use super::show::{Asked, title};
use crate::answer::Answer;
use crate::reader::Reader;
use crate::words::Words;

/// The numbers of one table: its title, and lines with a name and their counts, the sum last.
struct Listing {
    title: String,
    lines: Vec<(String, Counts)>,
}

fn listings(found: &ReportPage, words: Words) -> [Listing; 2] {
    let all = || (words.get("report-all"), found.total);
    let levels = found.levels.iter().map(|(level, counts)| (words.term(*level), *counts));
    let units = found.units.iter().map(|(_, name, counts)| (name.clone(), *counts));
    [
        Listing { title: words.get("report-by-level"), lines: levels.chain([all()]).collect() },
        Listing { title: words.get("report-by-unit"), lines: units.chain([all()]).collect() },
    ]
}

fn counted(found: &ReportPage, words: Words) -> String {
    words.say("report-counted").text("moment", words.moment(found.at)).to_string()
}

/// The report as a workbook.
#[must_use]
pub fn book(period: &Period, found: &ReportPage, words: Words) -> Book {
    let heads = || Column::ALL.iter().map(|column| BookColumn::new(words.term(*column), 14.0));
    let sheet = |listing: Listing| {
        let row = |(name, counts): (String, Counts)| {
            let numbers = Column::ALL.iter().map(move |column| {
                // No office has more tasks than fit.
                Cell::Count(i64::try_from(counts.of(*column)).unwrap_or(i64::MAX))
            });
            std::iter::once(Cell::Text(name)).chain(numbers).collect()
        };
        Sheet {
            above: vec![title(words, period), counted(found, words)],
            columns: std::iter::once(BookColumn::new(listing.title.clone(), 40.0)).chain(heads()).collect(),
            rows: listing.lines.into_iter().map(row).collect(),
            name: listing.title,
        }
    };
    Book { sheets: listings(found, words).map(sheet).into() }
}

/// The report as a paper.
#[must_use]
pub fn paper(period: &Period, found: &ReportPage, words: Words) -> Paper {
    let mut blocks = vec![Block::Note { text: counted(found, words) }];
    for listing in listings(found, words) {
        let row = |(name, counts): (String, Counts)| {
            std::iter::once(name).chain(Column::ALL.iter().map(|column| words.count(counts.of(*column)))).collect()
        };
        let heads = Column::ALL.iter().map(|column| TableColumn::numbers(words.term(*column), 4));
        blocks.push(Block::Heading { level: 1, text: listing.title.clone() });
        blocks.push(Block::Table(Table {
            columns: std::iter::once(TableColumn::words(listing.title, 10)).chain(heads).collect(),
            rows: listing.lines.into_iter().map(row).collect(),
        }));
    }
    let title = title(words, period);
    Paper { name: title.clone(), letterhead: None, title: vec![title], blocks, closing: None, side: Side::Wide }
}

/// Hands it out.
pub async fn open(reader: Reader, Path(format): Path<String>, Query(asked): Query<Asked>) -> Answer {
    let period = asked.period(reader.frame.now.to_offset(calendar::ZONE).date());
    let words = reader.frame.words;
    let stem = format!("y-kien-chi-dao-{}-{}", period.from, period.to);
    if format == "xlsx" {
        let found = reader.look(&ShowReport(period)).await?;
        return crate::paper::book(&reader, book(&period, &found, words), &stem).await;
    }
    let format = crate::paper::format(&reader, &format)?;
    let found = reader.look(&ShowReport(period)).await?;
    crate::paper::paper(&reader, paper(&period, &found, words), format, &stem).await
}
