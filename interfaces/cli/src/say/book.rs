//! The words of a workbook of figures.

use app::objectives::{BookWord, BookWords};
use decision::Unit;
use measure::Verdict;
use objectives::views::Reason;
use time::OffsetDateTime;

/// The words as the command line says them.
pub(crate) struct Book;

impl BookWords for Book {
    fn word(&self, word: BookWord) -> String {
        let word = match word {
            BookWord::Figures => "Con số",
            BookWord::Parts => "Các phần",
            BookWord::Item => "Mục",
            BookWord::Subject => "Nội dung",
            BookWord::Indicator => "Chỉ số đo",
            BookWord::Part => "Phần",
            BookWord::Sign => "So sánh",
            BookWord::Target => "Chỉ tiêu",
            BookWord::Unit => "Đơn vị tính",
            BookWord::Numerator => "Tử số",
            BookWord::Denominator => "Mẫu số",
            BookWord::Value => "Giá trị",
            BookWord::Result => "Kết quả",
            BookWord::Met => super::met(true),
            BookWord::Missed => super::met(false),
            BookWord::Unknown => "Thiếu thông tin",
            BookWord::NotYet => "Chưa đến lúc tính",
            BookWord::Reason => "Lý do chưa có giá trị",
            BookWord::Record => "Bản ghi",
            BookWord::About => "Nội dung bản ghi",
            BookWord::Whose => "Đơn vị",
            BookWord::Verdict => "Kết luận",
            BookWord::Closed => "Nhiệm vụ của đơn vị khác",
        };
        word.to_owned()
    }

    fn as_of(&self, at: OffsetDateTime) -> String {
        super::as_of(at, None)
    }

    fn tab(&self, item: &str, place: usize) -> String {
        format!("Mục {item} - {place}")
    }

    fn listed(&self, rows: usize, total: usize) -> String {
        if rows < total {
            format!("Liệt kê {rows} bản ghi đầu trong tổng số {total} bản ghi")
        } else {
            format!("{total} bản ghi")
        }
    }

    fn indicator(&self, name: &str) -> String {
        name.to_owned()
    }

    fn unit(&self, unit: Unit) -> String {
        let said = super::unit(unit);
        if said.is_empty() { "số lượng" } else { said }.to_owned()
    }

    fn reason(&self, reason: Reason) -> String {
        super::reason(reason).to_owned()
    }

    fn verdict(&self, verdict: Verdict) -> String {
        match verdict {
            Verdict::Met => super::met(true),
            Verdict::Missed => super::met(false),
            Verdict::NotYet => "chưa đến lúc tính",
            Verdict::Unknown => "thiếu thông tin",
        }
        .to_owned()
    }
}
