//! Tasks as lines of a list, with the acts that their reader may do from the line.

use ::directives::flow::Turn;
use ::directives::views::DirectiveRow;
use commitment::State;

use super::steps::{SHEETS, Sheet};
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
    /// The key of the line's own form.
    pub key: String,
}

impl Line {
    /// Whether work is still owed.
    pub fn is_open(&self) -> bool {
        self.row.state.is_open()
    }
}

impl Lines {
    /// The steps that a line's turn asks of the reader.
    pub fn asked(&self, line: &Line) -> impl Iterator<Item = &'static Sheet> {
        let wanted: &[&str] = match line.row.turn {
            Turn::LeadAnswers => &["directives.take_on", "directives.turn_down"],
            Turn::AssignerJudges => &["directives.accept", "directives.give_back"],
            Turn::AssignerReassigns => &["directives.assign"],
            Turn::LeaderDecides => &["directives.decide_extension"],
            Turn::Paused => &["directives.resume"],
            Turn::LeadWorks if line.row.state == State::OpenOverdue => &["directives.extend", "directives.assign"],
            Turn::LeadWorks | Turn::Ended => &[],
        };
        // Late work that nobody follows asks for somebody who does.
        let follow = line.row.follower.is_none() && line.row.state == State::OpenOverdue;
        let asked = move |sheet: &&Sheet| wanted.contains(&sheet.act) || follow && sheet.act == "directives.follow";
        SHEETS.iter().filter(move |sheet| asked(sheet) && self.steps.contains(&sheet.act))
    }

    /// Whether the line waits for its result to be judged: then it is not completed once more.
    pub fn completes(&self, line: &Line) -> bool {
        self.can_complete && !matches!(line.row.turn, Turn::AssignerJudges | Turn::AssignerReassigns)
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
    /// Whether the reader may complete.
    pub can_complete: bool,
    /// Steps that the reader may take, as far as roles go.
    pub steps: Vec<&'static str>,
    /// The key of the form that follows up many at once.
    pub key: String,
}

impl Lines {
    /// The lines that a reader sees now.
    pub fn seen(reader: &Reader, rows: Vec<DirectiveRow>) -> Lines {
        let (now, calendar) = (reader.frame.now, reader.office().calendar());
        let line = |row: DirectiveRow| Line {
            due: Due::seen(row.state, row.due_at, now, calendar),
            row,
            key: fresh_key().to_string(),
        };
        Lines {
            rows: rows.into_iter().map(line).collect(),
            can_follow_up: reader.may("directives.follow_up"),
            can_urge: reader.may("urging.urge"),
            can_complete: reader.may("directives.complete"),
            steps: SHEETS.iter().map(|sheet| sheet.act).filter(|act| reader.may(act)).collect(),
            key: fresh_key().to_string(),
        }
    }
}
