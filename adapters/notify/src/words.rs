//! What letters say, in the words of the office.

use time::OffsetDateTime;

/// What one line of a letter is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The rung, or the word for an urging by hand.
    pub rung: String,
    /// The work's code.
    pub code: String,
    /// What is to be done.
    pub title: String,
    /// The due time in force.
    pub due_at: Option<OffsetDateTime>,
    /// Who urged by hand, and what was written.
    pub written: Option<(String, String)>,
    /// Whether an answer is asked for.
    pub asks_reply: bool,
    /// Where it is opened, from the house's own address on.
    pub path: String,
}

/// The subject and the text of a letter about these lines; `home` is the address of the house, which may be unknown.
#[must_use]
pub fn reminder(name: &str, lines: &[Line], home: &str) -> (String, String) {
    let subject = match lines {
        [only] => format!("{}: {}", about(&only.rung), only.code),
        many => format!("Nhắc việc: {} nhiệm vụ", many.len()),
    };
    let mut text = format!("Kính gửi: {name}\n\n");
    for (place, line) in lines.iter().enumerate() {
        if lines.len() > 1 {
            text += &format!("{}. ", place + 1);
        }
        text += &format!("{} — {}\n   {}\n", about(&line.rung), line.code, line.title);
        match line.due_at {
            Some(due) => text += &format!("   Hạn: {}\n", moment(due)),
            None => text += "   Hạn: chưa xác định\n",
        }
        if let Some((who, written)) = &line.written {
            text += &format!("   {who}: {written}\n");
        }
        if line.asks_reply {
            text += "   Đề nghị trả lời trong mục \"Việc của tôi\".\n";
        }
        if !home.is_empty() {
            text += &format!("   {home}{}\n", line.path);
        }
        text += "\n";
    }
    text += "Thư này do hệ thống theo dõi nhiệm vụ gửi tự động. Cách nhận thư được chọn trong mục \"Việc của tôi\".\n";
    (subject, text)
}

fn about(rung: &str) -> &'static str {
    match rung {
        "before" => "Sắp đến hạn",
        "on_day" => "Đến hạn hôm nay",
        "late" => "Đã quá hạn",
        "late_long" => "Quá hạn nhiều ngày",
        "by_hand" => "Đôn đốc",
        _ => "Nhắc việc",
    }
}

fn moment(at: OffsetDateTime) -> String {
    let zone = time::UtcOffset::from_hms(7, 0, 0).unwrap_or(time::UtcOffset::UTC);
    let at = at.to_offset(zone);
    let (day, time) = (at.date(), at.time());
    format!("{:02}/{:02}/{} {:02}:{:02}", day.day(), u8::from(day.month()), day.year(), time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn line(rung: &str) -> Line {
        Line {
            rung: rung.to_owned(),
            code: "NV-2026-0001".to_owned(),
            title: "Báo cáo kết quả rà soát".to_owned(),
            due_at: Some(datetime!(2026-11-27 10:00 UTC)),
            written: None,
            asks_reply: false,
            path: "/directives/1".to_owned(),
        }
    }

    #[test]
    fn one_letter_says_one_thing_and_a_digest_counts() {
        let (subject, text) = reminder("Trần Văn Bình", &[line("before")], "https://dunghan.example");
        assert_eq!(subject, "Sắp đến hạn: NV-2026-0001");
        assert!(text.starts_with("Kính gửi: Trần Văn Bình\n"), "{text}");
        assert!(
            text.contains("Hạn: 27/11/2026 17:00") && text.contains("https://dunghan.example/directives/1"),
            "{text}"
        );
        let urged = Line {
            written: Some(("Lê Thị Hoa".to_owned(), "Đề nghị báo cáo.".to_owned())),
            asks_reply: true,
            ..line("by_hand")
        };
        let (subject, text) = reminder("Trần Văn Bình", &[line("late"), urged], "");
        assert_eq!(subject, "Nhắc việc: 2 nhiệm vụ");
        assert!(text.contains("1. Đã quá hạn") && text.contains("2. Đôn đốc"), "{text}");
        assert!(text.contains("Lê Thị Hoa: Đề nghị báo cáo.") && text.contains("Đề nghị trả lời"), "{text}");
        assert!(!text.contains("/directives/1"), "no address of the house, no link: {text}");
    }
}
