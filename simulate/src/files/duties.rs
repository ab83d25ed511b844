//! The work programme with its follow-ups, reports of the Office's units, initiatives, and the quality system's duties.

use time::{Date, Duration, Month, OffsetDateTime};

use super::Making;
use super::csv::{Csv, day, moment};
use crate::fields::{DIVISIONS, FIELDS, FOLLOWING};

const ITEMS: usize = 54;

const KINDS: [(&str, &str); 3] = [("programme", "Chương trình"), ("scheme", "Đề án"), ("key_task", "Kế hoạch")];

const FOUND: [&str; 4] = [
    "Đơn vị chủ trì đã có dự thảo lần 1, đang lấy ý kiến.",
    "Tiến độ bảo đảm theo kế hoạch, chưa phát sinh vướng mắc.",
    "Đã tổng hợp ý kiến các cơ quan, đang hoàn thiện hồ sơ trình.",
    "Đơn vị đang chờ ý kiến thẩm định; Văn phòng đã trao đổi, đôn đốc.",
];

const IDEAS: [&str; 14] = [
    "Bảng theo dõi hồ sơ trình ký theo màu hạn",
    "Mẫu phiếu trình rút gọn cho văn bản thường xuyên",
    "Nhắc hạn nhiệm vụ qua tin nhắn nội bộ",
    "Sắp xếp kho lưu trữ theo mã thời hạn bảo quản",
    "Quy trình họp không giấy của Văn phòng",
    "Danh mục tra cứu thẩm quyền ký thay",
    "Tự động tổng hợp số liệu báo cáo tuần",
    "Mã vạch trên hồ sơ tại quầy một cửa",
    "Hướng dẫn công dân nộp hồ sơ trực tuyến bằng tranh",
    "Kiểm tra thể thức văn bản trước khi phát hành",
    "Lịch trực phòng họp dùng chung",
    "Bộ câu hỏi thường gặp của từng thủ tục",
    "Biểu mẫu điền sẵn từ dữ liệu dân cư",
    "Rút ngắn đường đi của văn bản khẩn",
];

const DUTIES: [(&str, &str, u32); 13] = [
    ("DG-1", "audit", 90),
    ("DG-2", "audit", 270),
    ("XX-1", "review", 310),
    ("CN-1", "legal_update", 60),
    ("CN-2", "legal_update", 130),
    ("CN-3", "legal_update", 200),
    ("CN-4", "legal_update", 250),
    ("CB-1", "declaration", 340),
    ("KP-1", "corrective_action", 110),
    ("KP-2", "corrective_action", 150),
    ("KP-3", "corrective_action", 285),
    ("KP-4", "corrective_action", 300),
    ("KH-1", "other", 30),
];

impl Making<'_> {
    /// Items of the programme and what their followers found, month by month.
    pub(super) fn programme(&mut self) -> (Csv, Csv) {
        let mut items = Csv::new(&[
            "code",
            "year",
            "title",
            "kind",
            "lead_unit",
            "follower",
            "due_at",
            "completed_at",
            "evidence",
            "programme_of",
            "status",
            "approved_by",
        ]);
        let mut notes = Csv::new(&["subject_kind", "subject_code", "at", "by", "text"]);
        for number in 1..=ITEMS {
            let code = format!("CT-{}-{number:02}", self.first.year());
            let field = &FIELDS[number % FIELDS.len()];
            let (kind, noun) = KINDS[number % KINDS.len()];
            let title = format!("{noun} {}", field.topics[number % field.topics.len()]);
            let place = *FOLLOWING.start() + number % FOLLOWING.count();
            let follower = self.dice.of(self.province.followers(place));
            let follower = follower.map(|person| self.province.people[person.0].username.clone()).unwrap_or_default();
            let month = self.dice.between(2, 12);
            let due = self.hours.0.end_of_day_as_written(last_working_day(self.first.year(), month, self));
            let late = self.dice.chance(5);
            let done = (!late || self.dice.chance(50)).then(|| {
                let days = if late { -i64::from(self.dice.between(1, 9)) } else { i64::from(self.dice.between(1, 12)) };
                let day = self.hours.earlier((due - Duration::days(days)).date(), 0);
                self.hours.on(day, (30, 400), &mut self.dice).min(if late { due + Duration::days(20) } else { due })
            });
            let done = done.filter(|done| *done <= self.now);
            let result = done.map(|at| format!("{number}/TTr-{} ngày {}", field.symbol, day(at.date())));
            items.row(&[
                &code,
                &self.first.year().to_string(),
                &title,
                kind,
                field.symbol,
                &follower,
                &day(due.date()),
                &self.come(done),
                result.as_deref().unwrap_or_default(),
                if number % 5 == 0 { "office" } else { "committee" },
                "approved",
                &format!("01/QĐ-UBND ngày 05/01/{}", self.first.year()),
            ]);
            self.follow(&code, &follower, done, &mut notes);
            let from = self.first.midnight().assume_offset(calendar::ZONE);
            self.remind("programme", &code, (from, due), done);
            if done.is_none_or(|done| done > due) && due < self.now && !self.dice.chance(10) {
                let at = due + Duration::hours(2);
                let at = self.hours.after(at, 60, &mut self.dice);
                self.urgings.row(&["programme", &code, "late", &moment(at), &follower]);
            }
        }
        (items, notes)
    }

    /// One note a month while the item is open; one in forty follower forgets a month.
    fn follow(&mut self, code: &str, follower: &str, done: Option<OffsetDateTime>, notes: &mut Csv) {
        let mut at = self.first + Duration::days(i64::from(self.dice.between(12, 22)));
        while at < self.now.date() && done.is_none_or(|done| at < done.date()) {
            let moment_of = self.hours.on(at, (20, 440), &mut self.dice);
            if moment_of < self.now && !self.dice.chance(2) {
                notes.row(&["programme", code, &moment(moment_of), follower, self.dice.word(&FOUND)]);
            }
            at += Duration::days(i64::from(self.dice.between(19, 25)));
        }
    }

    /// A monthly report and a quarterly programme of each unit under the Office.
    pub(super) fn reports(&mut self) -> Csv {
        let mut reports = Csv::new(&[
            "unit_code",
            "template_code",
            "period",
            "due_at",
            "submitted_at",
            "accepted_at",
            "kind",
            "channel",
        ]);
        for (place, division) in DIVISIONS.iter().enumerate() {
            let unit = format!("VP-{}", division.symbol);
            for month in 1..=12 {
                let due = Date::from_calendar_date(self.first.year(), month_of(month), 20).unwrap_or(self.first);
                self.owe(&mut reports, &unit, "BC-THANG", &format!("{}-{month:02}", due.year()), due, "report", place);
                if month % 3 == 1 {
                    let due = due.replace_day(10).unwrap_or(due);
                    let period = format!("{}-Q{}", due.year(), month / 3 + 1);
                    self.owe(&mut reports, &unit, "CT-QUY", &period, due, "programme", place + 40);
                }
            }
        }
        reports
    }

    #[expect(clippy::too_many_arguments, reason = "a row of a table has as many cells")]
    fn owe(&mut self, to: &mut Csv, unit: &str, form: &str, period: &str, due: Date, kind: &str, luck: usize) {
        let due = self.hours.earlier(due, 0);
        let end = self.hours.0.end_of_day_as_written(due);
        // One unit sends one report late, and another sends one on paper.
        let late = luck == 4 && period.ends_with("-05");
        let sent_on = if late { self.hours.later(due, 3) } else { self.hours.earlier(due, self.dice.between(1, 4)) };
        let sent = self.hours.on(sent_on, (30, 400), &mut self.dice);
        let accepted = self.hours.after(sent, self.dice.between(60, 480), &mut self.dice);
        let channel = if luck == 7 && period.ends_with("-03") { "paper" } else { "online" };
        to.row(&[
            unit,
            form,
            period,
            &day(end.date()),
            &self.come(Some(sent)),
            &self.come(Some(accepted)),
            kind,
            channel,
        ]);
    }

    /// What officers of the Office put before the council.
    pub(super) fn initiatives(&mut self) -> Csv {
        let mut list = Csv::new(&[
            "code",
            "title",
            "authors",
            "unit_code",
            "first_applied_on",
            "requested_on",
            "council_votes_for",
            "council_size",
            "recognised_on",
            "decision_number",
        ]);
        for (place, title) in IDEAS.iter().enumerate() {
            let code = format!("SK-{}-{:02}", self.first.year(), place + 1);
            let unit = format!("VP-{}", DIVISIONS[place % DIVISIONS.len()].symbol);
            let author = self.dice.of(self
                .province
                .people
                .as_slice()
                .iter()
                .map(|line| line.full_name.as_str())
                .collect::<Vec<_>>()
                .as_slice());
            let applied = self.first + Duration::days(i64::from(self.dice.between(20, 150)));
            let requested = applied + Duration::days(i64::from(self.dice.between(40, 110)));
            let recognised = requested + Duration::days(i64::from(self.dice.between(20, 60)));
            let passed = place % 7 != 5;
            let votes = if passed { self.dice.between(6, 9) } else { 3 };
            let come = |date: Date| if date <= self.now.date() { day(date) } else { String::new() };
            let recognised = Some(recognised).filter(|date| passed && *date <= self.now.date());
            let number = recognised.map(|date| format!("{}/QĐ-UBND", 900 + date.ordinal()));
            list.row(&[
                &code,
                title,
                &format!("{}:100", author.unwrap_or_default()),
                &unit,
                &come(applied),
                &come(requested),
                &votes.to_string(),
                "9",
                &recognised.map(day).unwrap_or_default(),
                number.as_deref().unwrap_or_default(),
            ]);
        }
        list
    }

    /// What the quality system owes in a year.
    pub(super) fn obligations(&mut self) -> Csv {
        let mut list = Csv::new(&["code", "kind", "due_at", "done_at", "evidence"]);
        for (code, kind, after) in DUTIES {
            let due = self.hours.earlier(self.first + Duration::days(i64::from(after)), 0);
            let late = code == "CN-3";
            let done_on =
                if late { self.hours.later(due, 6) } else { self.hours.earlier(due, self.dice.between(1, 9)) };
            let done = Some(self.hours.on(done_on, (30, 400), &mut self.dice)).filter(|at| *at <= self.now);
            // One action was closed, but nobody showed that it worked.
            let evidence = done.filter(|_| code != "KP-2").map(|at| format!("Báo cáo {code} ngày {}", day(at.date())));
            let code = format!("{code}-{}", self.first.year());
            list.row(&[&code, kind, &day(due), &self.come(done), evidence.as_deref().unwrap_or_default()]);
        }
        list
    }
}

fn month_of(number: u32) -> Month {
    u8::try_from(number).ok().and_then(|number| Month::try_from(number).ok()).unwrap_or(Month::January)
}

fn last_working_day(year: i32, month: u32, making: &Making<'_>) -> Date {
    let month = month_of(month);
    let last = Date::from_calendar_date(year, month, month.length(year)).unwrap_or(making.first);
    making.hours.earlier(last, 0)
}
