//! Who works where, in which roles.

use ::people::views::PersonRow;
use app::people::{ListPeople, ListUnits};
use askama::Template;
use axum::extract::Query;
use serde::Deserialize;

use crate::answer::{Answer, page};
use crate::inbox::After;
use crate::parts::{Choice, Empty, Frame, Pager, Room};
use crate::reader::Reader;
use crate::sort;
use crate::words::Words;

/// The filter as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// The id of a unit.
    #[serde(default)]
    pub unit: String,
    /// Words of the name or the user name, with or without diacritics.
    #[serde(default)]
    pub text: String,
}

/// What the reader may do on the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct May {
    /// Record a person, or edit one.
    pub record: bool,
    /// Give a person a new first password.
    pub set_password: bool,
    /// Hand over what a person follows and works on.
    pub hand_over: bool,
}

impl May {
    /// Whether a line has any act.
    fn any(self) -> bool {
        self.record || self.set_password || self.hand_over
    }
}

/// The page.
#[derive(Template)]
#[template(path = "people/list.html")]
pub struct ListPage {
    frame: Frame,
    words: Words,
    asked: Asked,
    units: Vec<Choice>,
    rows: Vec<PersonRow>,
    pager: Pager,
    empty: Empty,
    may: May,
}

impl ListPage {
    /// The page of these people.
    pub fn new(
        frame: Frame,
        asked: Asked,
        units: Vec<Choice>,
        rows: Vec<PersonRow>,
        pager: Pager,
        may: May,
    ) -> ListPage {
        let words = frame.words;
        let empty = Empty { icon: "users", title: "people-empty", text: "people-empty-text", act: None };
        ListPage {
            frame: frame.titled(words.get("people-title")).within(Room::Organisation),
            words,
            asked,
            units,
            rows,
            pager,
            empty,
            may,
        }
    }

    fn roles(&self, row: &PersonRow) -> String {
        row.roles.iter().map(|role| self.words.term(*role)).collect::<Vec<_>>().join("; ")
    }
}

/// Shows a page of people, of one unit or of all.
pub async fn show(reader: Reader, Query(asked): Query<Asked>, Query(after): Query<After>) -> Answer {
    let mut units = reader.look(&ListUnits).await?;
    sort::by_name(&mut units, |unit| &unit.name);
    let units = units.iter().map(|unit| Choice::new(unit.id, &unit.name)).collect();
    let mut query = ListPeople { filter: Default::default(), slice: after.slice() };
    query.filter.unit = asked.unit.parse().ok();
    query.filter.text = asked.text.trim().to_owned();
    let found = reader.look(&query).await?;
    let next = found.next.map(|key| key.to_string());
    let pager = Pager::new(&reader.frame.address, found.rows.len(), next.as_deref());
    let may = May {
        record: reader.may("people.record_person"),
        set_password: reader.may("people.set_password"),
        hand_over: reader.may("directives.hand_over"),
    };
    Ok(page(&ListPage::new(reader.frame, asked, units, found.rows, pager, may)))
}
