//! The explanation of a due date: a step for each day from the start, found by walking, with articles and reasons.

use time::{Date, OffsetDateTime};

use crate::calendar::{full_minute, local_parts};
use crate::due::{LastDay, add_months};
use crate::{Calendar, Counted, Day, DayEnd, Due, Step, Term};

/// The civil code in force at the start of a term, and its articles about terms.
struct CivilCode {
    start: &'static str,
    begin_at_once: &'static str,
    no_such_day: &'static str,
    last_day_off: &'static str,
    midnight: &'static str,
}

/// In force from 1/1/2017.
const CODE_2015: CivilCode = CivilCode {
    start: "Bộ luật Dân sự 2015, Điều 147",
    begin_at_once: "Bộ luật Dân sự 2015, Điều 147 khoản 1",
    no_such_day: "Bộ luật Dân sự 2015, Điều 148 khoản 3",
    last_day_off: "Bộ luật Dân sự 2015, Điều 148 khoản 5",
    midnight: "Bộ luật Dân sự 2015, Điều 148 khoản 6",
};

/// The codes before it, whose text nobody here has read.
const CODE_BEFORE: CivilCode = CivilCode {
    start: "unverified: Bộ luật Dân sự trước 2017 (thời điểm bắt đầu thời hạn)",
    begin_at_once: "unverified: Bộ luật Dân sự trước 2017 (thời điểm bắt đầu thời hạn)",
    no_such_day: "unverified: Bộ luật Dân sự trước 2017 (kết thúc thời hạn)",
    last_day_off: "unverified: Bộ luật Dân sự trước 2017 (kết thúc thời hạn)",
    midnight: "unverified: Bộ luật Dân sự trước 2017 (kết thúc thời hạn)",
};

fn civil_code(date: Date) -> &'static CivilCode {
    if date.year() >= 2017 { &CODE_2015 } else { &CODE_BEFORE }
}

impl Calendar {
    pub(crate) fn explain_days(
        &self,
        start: OffsetDateTime,
        term: Term,
        last: &LastDay,
        at: OffsetDateTime,
        end: DayEnd,
    ) -> Due {
        let (date, _) = local_parts(start);
        let code = civil_code(date);
        let mut steps = match term {
            Term::WorkingDays(n) if n > 0 => self.working_day_steps(date, last.due),
            Term::Days(n) if n > 0 => days_after(date, last.reached).map(|day| counted(day, 1)).collect(),
            Term::Months(n) => month_steps(date, n, code),
            _ => Vec::new(),
        };
        if last.due != last.reached {
            self.add_roll(&mut steps, date, last, code);
        }
        let mut basis = vec![code.start.to_owned()];
        let house = match end {
            DayEnd::OfficeHours => {
                format!("house_rule: ngày kết thúc khi hết giờ làm việc ({})", self.hours_in_words(last.due))
            }
            DayEnd::Midnight => code.midnight.to_owned(),
        };
        add_basis(&mut basis, &house);
        // A plain term examines only the day that it reaches and those it moves over.
        let first = if matches!(term, Term::WorkingDays(_)) { date } else { last.reached };
        self.finish(at, last.due, first, steps, basis)
    }

    pub(crate) fn explain_minutes(&self, start: OffsetDateTime, at: OffsetDateTime) -> Due {
        let (date, begun) = full_minute(start);
        let (due, ended) = full_minute(at);
        let steps = std::iter::once(date)
            .chain(days_after(date, due))
            .filter_map(|day| {
                let from = if day == date { begun } else { 0 };
                let to = if day == due { ended } else { 24 * 60 };
                let passed = self.worked_by(day, to) - self.worked_by(day, from);
                match passed {
                    0 if day == due => None,
                    // The office opens on this day, but not after the start.
                    0 if !self.sessions(day).is_empty() => {
                        Some(Step { why: Some("Ngoài giờ làm việc".to_owned()), ..counted(day, 0) })
                    }
                    0 => Some(self.skipped(day, "")),
                    _ => Some(Step { counted: Some(Counted::Minutes(passed)), ..self.worked(day) }),
                }
            })
            .collect();
        let basis = vec![
            civil_code(date).begin_at_once.to_owned(),
            format!("house_rule: giờ làm việc chỉ tính trong buổi làm việc ({})", self.hours_in_words(due)),
        ];
        self.finish(at, due, date, steps, basis)
    }

    fn working_day_steps(&self, start: Date, due: Date) -> Vec<Step> {
        days_after(start, due)
            .map(|day| {
                if self.is_working_day(day) {
                    Step { counted: Some(Counted::Whole(1)), ..self.worked(day) }
                } else {
                    self.skipped(day, "")
                }
            })
            .collect()
    }

    /// Adds the days over which the last day moves, and the working day on which the term ends.
    fn add_roll(&self, steps: &mut Vec<Step>, start: Date, last: &LastDay, code: &CivilCode) {
        let reached = self.skipped(last.reached, "Đã hết giờ làm việc");
        match steps.last_mut() {
            // The day was counted by the term: its reason for moving is added to the step that counts it.
            Some(step) if step.date == last.reached => {
                let why = [step.why.take(), reached.why].into_iter().flatten().collect::<Vec<_>>().join("; ");
                step.why = Some(why);
                step.basis = step.basis.take().or(reached.basis);
            }
            _ => steps.push(reached),
        }
        steps.extend(days_after(last.reached, last.due).map(|day| {
            if day == last.due {
                let (why, basis) = if last.reached == start {
                    ("Ngày làm việc tiếp theo", None)
                } else {
                    ("Ngày cuối là ngày nghỉ, kết thúc vào ngày làm việc tiếp theo", Some(code.last_day_off.to_owned()))
                };
                Step { why: Some(why.to_owned()), basis, ..counted(day, 0) }
            } else {
                self.skipped(day, "")
            }
        }));
    }

    fn finish(&self, at: OffsetDateTime, date: Date, first: Date, steps: Vec<Step>, mut basis: Vec<String>) -> Due {
        for step in &steps {
            if let Some(text) = &step.basis {
                add_basis(&mut basis, text);
            }
        }
        let provisional = (first.year()..=date.year()).any(|year| self.table().is_provisional(year));
        if provisional {
            add_basis(&mut basis, "unverified: lịch nghỉ của năm chưa được công bố, kết quả là dự kiến");
        }
        Due { at, date, steps, basis, provisional }
    }

    /// A step for a day that adds nothing, with the day's reason, or another when the day itself has none.
    fn skipped(&self, date: Date, otherwise: &str) -> Step {
        let Day { why, basis, kind, .. } = self.day(date);
        let own = (kind != crate::DayKind::Working).then_some(why).flatten();
        Step {
            date,
            counted: None,
            why: own.or_else(|| (!otherwise.is_empty()).then(|| otherwise.to_owned())),
            basis: (!basis.is_empty()).then_some(basis),
        }
    }

    /// A step for a worked day; a swapped Saturday says for which day it is worked.
    fn worked(&self, date: Date) -> Step {
        let Day { why, basis, .. } = self.day(date);
        Step { date, counted: None, why, basis: (!basis.is_empty()).then_some(basis) }
    }

    fn hours_in_words(&self, date: Date) -> String {
        let sessions = self.hours().full_sessions(date);
        sessions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }
}

/// One step for each month, on the day that corresponds to the start.
fn month_steps(start: Date, n: u32, code: &CivilCode) -> Vec<Step> {
    (1..=n)
        .filter_map(|month| add_months(start, month))
        .map(|date| {
            let shortened = date.day() != start.day();
            Step {
                why: shortened.then(|| "Tháng không có ngày tương ứng, lấy ngày cuối tháng".to_owned()),
                basis: shortened.then(|| code.no_such_day.to_owned()),
                ..counted(date, 1)
            }
        })
        .collect()
}

fn counted(date: Date, n: u32) -> Step {
    Step { date, counted: (n > 0).then_some(Counted::Whole(n)), why: None, basis: None }
}

fn days_after(date: Date, last: Date) -> impl Iterator<Item = Date> {
    (date.to_julian_day() + 1..=last.to_julian_day()).filter_map(|julian| Date::from_julian_day(julian).ok())
}

fn add_basis(basis: &mut Vec<String>, text: &str) {
    if !basis.iter().any(|known| known == text) {
        basis.push(text.to_owned());
    }
}
