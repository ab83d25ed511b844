//! A made-up reader and records, to show pages with.

use measure::{Cell, Comparator, Target, Unit};
use time::macros::datetime;
use web::parts::{FigureView, Frame, Me, Theme};
use web::words::{Lang, Words};

/// What an officer may read beside a field.
pub const SENTENCE: &str = "Ngày 31/02/2026 không có trong lịch. Xin nhập theo dạng dd/mm/yyyy.";

/// The frame that a follower of the Office sees.
pub fn frame(lang: Lang) -> Frame {
    Frame {
        words: Words::new(lang),
        theme: Theme::System,
        address: "/inbox".to_owned(),
        title: String::new(),
        room: None,
        crumbs: Vec::new(),
        now: datetime!(2026-11-24 09:41 +7),
        me: Some(Me {
            name: "Nguyễn Thị Minh Hạnh".to_owned(), place: "Chuyên viên, Phòng Tổng hợp".to_owned()
        }),
        inbox: Some(12),
        token: "token".to_owned(),
        flash: None,
    }
}

/// The frame at the door.
pub fn door(lang: Lang) -> Frame {
    Frame { me: None, inbox: None, address: "/login".to_owned(), ..frame(lang) }
}

/// A figure below its target.
pub fn figure() -> FigureView {
    FigureView {
        unit: Unit::Percent,
        value: Some(695_906),
        target: Some(Target { comparator: Comparator::AtLeast, value: 970_000 }),
        met: Some(false),
        cell: Cell { numerator: 952, denominator: 1_368, unknown: 14, not_yet: 211 },
        reason: None,
        records: Some("/objectives/records?measure=5".to_owned()),
        months: vec![Some(910_000), Some(880_000), None, Some(760_000), Some(695_906)],
    }
}
