//! Tasks as lines of a list, with the acts that their reader may do from the line.

use ::directives::flow::Turn;
use ::directives::views::DirectiveRow;
use commitment::State;
use ids::DirectiveId;

use super::steps::{SHEETS, Sheet};
use crate::answer::Trouble;
use crate::parts::Due;
use crate::posted::fresh_key;
use crate::reader::Reader;

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the records say.
    pub row: DirectiveRow,
    /// Its due time as the reader sees it.
    pub due: Due,
    /// What its reader may do with it now: what is not here is not offered.
    pub may: Vec<&'static str>,
    /// The key of the line's own form.
    pub key: String,
}

impl Line {
    /// Whether work is still owed.
    pub fn is_open(&self) -> bool {
        self.row.state.is_open()
    }

    /// The steps that the line's turn asks of the reader.
    pub fn asked(&self) -> impl Iterator<Item = &'static Sheet> {
        let wanted: &[&str] = match self.row.turn {
            Turn::LeadAnswers => &["directives.take_on", "directives.turn_down"],
            Turn::AssignerJudges => &["directives.accept", "directives.give_back"],
            Turn::AssignerReassigns => &["directives.assign"],
            Turn::LeaderDecides => &["directives.decide_extension"],
            Turn::Paused => &["directives.resume"],
            Turn::LeadWorks if self.row.state == State::OpenOverdue => &["directives.extend", "directives.assign"],
            Turn::LeadWorks | Turn::Ended => &[],
        };
        // Late work that nobody follows asks for somebody who does.
        let follow = self.row.follower.is_none() && self.row.state == State::OpenOverdue;
        let asked = move |sheet: &&Sheet| wanted.contains(&sheet.act) || follow && sheet.act == "directives.follow";
        SHEETS.iter().filter(move |sheet| asked(sheet) && self.may.contains(&sheet.act))
    }

    /// Whether the reader may complete it; what was turned down is given to somebody else first.
    pub fn completes(&self) -> bool {
        self.may.contains(&"directives.complete") && self.row.turn != Turn::AssignerReassigns
    }
}

/// The lines of a page.
#[derive(Clone, Debug)]
pub struct Lines {
    /// In the order of the query.
    pub rows: Vec<Line>,
    /// Whether the reader may follow up.
    pub can_follow_up: bool,
    /// Whether the reader may urge.
    pub can_urge: bool,
    /// The key of the form that follows up many at once.
    pub key: String,
}

impl Lines {
    /// The lines that a reader sees now.
    ///
    /// # Errors
    /// Trouble of the look.
    pub async fn seen(reader: &Reader, rows: Vec<DirectiveRow>) -> Result<Lines, Trouble> {
        let ids: Vec<DirectiveId> = rows.iter().map(|row| row.id).collect();
        let possible = reader.office().possible_with(reader.actor(), &ids).await;
        let mut possible = possible.map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))?;
        let (now, calendar) = (reader.frame.now, reader.office().calendar());
        let line = |row: DirectiveRow| Line {
            due: Due::seen(row.state, row.due_at, now, calendar),
            may: possible.remove(&row.id).unwrap_or_default(),
            row,
            key: fresh_key().to_string(),
        };
        Ok(Lines {
            rows: rows.into_iter().map(line).collect(),
            can_follow_up: reader.may("directives.follow_up"),
            can_urge: reader.may("urging.urge"),
            key: fresh_key().to_string(),
        })
    }
}
