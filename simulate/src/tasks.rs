//! Tasks before they are entered: who leads, who follows, by when, and what will become of them.

use calendar::Term;
use directives::acts::enter::DueGiven;
use directives::{Level, Urgency};
use law::Law;
use time::{Date, OffsetDateTime, Time};

use crate::dice::{Deck, Dice};
use crate::fields::FIELDS;
use crate::hours::Hours;
use crate::province::Province;
use crate::register::Draft;
use crate::script::{PersonNo, UnitNo};

/// How a task ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With a result by its due time.
    InTime,
    /// With a result after it.
    Late,
    /// Not at all so far.
    Open,
}

/// When a document's tasks are entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entering {
    InTime,
    Late,
}

/// A task that a document gives, as the clerk will enter it.
#[derive(Debug, Clone)]
pub(crate) struct Planned {
    pub content: String,
    pub lead: UnitNo,
    pub co_units: Vec<UnitNo>,
    pub follower: Option<PersonNo>,
    pub due: DueGiven,
    pub due_at: OffsetDateTime,
    /// When and by whom it is entered; `None`: never.
    pub entry: Option<(OffsetDateTime, PersonNo)>,
    pub ending: Ending,
    /// After how many follow-ups nobody looks after it any more; `None`: it is looked after to the end.
    pub neglected_after: Option<u32>,
}

/// The habits of one level: how well its tasks are kept.
#[derive(Debug)]
struct Habits {
    entering: Deck<Entering>,
    /// Whether a task is entered at all.
    entered: Deck<bool>,
    followed: Deck<bool>,
    neglected: Deck<bool>,
    endings: Deck<Ending>,
}

/// Plans tasks.
#[derive(Debug)]
pub(crate) struct Planner {
    law: Law,
    central: Habits,
    province: Habits,
    lengths: Deck<u32>,
    short_lengths: Deck<u32>,
    co_units: Deck<u32>,
    contents: Deck<&'static str>,
    urgent_contents: Deck<&'static str>,
}

const CONTENTS: [&str; 7] = [
    "Chủ trì, phối hợp với các cơ quan liên quan tham mưu UBND tỉnh kế hoạch {t}.",
    "Rà soát, tổng hợp tình hình, kết quả {t}; báo cáo UBND tỉnh.",
    "Kiểm tra thực tế, đề xuất giải pháp {t}; báo cáo Chủ tịch UBND tỉnh.",
    "Hướng dẫn UBND các xã, phường {t}; tổng hợp kết quả, khó khăn, vướng mắc.",
    "Tham mưu bố trí kinh phí, nguồn lực {t} theo quy định.",
    "Đôn đốc các đơn vị {t}; kịp thời tháo gỡ hoặc kiến nghị tháo gỡ vướng mắc.",
    "Xây dựng quy chế phối hợp giữa các cơ quan trong việc {t}.",
];
const URGENT_CONTENTS: [&str; 5] = [
    "Triển khai ngay các biện pháp {t}; báo cáo kết quả bước đầu.",
    "Báo cáo nhanh tình hình {t}, khó khăn và kiến nghị.",
    "Phân công lãnh đạo trực tiếp chỉ đạo việc {t}; báo cáo UBND tỉnh.",
    "Kiểm tra, xử lý ngay vướng mắc trong việc {t}.",
    "Thông báo, hướng dẫn đến từng xã, phường việc {t}.",
];
const REPORT_UP: &str = "Dự thảo báo cáo của UBND tỉnh gửi {issuer} về kết quả {t}.";
const OF_COMMUNE: &str = "Tổ chức thực hiện trên địa bàn việc {t}; gửi kết quả về {agency} để tổng hợp.";

impl Planner {
    pub(crate) fn new(law: Law) -> Self {
        let central = Habits {
            entering: Deck::new((31, Entering::InTime), &[(1, Entering::Late)]),
            entered: Deck::new((99, true), &[(1, false)]),
            followed: Deck::new((124, true), &[(1, false)]),
            neglected: Deck::new((19, false), &[(1, true)]),
            endings: Deck::new((94, Ending::InTime), &[(5, Ending::Late), (1, Ending::Open)]),
        };
        let province = Habits {
            entering: Deck::new((19, Entering::InTime), &[(1, Entering::Late)]),
            entered: Deck::new((36, true), &[(1, false)]),
            followed: Deck::new((32, true), &[(1, false)]),
            neglected: Deck::new((8, false), &[(1, true)]),
            endings: Deck::new((88, Ending::InTime), &[(10, Ending::Late), (2, Ending::Open)]),
        };
        let lengths = [(1, 5), (2, 7), (2, 10), (3, 15), (3, 20), (3, 25), (2, 30), (1, 40), (1, 50), (1, 70)];
        Self {
            law,
            central,
            province,
            lengths: Deck::new((1, 3), &lengths),
            short_lengths: Deck::new((1, 1), &[(2, 2), (2, 3), (1, 5)]),
            co_units: Deck::new((7, 0), &[(7, 1), (4, 2), (2, 3)]),
            contents: Deck::of_each(&CONTENTS),
            urgent_contents: Deck::of_each(&URGENT_CONTENTS),
        }
    }

    /// The tasks that a document gives.
    pub(crate) fn plan(&mut self, draft: &Draft, province: &Province, hours: &Hours, dice: &mut Dice) -> Vec<Planned> {
        let entering = self.habits(draft.level()).entering.draw(dice);
        let mut entry_at = self.entry(draft, entering, hours, dice);
        let of_division = province.followers(FIELDS[draft.field].division);
        let by = if dice.chance(70) { dice.of(&province.clerks) } else { dice.of(of_division) };
        let mut planned = Vec::new();
        for place in 0..draft.expected {
            let (lead, content) = self.assignment(draft, place, province, dice);
            let (due, due_at) = self.due(draft, hours, dice);
            let co_units = co_units(lead, self.co_units.draw(dice), province, dice);
            let follower = dice.of(of_division);
            let habits = self.habits(draft.level());
            let entry = habits.entered.draw(dice).then_some(by).flatten().map(|by| (entry_at, by));
            entry_at = hours.after(entry_at, dice.between(1, 3), dice);
            planned.push(Planned {
                content,
                lead,
                co_units,
                follower: follower.filter(|_| habits.followed.draw(dice)),
                due,
                due_at,
                entry,
                ending: habits.endings.draw(dice),
                neglected_after: habits.neglected.draw(dice).then(|| dice.between(0, 1)),
            });
        }
        planned
    }

    fn habits(&mut self, level: Level) -> &mut Habits {
        match level {
            Level::Government | Level::PrimeMinister => &mut self.central,
            Level::Province | Level::Chairman | Level::Other => &mut self.province,
        }
    }

    /// Who leads the task in this place of the document, and what it is.
    fn assignment(&mut self, draft: &Draft, place: u32, province: &Province, dice: &mut Dice) -> (UnitNo, String) {
        let agency = province.agencies[draft.field];
        let urgent = draft.urgency != Urgency::Normal;
        let central = matches!(draft.level(), Level::Government | Level::PrimeMinister);
        let (lead, content) = match dice.between(1, 10) {
            _ if place == 0 && central && !urgent && dice.chance(40) => (agency, REPORT_UP),
            1..=2 if place > 0 => (dice.of(&province.communes).unwrap_or(agency), OF_COMMUNE),
            other => {
                let lead = if place > 0 && other <= 4 { dice.of(&province.agencies).unwrap_or(agency) } else { agency };
                let contents = if urgent { &mut self.urgent_contents } else { &mut self.contents };
                (lead, contents.draw(dice))
            }
        };
        let content = content.replace("{t}", draft.topic).replace("{issuer}", draft.issuer());
        (lead, content.replace("{agency}", FIELDS[draft.field].agency))
    }

    /// When the first task of a document is entered.
    fn entry(&self, draft: &Draft, entering: Entering, hours: &Hours, dice: &mut Dice) -> OffsetDateTime {
        let start = draft.start();
        let urgent = draft.urgency != Urgency::Normal;
        let rule = self.law.entry_limit.at(start.date());
        let limit = rule.and_then(|rule| rule.value.due(&hours.0, start, urgent, draft.expected).ok());
        let limit = limit.map_or(draft.registered_at, |due| due.at);
        match entering {
            Entering::Late => hours.after(limit, dice.between(30, 1_900), dice),
            Entering::InTime => {
                // Some minutes stay for the other tasks of the document.
                let most = hours.between(draft.registered_at, limit).saturating_sub(20);
                let minutes = share(most, dice.between(0, 100) * dice.between(0, 100), 10_000);
                hours.after(draft.registered_at, minutes.max(2), dice)
            }
        }
    }

    /// A day named, a moment named, or a term counted; and when that is.
    fn due(&mut self, draft: &Draft, hours: &Hours, dice: &mut Dice) -> (DueGiven, OffsetDateTime) {
        let urgent = draft.urgency != Urgency::Normal;
        let length = if urgent { &mut self.short_lengths } else { &mut self.lengths }.draw(dice);
        let start = draft.start();
        let last = hours.later(start.date(), length);
        let named = |day: Date| (DueGiven::Day(day), hours.0.end_of_day_as_written(day));
        match dice.between(1, 10) {
            1..=3 => {
                let term = Term::WorkingDays(length);
                hours.0.due(start, term).map_or_else(|_| named(last), |due| (DueGiven::Term(term), due.at))
            }
            4 => {
                let hour = Time::from_hms(if dice.chance(50) { 10 } else { 14 }, 0, 0).unwrap_or(Time::MIDNIGHT);
                let moment = calendar::local(last, hour);
                (DueGiven::Moment(moment), moment)
            }
            5..=6 if length > 10 => named(round_day(last)),
            _ => named(last),
        }
    }
}

/// `part` of `whole` of `of`.
pub(crate) fn share(of: u32, part: u32, whole: u32) -> u32 {
    u32::try_from(u64::from(of) * u64::from(part) / u64::from(whole.max(1))).unwrap_or(of)
}

/// The next of the days that documents like to name; it may be a day off, and stays as written.
fn round_day(day: Date) -> Date {
    let round = [5, 10, 15, 20, 25].into_iter().find(|round| *round >= day.day()).unwrap_or(day.day());
    day.replace_day(round).unwrap_or(day)
}

/// So many other agencies, each once.
fn co_units(lead: UnitNo, count: u32, province: &Province, dice: &mut Dice) -> Vec<UnitNo> {
    let mut chosen = Vec::new();
    for _ in 0..count {
        let unit = dice.of(&province.agencies).filter(|unit| *unit != lead && !chosen.contains(unit));
        chosen.extend(unit);
    }
    chosen
}
