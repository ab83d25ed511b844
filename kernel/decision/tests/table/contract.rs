//! The conventions of decisions that others rely on: each sentence of the contract, a text that it speaks of, and the answer.

use serde_json::{Value, json};

/// A whole decision whose lines may be replaced by their kind: `title=...`.
fn text(changes: &[(&str, &str)]) -> String {
    let lines = [
        ("head", "ỦY BAN NHÂN DÂN\nTỈNH SƠN HÀ\nSố: 12/QĐ-UBND\nSơn Hà, ngày 05 tháng 01 năm 2018\nQUYẾT ĐỊNH"),
        ("title", "Về việc phê duyệt mục tiêu chất lượng năm 2018"),
        ("who", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN HÀ"),
        ("bases", "Căn cứ Luật Tổ chức chính quyền địa phương;"),
        ("decides", "QUYẾT ĐỊNH:"),
        ("lead", "Điều 1. Phê duyệt mục tiêu chất lượng năm 2018:"),
        ("items", "1. 100% hồ sơ đúng hạn."),
        ("effect", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."),
        ("last", "Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./."),
        ("tail", "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT."),
    ];
    let changed = |kind: &str| changes.iter().find(|(k, _)| *k == kind).map(|(_, line)| *line);
    lines.map(|(kind, line)| changed(kind).unwrap_or(line)).join("\n")
}

fn answer(text: &str) -> Value {
    serde_json::to_value(decision::read(text)).expect("a decision is JSON")
}

/// The comparator, value, unit and baseline of each measure of an item's text.
fn measured(item: &str) -> Value {
    let read = answer(&text(&[("items", &format!("1. {item}"))]));
    let measure = |m: &Value| json!([m["comparator"], m["value"], m["unit"], m["baseline"]]);
    let measures = read["objectives"][0]["measures"].as_array().expect("measures are a list");
    Value::from_iter(measures.iter().map(measure))
}

/// Lines of a sentence of the contract, an item, and its measures.
#[test]
fn how_numbers_compare() {
    let table = [
        ("'100%' is `=` 100", "100% hồ sơ đúng hạn.", json!([["=", 100, "percent", null]])),
        ("'trên X' `>`", "Trên 90% hồ sơ đúng hạn.", json!([[">", 90, "percent", null]])),
        ("'ít nhất' `>=`", "Ít nhất 90% hồ sơ đúng hạn.", json!([[">=", 90, "percent", null]])),
        ("'tối thiểu' `>=`", "Tối thiểu 08 sáng kiến.", json!([[">=", 8, "count", null]])),
        ("'từ X trở lên' `>=`", "Từ 90% trở lên hồ sơ đúng hạn.", json!([[">=", 90, "percent", null]])),
        ("'từ X trở lên' `>=`", "Từ 90% hồ sơ trở lên đúng hạn.", json!([[">=", 90, "percent", null]])),
        ("a bare 'X%' `>=`", "97% hồ sơ đúng hạn.", json!([[">=", 97, "percent", null]])),
        ("'đạt X%' `>=`", "Hồ sơ đúng hạn đạt 97%.", json!([[">=", 97, "percent", null]])),
        ("'đạt X%' (100: `=`)", "Hồ sơ đúng hạn đạt 100%.", json!([["=", 100, "percent", null]])),
        ("'không quá' `<=`", "Không quá 02 hồ sơ trễ.", json!([["<=", 2, "count", null]])),
        ("'dưới' `<`", "Dưới 5% hồ sơ trễ.", json!([["<", 5, "percent", null]])),
        ("'không dưới' `>=`", "Không dưới 90% hồ sơ đúng hạn.", json!([[">=", 90, "percent", null]])),
        ("'không để' `=` 0 count", "Không để hồ sơ trễ hạn.", json!([["=", 0, "count", null]])),
        (
            "'giảm N% so với năm Y' `>=` N with the baseline phrase",
            "Giảm 10% hồ sơ trễ so với năm 2017.",
            json!([[">=", 10, "percent", "so với năm 2017"]]),
        ),
        ("no number: `measures` is []", "Nâng cao ý thức phục vụ.", json!([])),
        ("A count without a comparator word is `=`", "Tổ chức 02 lớp tập huấn.", json!([["=", 2, "count", null]])),
        ("numbers in digits and words", "Ít nhất 08 (tám) sáng kiến.", json!([[">=", 8, "count", null]])),
        ("thousands", "Số hóa 1.200 hồ sơ.", json!([["=", 1200, "count", null]])),
        ("decimals", "99,5% hồ sơ đúng hạn.", json!([[">=", 99.5, "percent", null]])),
        ("unit working_day", "Giải quyết không quá 05 ngày làm việc.", json!([["<=", 5, "working_day", null]])),
        ("unit day", "Giải quyết không quá 15 ngày.", json!([["<=", 15, "day", null]])),
        ("unit hour", "Thời gian chờ không quá 02 giờ.", json!([["<=", 2, "hour", null]])),
    ];
    let wrong: Vec<String> = table
        .into_iter()
        .filter(|(_, item, expected)| measured(item) != *expected)
        .map(|(says, item, expected)| format!("{says}: {item}\n  expected {expected}\n  read     {}", measured(item)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A sentence of the contract, the lines that differ from an ordinary decision, where to look in the answer, and what stands there.
type Line<'l> = (&'l str, &'l [(&'l str, &'l str)], &'l str, Value);

#[test]
fn what_each_field_holds() {
    let table: Vec<Line<'_>> = vec![
        ("number", &[], "/number", json!("12/QĐ-UBND")),
        ("issued_on", &[], "/issued_on", json!("2018-01-05")),
        (
            "A numbered item with lettered sub-items is a heading: each sub-item is an objective ('2.a')",
            &[("items", "1. 100% hồ sơ đúng hạn.\n2. Về cải tiến:\na) 02 sáng kiến;\nb) 03 đề tài.")],
            "/objectives/1/item",
            json!("2.a"),
        ),
        (
            "`text` keeps its closing punctuation and an owner sentence",
            &[("items", "1. 100% hồ sơ đúng hạn. Đơn vị chủ trì: Văn phòng;")],
            "/objectives/0/text",
            json!("100% hồ sơ đúng hạn. Đơn vị chủ trì: Văn phòng;"),
        ),
        (
            "owner",
            &[("items", "1. 100% hồ sơ đúng hạn. Đơn vị chủ trì: Văn phòng.")],
            "/objectives/0/owner",
            json!("Văn phòng"),
        ),
        ("owner: null where the item names none", &[], "/objectives/0/owner", Value::Null),
        (
            "`issuer` is the issuing body: a name on two lines is joined",
            &[],
            "/issuer",
            json!("ỦY BAN NHÂN DÂN TỈNH SƠN HÀ"),
        ),
        (
            "`issuer` is the issuing body without its superior",
            &[
                ("head", "UBND TỈNH SƠN HÀ\nSỞ NỘI VỤ\nSố: 12/QĐ-SNV\nSơn Hà, ngày 05 tháng 01 năm 2018\nQUYẾT ĐỊNH"),
                ("who", "GIÁM ĐỐC SỞ NỘI VỤ"),
            ],
            "/issuer",
            json!("SỞ NỘI VỤ"),
        ),
        (
            "Input may break lines inside sentences",
            &[("items", "1. Trên\n90% hồ sơ theo TCVN ISO\n9001:2015 đúng hạn.")],
            "/objectives/0/text",
            json!("Trên 90% hồ sơ theo TCVN ISO 9001:2015 đúng hạn."),
        ),
        (
            "Input may carry page numbers",
            &[("items", "1. 100% hồ sơ\n2\nđúng hạn.")],
            "/objectives/0/text",
            json!("100% hồ sơ đúng hạn."),
        ),
        (
            "Input may hold non-breaking spaces",
            &[("items", "1.\u{a0}Trên\u{a0}90%\u{a0}hồ sơ đúng hạn.")],
            "/objectives/0/measures/0/value",
            json!(90),
        ),
        (
            "Input may put the objectives in an annex",
            &[
                ("lead", "Điều 1. Ban hành mục tiêu chất lượng năm 2018 tại Phụ lục."),
                ("items", ""),
                ("tail", "Nơi nhận:\n- Lưu: VT.\nPHỤ LỤC\nMỤC TIÊU CHẤT LƯỢNG\n1. 100% hồ sơ đúng hạn."),
            ],
            "/objectives/0/item",
            json!("1"),
        ),
        (
            "Input may write 'ĐIỀU 1.'",
            &[("lead", "ĐIỀU 1. Phê duyệt mục tiêu chất lượng năm 2018:")],
            "/objectives/0/item",
            json!("1"),
        ),
        (
            "Input may write 'Điều 1:'",
            &[("lead", "Điều 1: Phê duyệt mục tiêu chất lượng năm 2018:")],
            "/objectives/0/item",
            json!("1"),
        ),
        (
            "Not a decision with objectives: `objectives` is []",
            &[("title", "Về việc bổ nhiệm Chánh Văn phòng"), ("lead", "Điều 1. Bổ nhiệm ông A:")],
            "/objectives",
            json!([]),
        ),
        (
            "`period`: null without objectives",
            &[("title", "Về việc bổ nhiệm Chánh Văn phòng năm 2018"), ("lead", "Điều 1. Bổ nhiệm ông A:")],
            "/period",
            Value::Null,
        ),
        (
            "`legal_bases` start with 'Căn cứ' and drop the closing ; or , ('Xét', 'Theo đề nghị' are none)",
            &[("bases", "Căn cứ Luật A;\nCăn cứ Nghị định B,\nXét đề nghị của C;\nTheo đề nghị của D,")],
            "/legal_bases",
            json!(["Căn cứ Luật A", "Căn cứ Nghị định B"]),
        ),
        (
            "`replaces`: numbers only",
            &[(
                "effect",
                "Điều 2. Quyết định này có hiệu lực kể từ ngày ký, thay thế Quyết định số 9/QĐ-UBND ngày 03/01/2017 của UBND tỉnh.",
            )],
            "/replaces",
            json!(["9/QĐ-UBND"]),
        ),
        ("`replaces` where nothing is replaced", &[], "/replaces", json!([])),
        (
            "`responsible`: the bodies of the last article, split where a new office or group begins, a joining 'và' dropped",
            &[(
                "last",
                "Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ và Thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.",
            )],
            "/responsible",
            json!(["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Nội vụ", "Thủ trưởng các cơ quan, đơn vị liên quan"]),
        ),
        ("`recipients`: without dash and closing mark", &[], "/recipients", json!(["Như Điều 3", "Lưu: VT"])),
        ("`effective_from`: 'kể từ ngày ký' is `issued_on`", &[], "/effective_from", json!("2018-01-05")),
        (
            "`effective_from`: a day",
            &[("effect", "Điều 2. Quyết định này có hiệu lực từ ngày 01/02/2018.")],
            "/effective_from",
            json!("2018-02-01"),
        ),
        (
            "`effective_from`: no such article: null",
            &[("effect", "Điều 2. Văn phòng theo dõi.")],
            "/effective_from",
            Value::Null,
        ),
        (
            "`period`: the calendar year that text or title names",
            &[],
            "/period",
            json!({"from": "2018-01-01", "to": "2018-12-31"}),
        ),
        (
            "`period`: the year of the text where the title names none",
            &[("title", "Về việc phê duyệt mục tiêu chất lượng")],
            "/period",
            json!({"from": "2018-01-01", "to": "2018-12-31"}),
        ),
        (
            "`title` joins its lines and keeps 'Về việc'",
            &[("title", "Về việc phê duyệt mục tiêu\nchất lượng năm 2018")],
            "/title",
            json!("Về việc phê duyệt mục tiêu chất lượng năm 2018"),
        ),
        (
            "`title` keeps 'V/v'",
            &[("title", "V/v phê duyệt mục tiêu chất lượng năm 2018")],
            "/title",
            json!("V/v phê duyệt mục tiêu chất lượng năm 2018"),
        ),
        ("What the text lacks is null", &[("head", "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\nQUYẾT ĐỊNH")], "/number", Value::Null),
        (
            "What the text lacks is a problem with its line",
            &[("head", "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\nQUYẾT ĐỊNH")],
            "/problems/0",
            json!({"at": "line 2", "what": "Thiếu số, ký hiệu của quyết định: bổ sung từ bản đã ký."}),
        ),
        ("a whole decision has no problems", &[], "/problems", json!([])),
        (
            "deadline",
            &[("items", "1. 100% thủ tục được công khai trước ngày 30/6/2018.")],
            "/objectives/0/measures/0/deadline",
            json!("2018-06-30"),
        ),
    ];
    let wrong: Vec<String> = table
        .iter()
        .map(|(says, changes, place, expected)| (says, place, answer(&text(changes)).pointer(place).cloned(), expected))
        .filter(|(_, _, read, expected)| read.as_ref() != Some(*expected))
        .map(|(says, place, read, expected)| format!("{says} ({place})\n  expected {expected}\n  read     {read:?}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// JSON keys in the order in which the contract writes them: programs look by name, people read in order.
#[test]
fn every_key_is_there_in_its_order() {
    let written = serde_json::to_string(&decision::read(&text(&[]))).expect("JSON");
    let keys = [
        "number",
        "issued_on",
        "issuer",
        "title",
        "period",
        "effective_from",
        "legal_bases",
        "replaces",
        "responsible",
        "recipients",
        "objectives",
        "item",
        "text",
        "owner",
        "measures",
        "subject",
        "comparator",
        "value",
        "unit",
        "baseline",
        "deadline",
        "problems",
    ];
    let mut from = 0;
    for key in keys {
        let at = written[from..].find(&format!("\"{key}\":"));
        from += at.unwrap_or_else(|| panic!("{key} does not follow: {}", &written[from..]));
    }
}
