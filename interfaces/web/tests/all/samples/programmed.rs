//! Items of the work programme, and tasks read from a text, to show pages with.

use super::*;

/// Items of the work programme.
pub fn items() -> Vec<web::programme::list::Line> {
    let row = ItemRow {
        id: Uuid::from_u128(1),
        code: "CT-2026-07".to_owned(),
        year: 2026,
        title: "Đề án phát triển nguồn nhân lực chất lượng cao của tỉnh giai đoạn 2026 - 2030".to_owned(),
        kind: Some(ItemKind::Scheme),
        programme_of: Some(Of::Committee),
        lead_unit: Some(id(2)),
        lead_unit_name: "Sở Nội vụ".to_owned(),
        follower: Some(id(3)),
        due_at: Some(datetime!(2026-11-18 17:00 +7)),
        completed_at: None,
        state: State::OpenOverdue,
        differs: true,
    };
    let bare = ItemRow {
        lead_unit: None,
        lead_unit_name: String::new(),
        kind: None,
        programme_of: None,
        due_at: None,
        state: State::OpenDueUnknown,
        differs: false,
        ..row.clone()
    };
    web::programme::list::lines(vec![row, bare], NOW, &Calendar::office())
}

/// What an item's page shows.
pub fn item_page() -> app::programme::ItemPage {
    let adjustment = Adjustment {
        item: Some("CT-2026-07".to_owned()),
        deed: Some(Deed::Change),
        decision: Some("410/QĐ-UBND".to_owned()),
        decided_on: Some(date!(2026 - 06 - 15)),
        reason: Some("Chờ hướng dẫn của Bộ".to_owned()),
        title_before: Some("Đề án phát triển nguồn nhân lực".to_owned()),
        due_before_at: Some(datetime!(2026-09-30 17:00 +7)),
        ..Adjustment::default()
    };
    let item = Item {
        leader: Some("Phó Chủ tịch Nguyễn Văn An".to_owned()),
        product: Some("Quyết định phê duyệt Đề án".to_owned()),
        approval_form: Some("UBND tỉnh, phiên họp tháng 11".to_owned()),
        approved_by: Some("15/QĐ-UBND ngày 10/01/2026".to_owned()),
        ..Item::default()
    };
    app::programme::ItemPage {
        row: items().remove(0).row,
        item,
        follower_name: Some("Trần Văn Bình".to_owned()),
        notes: vec![app::programme::ItemNote {
            at: datetime!(2026-11-02 09:00 +7),
            by_name: Some("Trần Văn Bình".to_owned()),
            text: "Đang lấy ý kiến các sở.".to_owned(),
        }],
        lapses_at: Some(datetime!(2026-12-02 17:00 +7)),
        adjustments: vec![adjustment],
        timeline: timeline(),
    }
}

/// What a text would give: a sure task, and a doubtful one.
pub fn proposals() -> Vec<Proposal> {
    let sure = Proposal {
        code: "1234/UBND-KSTT-03".to_owned(),
        content: "chủ trì, phối hợp với Sở Y tế rà soát, báo cáo kết quả trước ngày 10/12/2026".to_owned(),
        line: 14,
        lead: ("Sở Xây dựng".to_owned(), Meant::One(id(2))),
        co_units: vec![("Sở Y tế".to_owned(), Meant::One(id(3))), ("các sở".to_owned(), Meant::Nobody)],
        words: Some("trước ngày 10/12/2026".to_owned()),
        due: DueOfWords { due: Some(datetime!(2026-12-10 17:00 +7)), ..DueOfWords::default() },
        term: None,
    };
    let doubtful = Proposal {
        lead: ("UBND các xã, phường".to_owned(), Meant::Nobody),
        words: None,
        due: DueOfWords::default(),
        ..sure.clone()
    };
    vec![sure, doubtful]
}
