//! The figures of the decision as a workbook, with the records behind each.

use ::objectives::views::Reason;
use app::objectives::{BookWord, BookWords, MeasureWithRecords, book};
use axum::extract::Query;
use decision::Unit;
use measure::Verdict;
use time::OffsetDateTime;

use super::list::Asked;
use super::measures::indicator;
use crate::answer::Answer;
use crate::reader::Reader;
use crate::terms;
use crate::words::Words;

impl BookWords for Words {
    fn word(&self, word: BookWord) -> String {
        self.get(match word {
            BookWord::Figures => "book-figures",
            BookWord::Parts => "measure-parts",
            BookWord::Item => "book-item",
            BookWord::Subject => "book-subject",
            BookWord::Indicator => "indicator-name",
            BookWord::Part => "measure-name",
            BookWord::Sign => "book-sign",
            BookWord::Target => "book-target",
            BookWord::Unit => "book-unit",
            BookWord::Numerator => "book-numerator",
            BookWord::Denominator => "book-denominator",
            BookWord::Value => "book-value",
            BookWord::Result => "book-result",
            BookWord::Met => "verdict-met",
            BookWord::Missed => "verdict-missed",
            BookWord::Unknown => "figure-unknown",
            BookWord::NotYet => "figure-not-yet",
            BookWord::Reason => "book-reason",
            BookWord::Record => "records-record",
            BookWord::About => "book-about",
            BookWord::Whose => "book-whose",
            BookWord::Verdict => "records-verdict",
            BookWord::Closed => "records-closed",
        })
    }

    fn as_of(&self, at: OffsetDateTime) -> String {
        self.say("book-as-of").text("moment", self.moment(at)).to_string()
    }

    fn tab(&self, item: &str, place: usize) -> String {
        self.say("book-tab").text("item", item).text("place", place).to_string()
    }

    fn listed(&self, rows: usize, total: usize) -> String {
        if rows < total {
            self.say("book-cut").text("rows", self.count(rows)).text("total", self.count(total)).to_string()
        } else {
            self.say("records-total").number("total", total).to_string()
        }
    }

    fn indicator(&self, name: &str) -> String {
        self.get(indicator(name))
    }

    fn unit(&self, unit: Unit) -> String {
        match unit {
            Unit::Percent => "%".to_owned(),
            Unit::Count => self.get("book-count"),
            Unit::WorkingDay => self.get("word-working-day"),
            Unit::Day => self.get("word-day"),
            Unit::Hour => self.get("word-hour"),
        }
    }

    fn reason(&self, reason: Reason) -> String {
        self.term(reason)
    }

    fn verdict(&self, verdict: Verdict) -> String {
        self.get(terms::verdict(verdict).key)
    }
}

/// Hands it out, as of now or of the end of a day.
pub async fn open(reader: Reader, Query(asked): Query<Asked>) -> Answer {
    let found = reader.look(&MeasureWithRecords { as_of: asked.moment() }).await?;
    let day = found.measured.as_of.to_offset(calendar::ZONE).date();
    let made = book(&found, &reader.frame.words);
    crate::paper::book(&reader, made, &format!("muc-tieu-{day}")).await
}
