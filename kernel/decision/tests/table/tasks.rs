//! Tasks that sentences and whole documents give: to whom, with whom, by when. All texts are our own.

use decision::{Task, tasks};
use proptest::prelude::*;

/// `leads / co-units / deadline`, and the place of each in the text.
fn shown(text: &str) -> Vec<String> {
    let (found, normalised) = tasks(text);
    for task in &found {
        for named in task.leads.iter().chain(&task.co_units).chain([&task.content]).chain(&task.deadline) {
            assert_eq!(normalised[named.span.clone()].split_whitespace().next(), named.value.split_whitespace().next());
        }
    }
    found.iter().map(line).collect()
}

fn line(task: &Task) -> String {
    let names =
        |all: &[decision::Spanned<String>]| all.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(" + ");
    let deadline = task.deadline.as_ref().map_or("-", |deadline| deadline.value.as_str());
    format!("{} / {} / {deadline}", names(&task.leads), names(&task.co_units))
}

#[test]
fn sentences_as_offices_write_them() {
    let table: &[(&str, &[&str])] = &[
        (
            "Giao Sở Tài chính tổng hợp, báo cáo UBND tỉnh trước ngày 10/8/2018.",
            &["Sở Tài chính /  / trước ngày 10/8/2018"],
        ),
        (
            "Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát, trình trong Quý II.",
            &["Sở Xây dựng / Sở Tài chính / trong Quý II"],
        ),
        (
            "Yêu cầu Sở Y tế, Sở Nội vụ báo cáo kết quả trước 14 giờ, ngày 05/12/2017.",
            &["Sở Y tế + Sở Nội vụ /  / trước 14 giờ, ngày 05/12/2017"],
        ),
        (
            "Đề nghị UBND huyện Tân Phú trả lời chậm nhất 05 ngày làm việc kể từ ngày nhận văn bản này.",
            &["UBND huyện Tân Phú /  / chậm nhất 05 ngày làm việc kể từ ngày nhận văn bản này"],
        ),
        (
            "Chủ tịch UBND tỉnh giao Giám đốc Sở Tư pháp kiểm tra, báo cáo trong tháng 02/2026.",
            &["Giám đốc Sở Tư pháp /  / trong tháng 02/2026"],
        ),
        (
            "UBND tỉnh yêu cầu các sở, ban, ngành rà soát, gửi kết quả trước ngày 15/3.",
            &["các sở, ban, ngành /  / trước ngày 15/3"],
        ),
        (
            "Sở Công Thương chủ trì xây dựng phương án, hoàn thành trước ngày 30/6/2018.",
            &["Sở Công Thương /  / trước ngày 30/6/2018"],
        ),
        ("Sở Giáo dục và Đào tạo có trách nhiệm hướng dẫn các trường thực hiện.", &["Sở Giáo dục và Đào tạo /  / -"]),
        ("Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện.", &["Văn phòng UBND tỉnh /  / -"]),
        (
            "Giao Sở Kế hoạch và Đầu tư chủ trì, phối hợp với các sở, ngành liên quan tham mưu trước ngày 20/9/2018.",
            &["Sở Kế hoạch và Đầu tư / các sở, ngành liên quan / trước ngày 20/9/2018"],
        ),
        (
            "Giao Công an tỉnh chủ trì, phối hợp với Sở Giao thông vận tải, UBND thành phố xử lý dứt điểm trong tháng 5/2018.",
            &["Công an tỉnh / Sở Giao thông vận tải + UBND thành phố / trong tháng 5/2018"],
        ),
        (
            "Giao Sở Nông nghiệp và Phát triển nông thôn rà soát; Sở Tài chính cân đối kinh phí trước ngày 01/7/2018.",
            &["Sở Nông nghiệp và Phát triển nông thôn /  / -", "Sở Tài chính /  / trước ngày 01/7/2018"],
        ),
        (
            "Giao Thanh tra tỉnh kiểm tra, báo cáo trước ngày 05/4/2018; giao Sở Nội vụ đề xuất xử lý trước ngày 12/4/2018.",
            &["Thanh tra tỉnh /  / trước ngày 05/4/2018", "Sở Nội vụ /  / trước ngày 12/4/2018"],
        ),
        (
            "Phân công Phòng Hành chính - Tổ chức lập danh sách, gửi trước thứ Sáu.",
            &["Phòng Hành chính - Tổ chức /  / trước thứ Sáu"],
        ),
        (
            "Lập phương án phân luồng (Sở Giao thông vận tải chủ trì), xong trước ngày 10/02/2018.",
            &["Sở Giao thông vận tải /  / trước ngày 10/02/2018"],
        ),
        (
            "Giao Ban Quản lý các khu công nghiệp báo cáo tiến độ hàng tháng.",
            &["Ban Quản lý các khu công nghiệp /  / hàng tháng"],
        ),
        (
            "Giao Trung tâm Kiểm soát bệnh tật tổ chức tập huấn trong quý III/2026.",
            &["Trung tâm Kiểm soát bệnh tật /  / trong quý III/2026"],
        ),
        (
            "Giao UBND các xã, phường niêm yết công khai trước ngày 15/8/2026.",
            &["UBND các xã, phường /  / trước ngày 15/8/2026"],
        ),
        (
            "Yêu cầu Chủ tịch UBND các huyện, thành phố kiểm điểm, báo cáo trước ngày 31/10/2018.",
            &["Chủ tịch UBND các huyện, thành phố /  / trước ngày 31/10/2018"],
        ),
        ("Giao đồng chí Giám đốc Sở Y tế trực tiếp chỉ đạo, báo cáo hằng ngày.", &["Giám đốc Sở Y tế /  / hằng ngày"]),
        ("Giao Sở TN&MT thẩm định, trình UBND tỉnh trước 20/11/2018.", &["Sở TN&MT /  / trước 20/11/2018"]),
        (
            "Giao Sở LĐTBXH tổng hợp. Báo cáo UBND tỉnh trước ngày 25/12/2018.",
            &["Sở LĐTBXH /  / trước ngày 25/12/2018"],
        ),
        (
            "Giao Kho bạc Nhà nước tỉnh đối chiếu số liệu trước ngày 31/01/2019.",
            &["Kho bạc Nhà nước tỉnh /  / trước ngày 31/01/2019"],
        ),
        (
            "Đối với Sở Khoa học và Công nghệ: hoàn thiện hồ sơ trước ngày 10/6/2018.",
            &["Sở Khoa học và Công nghệ /  / trước ngày 10/6/2018"],
        ),
        (
            "Thủ trưởng các cơ quan, đơn vị chấn chỉnh, báo cáo trước ngày 18/5/2018.",
            &["Thủ trưởng các cơ quan, đơn vị /  / trước ngày 18/5/2018"],
        ),
        ("Văn phòng UBND tỉnh nhận được Tờ trình số 12/TTr-SXD ngày 05/3/2018 của Sở Xây dựng.", &[]),
        ("Xét đề nghị của Sở Nội vụ tại Tờ trình số 45/TTr-SNV ngày 02/3/2018;", &[]),
        ("Theo đề nghị của Giám đốc Sở Tài chính.", &[]),
        ("UBND tỉnh thông báo để các cơ quan biết.", &[]),
        ("Chủ tịch UBND tỉnh có ý kiến như sau:", &[]),
        ("Chánh Văn phòng UBND tỉnh, Giám đốc các Sở chịu trách nhiệm thi hành Quyết định này.", &[]),
        ("Sở Tài chính đã báo cáo UBND tỉnh tại Văn bản số 210/STC-NS ngày 09/4/2018.", &[]),
        ("Kết quả thực hiện nhiệm vụ được giao năm 2017 còn nhiều hạn chế.", &[]),
    ];
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, expected, shown(text)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| format!("{text}\n  expected {expected:?}\n  read     {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn what_is_to_be_done_stands_without_the_name() {
    for (text, content) in [
        ("Giao Sở Tài chính tổng hợp, báo cáo trước ngày 10/8/2018.", "tổng hợp, báo cáo trước ngày 10/8/2018"),
        ("Sở Y tế: rà soát;", "rà soát"),
        (
            "Giao Sở Xây dựng lập phương án. Báo cáo trước ngày 10/8/2018./.",
            "lập phương án. Báo cáo trước ngày 10/8/2018",
        ),
    ] {
        assert_eq!(tasks(text).0[0].content.value, content, "{text}");
    }
}

const LETTER: &str = "ỦY BAN NHÂN DÂN\nTỈNH AN KHÊ\nSố: 312/UBND-TH\nV/v tiêm phòng cho đàn gia súc\n
Kính gửi: Sở Nông nghiệp và Môi trường; Sở Tài chính.\n
Thực hiện Công văn số 88/BNN-TY ngày 02/3/2026 của Bộ Nông nghiệp và Môi trường, Chủ tịch UBND tỉnh giao:
1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với UBND các xã, phường tổ chức tiêm phòng; hoàn thành trước ngày 30/4/2026.
2. Sở Tài chính cân đối, bố trí kinh phí trong tháng 3/2026.
3. Sở Y tế phối hợp kiểm tra. Báo cáo kết quả chậm nhất ngày 05/5/2026./.
Nơi nhận:\n- Như trên;\n- Lưu: VT.\n";

const DIRECTIVE: &str = "CHỈ THỊ\nVề việc phòng cháy, chữa cháy rừng mùa khô\n
Thời gian qua, một số địa phương còn chủ quan. Để chủ động phòng ngừa, Chủ tịch UBND tỉnh yêu cầu:
1. Chi cục Kiểm lâm
a) Trực 24/24 giờ trong các ngày nắng nóng;
b) Lập bản đồ các vùng nguy cơ cao, gửi UBND tỉnh trước ngày 20/3/2018.
2. Công an tỉnh: điều tra, xử lý nghiêm các vụ vi phạm.
3. UBND các huyện, thành phố
- Kiện toàn Ban Chỉ huy cấp huyện trước ngày 15/3/2018;
- Báo cáo định kỳ vào thứ Năm hằng tuần.
TM. ỦY BAN NHÂN DÂN\n";

const CONCLUSION: &str = "THÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh tại cuộc họp giao ban tháng 02/2026\n
I. ĐÁNH GIÁ CHUNG
Sở Kế hoạch và Đầu tư đã hoàn thành báo cáo. Các sở, ngành đã có nhiều cố gắng.
II. NHIỆM VỤ
1. Về giải ngân vốn đầu tư công: Giao Sở Tài chính chủ trì, phối hợp với Kho bạc Nhà nước tỉnh và các chủ đầu tư rà soát từng dự án, báo cáo trước ngày 10/3/2026.
2. Về chuyển đổi số: Văn phòng UBND tỉnh tham mưu kế hoạch, trình trong quý I/2026.
3. Về an sinh:
- Sở Nội vụ: rà soát hộ nghèo, xong trước ngày 25/3/2026;
- Sở Y tế: bảo đảm thuốc.
Nơi nhận:\n- Các sở;\n";

const DECISION: &str = "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch kiểm tra\n
Căn cứ Luật Tổ chức chính quyền địa phương;\nTheo đề nghị của Giám đốc Sở Nội vụ,\nQUYẾT ĐỊNH:
Điều 1. Ban hành Kế hoạch kiểm tra kỷ luật, kỷ cương năm 2018.
Điều 2. Giao Sở Nội vụ chủ trì, phối hợp với Thanh tra tỉnh tổ chức kiểm tra, báo cáo trước ngày 15/11/2018.
Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ và Thủ trưởng các cơ quan, đơn vị chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:\n- Như Điều 3;\n";

const FORWARDED: &str = "VĂN PHÒNG CHÍNH PHỦ\nSố: 1234/VPCP-KGVX\n
Kính gửi:\n- Bộ Lao động - Thương binh và Xã hội;\n- Ủy ban nhân dân tỉnh An Khê.\n
Xét báo cáo của Bộ Lao động - Thương binh và Xã hội, Thủ tướng Chính phủ có ý kiến như sau:
1. Giao Bộ Lao động - Thương binh và Xã hội nghiên cứu, sửa đổi quy định, trình Chính phủ trong Quý III năm 2018.
2. Yêu cầu Ủy ban nhân dân tỉnh An Khê rà soát các cơ sở dạy nghề, báo cáo Thủ tướng Chính phủ trước ngày 20/6/2018.
Văn phòng Chính phủ thông báo để quý Bộ, quý Ủy ban biết, thực hiện./.\n";

const BROKEN_LINES: &str = "Sau khi xem xét, Phó Chủ tịch UBND tỉnh yêu cầu:\n1. Giao Sở Thông tin và\nTruyền thông chủ trì, phối hợp với Sở Nội\nvụ nâng cấp phần mềm, hoàn thành\ntrước ngày\n30/9/2018.\n- 2 -\n2. Trung tâm Phục vụ hành chính công\nniêm yết danh mục mới.\nThời gian hoàn thành: trước ngày 05/10/2018.\n";

#[test]
fn whole_documents() {
    let documents: &[(&str, &str, &[&str])] = &[
        (
            "a letter",
            LETTER,
            &[
                "Sở Nông nghiệp và Môi trường / UBND các xã, phường / trước ngày 30/4/2026",
                "Sở Tài chính /  / trong tháng 3/2026",
                "Sở Y tế /  / chậm nhất ngày 05/5/2026",
            ],
        ),
        (
            "a directive",
            DIRECTIVE,
            &[
                "Chi cục Kiểm lâm /  / -",
                "Chi cục Kiểm lâm /  / trước ngày 20/3/2018",
                "Công an tỉnh /  / -",
                "UBND các huyện, thành phố /  / trước ngày 15/3/2018",
                "UBND các huyện, thành phố /  / thứ Năm hằng tuần",
            ],
        ),
        (
            "conclusions of a meeting",
            CONCLUSION,
            &[
                "Sở Tài chính / Kho bạc Nhà nước tỉnh + các chủ đầu tư / trước ngày 10/3/2026",
                "Văn phòng UBND tỉnh /  / trong quý I/2026",
                "Sở Nội vụ /  / trước ngày 25/3/2026",
                "Sở Y tế /  / -",
            ],
        ),
        ("a decision", DECISION, &["Sở Nội vụ / Thanh tra tỉnh / trước ngày 15/11/2018"]),
        (
            "a document of the Government's Office",
            FORWARDED,
            &[
                "Bộ Lao động - Thương binh và Xã hội /  / trong Quý III năm 2018",
                "Ủy ban nhân dân tỉnh An Khê /  / trước ngày 20/6/2018",
            ],
        ),
        (
            "lines broken inside of sentences",
            BROKEN_LINES,
            &[
                "Sở Thông tin và Truyền thông / Sở Nội vụ / trước ngày 30/9/2018",
                "Trung tâm Phục vụ hành chính công /  / trước ngày 05/10/2018",
            ],
        ),
    ];
    for (name, text, expected) in documents {
        let found = shown(text);
        assert_eq!(found, *expected, "{name}");
    }
}

#[test]
fn a_task_knows_its_line() {
    let lines: Vec<usize> = tasks(LETTER).0.iter().map(|task| task.line).collect();
    assert_eq!(lines, [9, 10, 11]);
}

proptest! {
    #[test]
    fn any_text_gives_tasks_inside_of_it(
        text in "\\PC{0,120}|((Giao|Sở|Tài chính|UBND|tỉnh|các|chủ trì|phối hợp với|báo cáo|trước ngày|10/8|;|:|,|\\.|\n|1\\.|a\\)|-|Nơi nhận|yêu cầu|và) ?){0,30}"
    ) {
        let (found, normalised) = tasks(&text);
        for task in found {
            prop_assert!(!task.content.value.trim().is_empty() && !task.leads.is_empty());
            for named in task.leads.iter().chain(&task.co_units).chain([&task.content]).chain(&task.deadline) {
                prop_assert!(named.span.start < named.span.end && normalised.get(named.span.clone()).is_some());
            }
        }
    }
}
