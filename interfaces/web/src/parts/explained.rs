//! A due time day by day: what counts, what is skipped, why, and by which article.

use calendar::{Counted, Due};
use time::Date;

use crate::words::Words;

/// One day of the explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayLine {
    /// The day.
    pub day: Date,
    /// The running count; none for a day that is skipped.
    pub count: Option<String>,
    /// Why it is skipped or moved.
    pub why: String,
    /// By what.
    pub basis: String,
}

/// The whole explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Day by day.
    pub days: Vec<DayLine>,
    /// The articles and rules of the house that were used.
    pub basis: Vec<String>,
    /// Whether a year is in it whose days off are not announced.
    pub provisional: bool,
}

impl Explained {
    /// The explanation of a counted due time.
    pub fn of(due: &Due, words: Words) -> Explained {
        let mut days = 0;
        let mut minutes = 0;
        let lines = due.steps.iter().map(|step| DayLine {
            day: step.date,
            count: step.counted.map(|counted| match counted {
                Counted::Whole(more) => {
                    days += more;
                    words.count(days)
                }
                Counted::Minutes(more) => {
                    minutes += more;
                    words.say("explained-hours").text("hours", hours(minutes, words)).to_string()
                }
            }),
            why: step.why.clone().unwrap_or_default(),
            basis: step.basis.as_deref().map_or_else(String::new, |basis| words.basis(basis)),
        });
        Explained {
            days: lines.collect(),
            basis: due.basis.iter().map(|basis| words.basis(basis)).collect(),
            provisional: due.provisional,
        }
    }
}

fn hours(minutes: u32, words: Words) -> String {
    crate::format::decimal(i64::from(minutes) * 10_000 / 60, words.lang)
}

impl Words {
    /// A legal basis for people: what is a rule of the house, or not verified, says so in words.
    pub fn basis(&self, basis: &str) -> String {
        let marks = [("house_rule: ", "basis-house-rule"), ("unverified: ", "basis-unverified")];
        let told = |part: &str| {
            let found = marks.iter().find_map(|(mark, key)| Some((part.strip_prefix(mark)?, key)));
            found.map_or_else(|| part.to_owned(), |(rest, key)| self.say(key).text("basis", rest).to_string())
        };
        basis.split("; ").map(told).collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn what_is_not_verified_says_so_in_words() {
        let vi = Words::new(Lang::Vi);
        for (basis, expected) in [
            ("Bộ luật Dân sự 2015, Điều 147", "Bộ luật Dân sự 2015, Điều 147"),
            ("house_rule: hết giờ làm việc", "Quy ước nội bộ: hết giờ làm việc"),
            ("Điều 112; unverified: bảng", "Điều 112; Chưa kiểm chứng: bảng"),
        ] {
            assert_eq!(vi.basis(basis), expected);
        }
    }
}
