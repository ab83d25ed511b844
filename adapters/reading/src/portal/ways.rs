//! The ways to apply as the portal's pages run them together: channel, time limit, fee and remark, one way after another.

/// What was taken apart, and what does not follow the pattern.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Apart {
    /// The ways in their order.
    pub ways: Vec<Written>,
    /// What could not be read, as written.
    pub unread: Vec<String>,
}

/// A way as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// `counter`, `online` or `postal`.
    pub channel: &'static str,
    /// The time limit, a number; none where the page says that there is none.
    pub limit: Option<String>,
    /// `working_day`, `day`, `hour` or `month`.
    pub unit: Option<&'static str>,
    /// The fee as written.
    pub fee: Option<String>,
    /// What else is said.
    pub note: Option<String>,
}

const HEADING: &str = "Hình thức nộpThời gianPhí, lệ phíMô tả";
const NOTHING: &str = "Không có thông tin";
const FREE: &str = "Miễn phí";
const CHANNELS: [(&str, &str); 3] =
    [("Trực tuyến", "online"), ("Trực tiếp", "counter"), ("Dịch vụ bưu chính", "postal")];
/// Longer names first: "Ngày làm việc" begins with "Ngày".
const UNITS: [(&str, &str); 4] =
    [("Ngày làm việc", "working_day"), ("Ngày", "day"), ("Giờ", "hour"), ("Tháng", "month")];
const MONEY: [&str; 2] = [" VNĐ", " Việt Nam Đồng"];

/// Takes the run-together text apart. Nothing is guessed: a number without a unit is no time limit.
pub fn apart(text: &str) -> Apart {
    let text = text.trim();
    let text = text.strip_prefix(HEADING).unwrap_or(text);
    let mut apart = Apart::default();
    if text.is_empty() || text == NOTHING {
        return apart;
    }
    let starts = starts(text);
    if starts.first().is_none_or(|(at, ..)| *at > 0) {
        let end = starts.first().map_or(text.len(), |(at, ..)| *at);
        apart.unread.push(text[..end].trim().to_owned());
    }
    for (place, &(at, name, channel)) in starts.iter().enumerate() {
        let end = starts.get(place + 1).map_or(text.len(), |(next, ..)| *next);
        match way(channel, &text[at + name.len()..end]) {
            Some(way) => apart.ways.push(way),
            None => apart.unread.push(shortened(&text[at..end])),
        }
    }
    apart
}

/// Where ways begin: the name of a channel with a time limit right behind it. In a remark a channel is followed by other words.
fn starts(text: &str) -> Vec<(usize, &'static str, &'static str)> {
    let mut starts = Vec::new();
    for (name, channel) in CHANNELS {
        for (at, _) in text.match_indices(name) {
            let after = &text[at + name.len()..];
            if after.starts_with(|letter: char| letter.is_ascii_digit()) || after.starts_with(NOTHING) {
                starts.push((at, name, channel));
            }
        }
    }
    starts.sort_unstable();
    starts
}

fn way(channel: &'static str, text: &str) -> Option<Written> {
    let (limit, unit, rest) = match text.strip_prefix(NOTHING) {
        Some(rest) => (None, None, rest),
        None => {
            let (number, rest) = number(text)?;
            let rest = rest.strip_prefix(' ')?;
            let (unit, rest) = UNITS.iter().find_map(|(name, unit)| Some((*unit, rest.strip_prefix(name)?)))?;
            (Some(number.to_owned()), Some(unit), rest)
        }
    };
    let (fee, rest) = match (rest.strip_prefix(NOTHING), rest.strip_prefix(FREE)) {
        (Some(rest), _) => (None, rest),
        (None, Some(rest)) => (Some(FREE.to_owned()), rest),
        (None, None) => {
            let (number, after) = number(rest)?;
            let (money, after) = MONEY.iter().find_map(|money| Some((*money, after.strip_prefix(money)?)))?;
            (Some(format!("{number}{money}")), after)
        }
    };
    let note = Some(rest.trim().to_owned()).filter(|note| !note.is_empty());
    Some(Written { channel, limit, unit, fee, note })
}

/// A number at the beginning, its groups and fraction included, and what follows it.
fn number(text: &str) -> Option<(&str, &str)> {
    let end =
        text.find(|letter: char| !letter.is_ascii_digit() && letter != ',' && letter != '.').unwrap_or(text.len());
    let number = text[..end].trim_end_matches([',', '.']);
    (!number.is_empty()).then(|| text.split_at(number.len()))
}

/// As much as tells a person which text is meant.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.trim();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (Vec<String>, Vec<String>) {
        let apart = apart(&format!("{HEADING}{text}"));
        let told = |way: &Written| {
            let or = |text: Option<&str>| text.unwrap_or("-").to_owned();
            [
                way.channel.to_owned(),
                or(way.limit.as_deref()),
                or(way.unit),
                or(way.fee.as_deref()),
                or(way.note.as_deref()),
            ]
            .join("|")
        };
        (apart.ways.iter().map(told).collect(), apart.unread)
    }

    #[test]
    fn ways_run_together_are_taken_apart() {
        for (text, ways) in [
            ("Dịch vụ bưu chính30 NgàyMiễn phí", &["postal|30|day|Miễn phí|-"][..]),
            (
                "Trực tuyến7 Ngày làm việc50,000 VNĐ(mỗi hồ sơ)Trực tiếp7 GiờKhông có thông tin",
                &["online|7|working_day|50,000 VNĐ|(mỗi hồ sơ)", "counter|7|hour|-|-"],
            ),
            ("Trực tiếpKhông có thông tin20,000 Việt Nam Đồng", &["counter|-|-|20,000 Việt Nam Đồng|-"]),
            // A channel inside of a remark begins no way.
            (
                "Trực tiếp3 ThángMiễn phí- Trực tiếp: nộp tại trụ sở. - Trực tuyến qua Cổng.Trực tuyến3 ThángMiễn phí",
                &[
                    "counter|3|month|Miễn phí|- Trực tiếp: nộp tại trụ sở. - Trực tuyến qua Cổng.",
                    "online|3|month|Miễn phí|-",
                ],
            ),
            ("", &[]),
            (NOTHING, &[]),
        ] {
            assert_eq!(told(text), (ways.iter().map(|way| (*way).to_owned()).collect(), vec![]), "{text}");
        }
    }

    #[test]
    fn what_does_not_follow_the_pattern_is_listed_as_written() {
        for (text, unread) in [
            ("Trực tuyến1Miễn phí", "Trực tuyến1Miễn phí"),
            ("Trực tuyến120 VNĐ(20.000 vnđ)", "Trực tuyến120 VNĐ(20.000 vnđ)"),
            ("Trực tiếp5 NămMiễn phí", "Trực tiếp5 NămMiễn phí"),
            ("Trực tiếp5 NgàyTheo quy định", "Trực tiếp5 NgàyTheo quy định"),
            ("Qua đường bưu điện", "Qua đường bưu điện"),
        ] {
            assert_eq!(told(text), (vec![], vec![unread.to_owned()]), "{text}");
        }
    }
}
