//! Phrases of objectives as offices write them, and the measures that each one names.

use decision::read;

use crate::shown;

/// The measures of a phrase that stands as the only objective of a decision.
fn measures(phrase: &str) -> Vec<String> {
    let text = format!(
        "QUYẾT ĐỊNH\nVề việc phê duyệt mục tiêu chất lượng năm 2018\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\
         Điều 1. Phê duyệt mục tiêu chất lượng năm 2018:\n1. {phrase}\nĐiều 2. Quyết định này có hiệu lực từ ngày 01/01/2018."
    );
    let decision = read(&text);
    assert_eq!(decision.objectives.len(), 1, "{phrase}");
    assert_eq!(decision.objectives[0].text.value, phrase);
    decision.objectives[0].measures.iter().map(shown).collect()
}

#[test]
fn each_phrase_and_its_measures() {
    let table: &[(&str, &[&str])] = &[
        // shares
        ("100% hồ sơ được trả đúng hạn.", &["= 100 percent: hồ sơ được trả đúng hạn"]),
        ("98% hồ sơ được trả đúng hạn.", &[">= 98 percent: hồ sơ được trả đúng hạn"]),
        ("99,5% hồ sơ được trả đúng hạn.", &[">= 99.5 percent: hồ sơ được trả đúng hạn"]),
        (
            "Phấn đấu đạt 95% văn bản được xử lý trên môi trường mạng.",
            &[">= 95 percent: văn bản được xử lý trên môi trường mạng"],
        ),
        ("Trên 90% người dân hài lòng.", &["> 90 percent: người dân hài lòng"]),
        ("Ít nhất 80% báo cáo gửi đúng hạn.", &[">= 80 percent: báo cáo gửi đúng hạn"]),
        ("Tối thiểu 85% (tám mươi lăm phần trăm) báo cáo gửi đúng hạn.", &[">= 85 percent: báo cáo gửi đúng hạn"]),
        ("Từ 90% trở lên tổ chức, công dân hài lòng.", &[">= 90 percent: tổ chức, công dân hài lòng"]),
        ("Không dưới 70% thủ tục được cung cấp trực tuyến.", &[">= 70 percent: thủ tục được cung cấp trực tuyến"]),
        ("Không quá 2% hồ sơ trễ hạn.", &["<= 2 percent: hồ sơ trễ hạn"]),
        ("Dưới 5% hồ sơ phải bổ sung quá một lần.", &["< 5 percent: hồ sơ phải bổ sung quá một lần"]),
        ("Chín mươi phần trăm là mục tiêu chung.", &[]),
        ("Ít nhất chín mươi phần trăm hồ sơ đúng hạn.", &[">= 90 percent: hồ sơ đúng hạn"]),
        // the number ends its clause
        ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 97%.", &[">= 97 percent: Tỷ lệ hồ sơ giải quyết đúng hạn"]),
        ("Mức độ hài lòng của người dân đạt từ 90% trở lên.", &[">= 90 percent: Mức độ hài lòng của người dân"]),
        ("Tỷ lệ hồ sơ trễ hạn không quá 1,5%.", &["<= 1.5 percent: Tỷ lệ hồ sơ trễ hạn"]),
        ("Tỷ lệ hồ sơ trễ hạn: dưới 3%.", &["< 3 percent: Tỷ lệ hồ sơ trễ hạn"]),
        // several in one item
        (
            "Tỷ lệ giải quyết đúng hạn đạt 97%, tỷ lệ hài lòng đạt trên 95%.",
            &[">= 97 percent: Tỷ lệ giải quyết đúng hạn", "> 95 percent: tỷ lệ hài lòng"],
        ),
        (
            "100% đơn thư được tiếp nhận, phân loại và 95% được giải quyết đúng hạn.",
            &["= 100 percent: đơn thư được tiếp nhận, phân loại", ">= 95 percent: đơn thư được giải quyết đúng hạn"],
        ),
        (
            "100% văn bản đến được vào sổ; trên 90% văn bản đi ký số; không để mất văn bản.",
            &["= 100 percent: văn bản đến được vào sổ", "> 90 percent: văn bản đi ký số", "= 0 count: mất văn bản"],
        ),
        (
            "100% hồ sơ được giải quyết, trong đó 60% được giải quyết trước hạn.",
            &["= 100 percent: hồ sơ được giải quyết", ">= 60 percent: hồ sơ được giải quyết trước hạn"],
        ),
        // counts
        ("Có ít nhất 08 sáng kiến được công nhận.", &[">= 8 count: sáng kiến được công nhận"]),
        ("Tổ chức 02 lớp tập huấn nghiệp vụ.", &["= 2 count: lớp tập huấn nghiệp vụ"]),
        ("Tổ chức tối thiểu hai cuộc đánh giá nội bộ.", &[">= 2 count: cuộc đánh giá nội bộ"]),
        ("Số hóa 1.200 hồ sơ lưu trữ.", &["= 1200 count: hồ sơ lưu trữ"]),
        ("Từ 08 (tám) sáng kiến trở lên được công nhận.", &[">= 8 count: sáng kiến được công nhận"]),
        ("Không để hồ sơ tồn đọng.", &["= 0 count: hồ sơ tồn đọng"]),
        ("Không để xảy ra khiếu nại vượt cấp.", &["= 0 count: khiếu nại vượt cấp"]),
        ("Không để quá 3% hồ sơ trễ hạn.", &["<= 3 percent: hồ sơ trễ hạn"]),
        ("Hoàn thành 03 đề án và tổ chức 02 hội nghị.", &["= 3 count: đề án", "= 2 count: hội nghị"]),
        // change
        ("Giảm 10% số hồ sơ trễ hạn so với năm 2017.", &[">= 10 percent: số hồ sơ trễ hạn | so với năm 2017"]),
        (
            "Số hồ sơ trễ hạn giảm ít nhất 15% so với cùng kỳ năm trước.",
            &[">= 15 percent: Số hồ sơ trễ hạn | so với cùng kỳ năm trước"],
        ),
        (
            "Tăng 5% tỷ lệ hồ sơ trực tuyến so với năm 2017.",
            &[">= 5 percent: tỷ lệ hồ sơ trực tuyến | so với năm 2017"],
        ),
        ("Giảm 100% giấy tờ in so với năm 2017.", &[">= 100 percent: giấy tờ in | so với năm 2017"]),
        // time
        ("Thời gian giải quyết không quá 05 ngày làm việc.", &["<= 5 working_day: Thời gian giải quyết"]),
        ("Thời gian chờ tiếp nhận dưới 02 giờ.", &["< 2 hour: Thời gian chờ tiếp nhận"]),
        ("Rút ngắn 02 ngày thời gian cấp phép.", &[">= 2 day: thời gian cấp phép"]),
        (
            "100% phản ánh được trả lời trong 05 ngày làm việc.",
            &["= 100 percent: phản ánh được trả lời trong 05 ngày làm việc"],
        ),
        // deadlines
        (
            "100% thủ tục được công khai trước ngày 30/6/2018.",
            &["= 100 percent: thủ tục được công khai | hạn: 2018-06-30"],
        ),
        ("Trong Quý II, 100% thủ tục được rà soát.", &["= 100 percent: thủ tục được rà soát | hạn: 2018-06-30"]),
        ("Đến hết năm 2018, trên 60% hồ sơ nộp trực tuyến.", &["> 60 percent: hồ sơ nộp trực tuyến | hạn: 2018-12-31"]),
        (
            "100% thủ tục được cập nhật. Hoàn thành chậm nhất ngày 31/3/2018.",
            &["= 100 percent: thủ tục được cập nhật | hạn: 2018-03-31"],
        ),
        ("Số hóa 500 hồ sơ; hoàn thành trước ngày 30/6/2018.", &["= 500 count: hồ sơ | hạn: 2018-06-30"]),
        ("100% hồ sơ đúng hạn; hoàn thành đề án trước ngày 30/6/2018.", &["= 100 percent: hồ sơ đúng hạn"]),
        ("Trong năm 2018, 100% cán bộ được tập huấn.", &["= 100 percent: cán bộ được tập huấn"]),
        // numbers that are no measures
        ("Duy trì hệ thống theo TCVN ISO 9001:2015.", &[]),
        ("Thực hiện Điều 4, khoản 2 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018.", &[]),
        ("Cung cấp dịch vụ công mức độ 3, 4 trong năm 2018.", &[]),
        ("Lưu hồ sơ trong 03 năm tại kho.", &[]),
        ("Nâng cao chất lượng giải quyết hồ sơ một cửa tại 12 xã.", &[]),
        ("Triển khai giai đoạn 2018-2020, bảo đảm trực 24/7.", &[]),
        ("100% hồ sơ của 12 huyện được số hóa.", &["= 100 percent: hồ sơ của 12 huyện được số hóa"]),
        (
            "100% dịch vụ công mức độ 4 có phát sinh hồ sơ.",
            &["= 100 percent: dịch vụ công mức độ 4 có phát sinh hồ sơ"],
        ),
        ("Nâng cao nhận thức của công chức.", &[]),
        ("Công chức giao tiếp đúng mực, hồ sơ không có sai sót.", &[]),
        // from one number to another
        ("Nâng tỷ lệ hồ sơ trực tuyến từ 40% lên 60%.", &[">= 60 percent: tỷ lệ hồ sơ trực tuyến | từ 40%"]),
        ("Giảm tỷ lệ hồ sơ trễ hạn từ 3% xuống dưới 1%.", &["< 1 percent: tỷ lệ hồ sơ trễ hạn | từ 3%"]),
        ("Giảm tỷ lệ hồ sơ trễ hạn xuống còn 2%.", &["<= 2 percent: tỷ lệ hồ sơ trễ hạn"]),
        ("Giảm thời gian cấp phép xuống còn 03 ngày làm việc.", &["<= 3 working_day: thời gian cấp phép"]),
        ("Tăng tỷ lệ hài lòng lên 95%.", &[">= 95 percent: tỷ lệ hài lòng"]),
        // so many out of so many
        ("Hoàn thành 12/12 đề án được giao.", &["= 12 count: đề án được giao"]),
        ("Triển khai đủ 12/12 cuộc thanh tra theo kế hoạch.", &["= 12 count: cuộc thanh tra theo kế hoạch"]),
        ("100% (12/12) đề án đúng hạn.", &["= 100 percent: đề án đúng hạn"]),
        ("Bảo đảm trực 24/24 giờ.", &[]),
        ("Phục vụ dịp lễ 30/4 và 01/5.", &[]),
        // what is denied
        ("Không để tỷ lệ hồ sơ trễ hạn vượt quá 2%.", &["<= 2 percent: tỷ lệ hồ sơ trễ hạn"]),
        ("Không để số hồ sơ tồn vượt 10 hồ sơ.", &["<= 10 count: số hồ sơ tồn"]),
        ("Không để xảy ra quá 02 vụ việc phức tạp.", &["<= 2 count: vụ việc phức tạp"]),
        ("Không để hồ sơ chậm quá 10 ngày.", &["= 0 count: hồ sơ chậm quá 10 ngày"]),
        (
            "100% hồ sơ đúng hạn, không có phiếu dưới 3 điểm.",
            &["= 100 percent: hồ sơ đúng hạn", "= 0 count: phiếu dưới 3 điểm"],
        ),
        ("Không có hồ sơ quá hạn.", &["= 0 count: hồ sơ quá hạn"]),
        ("Không phát sinh đơn thư vượt cấp.", &["= 0 count: đơn thư vượt cấp"]),
        // a share and what else is compared in its clause
        (
            "100% hồ sơ được chuyển đi không quá 04 giờ làm việc.",
            &["= 100 percent: hồ sơ được chuyển đi", "<= 4 hour: hồ sơ được chuyển đi"],
        ),
        (
            "100% phòng được kiểm tra ít nhất 01 lần.",
            &["= 100 percent: phòng được kiểm tra", ">= 1 count: phòng được kiểm tra"],
        ),
        ("100% phản ánh được trả lời trong vòng 24 giờ.", &["= 100 percent: phản ánh được trả lời trong vòng 24 giờ"]),
        ("Tỷ lệ hồ sơ giải quyết trong 05 ngày đạt 95%.", &[">= 95 percent: Tỷ lệ hồ sơ giải quyết trong 05 ngày"]),
        (
            "Tỷ lệ hồ sơ phải bổ sung từ 02 lần trở lên không quá 3%.",
            &["<= 3 percent: Tỷ lệ hồ sơ phải bổ sung từ 02 lần trở lên"],
        ),
        // the only number counts whom the work is for
        ("Cấp giấy chứng nhận cho 1.250 hộ dân.", &["= 1250 count: hộ dân"]),
        // the words that compare
        ("Tỷ lệ hài lòng ≥ 90%.", &[">= 90 percent: Tỷ lệ hài lòng"]),
        ("Tỷ lệ trễ hạn < 1,5%.", &["< 1.5 percent: Tỷ lệ trễ hạn"]),
        ("Tỷ lệ đúng hạn tối thiểu phải đạt 95%.", &[">= 95 percent: Tỷ lệ đúng hạn"]),
        ("Tỷ lệ đúng hạn không thấp hơn 95%.", &[">= 95 percent: Tỷ lệ đúng hạn"]),
        ("Tỷ lệ trễ hạn từ 2% trở xuống.", &["<= 2 percent: Tỷ lệ trễ hạn"]),
        ("Đạt và vượt 100% chỉ tiêu thu.", &[">= 100 percent: chỉ tiêu thu"]),
        ("Thời gian chờ tối đa 02 giờ.", &["<= 2 hour: Thời gian chờ"]),
        ("Trả kết quả trong vòng 05 ngày làm việc.", &["<= 5 working_day: Trả kết quả"]),
        // several clauses
        (
            "Đến 30/6 đạt 50% hồ sơ được số hóa, đến hết năm 2018 đạt 90%.",
            &[
                ">= 50 percent: hồ sơ được số hóa | hạn: 2018-06-30",
                ">= 90 percent: hồ sơ được số hóa | hạn: 2018-12-31",
            ],
        ),
        (
            "Trên 95% hồ sơ đúng hạn, trong đó trước hạn ít nhất 30%.",
            &["> 95 percent: hồ sơ đúng hạn", ">= 30 percent: hồ sơ trước hạn"],
        ),
        (
            "Có 10 sáng kiến, trong đó ít nhất 02 sáng kiến cấp tỉnh.",
            &["= 10 count: sáng kiến", ">= 2 count: sáng kiến cấp tỉnh"],
        ),
        ("Tỷ lệ hồ sơ đúng hạn. Chỉ tiêu: 95%.", &[">= 95 percent: Tỷ lệ hồ sơ đúng hạn"]),
        ("Kiểm tra nội bộ 02 lần/năm.", &["= 2 count: Kiểm tra nội bộ"]),
        ("Hoàn thành 100% (12/12) nhiệm vụ được giao.", &["= 100 percent: nhiệm vụ được giao"]),
        ("Hồ sơ xây dựng: 100% đúng hạn.", &["= 100 percent: Hồ sơ xây dựng đúng hạn"]),
        (
            "Giải quyết dứt điểm 100% đơn thư, đạt tỷ lệ trên 85% đúng hạn.",
            &["= 100 percent: đơn thư", "> 85 percent: đơn thư đúng hạn"],
        ),
        (
            "Cung cấp trực tuyến mức độ 3 cho 20 thủ tục và mức độ 4 cho 05 thủ tục.",
            &["= 20 count: thủ tục", "= 5 count: thủ tục"],
        ),
        ("Ít nhất chín mươi lăm phần trăm (95%) hồ sơ được số hóa.", &[">= 95 percent: hồ sơ được số hóa"]),
        ("Hoàn thành trước thời hạn 05 ngày đối với 20% hồ sơ.", &[">= 20 percent: hồ sơ"]),
        // numbers of names and places
        ("Thực hiện 4 tại chỗ và 5S trong cơ quan.", &[]),
        ("Phòng Nghiệp vụ 2 và Phòng Nghiệp vụ 3 tham mưu kịp thời.", &[]),
        ("Nâng cao chất lượng phục vụ trên địa bàn 17 xã.", &[]),
        (
            "100% hồ sơ theo Kế hoạch số 5/KH-UBND ngày 05/02/2018 được xử lý.",
            &["= 100 percent: hồ sơ theo Kế hoạch số 5/KH-UBND ngày 05/02/2018 được xử lý"],
        ),
        // doubtful: a problem, never a guess
        ("Khoảng 90% hồ sơ đúng hạn.", &[]),
        ("Hỗ trợ 15 - 20 đơn vị.", &[]),
        ("Tỷ lệ đúng hạn 95-98%.", &[]),
        ("Thời gian chờ không quá 20 phút.", &[]),
        ("Ít nhất 3/4 công chức được tập huấn.", &[]),
        ("Hoàn thành 10/12 đề án.", &[]),
        ("Số món trả lại không quá 1‰.", &[]),
        ("Ít nhất 08 (bảy) sáng kiến.", &[]),
        ("Từ 90% đến 95% hồ sơ đúng hạn.", &[]),
        ("Số hóa 1,200 hồ sơ.", &[]),
        ("Tiết kiệm 200 triệu đồng.", &[]),
    ];
    let wrong: Vec<String> = table
        .iter()
        .map(|(phrase, expected)| (phrase, expected, measures(phrase)))
        .filter(|(_, expected, read)| read != *expected)
        .map(|(phrase, expected, read)| format!("{phrase}\n  expected {expected:?}\n  read     {read:?}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
