//! The conventions of decisions that others rely on: each sentence of the contract is a test, with a text that it speaks of and the answer.

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

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

/// Tests, one a sentence: its name, what the contract says, the item or what is looked at, and what must be read.
macro_rules! sentences {
    ($($name:ident: $says:literal, $read:expr => $expected:expr;)*) => {
        $(
            #[test]
            fn $name() {
                assert_eq!($read, $expected, $says);
            }
        )*
    };
}

/// What stands at a place of the answer to an ordinary decision in which these lines differ.
fn at(place: &str, changes: &[(&str, &str)]) -> Value {
    answer(&text(changes)).pointer(place).cloned().expect("the place is in every answer")
}

sentences! {
    all_of_a_hundred_percent_is_equal: "'100%' is `=` 100", measured("100% hồ sơ đúng hạn.") => json!([["=", 100, "percent", null]]);
    above_is_more: "'trên X' `>`", measured("Trên 90% hồ sơ đúng hạn.") => json!([[">", 90, "percent", null]]);
    at_least_is_at_least: "'ít nhất' `>=`", measured("Ít nhất 90% hồ sơ đúng hạn.") => json!([[">=", 90, "percent", null]]);
    a_minimum_is_at_least: "'tối thiểu' `>=`", measured("Tối thiểu 08 sáng kiến.") => json!([[">=", 8, "count", null]]);
    from_a_share_upwards_is_at_least: "'từ X trở lên' `>=`", measured("Từ 90% trở lên hồ sơ đúng hạn.") => json!([[">=", 90, "percent", null]]);
    from_a_share_upwards_around_its_noun_is_at_least: "'từ X trở lên' `>=`", measured("Từ 90% hồ sơ trở lên đúng hạn.") => json!([[">=", 90, "percent", null]]);
    a_bare_share_is_at_least: "a bare 'X%' `>=`", measured("97% hồ sơ đúng hạn.") => json!([[">=", 97, "percent", null]]);
    a_share_reached_is_at_least: "'đạt X%' `>=`", measured("Hồ sơ đúng hạn đạt 97%.") => json!([[">=", 97, "percent", null]]);
    a_hundred_reached_is_equal: "'đạt X%' (100: `=`)", measured("Hồ sơ đúng hạn đạt 100%.") => json!([["=", 100, "percent", null]]);
    not_over_is_at_most: "'không quá' `<=`", measured("Không quá 02 hồ sơ trễ.") => json!([["<=", 2, "count", null]]);
    below_is_less: "'dưới' `<`", measured("Dưới 5% hồ sơ trễ.") => json!([["<", 5, "percent", null]]);
    not_below_is_at_least: "'không dưới' `>=`", measured("Không dưới 90% hồ sơ đúng hạn.") => json!([[">=", 90, "percent", null]]);
    let_none_is_nought: "'không để' `=` 0 count", measured("Không để hồ sơ trễ hạn.") => json!([["=", 0, "count", null]]);
    a_fall_against_a_year_is_at_least_with_its_baseline: "'giảm N% so với năm Y' `>=` N with the baseline phrase", measured("Giảm 10% hồ sơ trễ so với năm 2017.") => json!([[">=", 10, "percent", "so với năm 2017"]]);
    without_a_number_there_is_no_measure: "no number: `measures` is []", measured("Nâng cao ý thức phục vụ.") => json!([]);
    a_count_without_a_comparator_is_equal: "A count without a comparator word is `=`", measured("Tổ chức 02 lớp tập huấn.") => json!([["=", 2, "count", null]]);
    a_number_in_digits_and_words: "numbers in digits and words", measured("Ít nhất 08 (tám) sáng kiến.") => json!([[">=", 8, "count", null]]);
    a_number_with_thousands: "thousands", measured("Số hóa 1.200 hồ sơ.") => json!([["=", 1200, "count", null]]);
    a_number_with_decimals: "decimals", measured("99,5% hồ sơ đúng hạn.") => json!([[">=", 99.5, "percent", null]]);
    a_unit_of_working_days: "unit working_day", measured("Giải quyết không quá 05 ngày làm việc.") => json!([["<=", 5, "working_day", null]]);
    a_unit_of_days: "unit day", measured("Giải quyết không quá 15 ngày.") => json!([["<=", 15, "day", null]]);
    a_unit_of_hours: "unit hour", measured("Thời gian chờ không quá 02 giờ.") => json!([["<=", 2, "hour", null]]);
    number_is_as_written: "number", at("/number", &[]) => json!("12/QĐ-UBND");
    issued_on_is_the_day_of_issue: "issued_on", at("/issued_on", &[]) => json!("2018-01-05");
    a_numbered_item_with_letters_is_a_heading: "A numbered item with lettered sub-items is a heading: each sub-item is an objective ('2.a')", at("/objectives/1/item", &[("items", "1. 100% hồ sơ đúng hạn.\n2. Về cải tiến:\na) 02 sáng kiến;\nb) 03 đề tài.")]) => json!("2.a");
    text_keeps_its_closing_mark_and_its_owner: "`text` keeps its closing punctuation and an owner sentence", at("/objectives/0/text", &[("items", "1. 100% hồ sơ đúng hạn. Đơn vị chủ trì: Văn phòng;")]) => json!("100% hồ sơ đúng hạn. Đơn vị chủ trì: Văn phòng;");
    owner_is_who_reaches_it: "owner", at("/objectives/0/owner", &[("items", "1. 100% hồ sơ đúng hạn. Đơn vị chủ trì: Văn phòng.")]) => json!("Văn phòng");
    owner_is_null_where_none_is_named: "owner: null where the item names none", at("/objectives/0/owner", &[]) => Value::Null;
    issuer_on_two_lines_is_joined: "`issuer` is the issuing body: a name on two lines is joined", at("/issuer", &[]) => json!("ỦY BAN NHÂN DÂN TỈNH SƠN HÀ");
    issuer_is_without_its_superior: "`issuer` is the issuing body without its superior", at("/issuer", &[ ("head", "UBND TỈNH SƠN HÀ\nSỞ NỘI VỤ\nSố: 12/QĐ-SNV\nSơn Hà, ngày 05 tháng 01 năm 2018\nQUYẾT ĐỊNH"), ("who", "GIÁM ĐỐC SỞ NỘI VỤ"), ]) => json!("SỞ NỘI VỤ");
    lines_may_break_inside_sentences: "Input may break lines inside sentences", at("/objectives/0/text", &[("items", "1. Trên\n90% hồ sơ theo TCVN ISO\n9001:2015 đúng hạn.")]) => json!("Trên 90% hồ sơ theo TCVN ISO 9001:2015 đúng hạn.");
    page_numbers_may_stand_between: "Input may carry page numbers", at("/objectives/0/text", &[("items", "1. 100% hồ sơ\n2\nđúng hạn.")]) => json!("100% hồ sơ đúng hạn.");
    spaces_may_be_non_breaking: "Input may hold non-breaking spaces", at("/objectives/0/measures/0/value", &[("items", "1.\u{a0}Trên\u{a0}90%\u{a0}hồ sơ đúng hạn.")]) => json!(90);
    objectives_may_stand_in_an_annex: "Input may put the objectives in an annex", at("/objectives/0/item", &[ ("lead", "Điều 1. Ban hành mục tiêu chất lượng năm 2018 tại Phụ lục."), ("items", ""), ("tail", "Nơi nhận:\n- Lưu: VT.\nPHỤ LỤC\nMỤC TIÊU CHẤT LƯỢNG\n1. 100% hồ sơ đúng hạn."), ]) => json!("1");
    an_article_may_be_in_capitals: "Input may write 'ĐIỀU 1.'", at("/objectives/0/item", &[("lead", "ĐIỀU 1. Phê duyệt mục tiêu chất lượng năm 2018:")]) => json!("1");
    an_article_may_have_a_colon: "Input may write 'Điều 1:'", at("/objectives/0/item", &[("lead", "Điều 1: Phê duyệt mục tiêu chất lượng năm 2018:")]) => json!("1");
    no_objectives_are_an_empty_list: "Not a decision with objectives: `objectives` is []", at("/objectives", &[("title", "Về việc bổ nhiệm Chánh Văn phòng"), ("lead", "Điều 1. Bổ nhiệm ông A:")]) => json!([]);
    period_is_null_without_objectives: "`period`: null without objectives", at("/period", &[("title", "Về việc bổ nhiệm Chánh Văn phòng năm 2018"), ("lead", "Điều 1. Bổ nhiệm ông A:")]) => Value::Null;
    legal_bases_start_with_their_word_and_drop_the_mark: "`legal_bases` start with 'Căn cứ' and drop the closing ; or , ('Xét', 'Theo đề nghị' are none)", at("/legal_bases", &[("bases", "Căn cứ Luật A;\nCăn cứ Nghị định B,\nXét đề nghị của C;\nTheo đề nghị của D,")]) => json!(["Căn cứ Luật A", "Căn cứ Nghị định B"]);
    replaces_are_numbers_only: "`replaces`: numbers only", at("/replaces", &[( "effect", "Điều 2. Quyết định này có hiệu lực kể từ ngày ký, thay thế Quyết định số 9/QĐ-UBND ngày 03/01/2017 của UBND tỉnh.", )]) => json!(["9/QĐ-UBND"]);
    replaces_is_empty_where_nothing_is: "`replaces` where nothing is replaced", at("/replaces", &[]) => json!([]);
    responsible_is_split_where_an_office_begins: "`responsible`: the bodies of the last article, split where a new office or group begins, a joining 'và' dropped", at("/responsible", &[( "last", "Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Nội vụ và Thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.", )]) => json!(["Chánh Văn phòng UBND tỉnh", "Giám đốc Sở Nội vụ", "Thủ trưởng các cơ quan, đơn vị liên quan"]);
    recipients_are_without_dash_and_mark: "`recipients`: without dash and closing mark", at("/recipients", &[]) => json!(["Như Điều 3", "Lưu: VT"]);
    effect_from_signing_is_the_day_of_issue: "`effective_from`: 'kể từ ngày ký' is `issued_on`", at("/effective_from", &[]) => json!("2018-01-05");
    effect_from_a_day_is_that_day: "`effective_from`: a day", at("/effective_from", &[("effect", "Điều 2. Quyết định này có hiệu lực từ ngày 01/02/2018.")]) => json!("2018-02-01");
    effect_is_null_without_its_article: "`effective_from`: no such article: null", at("/effective_from", &[("effect", "Điều 2. Văn phòng theo dõi.")]) => Value::Null;
    period_is_the_year_of_the_title: "`period`: the calendar year that text or title names", at("/period", &[]) => json!({"from": "2018-01-01", "to": "2018-12-31"});
    period_is_the_year_of_the_text: "`period`: the year of the text where the title names none", at("/period", &[("title", "Về việc phê duyệt mục tiêu chất lượng")]) => json!({"from": "2018-01-01", "to": "2018-12-31"});
    title_joins_its_lines: "`title` joins its lines and keeps 'Về việc'", at("/title", &[("title", "Về việc phê duyệt mục tiêu\nchất lượng năm 2018")]) => json!("Về việc phê duyệt mục tiêu chất lượng năm 2018");
    title_keeps_its_short_opening: "`title` keeps 'V/v'", at("/title", &[("title", "V/v phê duyệt mục tiêu chất lượng năm 2018")]) => json!("V/v phê duyệt mục tiêu chất lượng năm 2018");
    what_is_lacking_is_null: "What the text lacks is null", at("/number", &[("head", "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\nQUYẾT ĐỊNH")]) => Value::Null;
    what_is_lacking_is_a_problem_with_its_line: "What the text lacks is a problem with its line", at("/problems/0", &[("head", "ỦY BAN NHÂN DÂN TỈNH SƠN HÀ\nQUYẾT ĐỊNH")]) => json!({"at": "line 2", "what": "Thiếu số, ký hiệu của quyết định: bổ sung từ bản đã ký."});
    a_whole_decision_has_no_problems: "a whole decision has no problems", at("/problems", &[]) => json!([]);
    deadline_is_the_day: "deadline", at("/objectives/0/measures/0/deadline", &[("items", "1. 100% thủ tục được công khai trước ngày 30/6/2018.")]) => json!("2018-06-30");
    a_heading_is_no_objective: "A numbered item with lettered sub-items is a heading",
        at("/objectives", &[("items", "1. Về cải tiến:\na) 02 sáng kiến;\nb) 03 đề tài.")]).as_array().map(Vec::len) => Some(2);
    letters_may_be_decomposed: "Input may be NFD",
        answer(&text(&[]).nfd().collect::<String>()) => answer(&text(&[]));
    a_share_of_a_count_in_full_is_that_count: "12/12: a count without a comparator word is `=`",
        measured("Hoàn thành 12/12 đề án.") => json!([["=", 12, "count", null]]);
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
