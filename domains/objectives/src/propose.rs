//! Proposes an indicator for a measure from the words of its objective. A person confirms; nothing is bound unseen.

use decision::Unit;

use crate::catalogue::{self, Catalogue};

/// One line of the table: an indicator fits when the item has all the words of `item` and the measure all those of `subject`.
struct Rule {
    indicator: &'static str,
    /// Folded words that the whole item has.
    item: &'static [&'static str],
    /// Folded words that the measure's subject has.
    subject: &'static [&'static str],
}

const fn rule(indicator: &'static str, item: &'static [&'static str], subject: &'static [&'static str]) -> Rule {
    Rule { indicator, item, subject }
}

/// The first line that fits is proposed: those that ask for more words stand before those that ask for fewer.
const RULES: &[Rule] = &[
    rule("initiatives.recognised", &["sang kien"], &[]),
    rule("directives.central.entered_tracked_on_time", &["y kien chi dao", "chinh phu"], &["theo doi", "dung han"]),
    rule("directives.central.on_time", &["y kien chi dao", "chinh phu"], &["dung han"]),
    rule("directives.central.entered", &["y kien chi dao", "chinh phu"], &[]),
    rule("directives.central.on_time", &["nhiem vu", "chinh phu", "giao"], &["dung han"]),
    rule("directives.central.on_time", &["nhiem vu", "chinh phu", "giao"], &["trong han"]),
    rule("directives.central.entered", &["nhiem vu", "chinh phu", "giao"], &["cap nhat"]),
    rule("directives.province.entered_on_time_and_tracked", &["y kien chi dao"], &["cap nhat dung han", "theo doi"]),
    rule("directives.province.entered", &["y kien chi dao"], &["cap nhat"]),
    rule("directives.province.on_time", &["y kien chi dao"], &["dung han"]),
    rule("directives.province.on_time", &["y kien chi dao"], &["dung thoi han"]),
    rule("directives.province.on_time", &["nhiem vu", "uy ban nhan dan", "giao"], &["dung han"]),
    rule("directives.province.on_time", &["nhiem vu", "uy ban nhan dan", "giao"], &["trong han"]),
    rule("directives.province.on_time", &["nhiem vu", "ubnd", "giao"], &["dung han"]),
    rule("directives.province.on_time", &["nhiem vu", "chu tich", "giao"], &["dung han"]),
    rule("programme.tracked_and_urged", &["chuong trinh cong tac"], &["theo doi", "don doc"]),
    rule("programme.on_time", &["chuong trinh cong tac"], &["dung han"]),
    rule("programme.on_time", &["chuong trinh cong tac"], &["dung thoi han"]),
    rule("programme.on_time", &["chuong trinh cong tac"], &["dung tien do"]),
    rule("centre.monitored", &["ho so", "trung tam"], &["theo doi", "giam sat"]),
    rule("dossiers.right_process", &["ho so"], &["dung quy trinh"]),
    rule("dossiers.on_time", &["ho so"], &["thoi gian"]),
    rule("dossiers.on_time", &["ho so"], &["thoi han"]),
    rule("dossiers.on_time", &["ho so"], &["dung han"]),
    rule("dossiers.on_time", &["ho so"], &["dung hen"]),
    rule("dossiers.on_time", &["ho so"], &["dung va truoc han"]),
    rule("dossiers.on_time", &["ho so"], &["dung hoac truoc han"]),
    rule("dossiers.on_time", &["ket qua"], &["tra ket qua dung hen"]),
    rule("procedures.published_and_recorded", &["thu tuc hanh chinh"], &["cong bo", "co so du lieu quoc gia"]),
    rule("procedures.national_db", &["thu tuc hanh chinh"], &["co so du lieu quoc gia"]),
    rule("procedures.iso_coverage", &["thu tuc hanh chinh", "iso"], &[]),
    rule("reports.online", &["don vi", "bao cao"], &["tren mang"]),
    rule("reports.online", &["don vi", "bao cao"], &["truc tuyen"]),
];

/// Words of a share of what went wrong, or of a condition: it is no indicator of what went right, whatever else it says.
const CONTRARY: &[&str] = &[
    "tre han",
    "qua han",
    "cham han",
    "cham tien do",
    "cham tre",
    "bi cham",
    "ho so cham",
    "khong dung",
    "chua dung",
    "tre hen",
    "sai quy trinh",
    "truoc thoi han",
];

/// The indicator that the words speak of; `None`: no line fits, a person chooses.
#[must_use]
pub fn propose(item: &str, subject: &str, unit: Unit) -> Option<&'static str> {
    let item = text::fold(item);
    let subject = text::fold(subject);
    if CONTRARY.iter().any(|words| subject.contains(words)) {
        return None;
    }
    let known = Catalogue::with(Vec::new());
    RULES
        .iter()
        .filter(|rule| known.find(rule.indicator).is_some_and(|found| catalogue::is_written_in(&found, unit)))
        .find(|rule| {
            rule.item.iter().all(|words| item.contains(words))
                && rule.subject.iter().all(|words| subject.contains(words))
        })
        .map(|rule| rule.indicator)
}

/// Indicators that stand beside an objective without a target, from its words.
#[must_use]
pub fn beside(item: &str) -> Vec<&'static str> {
    let item = text::fold(item);
    let speaks_of_the_system = item.contains("he thong quan ly chat luong");
    let says = |words: &[&str]| speaks_of_the_system && words.iter().any(|words| item.contains(words));
    [("qms.maintained", says(&["duy tri"])), ("qms.improved", says(&["cai tien"]))]
        .into_iter()
        .filter_map(|(indicator, fits)| fits.then_some(indicator))
        .collect()
}
