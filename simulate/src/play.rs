//! Plays the script on an open office: every act by its own actor, at its own moment, through the same door as a user's.

use std::collections::BTreeMap;

use app::directives::{AcceptResult, Complete, EnterTask, FollowUps, RecordDocument, Take};
use app::imports::{Import, Kind};
use app::objectives::LoadDecision;
use app::people::{RecordPerson, RecordUnit, SetPassword};
use app::urging::{Acknowledge, Notices};
use app::{Office, Password, Refusal, Slice};
use directives::acts::enter::Entry;
use directives::flow::Grade;
use ids::{DirectiveId, DocumentId, PersonId, UnitId};
use people::acts::make_token::Wanted;
use people::acts::{record_person, record_unit};
use people::{Actor, Role, Scopes};
use serde::Serialize;
use time::{Date, OffsetDateTime, Time};

use crate::Plan;
use crate::dice::{Dice, For};
use crate::files;
use crate::names;
use crate::province::{PersonLine, Province, UnitLine};
use crate::script::{Assignment, DocumentNo, PersonNo, Step, TaskNo, Timed, UnitNo};
use crate::year::{Year, first_day, last_moment};

/// How many days the demo's token of the programming interface is good.
const TOKEN_DAYS: u32 = 365;

/// Mornings of a hundred on which the machine is off.
const MORNINGS_OFF: u32 = 3;
/// So many notices are acknowledged at the end of a month.
const SEEN: u64 = 500;

/// How far the story has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Days told.
    pub days: u64,
    /// Days in all.
    pub of: u64,
    /// Acts performed.
    pub acts: u64,
}

/// Somebody as whom the demo can be tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Login {
    /// User name.
    pub username: String,
    /// The password, from the seed.
    pub password: String,
    /// Họ và tên.
    pub name: String,
    /// Chức vụ.
    pub position: String,
    /// What the person is in the office.
    pub roles: Vec<Role>,
    /// What can be tried as this person.
    pub what_for: String,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Made {
    /// As whom the demo can be tried.
    pub logins: Vec<Login>,
    /// A token of the programming interface, with every permit of the person who answers for the objectives.
    pub api_token: Option<String>,
    /// The moment at which the story stops and the office's clock was left.
    #[serde(with = "time::serde::rfc3339")]
    pub clock: OffsetDateTime,
    /// Units.
    pub units: u64,
    /// People.
    pub people: u64,
    /// Documents.
    pub documents: u64,
    /// Tasks entered.
    pub tasks: u64,
    /// Follow-up records.
    pub follow_ups: u64,
    /// Tasks completed.
    pub completed: u64,
    /// Notices by which people were reminded.
    pub reminders: u64,
}

/// Makes up a province and its year in an empty office whose clock stands where it is set. The same plan makes the same
/// records, when the office also got its ids from a seed; only salts of passwords are fresh.
///
/// # Errors
/// What an act refuses, and a fault when the office's clock does not stand.
pub async fn run(office: &Office, plan: &Plan, mut progress: impl FnMut(Progress) + Send) -> Result<Made, Refusal> {
    let first = first_day(plan.today);
    let province = Province::new(plan.seed, plan.scale, first);
    let mut player = Player::new(office, plan.seed);
    player.found(&province, plan.seed, first).await?;

    let year = Year::new(plan, &province, office.law(), office.calendar());
    let of = u64::try_from((plan.today - first).whole_days()).unwrap_or(0) + 1;
    let mut told = first;
    for timed in year {
        let day = timed.at.date();
        if day != told {
            // The log is sequenced and signed at the end of each month, as a running office does it all the time.
            if day.month() != told.month() {
                player.seen().await?;
                player.upkeep().await?;
            }
            player.mornings(told, day).await?;
            told = day;
            let days = u64::try_from((day - first).whole_days()).unwrap_or(0);
            progress(Progress { days, of, acts: player.acts });
        }
        player.perform(timed).await?;
    }
    player.mornings(told, plan.today).await?;
    let clock = last_moment(plan.today);
    player.set_clock(clock)?;
    let (models, files) = files::files(plan, &province, office.law(), office.calendar())?;
    for model in &models {
        office.perform(&player.console, None, model).await?;
    }
    for (kind, text) in files {
        player.import(kind, text).await?;
    }
    let qmr = province.qmr.0;
    let wanted = Wanted { name: "Dùng thử".to_owned(), scopes: Scopes::All, days: Some(TOKEN_DAYS) };
    let token = office.make_token(&player.actors[qmr], None, player.people[qmr], wanted).await?;
    player.upkeep().await?;
    office.keep_clock(clock).await?;
    progress(Progress { days: of, of, acts: player.acts });
    Ok(Made { api_token: Some(token.secret), clock, ..player.made })
}

/// The office, and the ids that stand for the places of the script.
struct Player<'a> {
    office: &'a Office,
    console: Actor,
    units: Vec<UnitId>,
    people: Vec<PersonId>,
    actors: Vec<Actor>,
    documents: Vec<DocumentId>,
    /// The tasks that are not completed: nobody asks for the others again.
    tasks: BTreeMap<TaskNo, DirectiveId>,
    followers: BTreeMap<TaskNo, PersonNo>,
    acts: u64,
    dice: Dice,
    made: Made,
}

impl<'a> Player<'a> {
    fn new(office: &'a Office, seed: u64) -> Self {
        let made = Made {
            logins: Vec::new(),
            api_token: None,
            clock: OffsetDateTime::UNIX_EPOCH,
            units: 0,
            people: 0,
            documents: 0,
            tasks: 0,
            follow_ups: 0,
            completed: 0,
            reminders: 0,
        };
        Self {
            office,
            console: Actor::Console { user: "demo".to_owned() },
            units: Vec::new(),
            people: Vec::new(),
            actors: Vec::new(),
            documents: Vec::new(),
            tasks: BTreeMap::new(),
            followers: BTreeMap::new(),
            acts: 0,
            dice: Dice::new(seed, For::Mornings),
            made,
        }
    }

    /// Moves the office's clock.
    fn set_clock(&self, at: OffsetDateTime) -> Result<(), Refusal> {
        self.office.clock().set(at);
        if self.office.clock().now() == at { Ok(()) } else { Err(Refusal::fault("a story needs a clock that stands")) }
    }

    /// The mornings after one day and up to another, as a running office has them: the ladder reminds. Now and then the machine
    /// is off, and what was due that day is told later or never.
    async fn mornings(&mut self, from: Date, to: Date) -> Result<(), Refusal> {
        let mut day = from;
        while day < to {
            let Some(next) = day.next_day() else { return Ok(()) };
            day = next;
            let off = self.dice.chance(MORNINGS_OFF);
            if off || !self.office.calendar().is_working_day(day) {
                continue;
            }
            self.set_clock(calendar::local(day, app::urging::STARTS))?;
            let reminded = self.office.remind().await?;
            self.made.reminders += reminded.notices;
        }
        Ok(())
    }

    /// Whoever works here looks at what was said until now.
    async fn seen(&mut self) -> Result<(), Refusal> {
        for actor in &self.actors {
            let notices = self.office.look(actor, &Notices { slice: Slice::first(SEEN) }).await?.rows;
            let notices: Vec<_> = notices.into_iter().filter(|row| !row.asks_reply).map(|row| row.id).collect();
            if !notices.is_empty() {
                self.office.perform(actor, None, &Acknowledge { notices }).await?;
            }
        }
        Ok(())
    }

    async fn upkeep(&self) -> Result<(), Refusal> {
        self.office.sequence().await?;
        self.office.fold().await
    }

    /// Records units, people and the passwords of those who may sign in, before office hours of the first working day.
    async fn found(&mut self, province: &Province, seed: u64, first: Date) -> Result<(), Refusal> {
        let calendar = self.office.calendar();
        let day = if calendar.is_working_day(first) { first } else { calendar.next_working_day(first) };
        self.set_clock(calendar::local(day, Time::from_hms(7, 0, 0).unwrap_or(Time::MIDNIGHT)))?;
        for line in &province.units {
            let known = unit(line, |parent| self.units[parent.0]);
            let id = self.office.perform(&self.console, None, &RecordUnit(known)).await?;
            self.units.push(id);
        }
        let mut dice = Dice::new(seed, For::Passwords);
        for line in &province.people {
            let unit = self.units[line.unit.0];
            let act = RecordPerson { known: person(line, unit), password: None };
            let person = self.office.perform(&self.console, None, &act).await?;
            self.people.push(person);
            self.actors.push(Actor::Person { id: person, unit, roles: line.roles.clone(), on_behalf_of: None });
            if let Some(what_for) = line.what_for {
                let secret = names::password(&mut dice);
                let act = SetPassword { person, password: Password::new(secret.clone()), must_change: false };
                self.office.perform(&self.console, None, &act).await?;
                self.made.logins.push(login(line, secret, what_for));
            }
        }
        self.made.units = count(self.units.len());
        self.made.people = count(self.people.len());
        Ok(())
    }

    async fn perform(&mut self, timed: Timed) -> Result<(), Refusal> {
        self.set_clock(timed.at)?;
        self.acts += 1;
        let office = self.office;
        let actor = &self.actors[timed.by.0];
        match timed.step {
            Step::LoadDecision { text } => {
                office.perform(actor, None, &LoadDecision { text, accept: true }).await?;
            }
            Step::Register { document: DocumentNo(_), known } => {
                let id = office.perform(actor, None, &RecordDocument { known: *known, new: true }).await?;
                self.documents.push(id);
                self.made.documents += 1;
            }
            Step::Enter { task, document, assignment } => {
                if let Some(follower) = assignment.follower {
                    self.followers.insert(task, follower);
                }
                let entry = self.entry(assignment);
                let act = EnterTask { document: self.documents[document.0], entry };
                let id = office.perform(actor, None, &act).await?;
                self.tasks.insert(task, id);
                self.made.tasks += 1;
            }
            Step::FollowUp { tasks, text } => {
                let directives = tasks.into_iter().map(|task| self.task(task)).collect::<Result<Vec<_>, _>>()?;
                let done = office.perform(actor, None, &FollowUps { directives, text, at: None }).await?;
                self.made.follow_ups += count(done);
            }
            Step::Complete { task, at, evidence } => {
                let act = Complete { directive: self.task(task)?, at, evidence };
                let id = office.perform(actor, None, &act).await?;
                self.accept(timed.by, task, id).await?;
                self.tasks.remove(&task);
                self.made.completed += 1;
            }
        }
        Ok(())
    }

    /// What an officer handed in is accepted by its follower, or by somebody else who may.
    async fn accept(&mut self, by: PersonNo, task: TaskNo, directive: DirectiveId) -> Result<(), Refusal> {
        let may = |actor: &&Actor| actor.reach("directives.accept").is_some();
        if may(&&self.actors[by.0]) {
            return Ok(());
        }
        let follower = self.followers.remove(&task).map(|PersonNo(place)| &self.actors[place]).filter(may);
        let Some(judge) = follower.or_else(|| self.actors.iter().find(may)) else { return Ok(()) };
        self.acts += 1;
        let step = AcceptResult { grade: Grade::Good };
        self.office.perform(judge, None, &Take { directive, step }).await?;
        Ok(())
    }

    /// Takes in a file of another system, as the ISO secretary's machine would.
    async fn import(&mut self, kind: Kind, text: String) -> Result<(), Refusal> {
        let import = Import { kind, dry_run: false, partial: false };
        let source = format!("{}.csv", kind.key());
        let outcome = self.office.import(&self.console, import, &source, text.into_bytes(), |_, _| {}).await?;
        match outcome.problems.first() {
            None => Ok(()),
            Some(problem) => Err(Refusal::fault(format!("{source}, row {}: {}", problem.row, problem.what))),
        }
    }

    fn task(&self, task: TaskNo) -> Result<DirectiveId, Refusal> {
        self.tasks.get(&task).copied().ok_or_else(|| Refusal::not_found("directive", task.0))
    }

    fn entry(&self, assignment: Assignment) -> Entry {
        let Assignment { code, content, lead, co_units, follower, due } = assignment;
        let id = |unit: UnitNo| self.units[unit.0];
        let follower = follower.map(|PersonNo(place)| self.people[place]);
        Entry {
            code,
            content,
            lead_unit: id(lead),
            co_units: co_units.into_iter().map(id).collect(),
            informed: Vec::new(),
            product: String::new(),
            follower,
            due,
        }
    }
}

fn unit(line: &UnitLine, id_of: impl Fn(UnitNo) -> UnitId) -> record_unit::Known {
    record_unit::Known {
        code: line.code.clone(),
        name: Some(line.name.clone()),
        parent: line.parent.map(id_of),
        kind: Some(line.kind),
        valid_from: line.valid_from,
        valid_to: None,
        successor: None,
        under_office: None,
    }
}

fn person(line: &PersonLine, unit: UnitId) -> record_person::Known {
    record_person::Known {
        username: line.username.clone(),
        full_name: Some(line.full_name.clone()),
        unit,
        position: Some(line.position.clone()),
        // A domain that can never be anybody's (RFC 2606).
        email: Some(format!("{}@ankhe.example", line.username)),
        roles: Some(line.roles.clone()),
        active: Some(true),
    }
}

fn login(line: &PersonLine, password: String, what_for: &str) -> Login {
    Login {
        username: line.username.clone(),
        password,
        name: line.full_name.clone(),
        position: line.position.clone(),
        roles: line.roles.iter().copied().collect(),
        what_for: what_for.to_owned(),
    }
}

fn count(of: usize) -> u64 {
    u64::try_from(of).unwrap_or(u64::MAX)
}
