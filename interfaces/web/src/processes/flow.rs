//! What really happened over a process: who fitted, who left it and where, where work waited, which ways were taken.

use app::processes::{Flow, FlowCase, ShowFlow};
use askama::Template;
use axum::extract::{Path, Query};
use process::{Direction, Look, Mark, Picture, StepFlow, Tone};
use serde::Deserialize;
use time::Month;
use uuid::Uuid;

use crate::answer::{Answer, page};
use crate::parts::{Choice, Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// So many dossiers are listed at once.
const LISTED: usize = 100;
/// So many ways are shown.
const PATHS: usize = 12;

/// The filter as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// A unit's id.
    #[serde(default)]
    pub unit: String,
    /// A month, as 2026-11.
    #[serde(default)]
    pub month: String,
    /// A procedure's code.
    #[serde(default)]
    pub procedure: String,
    /// The dossiers that left the process at this activity.
    #[serde(default)]
    pub at: String,
    /// The dossiers that took this way, counted from 1.
    #[serde(default)]
    pub path: String,
}

impl Asked {
    /// What the records are asked for; a word that is no choice filters nothing.
    pub fn query(&self, process: Uuid) -> ShowFlow {
        let month = self.month.split_once('-').and_then(|(year, month)| {
            let month: u8 = month.parse().ok()?;
            Some((year.parse().ok()?, Month::try_from(month).ok()?))
        });
        ShowFlow {
            process,
            unit: self.unit.parse().ok(),
            month,
            procedure: Some(self.procedure.clone()).filter(|code| !code.is_empty()),
        }
    }

    /// The same filter at the end of an address, with one thing more.
    fn with(&self, name: &str, value: &str) -> String {
        let kept = [("unit", &self.unit), ("month", &self.month), ("procedure", &self.procedure)];
        let mut query: Vec<String> = kept
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={}", text::percent_encoded(value)))
            .collect();
        query.push(format!("{name}={}", text::percent_encoded(value)));
        format!("?{}#cases", query.join("&"))
    }
}

/// The page.
#[derive(Template)]
#[template(path = "processes/flow.html")]
pub struct FlowPage {
    frame: Frame,
    words: Words,
    asked: Asked,
    units: Vec<Choice>,
    procedures: Vec<Choice>,
    picture: Picture,
    drawn: Option<String>,
    paths: Vec<PathView>,
    deviations: Vec<DeviationView>,
    listed: Option<Listed>,
    more: bool,
    most: u64,
}

/// A way that dossiers took.
#[derive(Clone, Debug)]
pub struct PathView {
    /// Its steps.
    pub steps: String,
    /// How many took it.
    pub cases: usize,
    /// Deviations of each.
    pub cost: Option<u32>,
    /// Where they are listed.
    pub address: String,
}

/// A step at which dossiers left the process.
#[derive(Clone, Debug)]
pub struct DeviationView {
    /// The step.
    pub activity: String,
    /// Done where the process does not do it.
    pub beside: usize,
    /// Left out where the process does it.
    pub skipped: usize,
    /// How many dossiers.
    pub cases: usize,
    /// Where they are listed.
    pub address: String,
}

/// Dossiers that the page lists.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What they have in common.
    pub title: String,
    /// The first of them.
    pub cases: Vec<FlowCase>,
    /// How many there are beside these.
    pub more: usize,
}

impl FlowPage {
    /// The page of what happened.
    pub fn new(frame: Frame, asked: Asked, flow: Flow) -> FlowPage {
        let words = frame.words;
        let fields = flow.process.fields();
        let id = flow.process.id();
        let here = |name: &str, value: &str| format!("/processes/{id}/flow{}", asked.with(name, value));
        let path = |(number, path): (usize, &process::Path)| PathView {
            steps: path.activities.join(" → "),
            cases: path.cases.len(),
            cost: path.cost,
            address: here("path", &(number + 1).to_string()),
        };
        let deviation = |astray: &process::Astray| DeviationView {
            activity: astray.activity.clone(),
            beside: astray.log_moves,
            skipped: astray.model_moves,
            cases: astray.cases.len(),
            address: here("at", &astray.activity),
        };
        let code = fields.code.clone().unwrap_or_default();
        let version = fields.version.clone().unwrap_or_default();
        let choices = |codes: &Vec<String>| codes.iter().map(|code| Choice::new(code.clone(), code.clone())).collect();
        FlowPage {
            frame: frame
                .titled(words.say("flow-title").text("code", &code))
                .within(Room::Procedures)
                .below("/procedures", words.get("room-procedures"))
                .below(
                    format!("/processes/{id}"),
                    words.say("process-title").text("code", &code).text("version", version),
                ),
            words,
            units: flow.units.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect(),
            procedures: fields.procedures.as_ref().map(choices).unwrap_or_default(),
            drawn: drawn(&flow, words),
            paths: flow.picture.paths.iter().take(PATHS).enumerate().map(path).collect(),
            deviations: flow.picture.deviations.iter().map(deviation).collect(),
            listed: listed(&asked, &flow, words),
            more: flow.more,
            most: flow.most,
            picture: flow.picture,
            asked,
        }
    }

    /// A waiting time in words.
    fn lasting(&self, seconds: &Option<f64>) -> String {
        seconds.map_or_else(|| "–".to_owned(), |seconds| working_time(seconds, self.words))
    }
}

/// Working hours, or working days of eight.
fn working_time(seconds: f64, words: Words) -> String {
    let tenths = (seconds / 360.0).round() as i64;
    let number = |tenths: i64| crate::format::decimal(tenths * 1_000, words.lang);
    if tenths < 80 {
        words.say("flow-hours").text("number", number(tenths)).to_string()
    } else {
        words.say("flow-days").text("number", number((tenths + 4) / 8)).to_string()
    }
}

/// The model with how often each step was done and how long work waited before it.
fn drawn(flow: &Flow, words: Words) -> Option<String> {
    let diagram = flow.model.as_ref()?.diagram();
    let of = |node: usize| -> Option<&StepFlow> {
        let name = diagram.nodes[node].name.as_deref()?;
        flow.picture.steps.iter().find(|step| step.activity == name)
    };
    let mark = |node: usize| {
        let step = of(node)?;
        let waited = step.waiting.median.map(|seconds| format!(" · {}", working_time(seconds, words)));
        let text = format!("{}{}", words.count(step.times), waited.unwrap_or_default());
        Some(Mark { text, tone: if step.slowest { Tone::Slow } else { Tone::Plain } })
    };
    let title = words.get("flow-picture");
    let look = Look { title: &title, marks: Some(&mark), links: None };
    Some(diagram.drawing(Direction::Down).svg(&diagram, &look))
}

/// The dossiers of a deviation or of a way.
fn listed(asked: &Asked, flow: &Flow, words: Words) -> Option<Listed> {
    let (title, cases): (String, Vec<usize>) = if asked.at.is_empty() {
        let number: usize = asked.path.parse().ok()?;
        let path = flow.picture.paths.get(number.checked_sub(1)?)?;
        (words.say("flow-cases-of-path").number("number", number).to_string(), path.cases.clone())
    } else {
        let astray = flow.picture.deviations.iter().find(|astray| astray.activity == asked.at)?;
        let title = words.say("flow-cases-at").text("step", &asked.at).to_string();
        (title, astray.cases.iter().copied().collect())
    };
    let more = cases.len().saturating_sub(LISTED);
    let cases = cases.iter().take(LISTED).filter_map(|&case| flow.cases.get(case).cloned()).collect();
    Some(Listed { title, cases, more })
}

/// Shows what happened.
pub async fn show(reader: Reader, id: Path<String>, Query(asked): Query<Asked>) -> Answer {
    let id = super::process(&reader, id)?;
    let flow = reader.look(&asked.query(id)).await?;
    Ok(page(&FlowPage::new(reader.frame, asked, flow)))
}
