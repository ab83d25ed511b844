//! Titles, and whether a decision with such a title has objectives.

use decision::read;

/// How many objectives are read under a title, and whether the reader says that it amends.
fn objectives(title: &str) -> (usize, bool) {
    let text = format!(
        "UBND TỈNH SƠN HÀ\nSố: 12/QĐ-UBND\nSơn Hà, ngày 05 tháng 01 năm 2018\nQUYẾT ĐỊNH\n{title}\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\n\
         Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Nội dung về mục tiêu chất lượng năm 2018 như sau:\n\
         1. 100% hồ sơ đúng hạn.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\
         Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\nNơi nhận:\n- Lưu: VT."
    );
    let decision = read(&text);
    (decision.objectives.len(), decision.problems.iter().any(|p| p.what.contains("sửa đổi")))
}

#[test]
fn each_title_and_its_objectives() {
    for (title, expected) in [
        ("Về việc phê duyệt mục tiêu chất lượng năm 2018", (1, false)),
        ("V/v ban hành chính sách chất lượng, mục tiêu chất lượng năm 2018", (1, false)),
        ("Giao chỉ tiêu chất lượng năm 2018", (1, false)),
        ("Về việc ban hành mục tiêu chất lượng năm 2018 và bãi bỏ Quyết định số 5/QĐ-UBND", (1, false)),
        ("Về việc phê duyệt mục tiêu chất lượng năm 2018 và thành lập Tổ giúp việc", (1, false)),
        ("Về việc phê duyệt mục tiêu chất lượng năm 2018 và sửa đổi Sổ tay chất lượng", (1, false)),
        ("Về việc sửa đổi, bổ sung mục tiêu chất lượng năm 2018", (0, true)),
        ("Về việc phê duyệt điều chỉnh mục tiêu chất lượng năm 2018", (0, true)),
        ("Về việc bãi bỏ Quyết định ban hành mục tiêu chất lượng năm 2018", (0, false)),
        ("Về việc thành lập Tổ theo dõi mục tiêu chất lượng năm 2018", (0, false)),
        ("Về việc bổ nhiệm Trưởng phòng Nội vụ", (0, false)),
        ("Về việc tặng Giấy khen cho tập thể hoàn thành mục tiêu chất lượng năm 2018", (0, false)),
        ("Về việc phân công nhiệm vụ theo dõi mục tiêu chất lượng năm 2018", (0, false)),
    ] {
        assert_eq!(objectives(title), expected, "{title}");
    }
}
