//! Names of people and communes, made up from the syllables that such names have.

use std::collections::BTreeSet;

use crate::dice::Dice;

const FAMILIES: &[&str] = &[
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng",
    "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Mai", "Cao", "Tạ", "Lương",
];
const MEN: (&[&str], &[&str]) = (
    &["Văn", "Hữu", "Đức", "Quang", "Minh", "Công", "Xuân", "Đình", "Quốc", "Thanh", "Trọng", "Anh"],
    &[
        "Hùng", "Dũng", "Cường", "Tuấn", "Hải", "Sơn", "Nam", "Long", "Thắng", "Trung", "Hiếu", "Phúc", "Khánh",
        "Bình", "Toàn", "Tài", "Vinh", "Lâm", "Kiên", "Đạt", "Thịnh", "Hưng", "Quân", "Nghĩa", "Phong",
    ],
);
const WOMEN: (&[&str], &[&str]) = (
    &["Thị", "Thị Thu", "Thị Ngọc", "Thị Hồng", "Thị Minh", "Thị Kim", "Thanh", "Thị Bích", "Thị Mai", "Phương"],
    &[
        "Hà",
        "Lan",
        "Hương",
        "Hạnh",
        "Nga",
        "Thủy",
        "Yến",
        "Hiền",
        "Trang",
        "Linh",
        "Oanh",
        "Nhung",
        "Loan",
        "Dung",
        "Tâm",
        "Vân",
        "Thảo",
        "Huyền",
        "Liên",
        "Phượng",
        "Quyên",
        "Thoa",
        "Châu",
        "Giang",
        "Ngân",
    ],
);
const BEFORE: &[&str] = &[
    "Khê",
    "Lộc",
    "Sơn",
    "Thạch",
    "Phúc",
    "Hưng",
    "Bình",
    "Vĩnh",
    "Đông",
    "Tân",
    "Cẩm",
    "Trường",
    "Xuân",
    "Kim",
    "Ngọc",
];
const AFTER: &[&str] = &[
    "Hạ",
    "Thượng",
    "Trung",
    "Lạc",
    "Điền",
    "Giang",
    "Phú",
    "Thịnh",
    "Hòa",
    "Lâm",
    "Vân",
    "Tiến",
    "Khang",
    "Bàng",
    "Mỹ",
];

/// A full name.
pub(crate) fn person(dice: &mut Dice) -> String {
    let (middles, givens) = if dice.chance(55) { MEN } else { WOMEN };
    format!("{} {} {}", dice.word(FAMILIES), dice.word(middles), dice.word(givens))
}

/// A user name that nobody in `taken` has: the given name, and the first letters of the others.
pub(crate) fn username(full_name: &str, taken: &mut BTreeSet<String>) -> String {
    let folded = text::fold(full_name);
    let mut words: Vec<&str> = folded.split(' ').collect();
    let given = words.pop().unwrap_or_default();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let plain = format!("{given}.{initials}");
    let mut name = plain.clone();
    let mut next = 2;
    while !taken.insert(name.clone()) {
        name = format!("{plain}{next}");
        next += 1;
    }
    name
}

/// So many names of communes, each once; more than there are pairs of syllables get a number.
pub(crate) fn communes(dice: &mut Dice, count: usize) -> Vec<String> {
    let pairs = BEFORE.len() * AFTER.len();
    let mut names = Vec::with_capacity(count);
    let mut taken = BTreeSet::new();
    while names.len() < count {
        let round = names.len() / (pairs / 2);
        let ward = dice.chance(25);
        let pair = format!("{} {}", dice.word(BEFORE), dice.word(AFTER));
        let name = if round == 0 { pair } else { format!("{pair} {}", round + 1) };
        if taken.insert(name.clone()) {
            names.push(format!("{} {name}", if ward { "Phường" } else { "Xã" }));
        }
    }
    names
}

/// Letters and digits that nobody mistakes for each other.
const CLEAR: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A password: three groups of five.
pub(crate) fn password(dice: &mut Dice) -> String {
    let mut group = || (0..5).filter_map(|_| dice.of(CLEAR)).map(char::from).collect::<String>();
    format!("{}-{}-{}", group(), group(), group())
}
