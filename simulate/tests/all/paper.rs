//! An office on paper: plays the script through the rules alone, so that its figures can be counted without a database.

use std::collections::BTreeMap;

use calendar::Calendar;
use directives::acts::complete::complete;
use directives::acts::enter::{Circumstances, Entry, enter};
use directives::acts::follow_up::follow_up;
use directives::acts::record_document::record_document;
use directives::{Change, Directive, Document, Write, facts};
use ids::{DirectiveId, DocumentId, FollowUpId, PersonId, UnitId};
use law::Law;
use measure::{Cell, Period, slots};
use objectives::catalogue;
use simulate::{Assignment, Plan, Step, Timed, last_moment};
use time::{Date, Month, OffsetDateTime};
use uuid::Uuid;

use crate::script;

/// Documents and tasks by their places in the script.
pub struct Paper {
    pub documents: Vec<Document>,
    pub directives: Vec<Directive>,
    pub now: OffsetDateTime,
    law: Law,
    calendar: Calendar,
}

impl Paper {
    /// Plays a plan; panics with the rule that an act breaks.
    pub fn play(plan: &Plan) -> Self {
        let (law, calendar) = (Law::house(), Calendar::office());
        let now = last_moment(plan.today);
        let mut paper = Self { documents: Vec::new(), directives: Vec::new(), now, law, calendar };
        for timed in script(plan) {
            paper.perform(timed);
        }
        paper
    }

    fn perform(&mut self, Timed { at: now, by, step }: Timed) {
        let by = PersonId::new(id(3, by.0));
        match step {
            Step::LoadDecision { .. } => {}
            Step::Register { document, known } => {
                let number = known.number.clone();
                let change = record_document(None, *known, DocumentId::new(id(1, document.0)));
                self.keep(change.unwrap_or_else(|refusal| panic!("{number}: {refusal}")).expect("it is new"));
            }
            Step::Enter { task, document, assignment } => {
                let document = &self.documents[document.0];
                let calendar = &self.calendar;
                let circumstances = Circumstances { document, code_taken: false, units_exist: true, calendar, now };
                let change = enter(entry(assignment), DirectiveId::new(id(2, task.0)), circumstances);
                self.keep(change.unwrap_or_else(|refusal| panic!("{task:?} of {}: {refusal}", document.number)));
            }
            Step::FollowUp { tasks, text } => {
                for task in tasks {
                    let change = follow_up(&self.directives[task.0], FollowUpId::new(Uuid::nil()), by, now, &text, now);
                    self.keep(change.unwrap_or_else(|refusal| panic!("{task:?}: {refusal}")));
                }
            }
            Step::Complete { task, at, evidence } => {
                let directive = &self.directives[task.0];
                let document = &self.documents[place(directive.document.uuid())];
                let change = complete(directive, document, at, evidence, now);
                self.keep(change.unwrap_or_else(|refusal| panic!("{task:?}: {refusal}")));
            }
        }
    }

    fn keep(&mut self, change: Change) {
        for write in change.writes() {
            match write {
                Write::Document(document) => self.documents.push(document.clone()),
                Write::Directive(directive) => match self.directives.get_mut(place(directive.id.uuid())) {
                    Some(held) => *held = directive.clone(),
                    None => self.directives.push(directive.clone()),
                },
                Write::FollowUp(_) | Write::Concealed(_) | Write::Plan(_) => {}
            }
        }
    }

    /// What every indicator counts in the year of the story's last day, by name.
    pub fn figures(&self) -> BTreeMap<String, Cell> {
        let year = self.now.year();
        let day = |month, day| Date::from_calendar_date(year, month, day).expect("a day");
        let period = Period { from: day(Month::January, 1), to: day(Month::December, 31) };
        let mut figures: BTreeMap<String, Cell> = BTreeMap::new();
        let indicators = catalogue::computed();
        for document in &self.documents {
            let own: Vec<Directive> =
                self.directives.iter().filter(|directive| directive.document == document.id).cloned().collect();
            let facts = facts::of(document, &own, &self.law, &self.calendar);
            for indicator in &indicators {
                let cell = figures.entry(indicator.name.clone()).or_default();
                for slot in slots(indicator, &facts, self.now) {
                    if slot.window.is_none_or(|at| period.contains(at.to_offset(calendar::ZONE).date())) {
                        *cell += Cell::of(slot.verdict);
                    }
                }
            }
        }
        figures
    }

    /// How many directives are in which state.
    pub fn states(&self) -> BTreeMap<&'static str, usize> {
        let mut states = BTreeMap::new();
        for directive in &self.directives {
            *states.entry(directive.commitment.state(self.now, &self.calendar).key()).or_default() += 1;
        }
        states
    }

    /// The office's calendar.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }
}

fn entry(assignment: Assignment) -> Entry {
    let Assignment { code, content, lead, co_units, follower, due } = assignment;
    let unit = |place: usize| UnitId::new(id(4, place));
    Entry {
        code,
        content,
        lead_unit: unit(lead.0),
        co_units: co_units.into_iter().map(|no| unit(no.0)).collect(),
        informed: Vec::new(),
        product: String::new(),
        follower: follower.map(|no| PersonId::new(id(3, no.0))),
        due,
    }
}

fn id(kind: u64, place: usize) -> Uuid {
    Uuid::from_u64_pair(kind, u64::try_from(place).expect("a place"))
}

fn place(id: Uuid) -> usize {
    usize::try_from(id.as_u64_pair().1).expect("a place")
}
