//! A made-up reader and records, to show pages with.

mod accounts;
mod catalogue;
mod programmed;

use app::directives::Proposal;
use calendar::{Calendar, Term};
use commitment::{Deadline, Evidence, Ground, Origin, State};
use decision::Unit;
use directives::flow::{Grade, Turn};
use directives::plan::Every;
use directives::views::way::{Asked, PartRow, Said, Stop, Way};
use directives::views::{DirectiveRow, DocumentRow, FollowUpRow, PlanRow, TimelineRow};
use directives::{Content, Direction, Document, Level, Secrecy, StoredDocument, Urgency};
use ids::Id;
use law::DueOfWords;
use measure::{Cell, Comparator, Target};
use objectives::acts::load::{Loading, Source, load};
use people::{
    Actor, Delegation, Meant, Person, Role, Scopes, SecretHash, StoredDelegation, StoredPerson, StoredToken,
    StoredUnit, Token, UnitKind,
};
use programme::views::ItemRow;
use programme::{Adjustment, Deed, Item, ItemKind, Of};
use time::OffsetDateTime;
use time::macros::{date, datetime};
use uuid::Uuid;
use web::directives::lines::{Line, Lines};
use web::directives::steps::SHEETS;
use web::parts::{Due, FigureView, Frame, Me, Theme};
use web::words::{Lang, Words};

pub use accounts::{delegations, person, tokens, unit};
pub use catalogue::{flow, procedure, process};
pub use programmed::{item_page, items, proposals};

/// When the samples are looked at.
pub const NOW: OffsetDateTime = datetime!(2026-11-24 09:41 +7);

/// What an officer may read beside a field.
pub const SENTENCE: &str = "Ngày 31/02/2026 không có trong lịch. Xin nhập theo dạng dd/mm/yyyy.";

/// The frame that a follower of the Office sees at an address.
pub fn frame(lang: Lang, address: &str) -> Frame {
    Frame {
        words: Words::new(lang),
        theme: Theme::System,
        address: address.to_owned(),
        title: String::new(),
        room: None,
        crumbs: Vec::new(),
        now: NOW,
        behalf: None,
        me: Some(Me {
            name: "Nguyễn Thị Minh Hạnh".to_owned(), place: "Chuyên viên, Phòng Tổng hợp".to_owned()
        }),
        actor: Some(Actor::Console { user: "mau".to_owned() }),
        inbox: Some(12),
        token: "token".to_owned(),
        flash: None,
    }
}

/// The frame at the door.
pub fn door(lang: Lang) -> Frame {
    Frame { me: None, inbox: None, ..frame(lang, "/login") }
}

/// An id.
pub fn id<K>(number: u128) -> Id<K> {
    Id::new(Uuid::from_u128(number))
}

/// A task in a state.
pub fn task(number: u128, state: State, due_at: Option<OffsetDateTime>) -> DirectiveRow {
    DirectiveRow {
        id: id(number),
        code: format!("NV-2026-{number:04}"),
        content: "Báo cáo kết quả rà soát, đơn giản hóa thủ tục hành chính lĩnh vực đất đai trên địa bàn tỉnh"
            .to_owned(),
        level: if number.is_multiple_of(2) { Level::Chairman } else { Level::PrimeMinister },
        document: id(1),
        document_number: "1234/UBND-KSTT".to_owned(),
        lead_unit: id(2),
        lead_unit_name: "Sở Nông nghiệp và Môi trường".to_owned(),
        follower: Some(id(3)),
        follower_name: (!number.is_multiple_of(3)).then(|| "Trần Văn Bình".to_owned()),
        entered_at: Some(datetime!(2026-11-12 08:30 +7)),
        due_at,
        completed_at: (!state.is_open()).then_some(datetime!(2026-11-20 15:00 +7)),
        last_follow_up: None,
        state,
        minutes_left: None,
        turn: match state {
            State::OpenOverdue => Turn::LeaderDecides,
            State::OpenOnTime if number.is_multiple_of(2) => Turn::LeadAnswers,
            State::OpenOnTime => Turn::AssignerJudges,
            State::Paused => Turn::Paused,
            _ => Turn::Ended,
        },
        officer: Some(id(4)),
        officer_name: Some("Lê Thị Hồng Nhung".to_owned()),
        parent: None,
    }
}

/// Lines in every state.
pub fn lines() -> Lines {
    let calendar = Calendar::office();
    let given = [
        (State::OpenOverdue, datetime!(2026-11-18 17:00 +7)),
        (State::OpenOnTime, datetime!(2026-11-25 17:00 +7)),
        (State::OpenOnTime, datetime!(2026-12-04 17:00 +7)),
        (State::Paused, datetime!(2026-12-10 17:00 +7)),
        (State::DoneOnTime, datetime!(2026-11-20 17:00 +7)),
        (State::DoneLate, datetime!(2026-11-13 17:00 +7)),
    ];
    let line = |(number, (state, due)): (usize, (State, OffsetDateTime))| Line {
        row: task(number as u128 + 1, state, Some(due)),
        due: Due::seen(state, Some(due), NOW, &calendar),
        may: SHEETS.iter().map(|sheet| sheet.act).chain(["directives.complete"]).collect(),
        key: Uuid::from_u128(number as u128).to_string(),
    };
    Lines {
        rows: given.into_iter().enumerate().map(line).collect(),
        can_follow_up: true,
        can_urge: true,
        key: Uuid::nil().to_string(),
    }
}

/// Notices of every rung, one urged by hand and answered.
pub fn notices() -> Vec<web::urging::notices::NoticeLine> {
    let row = |number: u128, rung: &str| urging::views::NoticeRow {
        id: id(number),
        recipient: id(3),
        recipient_name: "Nguyễn Thị Minh Hạnh".to_owned(),
        work: urging::Work::Directive,
        subject: Uuid::from_u128(number),
        code: format!("NV-2026-{number:04}"),
        title: "Báo cáo kết quả rà soát, đơn giản hóa thủ tục hành chính".to_owned(),
        rung: rung.to_owned(),
        due_at: Some(datetime!(2026-11-27 17:00 +7)),
        by_name: None,
        text: None,
        asks_reply: false,
        sent_at: datetime!(2026-11-24 07:00 +7),
        seen_at: None,
        answer: None,
        answered_at: None,
    };
    let by_hand = urging::views::NoticeRow {
        by_name: Some("Trần Văn Bình".to_owned()),
        text: Some("Đề nghị báo cáo nguyên nhân chậm.".to_owned()),
        asks_reply: true,
        seen_at: Some(datetime!(2026-11-24 08:00 +7)),
        answer: Some("Chờ số liệu của hai xã.".to_owned()),
        answered_at: Some(datetime!(2026-11-24 08:30 +7)),
        ..row(5, "by_hand")
    };
    let rungs = ["before", "on_day", "late", "late_long"];
    let rows = rungs.iter().enumerate().map(|(place, rung)| row(place as u128, rung)).chain([by_hand]);
    rows.map(web::urging::notices::NoticeLine::seen).collect()
}

/// No lines.
pub fn no_lines() -> Lines {
    Lines { rows: Vec::new(), ..lines() }
}

/// A line of the register.
pub fn document_row() -> DocumentRow {
    DocumentRow {
        id: id(1),
        number: "1234/UBND-KSTT".to_owned(),
        issued_on: date!(2026 - 11 - 11),
        issuer: "Chủ tịch UBND tỉnh".to_owned(),
        level: Level::Chairman,
        direction: Direction::Incoming,
        book_no: Some(2_310),
        received_at: Some(datetime!(2026-11-12 08:05 +7)),
        subject: Some("V/v rà soát, đơn giản hóa thủ tục hành chính lĩnh vực đất đai".to_owned()),
        secrecy: Secrecy::None,
        urgency: Urgency::Urgent,
        has_deadline: true,
        deadline: None,
        expected_tasks: 3,
        entered_tasks: 2,
        entry_limit: Some(datetime!(2026-11-13 17:00 +7)),
    }
}

/// A secret line of the register.
pub fn secret_row() -> DocumentRow {
    DocumentRow {
        id: id(2),
        number: "07/UBND-NC".to_owned(),
        subject: None,
        secrecy: Secrecy::Confidential,
        entry_limit: None,
        ..document_row()
    }
}

/// A document.
pub fn document() -> Document {
    let row = document_row();
    Document::restore(StoredDocument {
        id: row.id,
        number: row.number,
        issued_on: row.issued_on,
        issuer: row.issuer,
        level: row.level,
        direction: row.direction,
        book_no: row.book_no,
        received_at: row.received_at,
        content: Content::Open { subject: row.subject.unwrap_or_default() },
        has_deadline: true,
        deadline: None,
        urgency: row.urgency,
        expected_tasks: row.expected_tasks,
        version: 1,
    })
    .expect("the sample keeps the rules")
}

/// The history of a task.
pub fn timeline() -> Vec<TimelineRow> {
    let row = |number, act: &str, at| TimelineRow {
        event: Uuid::from_u128(number),
        act: act.to_owned(),
        occurred_at: at,
        recorded_at: at,
        actor: "Trần Văn Bình".to_owned(),
        on_behalf_of: (number == 3).then(|| "Lê Thị <Chi>".to_owned()),
        body: "{}".to_owned(),
        index: Some(41),
    };
    vec![
        row(1, "directives.enter", datetime!(2026-11-12 08:30 +7)),
        row(2, "directives.follow_up", datetime!(2026-11-20 15:10 +7)),
        row(3, "directives.complete", datetime!(2026-11-24 09:00 +7)),
    ]
}

/// What a task's page shows.
pub fn task_page(state: State) -> app::directives::DirectivePage {
    let calendar = Calendar::office();
    let start = datetime!(2026-11-12 08:05 +7);
    let term = Term::WorkingDays(10);
    let due = calendar.due(start, term).expect("inside the calendar");
    let deadline = Deadline {
        due: Some(due.at),
        decided_at: start,
        ground: Ground::Original,
        origin: Origin::Term { start, term },
    };
    app::directives::DirectivePage {
        row: task(1, state, Some(due.at)),
        co_units: vec!["Sở Xây dựng".to_owned(), "UBND phường Thành Sen".to_owned()],
        document: document_row(),
        deadlines: vec![deadline.clone(), Deadline { due: Some(datetime!(2026-12-04 17:00 +7)), ..deadline }],
        explained: Some(due),
        stands_from: None,
        evidence: vec![
            Evidence::Document { number: "125/BC-SNNMT".to_owned(), issued_on: Some(date!(2026 - 11 - 20)) },
            Evidence::File { sha256: "ab".repeat(32), name: "bao-cao.pdf".to_owned(), bytes: 240_000 },
        ],
        follow_ups: vec![FollowUpRow {
            id: id(1),
            at: datetime!(2026-11-20 15:10 +7),
            by_name: Some("Trần Văn Bình".to_owned()),
            text: "Đã làm việc với Sở, thống nhất nội dung báo cáo.\nCòn chờ số liệu của hai xã.".to_owned(),
            together: 45,
        }],
        lapses_at: Some(datetime!(2026-12-04 17:00 +7)),
        way: way(),
        timeline: timeline(),
    }
}

/// A plan of periodic tasks.
pub fn plan(until: Option<time::Date>) -> PlanRow {
    PlanRow {
        lead_unit: id(1),
        follower: None,
        id: id(1),
        code: "BC-TTHC".to_owned(),
        content: "Báo cáo kết quả rà soát thủ tục hành chính".to_owned(),
        lead_unit_name: "Sở Nông nghiệp và Môi trường".to_owned(),
        every: Every::Quarter,
        due_day: 15,
        from: date!(2026 - 01 - 01),
        until,
        made_to: Some("2026-Q4".to_owned()),
    }
}

/// A way with everything that can happen on it.
pub fn way() -> Way {
    let said = |text: &str| Said {
        by_name: "Lê Thị Hồng Nhung".to_owned(),
        at: datetime!(2026-11-13 09:10 +7),
        text: text.to_owned(),
        document: String::new(),
    };
    let asked = |approved: Option<bool>| Asked {
        asked: said("Chờ ý kiến của Bộ."),
        until: datetime!(2026-12-04 17:00 +7),
        approved,
        decided: approved.map(|_| said("Không lùi thêm lần nữa.")),
    };
    let part = |number, content: &str, finished| PartRow {
        unit: id(number),
        unit_name: "Sở Xây dựng".to_owned(),
        content: content.to_owned(),
        due: Some(datetime!(2026-11-30 17:00 +7)),
        finished,
    };
    Way {
        answer: Some(said("Không thuộc chức năng của Sở.")),
        turned_down: true,
        answer_until: Some(datetime!(2026-11-16 17:00 +7)),
        extensions: vec![asked(Some(true)), asked(Some(false)), asked(None)],
        returns: vec![said("Thiếu số liệu của hai xã.")],
        grade: Some(Grade::Good),
        withdrawn: Some(Said { document: "77/TB-UBND".to_owned(), ..said("Đã giao ở văn bản khác.") }),
        pauses: vec![
            Stop {
                from: datetime!(2026-11-16 08:00 +7),
                to: Some(datetime!(2026-11-18 08:00 +7)),
                ground: "Chờ kinh phí".to_owned(),
                document: "70/TB-UBND".to_owned(),
            },
            Stop {
                from: datetime!(2026-11-20 08:00 +7),
                to: None,
                ground: "Chờ kinh phí".to_owned(),
                document: "72/TB-UBND".to_owned(),
            },
        ],
        parts: vec![part(5, "Số liệu quy hoạch", None), part(6, "", Some(said("12/BC-SXD")))],
        informed: vec!["Sở Tài chính".to_owned()],
        product: "Báo cáo".to_owned(),
        parent: Some(task(8, State::OpenOnTime, None)),
        children: vec![task(9, State::DoneOnTime, None)],
    }
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
        records: Some("/objectives/5/records?indicator=dossiers.on_time".to_owned()),
        months: vec![Some(910_000), Some(880_000), None, Some(760_000), Some(695_906)],
    }
}

/// What the page of a decision shows.
pub fn decision() -> app::objectives::DecisionPage {
    let text = "ỦY BAN NHÂN DÂN TỈNH\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\n\
        Về việc ban hành mục tiêu chất lượng năm 2026\n\
        Căn cứ Luật Tổ chức chính quyền địa phương;\n\
        Điều 1. Ban hành mục tiêu chất lượng năm 2026:\n\
        1. Ít nhất 97% hồ sơ một cửa được giải quyết đúng thời hạn.\n\
        Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";
    let read = decision::read(text);
    let mut number = 0;
    let mut next = || {
        number += 1;
        Uuid::from_u128(number)
    };
    let source = Source { digest: "0".to_owned(), text: text.to_owned() };
    let loading = Loading { accept: false, by: None, now: NOW };
    let change = load(&read, source, loading, Id::new(Uuid::from_u128(9)), || Id::new(next())).expect("one objective");
    let objectives::Write::Decision(decision) = change.writes()[0].clone() else { panic!("a decision") };
    app::objectives::DecisionPage { decision, read, timeline: timeline() }
}
