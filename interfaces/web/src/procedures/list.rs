//! The catalogue as a list: searched, filtered, and how many procedures have an ISO process, on any day.

use ::procedures::views::ProcedureRow;
use ::procedures::{Authority, Status};
use app::Slice;
use app::procedures::{Coverage, Filter, ListProcedures};
use askama::Template;
use axum::extract::Query;
use measure::Target;
use serde::Deserialize;
use time::{Date, OffsetDateTime};

use crate::answer::{Answer, page};
use crate::inbox::After;
use crate::parts::{Badge, Choice, Empty, FigureView, Frame, Pager, Room};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// The filter as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// Words of the code, the name or the field, with or without diacritics.
    #[serde(default)]
    pub text: String,
    /// The field.
    #[serde(default)]
    pub field: String,
    /// Whose competence.
    #[serde(default)]
    pub authority: String,
    /// What became of it.
    #[serde(default)]
    pub status: String,
    /// `with` or `without` an ISO process.
    #[serde(default)]
    pub process: String,
    /// The day of the coverage, as people write it; empty: now.
    #[serde(default)]
    pub as_of: String,
}

impl Asked {
    /// What the records are asked for; a word that is no choice filters nothing.
    pub fn query(&self, slice: Slice) -> ListProcedures {
        let filter = Filter {
            text: self.text.trim().to_owned(),
            field: Some(self.field.clone()).filter(|field| !field.is_empty()),
            authority: Authority::from_key(&self.authority),
            status: Status::from_key(&self.status),
            covered: match self.process.as_str() {
                "with" => Some(true),
                "without" => Some(false),
                _ => None,
            },
        };
        ListProcedures { filter, at: self.moment(), slice }
    }

    fn day(&self) -> Option<Date> {
        text::parse_date(self.as_of.trim()).ok()
    }

    /// The end of the day.
    fn moment(&self) -> Option<OffsetDateTime> {
        Some(self.day()?.with_hms(23, 59, 59).ok()?.assume_offset(calendar::ZONE))
    }

    fn is_any(&self) -> bool {
        let chosen = [&self.field, &self.authority, &self.status, &self.process];
        !self.text.trim().is_empty() || chosen.iter().any(|choice| !choice.is_empty())
    }
}

/// The page.
#[derive(Template)]
#[template(path = "procedures/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    asked: Asked,
    fields: Vec<Choice>,
    authorities: Vec<Choice>,
    statuses: Vec<Choice>,
    processes: Vec<Choice>,
    coverage: Option<FigureView>,
    counted_at: OffsetDateTime,
    rows: Vec<ProcedureRow>,
    pager: Pager,
    empty: Empty,
    can_import: bool,
}

impl ListPage {
    /// The page of these rows.
    pub fn new(
        frame: Frame,
        asked: Asked,
        fields: Vec<String>,
        coverage: Option<Coverage>,
        rows: Vec<ProcedureRow>,
        pager: Pager,
        can_import: bool,
    ) -> ListPage {
        let words = frame.words;
        let empty = if asked.is_any() {
            Empty::filtered("/procedures")
        } else {
            Empty { icon: "route", title: "procedures-empty", text: "procedures-empty-text", act: None }
        };
        let target = Target { comparator: measure::Comparator::Equal, value: 1_000_000 };
        let figure = |coverage: Coverage| FigureView {
            unit: decision::Unit::Percent,
            value: coverage.value,
            target: Some(target),
            met: coverage.value.map(|value| value >= target.value),
            cell: coverage.cell,
            reason: None,
            records: None,
            months: Vec::new(),
        };
        let mut fields: Vec<Choice> = fields.into_iter().map(|field| Choice::new(field.clone(), field)).collect();
        crate::sort::by_name(&mut fields, |field| &field.word);
        ListPage {
            counted_at: asked.moment().unwrap_or(frame.now),
            frame: frame.titled(words.get("procedures-title")).within(Room::Procedures),
            words,
            fields,
            authorities: terms::choices(words, Authority::ALL, Authority::key),
            statuses: terms::choices(words, Status::ALL, Status::key),
            processes: [("with", "procedures-covered"), ("without", "procedures-uncovered")]
                .map(|(value, key)| Choice::new(value, words.get(key)))
                .into(),
            asked,
            coverage: coverage.map(figure),
            rows,
            pager,
            empty,
            can_import,
        }
    }
}

/// The badge of whether a process covers a procedure.
pub fn covered(covered: bool) -> Badge {
    Badge::of_target(Some(covered))
}

/// Shows a page of the catalogue.
pub async fn show(reader: Reader, Query(asked): Query<Asked>, Query(after): Query<After>) -> Answer {
    let found = reader.look(&asked.query(after.slice())).await?;
    let next = found.page.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.page.rows.len(), next.as_deref());
    let can_import = reader.may("processes.import");
    Ok(page(&ListPage::new(reader.frame, asked, found.fields, found.coverage, found.page.rows, pager, can_import)))
}
