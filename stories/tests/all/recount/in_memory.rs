//! The figures of the same office by facts and indicators, without a database.

use std::collections::BTreeMap;

use calendar::Calendar;
use commitment::{Commitment, Completion, Deadline, Evidence, Ground, Origin};
use directives::flow::Flow;
use directives::{
    Content, Direction, Directive, Document, Follower, Level, Secrecy, StoredDirective, StoredDocument, Urgency,
};
use dossiers::{Replays, facts::Known};
use ids::{DirectiveId, DocumentId, PersonId, UnitId};
use law::Law;
use ledger::Held;
use measure::{Cell, Fact, Period, figure, slots, steps};
use objectives::catalogue;
use process::{Net, Way};
use time::OffsetDateTime;
use time::macros::date;
use uuid::Uuid;

use super::office::{self, Office};

/// The measured year.
pub const PERIOD: Period = Period { from: date!(2018 - 01 - 01), to: date!(2018 - 12 - 31) };

/// The facts of an office, group by group.
pub struct Facts(Vec<Vec<Fact>>);

impl Facts {
    pub fn of(office: &Office) -> Self {
        let (law, calendar) = (Law::house(), Calendar::office());
        let mut groups = Vec::new();
        for (place, document) in office.documents.iter().enumerate() {
            let (document, tasks) = directives(place, document);
            groups.push(directives::facts::of(&document, &tasks, &law, &calendar));
        }
        for (place, item) in office.items.iter().enumerate() {
            let follow_ups: Vec<_> = item.follow_ups.iter().map(|at| held(0, follow_up(*at))).collect();
            let urgings: Vec<_> = item.urgings.iter().map(|urging| held(0, self::urging(urging))).collect();
            groups.push(programme::facts::of(&held(place, self::item(item)), &follow_ups, &urgings, &law, &calendar));
        }
        let processes: Vec<_> =
            office.processes.iter().enumerate().map(|(place, process)| held(place, self::process(process))).collect();
        let procedures: Vec<_> = office.procedures.iter().enumerate().map(|(n, one)| held(n, procedure(one))).collect();
        for (place, procedure) in office.procedures.iter().enumerate() {
            let publications: Vec<_> = publications(procedure).map(|act| held(0, act)).collect();
            let processes: Vec<_> = processes.iter().collect();
            groups.push(procedures::facts::of(&procedures[place], &processes, &publications, &law, &calendar));
        }
        let mut replays = Replays::default();
        for (place, dossier) in office.dossiers.iter().enumerate() {
            let own = held(place, self::dossier(dossier));
            let events: Vec<_> = dossier.steps.iter().map(|step| held(0, event(step))).collect();
            let procedure = dossier.procedure.map(|place| procedures[place].fields());
            let code = procedure.and_then(|procedure| procedure.iso_process_code.as_ref());
            let key = dossier.procedure.map(code_of);
            let mine = processes.iter().filter(|process| {
                let named = process.fields().procedures.iter().flatten().any(|named| Some(named) == key.as_ref());
                dossier.procedure.is_some() && (named || (code.is_some() && process.fields().code.as_ref() == code))
            });
            let mine: Vec<_> = mine.collect();
            let deliveries: Vec<_> =
                dossier.urgings.iter().filter_map(|urging| self::urging(urging).delivery()).collect();
            let decided = own.fields().is_decided();
            let known = Known {
                dossier: &own,
                events: &events,
                procedure,
                fits: if decided { replays.fits(own.fields(), &events, &mine) } else { None },
                at_centre: dossier.at_centre,
                deliveries: &deliveries,
            };
            let facts = dossiers::facts::of(known, &law, &calendar);
            let (own, centre): (Vec<_>, Vec<_>) =
                facts.into_iter().partition(|fact| fact.population == measure::Population::Dossiers);
            groups.extend([own, centre]);
        }
        for unit in 0..office.units.len() {
            let owed = office.reports.iter().enumerate().filter(|(_, report)| report.unit == unit);
            let owed: Vec<_> = owed.map(|(place, report)| held(place, self::report(report))).collect();
            // A division or a centre whose parent is the Office.
            groups.push(reports::facts::of(self::unit(unit), [2, 3].contains(&unit), &owed));
        }
        let initiatives = office.initiatives.iter().enumerate();
        groups.extend(initiatives.map(|(n, one)| initiatives::facts::of(&held(n, initiative(one)))));
        let obligations = office.obligations.iter().enumerate();
        groups.extend(obligations.map(|(n, one)| quality::facts::of(&held(n, obligation(one)))));
        Self(groups)
    }

    /// Every indicator at a moment, counted from the slots.
    pub fn count(&self, at: OffsetDateTime) -> BTreeMap<String, Cell> {
        let each = catalogue::computed().into_iter().map(|indicator| {
            let slots = self.0.iter().flat_map(|group| slots(&indicator, group, at));
            let cells = slots.map(|slot| (slot.key(), Cell::of(slot.verdict)));
            let cell = figure(cells, Some(PERIOD), indicator.unit, None, None).cell;
            (indicator.name, cell)
        });
        each.collect()
    }

    /// The same by adding up steps.
    pub fn sum(&self, at: OffsetDateTime) -> BTreeMap<String, Cell> {
        let each = catalogue::computed().into_iter().map(|indicator| {
            let steps = self.0.iter().flat_map(|group| steps(&indicator, group)).filter(|step| step.at <= at);
            let cell = figure(steps.map(|step| (step.key, step.change)), Some(PERIOD), indicator.unit, None, None).cell;
            (indicator.name, cell)
        });
        each.collect()
    }
}

fn held<F>(place: usize, fields: F) -> Held<F> {
    Held::restore(id(place), code_of(place), fields, 1)
}

fn id(place: usize) -> Uuid {
    Uuid::from_u128(place as u128 + 1)
}

/// The code of what stands at a place of its list.
pub fn code_of(place: usize) -> String {
    format!("M{place}")
}

fn unit(place: usize) -> UnitId {
    UnitId::new(id(place))
}

fn someone() -> PersonId {
    PersonId::new(id(0))
}

fn directives(place: usize, document: &office::Document) -> (Document, Vec<Directive>) {
    let stored = StoredDocument {
        id: DocumentId::new(id(place)),
        number: code_of(place),
        issued_on: document.issued,
        issuer: "Nơi gửi".to_owned(),
        level: Level::from_key(document.level).expect("a level"),
        direction: Direction::from_key(document.direction).expect("a direction"),
        book_no: None,
        received_at: document.received,
        content: if document.secret {
            Content::Secret { secrecy: Secrecy::Secret }
        } else {
            Content::Open { subject: "Về việc".to_owned() }
        },
        has_deadline: document.has_deadline,
        deadline: document.deadline,
        urgency: if document.urgent { Urgency::Urgent } else { Urgency::Normal },
        expected_tasks: document.expected,
        version: 1,
    };
    let restored = Document::restore(stored).expect("a sound document");
    let tasks = document.tasks.iter().enumerate().map(|(n, task)| directive(place * 100 + n, place, task, &restored));
    let tasks = tasks.collect();
    (restored, tasks)
}

fn directive(place: usize, document: usize, task: &office::Task, given_in: &Document) -> Directive {
    let first = task.entered.or(given_in.received_at).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let row = |due, decided_at, ground| Deadline { due, decided_at, ground, origin: Origin::Record };
    let mut deadlines = vec![row(task.due, first, Ground::Original)];
    if let Some((decided, until)) = task.extended {
        let ground = Ground::Extension { reason: "xin thêm thời gian".to_owned(), approver: someone() };
        deadlines.push(row(Some(until), decided.max(first + time::Duration::MICROSECOND), ground));
    }
    let completion = task.done.map(|at| Completion {
        at,
        submitted_at: task.submitted,
        stands_from: match (task.submitted, task.accepted) {
            (_, Some(accepted)) => Some(accepted.max(at)),
            (Some(_), None) => None,
            (None, None) => Some(at),
        },
        evidence: if task.evidence { vec![Evidence::Text { text: "12/BC".to_owned() }] } else { Vec::new() },
    });
    let stored = StoredDirective {
        id: DirectiveId::new(id(place)),
        code: code_of(place),
        document: DocumentId::new(id(document)),
        level: given_in.level,
        content: "Việc".to_owned(),
        lead_unit: unit(task.unit),
        co_units: Vec::new(),
        parts: Vec::new(),
        informed: Vec::new(),
        product: String::new(),
        parent: None,
        follower: task.followed.then(|| Follower { person: someone(), since: task.entered }),
        received_at: given_in.received_at,
        commitment: Commitment {
            entered_at: task.entered,
            deadlines,
            follow_ups: task.follow_ups.clone(),
            completion,
            ..Commitment::default()
        },
        flow: Flow::default(),
        version: 1,
    };
    Directive::restore(stored).expect("a sound directive")
}

fn item(item: &office::Item) -> programme::Item {
    use programme::Status;
    let withdrawn = item.crossed_out && item.approved;
    programme::Item {
        year: Some(item.year),
        title: Some("Việc".to_owned()),
        lead_unit: Some(unit(item.unit)),
        follower: item.followed.then(someone),
        due_at: item.due,
        completed_at: item.done,
        evidence: item.evidence.then(|| "12/BC".to_owned()),
        status: Some(if item.crossed_out { Status::Withdrawn } else { Status::Approved }),
        withdrawn_by: withdrawn.then(|| "15/QĐ-UBND".to_owned()),
        ..programme::Item::default()
    }
}

fn follow_up(at: OffsetDateTime) -> programme::FollowUp {
    programme::FollowUp { at: Some(at), text: Some("đang làm".to_owned()), ..programme::FollowUp::default() }
}

fn urging(urging: &office::Urging) -> programme::Urging {
    programme::Urging {
        rung: Some(urging.rung.to_owned()),
        delivered_at: Some(urging.at),
        by: urging.person.then(someone),
        answered_at: urging.answered,
        ..programme::Urging::default()
    }
}

fn procedure(procedure: &office::Procedure) -> procedures::Procedure {
    use procedures::{Authority, Status};
    procedures::Procedure {
        name: Some("Thủ tục".to_owned()),
        authority: procedure.authority.and_then(Authority::from_key),
        decided_on: procedure.decided,
        effective_on: procedure.effective,
        status: Some(if procedure.repealed { Status::Repealed } else { Status::InForce }),
        iso_process_code: procedure.process.clone(),
        national_db_updated_at: procedure.database,
        published_at: procedure.published,
        ..procedures::Procedure::default()
    }
}

fn publications(procedure: &office::Procedure) -> impl Iterator<Item = procedures::Publication> {
    use procedures::PublicationAct::{Acknowledged, Posted};
    let acts = [(Posted, procedure.posted), (Acknowledged, procedure.acknowledged)];
    acts.into_iter().filter(|(_, at)| at.is_some()).map(|(act, at)| procedures::Publication {
        act: Some(act),
        at,
        ..procedures::Publication::default()
    })
}

fn process(process: &office::Process) -> procedures::Process {
    procedures::Process {
        code: Some(process.code.clone()),
        procedures: Some(process.procedures.iter().map(|place| code_of(*place)).collect()),
        effective_on: Some(process.from),
        withdrawn_on: process.until,
        net: process.steps.as_ref().map(|steps| line(steps)),
        ..procedures::Process::default()
    }
}

/// A net that lets its steps happen one after another.
pub fn line(steps: &[&str]) -> Net {
    let mut net = Net::default();
    let mut before = net.place("p", 1);
    for (n, step) in steps.iter().enumerate() {
        let transition = net.transition(format!("t{n}"), Some((*step).to_owned()), 1);
        let after = net.place(format!("p{n}"), 0);
        net.arc(Way::Takes, before, transition, 1);
        net.arc(Way::Gives, after, transition, 1);
        before = after;
    }
    net
}

fn dossier(dossier: &office::Dossier) -> dossiers::Dossier {
    dossiers::Dossier {
        procedure: Some(dossier.procedure.map_or_else(|| "không có".to_owned(), code_of)),
        unit: Some(unit(dossier.unit)),
        received_at: dossier.received,
        due_at: dossier.due,
        finished_at: dossier.finished,
        status: dossiers::Status::from_key(dossier.status),
        ..dossiers::Dossier::default()
    }
}

fn event(step: &office::Step) -> dossiers::Event {
    dossiers::Event {
        activity: Some(step.activity.to_owned()),
        at: Some(step.at),
        actor: step.actor.then(|| "An".to_owned()),
        step_due_at: step.due,
        ..dossiers::Event::default()
    }
}

fn report(report: &office::Report) -> reports::Report {
    use reports::{Channel, ReportKind};
    reports::Report {
        unit: Some(unit(report.unit)),
        due_at: report.due,
        submitted_at: report.submitted,
        accepted_at: report.accepted,
        kind: Some(if report.programme { ReportKind::Programme } else { ReportKind::Report }),
        channel: Some(if report.paper { Channel::Paper } else { Channel::Online }),
        ..reports::Report::default()
    }
}

fn initiative(initiative: &office::Initiative) -> initiatives::Initiative {
    initiatives::Initiative {
        title: Some("Sáng kiến".to_owned()),
        first_applied_on: initiative.applied,
        recognised_on: initiative.recognised,
        ..initiatives::Initiative::default()
    }
}

fn obligation(obligation: &office::Obligation) -> quality::Obligation {
    quality::Obligation {
        kind: quality::ObligationKind::from_key(obligation.kind),
        due_at: obligation.due,
        done_at: obligation.done,
        evidence: obligation.evidence.then(|| "12/BB".to_owned()),
    }
}
