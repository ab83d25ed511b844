//! A year of the office, day by day: an iterator over its acts in the order of time, which holds no more than what is open.

use std::collections::{BTreeMap, VecDeque};

use calendar::Calendar;
use commitment::Evidence;
use law::Law;
use time::{Date, Duration, Month, OffsetDateTime, Time};

use crate::dice::{Deck, Dice, For};
use crate::hours::Hours;
use crate::open::{OpenTask, OpenTasks};
use crate::province::Province;
use crate::register::{Draft, Nature, Register};
use crate::script::{Assignment, DocumentNo, PersonNo, Step, TaskNo, Timed, UnitNo};
use crate::tasks::{Ending, Planned, Planner, share};
use crate::{Plan, decision};

/// Documents of a year at scale 1.
const DOCUMENTS: u64 = 400;
/// Every how many working days somebody goes through the tasks that he follows.
const REVIEW_EVERY: usize = 5;
/// At what hour of the last day the story stops.
const STOPS_AT: Time = time::macros::time!(10:00);

const NOTES: &[&str] = &[
    "Đã hoàn thành dự thảo lần 1, đang lấy ý kiến các đơn vị.",
    "Đã tổng hợp số liệu của các xã, phường; còn một số nơi chưa gửi báo cáo.",
    "Đã kiểm tra thực tế, đang hoàn thiện báo cáo trình lãnh đạo.",
    "Đang chờ ý kiến thẩm định của cơ quan phối hợp.",
    "Đã làm việc với các cơ quan liên quan, thống nhất hướng xử lý.",
];
const RESULTS: &[&str] = &["BC-{s}", "{s}-VP", "TTr-{s}", "{s}-KHTC", "KH-{s}"];

/// What will happen at a moment.
#[derive(Debug)]
enum Event {
    LoadDecision,
    Register(Box<Draft>),
    Enter { document: DocumentNo, planned: Box<Planned>, by: PersonNo },
    Review(PersonNo),
    Note(TaskNo),
    Complete { task: TaskNo, result: OffsetDateTime },
}

/// The acts of a year. Items come in the order of their moments, none after [`Year::last_moment`].
#[derive(Debug)]
pub struct Year<'a> {
    province: &'a Province,
    hours: Hours,
    dice: Dice,
    register: Register,
    planner: Planner,
    open: OpenTasks,
    noted: Deck<bool>,
    today: Date,
    /// The next day to open.
    next: Option<Date>,
    /// How many working days were opened.
    opened: usize,
    /// Documents a working day, and what is left over of them, in millionths.
    daily: u64,
    left_over: u64,
    agenda: BTreeMap<(OffsetDateTime, u64), Event>,
    planned: u64,
    documents: usize,
    tasks: usize,
    codes: BTreeMap<i32, u32>,
    results: BTreeMap<UnitNo, u32>,
    ready: VecDeque<Timed>,
}

/// The first day of the story: 1 January, or a year back where the year is too young to show anything.
#[must_use]
pub fn first_day(today: Date) -> Date {
    let back = if today.month() < Month::March {
        // A year before 29 February is 28 February.
        today.replace_year(today.year() - 1).ok().or_else(|| (today - Duration::days(366)).next_day())
    } else {
        today.replace_month(Month::January).ok().and_then(|day| day.replace_day(1).ok())
    };
    back.unwrap_or(today)
}

/// The moment at which the story stops, and the clock of the demo starts.
#[must_use]
pub fn last_moment(today: Date) -> OffsetDateTime {
    calendar::local(today, STOPS_AT)
}

impl<'a> Year<'a> {
    /// The year of a plan in a province, under the law and the calendar of the office.
    #[must_use]
    pub fn new(plan: &Plan, province: &'a Province, law: &Law, calendar: &Calendar) -> Self {
        let first = first_day(plan.today);
        let before = first.previous_day().unwrap_or(first);
        let days = u64::try_from(calendar.working_days_between(before, plan.today)).unwrap_or(0).max(1);
        Self {
            province,
            hours: Hours(calendar.clone()),
            dice: Dice::new(plan.seed, For::Year),
            register: Register::new(plan.scale),
            planner: Planner::new(law.clone()),
            open: OpenTasks::new(),
            noted: Deck::new((2, true), &[(3, false)]),
            today: plan.today,
            next: Some(first),
            opened: 0,
            daily: DOCUMENTS * u64::from(plan.scale.max(1)) * 1_000_000 / days,
            left_over: 0,
            agenda: BTreeMap::new(),
            planned: 0,
            documents: 0,
            tasks: 0,
            codes: BTreeMap::new(),
            results: BTreeMap::new(),
            ready: VecDeque::new(),
        }
    }

    /// Puts something into the agenda, unless the story stops before.
    fn plan(&mut self, at: OffsetDateTime, event: Event) {
        if at <= last_moment(self.today) {
            self.agenda.insert((at, self.planned), event);
            self.planned += 1;
        }
    }

    /// Opens the next day. False when there is none.
    fn open_day(&mut self) -> bool {
        let Some(day) = self.next.filter(|day| *day <= self.today) else { return false };
        self.next = day.next_day();
        if !self.hours.0.is_working_day(day) {
            return true;
        }
        if self.opened == 0 {
            let at = calendar::local(day, time::macros::time!(7:45));
            self.plan(at, Event::LoadDecision);
        }
        let before = self.hours.earlier(day, 1);
        let drafts = if before.year() != day.year() && day.year() == self.today.year() {
            self.register.first_of_year(day, &self.hours, &mut self.dice)
        } else {
            Vec::new()
        };
        for draft in drafts {
            self.plan(draft.registered_at, Event::Register(Box::new(draft)));
        }
        // Quiet days and busy ones, the same in sum.
        self.left_over += self.daily * u64::from(self.dice.between(400, 1_600)) / 1_000;
        for _ in 0..self.left_over / 1_000_000 {
            let draft = self.register.draft(day, &self.hours, &mut self.dice);
            self.plan(draft.registered_at, Event::Register(Box::new(draft)));
        }
        self.left_over %= 1_000_000;
        let turn = self.opened % REVIEW_EVERY;
        let reviewing: Vec<PersonNo> =
            self.province.all_followers().filter(|who| who.0 % REVIEW_EVERY == turn).collect();
        for follower in reviewing {
            let at = self.hours.on(day, (20, 200), &mut self.dice);
            self.plan(at, Event::Review(follower));
        }
        self.opened += 1;
        true
    }

    fn happen(&mut self, at: OffsetDateTime, event: Event) {
        match event {
            Event::LoadDecision => {
                let text = decision::text(self.today.year(), &self.hours.0);
                self.ready.push_back(Timed { at, by: self.province.qmr, step: Step::LoadDecision { text } });
            }
            Event::Register(draft) => self.register(at, &draft),
            Event::Enter { document, planned, by } => self.enter(at, document, *planned, by),
            Event::Review(follower) => self.review(at, follower),
            Event::Note(task) => self.note(at, task),
            Event::Complete { task, result } => self.complete(at, task, result),
        }
    }

    fn register(&mut self, at: OffsetDateTime, draft: &Draft) {
        let planned = match draft.nature {
            Nature::Deadline => self.planner.plan(draft, self.province, &self.hours, &mut self.dice),
            Nature::NoDeadline | Nature::Secret => Vec::new(),
        };
        let deadline = planned.iter().map(|task| task.due_at).max();
        let known = Box::new(self.register.number(draft, deadline, &mut self.dice));
        let document = DocumentNo(self.documents);
        self.documents += 1;
        let clerk = self.dice.of(&self.province.clerks).unwrap_or(self.province.qmr);
        self.ready.push_back(Timed { at, by: clerk, step: Step::Register { document, known } });
        for planned in planned {
            if let Some((at, by)) = planned.entry {
                self.plan(at, Event::Enter { document, planned: Box::new(planned), by });
            }
        }
    }

    fn enter(&mut self, at: OffsetDateTime, document: DocumentNo, planned: Planned, by: PersonNo) {
        let task = TaskNo(self.tasks);
        self.tasks += 1;
        let code = self.codes.entry(at.year()).or_default();
        *code += 1;
        let code = format!("NV-{}-{code:04}", at.year());
        let Planned { content, lead, co_units, follower, due, due_at, ending, neglected_after, .. } = planned;
        let assignment = Assignment { code, content, lead, co_units, follower, due };
        self.ready.push_back(Timed { at, by, step: Step::Enter { task, document, assignment } });
        let last = self.foresee(at, task, due_at, ending);
        let has_staff = !self.province.staff(lead).is_empty();
        if has_staff && neglected_after.is_none() && self.noted.draw(&mut self.dice) {
            let minutes = share(self.hours.between(at, last), self.dice.between(200, 800), 1_000);
            let note = self.hours.after(at, minutes.max(60), &mut self.dice);
            self.plan(note, Event::Note(task));
        }
        let follow_ups_left = neglected_after;
        self.open.add(task, OpenTask { lead, follower, due_at, follow_ups_left, passed_over: false });
    }

    /// Plans how a task ends. Answers the moment until which it is worked on.
    fn foresee(
        &mut self,
        entered: OffsetDateTime,
        task: TaskNo,
        due_at: OffsetDateTime,
        ending: Ending,
    ) -> OffsetDateTime {
        let dice = &mut self.dice;
        let work = self.hours.between(entered, due_at);
        let result = match ending {
            Ending::Open => return due_at,
            Ending::InTime => {
                // Most results come in the last third of the time.
                let early = share(work, dice.between(0, 100) * dice.between(0, 100), 16_000);
                self.hours.after(entered, work.saturating_sub(early + 15).max(5), dice)
            }
            Ending::Late => {
                let minutes = share(9_000, dice.between(1, 100) * dice.between(10, 100), 10_000);
                self.hours.after(due_at.max(entered), minutes.max(60), dice)
            }
        };
        let recorded = self.hours.after(result, dice.between(5, 420), dice);
        self.plan(recorded, Event::Complete { task, result });
        recorded
    }

    fn review(&mut self, at: OffsetDateTime, follower: PersonNo) {
        let found = self.open.review(follower, at, &self.hours, &mut self.dice);
        for (tasks, text) in found {
            self.ready.push_back(Timed { at, by: follower, step: Step::FollowUp { tasks, text } });
        }
    }

    fn note(&mut self, at: OffsetDateTime, task: TaskNo) {
        let Some(lead) = self.open.get(task).map(|open| open.lead) else { return };
        let Some(by) = self.dice.of(self.province.staff(lead)) else { return };
        let text = self.dice.word(NOTES).to_owned();
        self.ready.push_back(Timed { at, by, step: Step::FollowUp { tasks: vec![task], text } });
    }

    fn complete(&mut self, at: OffsetDateTime, task: TaskNo, result: OffsetDateTime) {
        let Some(open) = self.open.remove(task) else { return };
        let serial = self.results.entry(open.lead).or_default();
        *serial += self.dice.between(1, 9);
        let symbol = self.dice.word(RESULTS).replace("{s}", &self.province.units[open.lead.0].symbol);
        let number = format!("{serial:02}/{symbol}");
        let mut evidence = vec![Evidence::Document { number, issued_on: Some(result.date()) }];
        if self.dice.chance(10) {
            evidence.push(Evidence::Text {
                text: "Lãnh đạo UBND tỉnh đã cho ý kiến thống nhất.".to_owned()
            });
        }
        let follower = || open.follower.or_else(|| self.province.all_followers().next());
        let by = self.dice.of(self.province.staff(open.lead)).or_else(follower).unwrap_or(self.province.qmr);
        self.ready.push_back(Timed { at, by, step: Step::Complete { task, at: result, evidence } });
    }
}

impl Iterator for Year<'_> {
    type Item = Timed;

    fn next(&mut self) -> Option<Timed> {
        loop {
            if let Some(step) = self.ready.pop_front() {
                return Some(step);
            }
            // What belongs to days that are not open yet waits for what those days bring.
            let due =
                self.agenda.first_key_value().filter(|((at, _), _)| self.next.is_none_or(|next| at.date() < next));
            if due.is_none() && self.open_day() {
                continue;
            }
            let ((at, _), event) = self.agenda.pop_first()?;
            self.happen(at, event);
        }
    }
}
