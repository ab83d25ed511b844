//! Documents as they come in and go out: their forms, numbers, books, urgency and secrecy.

use std::collections::BTreeMap;

use directives::acts::record_document::Known;
use directives::{Direction, Level, Secrecy, Urgency};
use time::{Date, Duration, OffsetDateTime, Time};

use crate::dice::{Deck, Dice};
use crate::fields::{DIVISIONS, FIELDS, Field};
use crate::hours::Hours;

/// A form of document: who gives it, in which book it stands, how it is numbered.
#[derive(Debug, Clone, Copy)]
struct Form {
    level: Level,
    direction: Direction,
    issuer: &'static str,
    /// What follows the serial: `{c}` is the field's symbol in the Government's Office, `{d}` the division's in ours.
    symbol: &'static str,
    /// By how much the serial moves on at most: most documents of a form give the province no task.
    step: u32,
    /// Whether it is always urgent.
    urgent: bool,
    /// The field that it is always about.
    field: Option<usize>,
    subjects: &'static [&'static str],
}

const GOVERNMENT: &str = "Chính phủ";
const PRIME_MINISTER: &str = "Thủ tướng Chính phủ";
const CENTRAL_OFFICE: &str = "Văn phòng Chính phủ";
const PROVINCE: &str = "UBND tỉnh An Khê";
const CHAIRMAN: &str = "Chủ tịch UBND tỉnh An Khê";

const CIRCULARS: &[&str] = &[
    "Về việc {t}",
    "Về việc báo cáo kết quả {t}",
    "Về việc tiếp tục {t}",
    "Về việc giải quyết vướng mắc trong việc {t}",
    "Về việc xử lý kiến nghị của cử tri liên quan đến việc {t}",
];
const RESOLUTIONS: &[&str] = &["Về nhiệm vụ, giải pháp {t} năm {y}", "Về một số cơ chế {t}"];
const ORDERS: &[&str] = &["Về việc tập trung {t}", "Về việc khẩn trương {t}"];
const PLANS: &[&str] = &["Kế hoạch {t} năm {y}", "Kế hoạch triển khai chỉ đạo của Thủ tướng Chính phủ về việc {t}"];
const DECISIONS: &[&str] = &["Phê duyệt Đề án {t}", "Ban hành Chương trình {t}"];
const CONCLUSIONS: &[&str] = &[
    "Kết luận cuộc họp về tình hình, tiến độ {t}",
    "Kết luận hội nghị giao ban về việc {t}",
    "Kết luận buổi làm việc tại cơ sở về việc {t}",
];

const fn form(
    level: Level,
    direction: Direction,
    issuer: &'static str,
    symbol: &'static str,
    step: u32,
    subjects: &'static [&'static str],
) -> Form {
    Form { level, direction, issuer, symbol, step, urgent: false, field: None, subjects }
}

const fn urgent(form: Form) -> Form {
    Form { urgent: true, ..form }
}

const fn ministry(issuer: &'static str, symbol: &'static str, field: usize) -> Form {
    let form = form(Level::Other, Direction::Incoming, issuer, symbol, 90, CIRCULARS);
    Form { field: Some(field), ..form }
}

/// How many of a hundred documents have which form.
const FORMS: &[(usize, Form)] = &[
    (8, form(Level::Government, Direction::Incoming, GOVERNMENT, "NQ-CP", 6, RESOLUTIONS)),
    (12, form(Level::PrimeMinister, Direction::Incoming, CENTRAL_OFFICE, "VPCP-{c}", 60, CIRCULARS)),
    (5, form(Level::PrimeMinister, Direction::Incoming, CENTRAL_OFFICE, "TB-VPCP", 9, CONCLUSIONS)),
    (5, urgent(form(Level::PrimeMinister, Direction::Incoming, PRIME_MINISTER, "CĐ-TTg", 4, ORDERS))),
    (4, form(Level::PrimeMinister, Direction::Incoming, PRIME_MINISTER, "CT-TTg", 2, ORDERS)),
    (3, form(Level::PrimeMinister, Direction::Incoming, PRIME_MINISTER, "QĐ-TTg", 30, DECISIONS)),
    (15, form(Level::Province, Direction::Outgoing, PROVINCE, "UBND-{d}", 40, CIRCULARS)),
    (8, form(Level::Province, Direction::Outgoing, PROVINCE, "KH-UBND", 5, PLANS)),
    (5, form(Level::Province, Direction::Outgoing, PROVINCE, "QĐ-UBND", 60, DECISIONS)),
    (8, form(Level::Province, Direction::Meeting, PROVINCE, "TB-UBND", 5, CONCLUSIONS)),
    (7, form(Level::Chairman, Direction::Outgoing, CHAIRMAN, "CTUBND-{d}", 20, CIRCULARS)),
    (4, form(Level::Chairman, Direction::Outgoing, CHAIRMAN, "CT-CTUBND", 2, ORDERS)),
    (2, urgent(form(Level::Chairman, Direction::Outgoing, CHAIRMAN, "CĐ-CTUBND", 2, ORDERS))),
    (8, form(Level::Chairman, Direction::Meeting, CHAIRMAN, "TB-CTUBND", 5, CONCLUSIONS)),
    (2, ministry("Bộ Xây dựng", "BXD-KTQLXD", 0)),
    (2, ministry("Bộ Tài chính", "BTC-NSNN", 1)),
    (1, ministry("Bộ Nông nghiệp và Môi trường", "BNNMT-TTTV", 2)),
    (1, ministry("Bộ Y tế", "BYT-PB", 4)),
];

/// What a document asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Tasks with a deadline.
    Deadline,
    /// Work without a deadline.
    NoDeadline,
    /// What may not be written here.
    Secret,
}

/// A document before it is numbered.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    form: Form,
    /// The field that it is about: a place in [`FIELDS`].
    pub field: usize,
    /// What it is about.
    pub topic: &'static str,
    pub nature: Nature,
    pub urgency: Urgency,
    /// How many tasks it gives.
    pub expected: u32,
    issued_on: Date,
    pub received_at: Option<OffsetDateTime>,
    /// When the clerk registers it.
    pub registered_at: OffsetDateTime,
}

impl Draft {
    pub(crate) fn level(&self) -> Level {
        self.form.level
    }

    pub(crate) fn issuer(&self) -> &'static str {
        self.form.issuer
    }

    /// When the clocks start: at the receipt; at the midnight before what the office itself issues.
    pub(crate) fn start(&self) -> OffsetDateTime {
        self.received_at.unwrap_or_else(|| calendar::local(self.issued_on, Time::MIDNIGHT))
    }
}

/// Which documents come.
#[derive(Debug)]
pub(crate) struct Register {
    scale: u32,
    forms: Deck<usize>,
    fields: Deck<usize>,
    natures: Deck<Nature>,
    urgencies: Deck<Urgency>,
    expected: Deck<u32>,
    serials: BTreeMap<(&'static str, i32), u32>,
    books: BTreeMap<(&'static str, i32), u32>,
}

/// The forms that come on the first working day of a year, urgent, so that its figures are about something at once.
const FIRST_OF_YEAR: [usize; 2] = [3, 12];

impl Register {
    pub(crate) fn new(scale: u32) -> Self {
        let forms: Vec<(usize, usize)> = FORMS.iter().enumerate().map(|(place, (count, _))| (*count, place)).collect();
        let busy = |place| if place < 4 { 4 } else { 2 };
        let fields: Vec<(usize, usize)> = (1..FIELDS.len()).map(|place| (busy(place), place)).collect();
        Self {
            scale: scale.max(1),
            forms: Deck::new(forms[0], &forms[1..]),
            // The department whose people may sign in has the most.
            fields: Deck::new((6, 0), &fields),
            natures: Deck::new((43, Nature::Deadline), &[(6, Nature::NoDeadline), (1, Nature::Secret)]),
            urgencies: Deck::new((22, Urgency::Normal), &[(2, Urgency::Urgent), (1, Urgency::Express)]),
            expected: Deck::new((9, 1), &[(6, 2), (4, 3), (2, 4)]),
            serials: BTreeMap::new(),
            books: BTreeMap::new(),
        }
    }

    /// A document of `day`, which is worked.
    pub(crate) fn draft(&mut self, day: Date, hours: &Hours, dice: &mut Dice) -> Draft {
        let form = FORMS[self.forms.draw(dice)].1;
        let nature = self.natures.draw(dice);
        self.make(form, nature, day, hours, dice)
    }

    /// What comes on the first working day of a year beside the usual.
    pub(crate) fn first_of_year(&mut self, day: Date, hours: &Hours, dice: &mut Dice) -> Vec<Draft> {
        FIRST_OF_YEAR.iter().map(|place| self.make(FORMS[*place].1, Nature::Deadline, day, hours, dice)).collect()
    }

    fn make(&mut self, form: Form, nature: Nature, day: Date, hours: &Hours, dice: &mut Dice) -> Draft {
        let field = form.field.unwrap_or_else(|| self.fields.draw(dice));
        let urgency = if form.urgent { Urgency::Immediate } else { self.urgencies.draw(dice) };
        let is_urgent = urgency != Urgency::Normal;
        let expected = if nature == Nature::Deadline { self.expected.draw(dice) } else { 1 };
        let (issued_on, received_at, from) = if form.direction == Direction::Incoming {
            let received = match is_urgent && dice.chance(12) {
                // What cannot wait also comes in the evening.
                true => calendar::local(day, Time::MIDNIGHT) + Duration::minutes(i64::from(dice.between(1_060, 1_260))),
                false => hours.on(day, (10, 410), dice),
            };
            (hours.earlier(day, dice.between(0, if is_urgent { 1 } else { 4 })), Some(received), received)
        } else {
            (day, None, hours.on(day, (30, 380), dice))
        };
        let registered_at = hours.after(from, dice.between(2, if is_urgent { 12 } else { 45 }), dice);
        let topic = dice.word(&FIELDS[field].topics);
        Draft { form, field, topic, nature, urgency, expected, issued_on, received_at, registered_at }
    }

    /// Gives a document its number and its place in the book. `deadline` is the last of its tasks'.
    pub(crate) fn number(&mut self, draft: &Draft, deadline: Option<OffsetDateTime>, dice: &mut Dice) -> Known {
        let Draft { form, field, .. } = draft;
        let Field { central, division, .. } = FIELDS[*field];
        let serial = self.serials.entry((form.symbol, draft.issued_on.year())).or_default();
        *serial += dice.between(1, (form.step / self.scale).max(1));
        let symbol = form.symbol.replace("{c}", central).replace("{d}", DIVISIONS[division].symbol);
        let year = draft.registered_at.year();
        let book = self.books.entry((form.direction.key(), year)).or_default();
        // Now and then a number is given to a document that never reaches the register.
        *book += if dice.between(1, 120) == 1 { 2 } else { 1 };
        let subject = dice.word(form.subjects).replace("{t}", draft.topic).replace("{y}", &year.to_string());
        let secret = draft.nature == Nature::Secret;
        let grade = if dice.chance(80) { Secrecy::Confidential } else { Secrecy::Secret };
        Known {
            number: format!("{serial:02}/{symbol}"),
            issued_on: draft.issued_on,
            issuer: form.issuer.to_owned(),
            level: Some(form.level),
            direction: Some(form.direction),
            book_no: Some(*book),
            received_at: draft.received_at,
            subject: (!secret).then_some(subject),
            secrecy: Some(if secret { grade } else { Secrecy::None }),
            has_deadline: Some(draft.nature == Nature::Deadline),
            deadline,
            urgency: Some(draft.urgency),
            expected_tasks: Some(draft.expected),
        }
    }
}
