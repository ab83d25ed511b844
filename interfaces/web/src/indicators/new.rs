//! Adding an indicator: records, moments, denominator and window from choices, with a name, a title and a citation.

use app::objectives::AddIndicator;
use askama::Template;
use measure::{Mark, Population, Unit};
use objectives::acts::add_indicator::Wanted;
use objectives::{Base, Definition, Requirement};

use crate::answer::{Answer, page, refused_form, see};
use crate::objectives::measures::level;
use crate::parts::{Choice, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

/// Moments that can be required on one page.
const ROWS: usize = 3;

/// The page.
#[derive(Template)]
#[template(path = "indicators/new.html")]
pub struct NewPage {
    frame: Frame,
    words: Words,
    form: Form,
    populations: Vec<Choice>,
    bases: Vec<Choice>,
    marks: Vec<Choice>,
    levels: Vec<Choice>,
    units: Vec<Choice>,
    /// What each population has, in words.
    has: Vec<(String, String)>,
}

impl NewPage {
    /// The form.
    pub fn new(frame: Frame, form: Form) -> NewPage {
        let words = frame.words;
        let has = |population: &Population| {
            let marks = Definition::marks(*population).iter().map(|mark| words.term(*mark));
            (words.term(*population), marks.collect::<Vec<_>>().join(", "))
        };
        let every = Population::ALL.iter().flat_map(|population| Definition::levels_of(*population));
        let mut levels: Vec<Choice> = every.map(|key| Choice::new(*key, level(key, words))).collect();
        levels.sort_by(|first, second| first.value.cmp(&second.value));
        levels.dedup();
        NewPage {
            frame: frame
                .titled(words.get("indicator-new-title"))
                .within(Room::Objectives)
                .below("/indicators", words.get("indicators-title")),
            words,
            form,
            populations: terms::choices(words, Population::ALL, Population::key),
            bases: terms::choices(words, Base::ALL, Base::key),
            marks: terms::choices(words, Mark::ALL, Mark::key),
            levels,
            units: ["percent", "count"]
                .map(|unit| Choice::new(unit, words.get(if unit == "percent" { "unit-percent" } else { "unit-count" })))
                .into(),
            has: Population::ALL.iter().map(has).collect(),
        }
    }

    fn rows(&self) -> std::ops::Range<usize> {
        0..ROWS
    }
}

/// Shows the form.
pub async fn show(reader: Reader) -> Answer {
    let form = Form::fresh(fresh_key()).with("base", Base::Due.key()).with("unit", "percent");
    Ok(page(&NewPage::new(reader.frame, form)))
}

/// Adds it.
pub async fn add(reader: Reader, posted: Posted) -> Answer {
    let words = reader.frame.words;
    let mut form = posted.form();
    let population = Population::from_key(posted.text("population"));
    if population.is_none() {
        form.refuse("population", words.get("indicator-population-missing"));
    }
    if let Some(population) = population {
        let definition = Definition {
            population,
            levels: posted.all("levels").map(str::to_owned).collect(),
            required: (0..ROWS).filter_map(|row| required(&posted, row)).collect(),
            base: Base::from_key(posted.text("base")).unwrap_or(Base::All),
            window: Mark::from_key(posted.text("window")),
            unit: if posted.text("unit") == "count" { Unit::Count } else { Unit::Percent },
        };
        let text = |field| posted.text(field).to_owned();
        let wanted = Wanted { name: text("name"), title: text("title"), citation: text("citation"), definition };
        match reader.perform(&posted, &AddIndicator(wanted)).await? {
            Ok(name) => {
                reader.tell(Flash::done(words.get("indicator-added"))).await;
                return Ok(see(&format!("/indicators/{name}")));
            }
            Err(refusal) => form.refuse(field(refusal.key()), words.refusal(&refusal)),
        }
    }
    Ok(refused_form(&NewPage::new(reader.frame, form)))
}

fn required(posted: &Posted, row: usize) -> Option<Requirement> {
    let mark = Mark::from_key(posted.text(&format!("mark-{row}")))?;
    Some(Requirement { mark, by: Mark::from_key(posted.text(&format!("by-{row}"))) })
}

/// The field that a refusal is about.
fn field(key: &str) -> &'static str {
    match key {
        "indicators-name-not-plain" | "indicators-name-taken" => "name",
        "indicators-title-missing" => "title",
        "indicators-citation-missing" => "citation",
        "indicators-no-such-level" => "levels",
        _ => "mark-0",
    }
}
