//! Fields of administration: the agency that leads each, the division of the Office that follows it, and what it is about.

use people::UnitKind;

/// A field and its agency.
#[derive(Debug)]
pub(crate) struct Field {
    /// The agency's code, which is also its symbol in document numbers.
    pub symbol: &'static str,
    /// The agency's name.
    pub agency: &'static str,
    /// What the agency is.
    pub kind: UnitKind,
    /// What its head is called.
    pub head: &'static str,
    /// The division of the Office that follows it: a place in [`DIVISIONS`].
    pub division: usize,
    /// The symbol of the field in letters of the Government's Office.
    pub central: &'static str,
    /// What is to be done, each beginning with a verb.
    pub topics: [&'static str; 6],
}

/// A division or centre of the Office.
#[derive(Debug)]
pub(crate) struct Division {
    /// Its symbol in document numbers.
    pub symbol: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub kind: UnitKind,
}

const fn division(symbol: &'static str, name: &'static str) -> Division {
    Division { symbol, name, kind: UnitKind::Division }
}

const fn centre(symbol: &'static str, name: &'static str) -> Division {
    Division { symbol, name, kind: UnitKind::Centre }
}

/// The division that keeps the register.
pub(crate) const RECORDS: usize = 0;
/// The divisions that follow fields.
pub(crate) const FOLLOWING: std::ops::RangeInclusive<usize> = 1..=5;
/// The division that controls procedures and audits.
pub(crate) const CONTROL: usize = 6;
/// The one-stop centre.
pub(crate) const ONE_STOP: usize = 7;
/// The centre that runs the machines.
pub(crate) const MACHINES: usize = 8;

/// The divisions and centres of the Office.
pub(crate) const DIVISIONS: [Division; 9] = [
    division("HCTC", "Phòng Hành chính - Tổ chức"),
    division("KTTH", "Phòng Kinh tế - Tổng hợp"),
    division("CNXD", "Phòng Công nghiệp - Xây dựng"),
    division("NNMT", "Phòng Nông nghiệp - Môi trường"),
    division("KGVX", "Phòng Khoa giáo - Văn xã"),
    division("NC", "Phòng Nội chính - Tiếp công dân"),
    division("KSTT", "Phòng Kiểm soát thủ tục hành chính"),
    centre("TTPVHCC", "Trung tâm Phục vụ hành chính công tỉnh"),
    centre("TTTH", "Trung tâm Tin học - Công báo"),
];

/// The name of the one-stop centre before 1/7/2025.
pub(crate) const ONE_STOP_BEFORE: &str = "Trung tâm Hành chính công tỉnh";

const fn department(
    symbol: &'static str,
    agency: &'static str,
    division: usize,
    central: &'static str,
    topics: [&'static str; 6],
) -> Field {
    Field { symbol, agency, kind: UnitKind::Department, head: "Giám đốc", division, central, topics }
}

const fn agency(
    symbol: &'static str,
    agency: &'static str,
    head: &'static str,
    division: usize,
    central: &'static str,
    topics: [&'static str; 6],
) -> Field {
    Field { symbol, agency, kind: UnitKind::Agency, head, division, central, topics }
}

/// The fields; the first belongs to the department whose officer and head may sign in.
pub(crate) const FIELDS: [Field; 18] = [
    department(
        "SXD",
        "Sở Xây dựng",
        2,
        "CN",
        [
            "quản lý trật tự xây dựng trên địa bàn tỉnh",
            "phát triển nhà ở xã hội",
            "bảo đảm trật tự, an toàn giao thông",
            "duy tu các tuyến tỉnh lộ trước mùa mưa lũ",
            "giải phóng mặt bằng dự án đường ven sông An Khê",
            "điều chỉnh quy hoạch chung đô thị trung tâm",
        ],
    ),
    department(
        "STC",
        "Sở Tài chính",
        1,
        "KTTH",
        [
            "giải ngân vốn đầu tư công",
            "quản lý, sử dụng trụ sở làm việc dôi dư",
            "lập dự toán ngân sách và kế hoạch tài chính",
            "tháo gỡ khó khăn cho doanh nghiệp nhỏ và vừa",
            "thực hành tiết kiệm, chống lãng phí",
            "xử lý nợ đọng xây dựng cơ bản",
        ],
    ),
    department(
        "SNNMT",
        "Sở Nông nghiệp và Môi trường",
        3,
        "NN",
        [
            "phòng, chống thiên tai và tìm kiếm cứu nạn",
            "phòng cháy, chữa cháy rừng mùa khô",
            "phòng, chống dịch bệnh trên đàn gia súc, gia cầm",
            "cấp giấy chứng nhận quyền sử dụng đất lần đầu",
            "xử lý ô nhiễm môi trường tại các làng nghề",
            "xây dựng nông thôn mới nâng cao",
        ],
    ),
    department(
        "SNV",
        "Sở Nội vụ",
        5,
        "TCCV",
        [
            "bố trí công chức làm việc tại các xã, phường",
            "siết chặt kỷ luật, kỷ cương hành chính",
            "thực hiện chính sách đối với người có công",
            "giải quyết việc làm và đưa lao động đi làm việc ở nước ngoài",
            "xây dựng vị trí việc làm trong các đơn vị sự nghiệp",
            "sắp xếp các đơn vị sự nghiệp công lập",
        ],
    ),
    department(
        "SYT",
        "Sở Y tế",
        4,
        "KGVX",
        [
            "phòng, chống dịch sốt xuất huyết",
            "bảo đảm thuốc, vật tư y tế cho khám bệnh, chữa bệnh",
            "bảo đảm an toàn thực phẩm bếp ăn tập thể",
            "lập hồ sơ sức khỏe điện tử cho người dân",
            "củng cố trạm y tế xã, phường",
            "thực hiện chính sách trợ giúp xã hội",
        ],
    ),
    department(
        "SGDĐT",
        "Sở Giáo dục và Đào tạo",
        4,
        "KGVX",
        [
            "tổ chức kỳ thi tốt nghiệp trung học phổ thông",
            "khắc phục tình trạng thiếu giáo viên mầm non",
            "phòng, chống đuối nước cho trẻ em, học sinh",
            "đầu tư trường bán trú tại các xã miền núi",
            "quản lý hoạt động dạy thêm, học thêm",
            "phổ cập giáo dục mầm non cho trẻ mẫu giáo",
        ],
    ),
    department(
        "SKHCN",
        "Sở Khoa học và Công nghệ",
        4,
        "KSTT",
        [
            "vận hành hệ thống thông tin giải quyết thủ tục hành chính",
            "phủ sóng di động tại các thôn vùng lõm",
            "ứng dụng dữ liệu dân cư trong dịch vụ công",
            "áp dụng Hệ thống quản lý chất lượng TCVN ISO 9001:2015",
            "bảo đảm an toàn thông tin mạng",
            "hỗ trợ hoạt động khởi nghiệp đổi mới sáng tạo",
        ],
    ),
    department(
        "SCT",
        "Sở Công Thương",
        2,
        "CN",
        [
            "bảo đảm cung ứng điện trong cao điểm nắng nóng",
            "bình ổn thị trường hàng hóa thiết yếu",
            "đầu tư hạ tầng các cụm công nghiệp",
            "kết nối tiêu thụ nông sản của tỉnh",
            "phát triển thương mại điện tử",
            "chống buôn lậu, gian lận thương mại và hàng giả",
        ],
    ),
    department(
        "SVHTTDL",
        "Sở Văn hóa, Thể thao và Du lịch",
        4,
        "KGVX",
        [
            "tổ chức lễ hội an toàn, tiết kiệm",
            "phát triển du lịch cộng đồng",
            "tu bổ các di tích lịch sử cấp tỉnh",
            "phát triển thể dục, thể thao quần chúng",
            "thực hiện nếp sống văn minh trong việc cưới, việc tang",
            "chấn chỉnh hoạt động quảng cáo ngoài trời",
        ],
    ),
    department(
        "STP",
        "Sở Tư pháp",
        5,
        "PL",
        [
            "rà soát văn bản quy phạm pháp luật của tỉnh",
            "cấp phiếu lý lịch tư pháp trực tuyến",
            "cắt giảm, đơn giản hóa thủ tục hành chính",
            "phổ biến, giáo dục pháp luật tại cơ sở",
            "trợ giúp pháp lý cho người nghèo",
            "chấn chỉnh hoạt động công chứng, chứng thực",
        ],
    ),
    department(
        "SDTTG",
        "Sở Dân tộc và Tôn giáo",
        5,
        "QHĐP",
        [
            "hỗ trợ đất ở cho hộ đồng bào dân tộc thiểu số",
            "giải quyết kiến nghị về đất đai của các cơ sở tôn giáo",
            "đầu tư công trình nước sinh hoạt tập trung vùng đồng bào",
            "xóa nhà tạm, nhà dột nát",
            "thực hiện chính sách đối với người có uy tín",
            "giảm thiểu tình trạng tảo hôn",
        ],
    ),
    department(
        "SNgV",
        "Sở Ngoại vụ",
        1,
        "QHQT",
        [
            "quản lý đoàn ra, đoàn vào",
            "vận động viện trợ phi chính phủ nước ngoài",
            "thực hiện kế hoạch hội nhập quốc tế",
            "quản lý hội nghị, hội thảo quốc tế",
            "ký kết, thực hiện thỏa thuận với địa phương nước bạn",
            "bảo hộ công dân của tỉnh ở nước ngoài",
        ],
    ),
    agency(
        "TTT",
        "Thanh tra tỉnh",
        "Chánh Thanh tra",
        5,
        "V.I",
        [
            "giải quyết khiếu nại, tố cáo đông người, kéo dài",
            "phòng, chống tham nhũng, tiêu cực",
            "thực hiện các kết luận thanh tra về đất đai",
            "kiểm soát tài sản, thu nhập",
            "tổ chức tiếp công dân định kỳ của Chủ tịch UBND tỉnh",
            "thanh tra công vụ tại các sở, ngành",
        ],
    ),
    agency(
        "BQLKCN",
        "Ban Quản lý các khu công nghiệp tỉnh",
        "Trưởng ban",
        2,
        "CN",
        [
            "đầu tư hạ tầng Khu công nghiệp Khê Đông",
            "thu hút dự án công nghệ cao vào khu công nghiệp",
            "xử lý nước thải tập trung trong khu công nghiệp",
            "xây dựng nhà lưu trú cho công nhân",
            "bảo đảm an toàn lao động trong khu công nghiệp",
            "rà soát các dự án chậm tiến độ trong khu công nghiệp",
        ],
    ),
    agency(
        "CAT",
        "Công an tỉnh",
        "Giám đốc",
        5,
        "NC",
        [
            "phòng, chống tội phạm lừa đảo qua mạng",
            "cấp căn cước và định danh điện tử",
            "kiểm tra an toàn phòng cháy khu dân cư",
            "phòng, chống ma túy trong học đường",
            "bảo đảm an ninh, trật tự các ngày lễ lớn",
            "kiểm tra phương tiện thủy chở khách",
        ],
    ),
    agency(
        "BCH",
        "Bộ Chỉ huy quân sự tỉnh",
        "Chỉ huy trưởng",
        5,
        "NC",
        [
            "tuyển chọn, gọi công dân nhập ngũ",
            "tổ chức diễn tập khu vực phòng thủ",
            "huấn luyện lực lượng dân quân tự vệ",
            "ứng phó sự cố, thiên tai và cứu hộ",
            "quy tập hài cốt liệt sĩ",
            "quản lý đất quốc phòng trên địa bàn",
        ],
    ),
    agency(
        "BQLDA",
        "Ban Quản lý dự án đầu tư xây dựng tỉnh",
        "Giám đốc",
        1,
        "CN",
        [
            "đẩy nhanh tiến độ dự án hồ chứa nước Khê Thượng",
            "quyết toán các dự án hoàn thành",
            "đầu tư Bệnh viện đa khoa tỉnh giai đoạn 2",
            "xử lý vướng mắc trong lựa chọn nhà thầu",
            "đầu tư cầu An Lộc",
            "sửa chữa trụ sở làm việc các xã, phường",
        ],
    ),
    agency(
        "BHXH",
        "Bảo hiểm xã hội tỉnh",
        "Giám đốc",
        4,
        "KGVX",
        [
            "phát triển người tham gia bảo hiểm xã hội tự nguyện",
            "thu hồi nợ đóng bảo hiểm xã hội",
            "chi trả lương hưu qua tài khoản",
            "liên thông dữ liệu khám bệnh, chữa bệnh bảo hiểm y tế",
            "mở rộng bảo hiểm y tế học sinh, sinh viên",
            "hỗ trợ mức đóng bảo hiểm y tế cho hộ cận nghèo",
        ],
    ),
];
