//! Last articles as offices write them, and who carries the decision out.

use decision::read;

/// Who carries out a decision with this last article.
fn carriers(article: &str) -> Vec<String> {
    let text = format!(
        "UBND TỈNH SƠN HÀ\nSố: 12/QĐ-UBND\nSơn Hà, ngày 05 tháng 01 năm 2018\nQUYẾT ĐỊNH\nVề việc phê duyệt mục tiêu chất lượng năm 2018\n\
         Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt mục tiêu chất lượng năm 2018:\n\
         1. 100% hồ sơ đúng hạn.\nĐiều 2. {article}\nNơi nhận:\n- Lưu: VT."
    );
    read(&text).responsible.into_iter().map(|body| body.value).collect()
}

#[test]
fn each_last_article_and_who_carries_it_out() {
    let table: &[(&str, &[&str])] = &[
        (
            "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, Thủ trưởng các ban, ngành cấp tỉnh, Chủ tịch Ủy ban nhân dân các huyện, thành phố, thị xã và các tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
            &[
                "Chánh Văn phòng Ủy ban nhân dân tỉnh",
                "Giám đốc các sở",
                "Thủ trưởng các ban, ngành cấp tỉnh",
                "Chủ tịch Ủy ban nhân dân các huyện, thành phố, thị xã",
                "các tổ chức, cá nhân có liên quan",
            ],
        ),
        (
            "Các ông (bà): Chánh Văn phòng HĐND và UBND huyện, Trưởng phòng Nội vụ, Trưởng phòng Tài chính - Kế hoạch, Thủ trưởng các cơ quan, đơn vị có liên quan và Chủ tịch UBND các xã, thị trấn căn cứ Quyết định thi hành./.",
            &[
                "Chánh Văn phòng HĐND và UBND huyện",
                "Trưởng phòng Nội vụ",
                "Trưởng phòng Tài chính - Kế hoạch",
                "Thủ trưởng các cơ quan, đơn vị có liên quan",
                "Chủ tịch UBND các xã, thị trấn",
            ],
        ),
        (
            "Chánh Văn phòng Sở, Trưởng các phòng, đơn vị thuộc và trực thuộc Sở chịu trách nhiệm thi hành Quyết định này.",
            &["Chánh Văn phòng Sở", "Trưởng các phòng, đơn vị thuộc và trực thuộc Sở"],
        ),
        (
            "Giao Chánh Văn phòng Sở chủ trì, phối hợp với Trưởng các phòng tổ chức triển khai thực hiện Quyết định này.",
            &["Chánh Văn phòng Sở", "Trưởng các phòng"],
        ),
        (
            "Ban Chỉ đạo ISO, Đại diện lãnh đạo về chất lượng, Thư ký ISO, Trưởng các phòng và toàn thể cán bộ, công chức, viên chức, người lao động chịu trách nhiệm thi hành Quyết định này.",
            &[
                "Ban Chỉ đạo ISO",
                "Đại diện lãnh đạo về chất lượng",
                "Thư ký ISO",
                "Trưởng các phòng",
                "toàn thể cán bộ, công chức, viên chức, người lao động",
            ],
        ),
        (
            "Các Phó Giám đốc Sở; Chánh Văn phòng; Chánh Thanh tra; Trưởng các phòng: Tổ chức cán bộ, Kế hoạch - Tài chính; Giám đốc Trung tâm Kiểm soát bệnh tật tỉnh chịu trách nhiệm thi hành Quyết định này./.",
            &[
                "Các Phó Giám đốc Sở",
                "Chánh Văn phòng",
                "Chánh Thanh tra",
                "Trưởng các phòng: Tổ chức cán bộ, Kế hoạch - Tài chính",
                "Giám đốc Trung tâm Kiểm soát bệnh tật tỉnh",
            ],
        ),
        (
            "Chánh Văn phòng, các Phó Chánh Văn phòng, Trưởng phòng Hành chính - Quản trị, Kế toán trưởng và công chức, viên chức có liên quan chịu trách nhiệm thi hành Quyết định này.",
            &[
                "Chánh Văn phòng",
                "các Phó Chánh Văn phòng",
                "Trưởng phòng Hành chính - Quản trị",
                "Kế toán trưởng",
                "công chức, viên chức có liên quan",
            ],
        ),
        (
            "Chánh Văn phòng, Trưởng các đơn vị và cá nhân liên quan có trách nhiệm thi hành Quyết định này kể từ ngày ký.",
            &["Chánh Văn phòng", "Trưởng các đơn vị và cá nhân liên quan"],
        ),
        (
            "Ủy ban Kiểm tra, Văn phòng Huyện ủy, các chi bộ trực thuộc thi hành Quyết định này.",
            &["Ủy ban Kiểm tra", "Văn phòng Huyện ủy", "các chi bộ trực thuộc"],
        ),
        (
            "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng phòng Quản lý khoa học chịu trách nhiệm thi hành Quyết định này.",
            &["Chánh Văn phòng Sở", "Trưởng phòng Quản lý khoa học"],
        ),
        (
            "Trưởng phòng Kinh tế và Hạ tầng, Trưởng phòng Lao động - Thương binh và Xã hội, Giám đốc Chi nhánh Văn phòng Đăng ký đất đai huyện chịu trách nhiệm thi hành Quyết định này.",
            &[
                "Trưởng phòng Kinh tế và Hạ tầng",
                "Trưởng phòng Lao động - Thương binh và Xã hội",
                "Giám đốc Chi nhánh Văn phòng Đăng ký đất đai huyện",
            ],
        ),
        (
            "Văn phòng Sở, Thanh tra Sở, các phòng chuyên môn, Chi cục Bảo vệ môi trường, Trung tâm Quan trắc và các đơn vị, cá nhân liên quan chịu trách nhiệm thi hành.",
            &[
                "Văn phòng Sở",
                "Thanh tra Sở",
                "các phòng chuyên môn",
                "Chi cục Bảo vệ môi trường",
                "Trung tâm Quan trắc",
                "các đơn vị, cá nhân liên quan",
            ],
        ),
        (
            "Bộ phận Tiếp nhận và Trả kết quả, công chức chuyên môn, Trưởng các thôn chịu trách nhiệm thi hành Quyết định này.",
            &["Bộ phận Tiếp nhận và Trả kết quả", "công chức chuyên môn", "Trưởng các thôn"],
        ),
        (
            "Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh; Chủ tịch Hội Liên hiệp Phụ nữ; Bí thư Tỉnh đoàn; Giám đốc Công an tỉnh; Cục trưởng Cục Thuế chịu trách nhiệm thi hành.",
            &[
                "Chánh Văn phòng Đoàn ĐBQH và HĐND tỉnh",
                "Chủ tịch Hội Liên hiệp Phụ nữ",
                "Bí thư Tỉnh đoàn",
                "Giám đốc Công an tỉnh",
                "Cục trưởng Cục Thuế",
            ],
        ),
    ];
    for (article, expected) in table {
        assert_eq!(carriers(article), *expected, "{article}");
    }
}
