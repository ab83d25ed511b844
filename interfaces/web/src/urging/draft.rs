//! The draft of an urging letter to one unit, made from its late tasks: printed or copied into the e-office, where it is signed
//! and gets its number; the number then comes back with the urging.

use ::directives::views::DirectiveRow;
use ::people::UnitKind;
use app::Slice;
use app::directives::ListDirectives;
use app::people::ListUnits;
use askama::Template;
use axum::extract::Query;
use commitment::State;
use ids::UnitId;
use serde::Deserialize;
use time::Date;

use crate::answer::{Answer, Trouble, page};
use crate::error::Problem;
use crate::parts::{Due, Empty, Form, Frame, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::words::{Lang, Words};

/// The most tasks that one letter names.
const MOST: u64 = 100;

/// The unit as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// Which.
    #[serde(default)]
    pub unit: String,
}

/// A late task of the letter.
#[derive(Clone, Debug)]
pub struct Line {
    /// The task.
    pub row: DirectiveRow,
    /// How late it is, in the letter's language.
    pub late: String,
    /// Its due day.
    pub due: String,
}

/// Who writes to whom.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    /// The body above the writer.
    pub superior: String,
    /// Who writes.
    pub issuer: String,
    /// To whom.
    pub unit: String,
}

/// The page.
#[derive(Template)]
#[template(path = "urging/draft.html")]
pub struct DraftPage {
    frame: Frame,
    words: Words,
    letter: Words,
    asked: Asked,
    heads: Heads,
    lines: Vec<Line>,
    today: Date,
    text: String,
    form: Form,
    empty: Empty,
}

impl DraftPage {
    /// The draft of these tasks. A letter of the office is Vietnamese, whatever language its writer reads pages in.
    pub fn new(frame: Frame, asked: Asked, heads: Heads, lines: Vec<Line>) -> DraftPage {
        let words = frame.words;
        let letter = Words::new(Lang::Vi);
        DraftPage {
            today: frame.now.to_offset(calendar::ZONE).date(),
            text: letter.say("draft-text").number("tasks", lines.len()).to_string(),
            frame: frame
                .titled(words.say("draft-title").text("unit", &heads.unit))
                .within(Room::Directives)
                .below("/board", words.get("tab-board")),
            words,
            letter,
            asked,
            heads,
            lines,
            form: Form::fresh(fresh_key()),
            empty: Empty { icon: "circle-check", title: "late-empty", text: "late-empty-text", act: None },
        }
    }
}

/// Who writes to the unit in the address, and what about.
///
/// # Errors
/// [`Problem::Missing`] where there is no such unit.
pub(super) async fn drafted(reader: &Reader, asked: &Asked) -> Result<(Heads, Vec<Line>), Trouble> {
    let units = reader.look(&ListUnits).await?;
    let missing = || Trouble::new(reader.frame.clone(), Problem::Missing);
    let wanted: UnitId = asked.unit.parse().map_err(|_| missing())?;
    let unit = units.iter().find(|unit| unit.id == wanted).ok_or_else(missing)?;
    let office = units.iter().find(|unit| unit.kind == UnitKind::Office);
    let above = office.and_then(|office| office.parent).and_then(|parent| units.iter().find(|unit| unit.id == parent));
    let name = |unit: Option<&::people::views::UnitRow>| unit.map(|unit| unit.name.clone()).unwrap_or_default();
    let heads = Heads { superior: name(above), issuer: name(office), unit: unit.name.clone() };
    let mut query = ListDirectives { filter: Default::default(), slice: Slice::first(MOST) };
    query.filter.states = vec![State::OpenOverdue];
    query.filter.unit = Some(wanted);
    let (now, calendar, letter) = (reader.frame.now, reader.office().calendar(), Words::new(Lang::Vi));
    let line = |row: DirectiveRow| Line {
        late: Due::seen(row.state, row.due_at, now, calendar).left_in_words(&letter).unwrap_or_default(),
        due: row.due_at.map(|at| letter.date(at.to_offset(::calendar::ZONE).date())).unwrap_or_default(),
        row,
    };
    let lines = reader.look(&query).await?.rows.into_iter().map(line).collect();
    Ok((heads, lines))
}

/// Shows the draft to a unit.
pub async fn show(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let (heads, lines) = drafted(&reader, &asked).await?;
    Ok(page(&DraftPage::new(reader.frame, asked, heads, lines)))
}
