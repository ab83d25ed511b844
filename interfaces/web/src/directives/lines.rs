//! Tasks as lines of a list, with the acts that their reader may do from the line.

use ::directives::views::DirectiveRow;

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
            key: fresh_key().to_string(),
        }
    }
}
