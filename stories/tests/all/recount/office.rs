//! A whole office as plain records, and a random one: dates missing, late, doubled, on the very limit.

use time::{Date, Duration, OffsetDateTime};

use super::dice::Dice;

/// A moment that the record may not say.
pub type At = Option<OffsetDateTime>;

/// The year that is measured.
pub const YEAR: i32 = 2018;

/// Everything that an office brings.
#[derive(Debug, Default)]
pub struct Office {
    pub units: Vec<Unit>,
    pub documents: Vec<Document>,
    pub items: Vec<Item>,
    pub processes: Vec<Process>,
    pub procedures: Vec<Procedure>,
    pub dossiers: Vec<Dossier>,
    pub reports: Vec<Report>,
    pub initiatives: Vec<Initiative>,
    pub obligations: Vec<Obligation>,
}

#[derive(Debug)]
pub struct Unit {
    pub kind: &'static str,
    pub parent: Option<usize>,
}

#[derive(Debug)]
pub struct Document {
    pub level: &'static str,
    pub direction: &'static str,
    pub secret: bool,
    pub has_deadline: bool,
    pub issued: Date,
    pub received: At,
    pub deadline: At,
    pub urgent: bool,
    pub expected: u32,
    pub tasks: Vec<Task>,
}

#[derive(Debug)]
pub struct Task {
    pub unit: usize,
    pub followed: bool,
    pub entered: At,
    pub due: At,
    /// Decided on a day, and until when.
    pub extended: Option<(OffsetDateTime, OffsetDateTime)>,
    pub done: At,
    pub submitted: At,
    pub accepted: At,
    pub evidence: bool,
    pub follow_ups: Vec<OffsetDateTime>,
}

#[derive(Debug)]
pub struct Item {
    pub year: i32,
    pub unit: usize,
    pub followed: bool,
    pub due: At,
    pub done: At,
    pub evidence: bool,
    pub crossed_out: bool,
    pub approved: bool,
    pub follow_ups: Vec<OffsetDateTime>,
    pub urgings: Vec<Urging>,
}

#[derive(Debug, Clone)]
pub struct Urging {
    pub rung: &'static str,
    pub at: OffsetDateTime,
    pub person: bool,
    pub answered: At,
}

#[derive(Debug)]
pub struct Process {
    pub code: String,
    pub procedures: Vec<usize>,
    pub from: Date,
    pub until: Option<Date>,
    /// What it lets happen, one after another; none: it has no model.
    pub steps: Option<Vec<&'static str>>,
}

#[derive(Debug)]
pub struct Procedure {
    pub authority: Option<&'static str>,
    pub decided: Option<Date>,
    pub effective: Option<Date>,
    pub repealed: bool,
    pub process: Option<String>,
    pub database: At,
    pub published: At,
    pub posted: At,
    pub acknowledged: At,
}

#[derive(Debug)]
pub struct Dossier {
    /// `None`: a code that the catalogue does not have.
    pub procedure: Option<usize>,
    pub unit: usize,
    pub received: At,
    pub due: At,
    pub finished: At,
    pub status: &'static str,
    pub at_centre: bool,
    pub steps: Vec<Step>,
    pub urgings: Vec<Urging>,
}

#[derive(Debug)]
pub struct Step {
    pub activity: &'static str,
    pub at: OffsetDateTime,
    pub actor: bool,
    pub due: At,
}

#[derive(Debug)]
pub struct Report {
    pub unit: usize,
    pub due: At,
    pub submitted: At,
    pub accepted: At,
    pub programme: bool,
    pub paper: bool,
}

#[derive(Debug)]
pub struct Initiative {
    pub applied: Option<Date>,
    pub recognised: Option<Date>,
}

#[derive(Debug)]
pub struct Obligation {
    pub kind: &'static str,
    pub due: At,
    pub done: At,
    pub evidence: bool,
}

/// The steps of the one way in which a dossier is handled.
pub const STEPS: [&str; 3] = ["Tiếp nhận", "Thẩm định", "Ký duyệt"];
/// The unit that is the Centre.
pub const CENTRE: usize = 2;
const RUNGS: [&str; 4] = ["before", "on_day", "late", "late_long"];
const LEVELS: [&str; 5] = ["government", "prime_minister", "province", "chairman", "other"];
const AUTHORITIES: [&str; 4] = ["committee", "chairman", "vice_chairman", "agency"];
const KINDS: [&str; 4] = ["audit", "review", "corrective_action", "other"];

impl Office {
    /// The office of a seed. What only a running office knows, such as an extension, is left out of `from_files`.
    pub fn random(seed: u64, from_files: bool) -> Self {
        let mut dice = Dice::new(seed);
        let d = &mut dice;
        let unit = |kind, parent| Unit { kind, parent };
        let mut office = Self {
            units: vec![
                unit("committee", None),
                unit("office", Some(0)),
                unit("centre", Some(1)),
                unit("division", Some(1)),
                unit("department", Some(0)),
                unit("division", Some(4)),
            ],
            ..Self::default()
        };
        office.documents = d.some(6, |d| document(d, from_files));
        office.items = d.some(5, item);
        office.procedures = d.some(6, procedure);
        let known = office.procedures.len();
        office.processes = d.some(5, |d| process(d, known));
        office.dossiers = d.some(8, |d| dossier(d, known));
        office.reports = d.some(8, |d| Report {
            unit: d.below(6),
            due: d.known(9, Dice::moment),
            submitted: None,
            accepted: None,
            programme: d.chance(4),
            paper: d.chance(2),
        });
        for report in &mut office.reports {
            report.submitted = d.after(7, report.due, -6, 3);
            report.accepted = d.after(9, report.submitted, 0, 5);
        }
        office.initiatives =
            d.some(4, |d| Initiative { applied: d.known(7, Dice::day), recognised: d.known(7, Dice::day) });
        office.obligations = d.some(6, |d| {
            let due = d.known(9, Dice::moment);
            Obligation { kind: d.pick(&KINDS), due, done: d.after(7, due, -20, 10), evidence: d.chance(6) }
        });
        office
    }

    /// Moments that stand in the records: where a limit that is held against a moment is told apart from just before it.
    pub fn moments(&self) -> Vec<OffsetDateTime> {
        let tasks = self.documents.iter().flat_map(|document| &document.tasks);
        let of_tasks = tasks.flat_map(|task| [task.entered, task.due, task.done, task.accepted]);
        let of_items = self.items.iter().flat_map(|item| [item.due, item.done]);
        let of_dossiers = self.dossiers.iter().flat_map(|dossier| [dossier.received, dossier.due, dossier.finished]);
        let of_reports = self.reports.iter().flat_map(|report| [report.due, report.accepted]);
        of_tasks.chain(of_items).chain(of_dossiers).chain(of_reports).flatten().collect()
    }
}

fn document(d: &mut Dice, from_files: bool) -> Document {
    let at = d.moment();
    let received = d.known(8, |_| at);
    let deadline = d.after(6, Some(at), 3, 40);
    let direction = d.pick(&["incoming", "incoming", "outgoing", "meeting"]);
    let expected = 1 + d.below(3) as u32;
    Document {
        level: d.pick(&LEVELS),
        direction,
        secret: d.chance(1),
        has_deadline: d.chance(9),
        issued: at.date() - Duration::days(d.below(3) as i64),
        received,
        deadline,
        urgent: d.chance(3),
        expected,
        tasks: d.some(4, |d| task(d, at, deadline, from_files)),
    }
}

fn task(d: &mut Dice, received: OffsetDateTime, deadline: At, from_files: bool) -> Task {
    let entered = d.after(8, Some(received), 0, 4);
    let due = if d.chance(4) { deadline } else { d.after(8, Some(received), 5, 45) };
    let mut done = d.after(6, due, -12, 8);
    if d.chance(1) {
        done = due;
    }
    let extended = due.filter(|_| !from_files && d.chance(3)).map(|due| {
        let decided = due - Duration::days(d.below(6) as i64) - Duration::minutes(7);
        (decided, due + Duration::days(3 + d.below(20) as i64))
    });
    // Nobody extends what is done already.
    let extended = extended.filter(|(decided, _)| done.is_none_or(|done| *decided < done));
    let submitted = d.after(4, done, 0, 1);
    Task {
        unit: d.below(6),
        followed: d.chance(8),
        entered,
        due,
        extended,
        done,
        submitted,
        accepted: d.after(7, submitted, 0, 6),
        evidence: d.chance(8),
        follow_ups: d.series(entered.unwrap_or(received), 9, 6),
    }
}

fn item(d: &mut Dice) -> Item {
    let due = d.known(8, Dice::moment);
    let mut done = d.after(6, due, -30, 20);
    if d.chance(1) {
        done = due;
    }
    let year = YEAR + if d.chance(1) { 1 } else { 0 };
    let first = Date::from_ordinal_date(year, 1).expect("a day").midnight().assume_offset(calendar::ZONE);
    Item {
        year,
        unit: d.below(6),
        followed: d.chance(8),
        due,
        done,
        evidence: d.chance(8),
        crossed_out: d.chance(2),
        approved: d.chance(5),
        follow_ups: d.series(first, 25, 14),
        urgings: urgings(d, due),
    }
}

/// Reminders about a due time, most of them where the ladder asks for them.
fn urgings(d: &mut Dice, due: At) -> Vec<Urging> {
    let Some(due) = due else { return Vec::new() };
    let mut urgings = Vec::new();
    for (rung, days) in RUNGS.into_iter().zip([-5, 0, 1, 6]) {
        if d.chance(7) {
            let at = d.near(due + Duration::days(days), 0, 2);
            let person = d.chance(3);
            urgings.push(Urging { rung, at, person, answered: d.after(2, Some(at), 0, 3) });
        }
    }
    urgings
}

fn procedure(d: &mut Dice) -> Procedure {
    let decided = d.known(9, Dice::day);
    let effective = d.known(9, |d| decided.unwrap_or_else(|| d.day()) + Duration::days(d.below(30) as i64));
    let start = decided.map(|day| day.midnight().assume_offset(calendar::ZONE));
    Procedure {
        authority: d.known(9, |d| d.pick(&AUTHORITIES)),
        decided,
        effective,
        repealed: d.chance(1),
        process: d.known(4, |d| format!("Q{}", d.below(6))),
        database: d.after(6, start, -6, 14),
        published: d.after(5, start, -2, 14),
        posted: d.after(2, start, -4, 14),
        acknowledged: d.after(2, start, -4, 14),
    }
}

fn process(d: &mut Dice, procedures: usize) -> Process {
    let from = d.day();
    let until = d.known(3, |d| from + Duration::days(d.below(200) as i64));
    let named = if procedures == 0 { Vec::new() } else { d.some(3, |d| d.below(procedures)) };
    let steps = d.known(8, |d| STEPS[..2 + d.below(2)].to_vec());
    Process { code: format!("Q{}", d.below(5)), procedures: named, from, until, steps }
}

fn dossier(d: &mut Dice, procedures: usize) -> Dossier {
    let at = d.moment();
    let received = d.known(9, |_| at);
    let due = d.after(8, Some(at), 2, 30);
    let mut finished = d.after(7, due, -12, 6);
    if d.chance(1) {
        finished = due;
    }
    let ended = ["granted", "granted", "granted", "refused", "withdrawn", "stopped"];
    let status = if finished.is_some() || d.chance(2) { d.pick(&ended) } else { "processing" };
    let mut step_at = if d.chance(7) { at } else { d.near(at, 0, 2) };
    let mut steps = Vec::new();
    for activity in STEPS {
        if d.chance(8) {
            steps.push(Step { activity, at: step_at, actor: d.chance(9), due: d.after(9, Some(step_at), 1, 3) });
            step_at = d.near(step_at, 0, 3) + Duration::minutes(1);
        }
    }
    let mut urgings = urgings(d, due);
    for days in [-2, 0, 1] {
        if let Some(due) = due.filter(|_| d.chance(7)) {
            let at = d.near(due + Duration::days(days), 0, 2);
            urgings.push(Urging { rung: "seen", at, person: d.chance(8), answered: None });
        }
    }
    Dossier {
        procedure: (procedures > 0 && d.chance(9)).then(|| d.below(procedures.max(1))),
        unit: d.below(6),
        received,
        due,
        finished,
        status,
        at_centre: d.chance(6),
        steps,
        urgings,
    }
}
