//! Whole decisions: the sample of the office, and decisions of our own beside what they say.

use std::path::{Path, PathBuf};

use decision::{Spanned, read};
use text::Decimal;

use crate::{rendered, shown};

#[allow(clippy::disallowed_methods)]
fn file(path: impl AsRef<Path>) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

/// What is wrong with the reading of one decision, if anything.
fn fault(path: &Path) -> Option<String> {
    let name = path.file_stem()?.to_string_lossy();
    let text = file(path).expect("the decision is in its folder");
    let expected = file(path.with_extension("expected")).unwrap_or_default();
    let read = rendered(&read(&text));
    let (read_lines, expected_lines): (Vec<_>, Vec<_>) =
        (read.lines().collect(), expected.trim_end().lines().collect());
    let missing: Vec<_> = expected_lines.iter().filter(|l| !read_lines.contains(l)).collect();
    let extra: Vec<_> = read_lines.iter().filter(|l| !expected_lines.contains(l)).collect();
    (read_lines != expected_lines)
        .then(|| format!("{name}\n  expected, not read: {missing:#?}\n  read, not expected: {extra:#?}"))
}

#[allow(clippy::disallowed_methods)]
fn decisions_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there").map(|e| e.expect("an entry").path());
    entries.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect()
}

#[test]
fn each_decision_of_our_own() {
    let decisions = decisions_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions"));
    assert!(decisions.len() >= 40, "only {} decisions", decisions.len());
    let faults: Vec<String> = decisions.iter().filter_map(|path| fault(path)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn what_a_place_covers_is_what_its_value_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions");
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for path in decisions_in(&folder) {
        let decision = read(&file(&path).expect("a decision"));
        let mut said: Vec<&Spanned<String>> = decision.legal_bases.iter().collect();
        said.extend(&decision.responsible);
        said.extend(&decision.recipients);
        for objective in &decision.objectives {
            said.extend(&objective.owner);
            said.extend(objective.measures.iter().filter_map(|m| m.baseline.as_ref()));
        }
        for spanned in said {
            let place = &decision.source[spanned.span.clone()];
            // A cell of several lines has those of its neighbours between them, and so has a list beside a signature.
            let columns = place.contains("  ") || place.contains('\t') || decision.source.contains("\nTM. ");
            assert!(bare(place) == bare(spanned) || columns, "{}: {spanned:?} at {place:?}", path.display());
        }
        for objective in &decision.objectives {
            let text = decision.source[objective.text.span.clone()].to_owned();
            for measure in objective.measures.iter().filter(|m| m.value.value != Decimal::whole(0)) {
                let place = &decision.source[measure.value.span.clone()];
                assert!(place.chars().any(|c| c.is_ascii_digit()) || place.contains(' '), "{place:?}");
                assert!(text.contains(place), "{}: {place:?} is not in {text:?}", path.display());
            }
        }
    }
}

/// A text with its long lines broken at a width; lines in columns stay as they are.
fn broken_at(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let columns = line.contains('\t') || line.trim_start().contains("   ");
        let mut length = 0;
        for word in line.split(if columns { '\0' } else { ' ' }) {
            let long = length + word.chars().count() > width;
            out.push_str(if length == 0 {
                ""
            } else if long {
                "\n"
            } else {
                " "
            });
            length = if long && length > 0 { 0 } else { length } + word.chars().count() + 1;
            out.push_str(word);
        }
        out.push('\n');
    }
    out
}

#[test]
fn lines_broken_elsewhere_change_nothing() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decisions");
    // Problems name lines, which are others now.
    let lines = |text: &str| -> Vec<String> {
        let mut lines: Vec<String> = rendered(&read(text))
            .lines()
            .map(|l| l.split_once(": ").filter(|_| l.starts_with("? ")).map_or(l, |(_, what)| what).to_owned())
            .collect();
        lines.sort();
        lines
    };
    for path in decisions_in(&folder) {
        let text = file(&path).expect("a decision");
        // A cell that is broken belongs to no line any more.
        if text.contains("STT") || text.contains("\nTT\n") {
            continue;
        }
        for width in [48, 56, 72, 90] {
            assert_eq!(lines(&broken_at(&text, width)), lines(&text), "{} at {width}", path.display());
        }
    }
}

#[test]
fn the_sample_of_the_office() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared/data/decisions/quyet-dinh-muc-tieu-chat-luong-2018.txt");
    let Some(text) = file(&path) else {
        println!("not run: the sample is not at {}", path.display());
        return;
    };
    let decision = read(&text);
    let measures: Vec<(String, Vec<String>)> = decision
        .objectives
        .iter()
        .map(|o| {
            (
                o.item.value.clone(),
                o.measures.iter().map(|m| shown(m).split(':').next().unwrap_or_default().to_owned()).collect(),
            )
        })
        .collect();
    let expected = [
        ("1", vec!["= 100 percent"]),
        ("2", vec!["= 100 percent"]),
        ("3", vec!["= 100 percent"]),
        ("4", vec!["= 100 percent", "> 90 percent"]),
        ("5", vec!["= 100 percent", ">= 97 percent"]),
        ("6", vec!["= 100 percent"]),
        ("7", vec!["= 100 percent"]),
        ("8", vec!["= 100 percent"]),
        ("9", vec![">= 8 count"]),
    ];
    let expected: Vec<(String, Vec<String>)> =
        expected.into_iter().map(|(item, m)| (item.to_owned(), m.into_iter().map(str::to_owned).collect())).collect();
    assert_eq!(measures, expected);
    let subject = |item: usize, measure: usize| decision.objectives[item].measures[measure].subject.value.as_str();
    assert_eq!(subject(3, 1), "ý kiến chỉ đạo được cập nhật đúng hạn và theo dõi thực hiện");
    assert_eq!(subject(4, 1), "hồ sơ một cửa của UBND tỉnh, Chủ tịch UBND tỉnh đảm bảo thời gian quy định");
    assert_eq!(subject(8, 0), "sáng kiến kinh nghiệm");

    let json = serde_json::to_value(&decision).expect("a decision is JSON");
    assert_eq!(json["number"], serde_json::Value::Null);
    assert_eq!(json["issued_on"], serde_json::Value::Null);
    assert_eq!(json["issuer"], "ỦY BAN NHÂN DÂN TỈNH");
    assert_eq!(
        json["title"],
        "VỀ VIỆC PHÊ DUYỆT MỤC TIÊU CHẤT LƯỢNG NĂM 2018 ÁP DỤNG TẠI UBND TỈNH VÀ VĂN PHÒNG UBND TỈNH"
    );
    assert_eq!(json["period"], serde_json::json!({"from": "2018-01-01", "to": "2018-12-31"}));
    assert_eq!(json["effective_from"], "2018-01-01");
    assert_eq!(json["legal_bases"].as_array().map(Vec::len), Some(3));
    assert_eq!(json["legal_bases"][2], "Căn cứ Hệ thống quản lý chất lượng theo tiêu chuẩn TCVN ISO 9001:2015");
    assert_eq!(json["replaces"], serde_json::json!([]));
    assert_eq!(
        json["responsible"],
        serde_json::json!([
            "Chánh Văn phòng UBND tỉnh",
            "Giám đốc Sở Khoa học và Công nghệ",
            "Thủ trưởng các cơ quan, đơn vị liên quan"
        ])
    );
    assert_eq!(
        json["recipients"],
        serde_json::json!(["Như Điều 4", "CT, các PCT UBND tỉnh", "VP: LĐ và các CV", "Lưu: VT, TKISO"])
    );
    let first = &json["objectives"][0]["text"];
    assert!(first.as_str().is_some_and(|t| t.starts_with("Tiếp tục duy trì") && t.ends_with("TCVN ISO 9001:2015.")));
    let keys: Vec<&String> = json["objectives"][0]["measures"][0].as_object().expect("a measure").keys().collect();
    assert_eq!(keys.len(), 6);
    assert_eq!(json["objectives"][0]["measures"][0]["value"].to_string(), "100");
    let problems: Vec<&str> = decision.problems.iter().map(|p| p.what.as_str()).collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].contains("Thiếu số") && problems[1].contains("Thiếu ngày ban hành"));
    assert_eq!(json["problems"][0]["at"], "line 1");
}
