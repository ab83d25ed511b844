//! Procedures with their ISO processes, and the dossiers of a year with each of their steps.

use app::Refusal;
use app::processes::{ImportProcess, ModelFile};
use time::{Date, Duration, OffsetDateTime};

use super::Making;
use super::csv::{Csv, day, moment};
use super::ways::Shape;
use crate::dice::Deck;
use crate::fields::{DIVISIONS, FIELDS, ONE_STOP};

const PROCEDURES: usize = 72;
const DOSSIERS: usize = 700;

const VERBS: [&str; 4] = ["Cấp", "Cấp lại", "Điều chỉnh", "Gia hạn"];

const OBJECTS: [&str; 18] = [
    "giấy phép xây dựng công trình cấp II",
    "giấy chứng nhận đăng ký hộ kinh doanh có điều kiện",
    "giấy phép khai thác nước dưới đất",
    "chứng chỉ hành nghề hoạt động xây dựng hạng III",
    "giấy chứng nhận đủ điều kiện an toàn thực phẩm",
    "giấy phép hoạt động trung tâm ngoại ngữ",
    "giấy phép bưu chính trong phạm vi nội tỉnh",
    "giấy phép bán buôn rượu",
    "giấy phép tổ chức biểu diễn nghệ thuật",
    "thẻ công chứng viên",
    "quyết định công nhận cơ sở tôn giáo trực thuộc",
    "giấy phép tổ chức hội nghị quốc tế",
    "quyết định giải quyết khiếu nại lần hai",
    "giấy chứng nhận đăng ký đầu tư trong khu công nghiệp",
    "giấy phép sử dụng pháo hoa trong lễ hội",
    "giấy phép thi công trong khu vực quân sự",
    "quyết định phê duyệt thiết kế cơ sở",
    "quyết định xếp hạng bệnh viện",
];

/// A procedure of the catalogue.
pub(super) struct Line {
    code: String,
    name: String,
    field: usize,
    authority: &'static str,
    days: u32,
    decided_on: Date,
    effective_on: Date,
    process: Option<String>,
    process_from: Date,
}

impl Making<'_> {
    /// The procedures that the province publishes.
    pub(super) fn catalogue(&mut self) -> Vec<Line> {
        let mut authorities = Deck::new((11, "chairman"), &[(3, "vice_chairman"), (6, "committee"), (4, "agency")]);
        let mut line = |making: &mut Self, number: usize| {
            let field = number % FIELDS.len();
            let authority = authorities.draw(&mut making.dice);
            // Three in four procedures are older than the year.
            let start = making.first - Duration::days(400);
            let decided_on = match making.dice.chance(75) {
                true => making.day(start, making.first - Duration::days(30)),
                false => making.day(making.first, making.first + Duration::days(200)),
            };
            let decided_on = making.hours.earlier(decided_on, 0);
            let effective_on = decided_on + Duration::days(i64::from(making.dice.between(7, 20)));
            let verb = VERBS[(number / FIELDS.len()) % VERBS.len()];
            Line {
                code: format!("1.{:06}", 4_000 + number * 37),
                name: format!("{verb} {}", OBJECTS[field]),
                field,
                authority,
                days: making.dice.between(2, 6) * 5,
                decided_on,
                effective_on,
                // It follows within two months, where it follows at all.
                process_from: effective_on + Duration::days(i64::from(making.dice.between(0, 60))),
                process: making
                    .dice
                    .chance(94)
                    .then(|| format!("QT-{}-{:02}", FIELDS[field].symbol, number / FIELDS.len() + 1)),
            }
        };
        (0..PROCEDURES).map(|number| line(self, number)).collect()
    }

    pub(super) fn procedures(&mut self, catalogue: &[Line]) -> Csv {
        let mut list = Csv::new(&[
            "code",
            "name",
            "field",
            "level",
            "authority",
            "time_limit",
            "time_unit",
            "decision_number",
            "decided_on",
            "effective_on",
            "status",
            "iso_process_code",
            "national_db_updated_at",
            "prescribed_by",
            "published_at",
        ]);
        for (number, line) in catalogue.iter().enumerate() {
            // Nine in ten are entered in time, and two in a hundred were forgotten.
            let entered = (!self.dice.chance(2)).then(|| {
                let day = self.hours.later(line.decided_on, self.dice.between(1, 4));
                self.hours.on(day, (30, 400), &mut self.dice)
            });
            let posted = (!self.dice.chance(2)).then(|| {
                let day = self.hours.later(line.decided_on, self.dice.between(1, 3));
                self.hours.on(day, (30, 400), &mut self.dice)
            });
            list.row(&[
                &line.code,
                &line.name,
                FIELDS[line.field].agency,
                "province",
                line.authority,
                &line.days.to_string(),
                "working_day",
                &format!("{}/QĐ-UBND", 100 + number * 3),
                &day(line.decided_on),
                &day(line.effective_on),
                if number % 9 == 4 { "amended" } else { "in_force" },
                line.process.as_deref().unwrap_or_default(),
                &self.come(entered),
                if number % 6 == 0 { "local" } else { "central" },
                &self.come(posted),
            ]);
        }
        list
    }

    /// A process of each procedure that has one.
    pub(super) fn processes(&self, catalogue: &[Line]) -> Csv {
        let mut list =
            Csv::new(&["code", "version", "procedure_codes", "decision_number", "effective_on", "withdrawn_on"]);
        for (number, line) in catalogue.iter().enumerate() {
            let Some(code) = &line.process else { continue };
            list.row(&[code, "1", &line.code, &format!("{}/QĐ-VP", 20 + number), &day(line.process_from), ""]);
        }
        list
    }

    /// The models of the processes; two fields' processes take longer than the law allows.
    pub(super) fn models(&self, catalogue: &[Line]) -> Result<Vec<ImportProcess>, Refusal> {
        let with_process = catalogue.iter().filter_map(|line| Some((line, line.process.as_ref()?)));
        with_process
            .map(|(line, code)| {
                let slow = line.field % 9 == 4;
                let diagram = Shape::of(line.field).diagram(&line.name, FIELDS[line.field].agency, line.days, slow);
                Ok(ImportProcess {
                    code: code.clone(),
                    version: "1".to_owned(),
                    from: line.process_from,
                    procedures: vec![line.code.clone()],
                    decision_number: None,
                    model: ModelFile::read(&format!("{}.bpmn", code.to_lowercase()), diagram.to_bpmn().into_bytes())?,
                })
            })
            .collect()
    }

    /// The dossiers of the year and their steps.
    pub(super) fn dossiers(&mut self, catalogue: &[Line]) -> (Csv, Csv) {
        let mut dossiers = Csv::new(&[
            "code",
            "procedure_code",
            "unit_code",
            "channel",
            "received_at",
            "due_at",
            "finished_at",
            "returned_at",
            "status",
            "received_unit",
            "returned_unit",
        ]);
        let mut events = Csv::new(&["dossier_code", "activity", "at", "actor", "unit_code", "step_due_at"]);
        let centre = format!("VP-{}", DIVISIONS[ONE_STOP].symbol);
        let mut endings = Deck::new((92, "granted"), &[(5, "refused"), (2, "withdrawn"), (1, "stopped")]);
        let today = self.now.date();
        for number in 0..DOSSIERS * self.scale {
            let line = &catalogue[number * 7 % catalogue.len()];
            let received_on = self.day(self.first, today);
            let received_on = self.hours.earlier(received_on, 0);
            let received = self.hours.on(received_on, (5, 430), &mut self.dice).min(self.now);
            let code = format!(
                "000.00.{:02}.H47-{:02}{:02}{:02}-{number:04}",
                line.field + 1,
                received_on.year() % 100,
                u8::from(received_on.month()),
                received_on.day()
            );
            let due = self.hours.0.end_of_day_as_written(self.hours.later(received_on, line.days + 1));
            let late = self.dice.chance(2);
            let share = if late { self.dice.between(102, 130) } else { self.dice.between(40, 97) };
            let finished = self.hours.after(received, line.days * 480 * share / 100, &mut self.dice);
            let finished = if late { finished } else { finished.min(due) };
            let done = Some(finished).filter(|finished| *finished <= self.now);
            let returned = done.map(|done| self.hours.after(done, self.dice.between(30, 900), &mut self.dice));
            let status = match done {
                Some(_) => endings.draw(&mut self.dice),
                None if received + Duration::days(1) > self.now => "received",
                None => "processing",
            };
            let channel = self.dice.word(&["online", "online", "online", "counter", "postal"]);
            let agency = FIELDS[line.field].symbol;
            dossiers.row(&[
                &code,
                &line.code,
                agency,
                channel,
                &moment(received),
                &moment(due),
                &self.come(done),
                &self.come(returned),
                status,
                &centre,
                &centre,
            ]);
            self.steps(&code, line, received, finished, &mut events);
            self.supervise(&code, (received, due), done);
        }
        (dossiers, events)
    }

    /// The steps that have come. Two dossiers in a hundred skip one, and one does one twice.
    fn steps(&mut self, code: &str, line: &Line, received: OffsetDateTime, finished: OffsetDateTime, to: &mut Csv) {
        let agency = FIELDS[line.field].symbol;
        let mut way = Shape::of(line.field).walk(&mut self.dice);
        let whole: u32 = way.iter().map(|(_, share)| share).sum();
        let minutes = self.hours.between(received, finished).max(way.len() as u32);
        if self.dice.chance(2) {
            way.remove(self.dice.between(1, 2) as usize);
        }
        if self.dice.chance(1) {
            let again = way[way.len() - 2];
            way.insert(way.len() - 1, again);
        }
        let mut gone = 0;
        for (place, (step, share)) in way.into_iter().enumerate() {
            gone += minutes * share / whole;
            let at = if place == 0 { received } else { self.hours.after(received, gone, &mut self.dice) };
            let due = self.hours.after(received, gone + 480, &mut self.dice);
            if at <= self.now {
                let names: Vec<&str> = self.province.people.iter().map(|line| line.full_name.as_str()).collect();
                let actor = self.dice.of(&names).unwrap_or_default();
                to.row(&[code, step, &moment(at), actor, agency, &moment(due)]);
            }
        }
    }

    /// Who watches the Centre's dossiers.
    fn supervisor(&self) -> String {
        self.province.people[self.province.qmr.0].username.clone()
    }

    /// What the Centre's supervisors saw of a dossier that was at risk or late; three in a hundred flags were missed.
    fn supervise(
        &mut self,
        code: &str,
        (received, due): (OffsetDateTime, OffsetDateTime),
        done: Option<OffsetDateTime>,
    ) {
        self.remind("dossier", code, (received, due), done);
        let at_risk = self.hours.0.end_of_office(self.hours.earlier(due.date(), 1));
        for flag in [at_risk, due] {
            if done.is_none_or(|done| flag < done) && flag < self.now && !self.dice.chance(3) {
                let seen = self.hours.after(flag, self.dice.between(10, 200), &mut self.dice);
                if seen <= self.now {
                    self.urgings.row(&["dossier", code, "seen", &moment(seen), &self.supervisor()]);
                }
            }
        }
    }
}
