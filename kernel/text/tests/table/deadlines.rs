//! Deadlines in words: the phrase as a directive has it, and what is due. Received 2017-11-30 08:00, issued 2017-11-29, unless said.

use proptest::prelude::*;
use text::deadline::{Assumed, Bound, Deadline, MonthDay, Rule, Start, When};
use text::read_deadline;
use time::macros::{date, datetime};

use crate::body;

fn read(text: &str) -> Deadline {
    read_deadline(text, datetime!(2017-11-30 8:00 +7), Some(date!(2017 - 11 - 29)))
}

/// A deadline in one readable line: kind, when, and what was assumed.
fn shown(deadline: &Deadline) -> String {
    let day = |day: &MonthDay| match day {
        MonthDay::Day(day) => day.to_string(),
        MonthDay::Last => "last".to_owned(),
    };
    let when = match &deadline.when {
        When::Moment(moment) => format!(" {} {:02}:{:02}", moment.date(), moment.hour(), moment.minute()),
        When::Day(day) => format!(" {day}"),
        When::Period(period) => format!(" {}..{}", period.first, period.last),
        When::Relative(relative) => {
            let from = match &relative.from {
                Start::Receipt => "receipt".to_owned(),
                Start::Issue => "issue".to_owned(),
                Start::Day(day) => day.to_string(),
                Start::Event(event) => format!("'{event}'"),
            };
            format!(" {} {:?} from {from}", relative.count, relative.unit)
        }
        When::Recurring(recurring) => {
            let rule = match &recurring.rule {
                Rule::Daily => "daily".to_owned(),
                Rule::Weekly(None) => "weekly".to_owned(),
                Rule::Weekly(Some(weekday)) => format!("every {weekday}"),
                Rule::Monthly(d) => format!("monthly {}", day(d)),
                Rule::Quarterly { month, day: d } => {
                    format!("quarterly month {month} day {}", day(d))
                }
                Rule::Yearly { month, day: d } => format!("yearly month {month} day {}", day(d)),
            };
            let time = recurring.time.map(|t| format!(" at {:02}:{:02}", t.hour(), t.minute()));
            format!(" {rule}{}", time.unwrap_or_default())
        }
        When::None => String::new(),
    };
    let assumed: String = deadline.assumed.iter().map(|a| format!(" +{a:?}").to_lowercase()).collect();
    format!("{}{when}{assumed}", deadline.kind().as_str())
}

#[test]
fn deadlines_as_directives_write_them() {
    let table = [
        // moments
        ("trước 14 giờ, ngày 05/12/2017", "moment 2017-12-05 14:00"),
        ("Báo cáo UBND tỉnh trước 14h30 ngày 05/12/2017.", "moment 2017-12-05 14:30"),
        ("trước 16 giờ 30 phút ngày 05 tháng 12 năm 2017", "moment 2017-12-05 16:30"),
        ("chậm nhất 17:00 ngày 05/12", "moment 2017-12-05 17:00 +year"),
        ("trước 10 giờ ngày mai", "moment 2017-11-30 10:00 +day"),
        ("trước 17 giờ", "moment 2017-11-29 17:00 +day"),
        ("gửi về Sở trước 11h00 thứ Sáu (ngày 01/12/2017)", "moment 2017-12-01 11:00"),
        // days
        ("trước ngày 10/8/2018", "day 2018-08-10"),
        ("trước ngày 10/8", "day 2018-08-10 +year"),
        ("trước 10/8", "day 2018-08-10 +year"),
        ("trước 3/4", "day 2018-04-03 +year"),
        ("hoàn thành đến 30/6", "day 2018-06-30 +year"),
        ("nâng từ 1/4 đến 3/4 số phòng", "none"),
        ("đến 30/6% kế hoạch", "none"),
        ("chậm nhất ngày 15 tháng 12 năm 2017", "day 2017-12-15"),
        ("chậm nhất là ngày 30/11", "day 2017-11-30 +year"),
        ("muộn nhất vào ngày 29/11", "day 2017-11-29 +year"),
        ("hoàn thành trước 31/12/2018", "day 2018-12-31"),
        ("Hoàn thành ngày 20/12/2017", "day 2017-12-20"),
        ("đến hết ngày 31/01/2018", "day 2018-01-31"),
        ("trước ngày 29/02", "day 2020-02-29 +year"),
        ("trước ngày 25", "day 2017-12-25 +month +year"),
        ("trước ngày 05 tháng sau", "day 2017-12-05 +month +year"),
        ("chậm nhất thứ Sáu tuần này", "day 2017-12-01 +day"),
        ("trước thứ Hai tuần sau", "day 2017-12-04 +day"),
        ("báo cáo trong ngày", "day 2017-11-29 +day"),
        ("ngày 05/12/2017", "day 2017-12-05"),
        ("Thời hạn: 05/12/2017", "day 2017-12-05"),
        // periods
        ("trong Quý II", "period 2018-04-01..2018-06-30 +year"),
        ("trong quý IV", "period 2017-10-01..2017-12-31 +year"),
        ("Quý I/2018", "period 2018-01-01..2018-03-31"),
        ("hoàn thành trong quý 3 năm 2018", "period 2018-07-01..2018-09-30"),
        ("Tháng 02/2026", "period 2026-02-01..2026-02-28"),
        ("trong tháng 3", "period 2018-03-01..2018-03-31 +year"),
        ("trong tháng 11", "period 2017-11-01..2017-11-30 +year"),
        ("hết tháng 02 năm 2020", "period 2020-02-01..2020-02-29"),
        ("đến cuối tháng 6/2018", "period 2018-06-01..2018-06-30"),
        ("hết năm 2018", "period 2018-01-01..2018-12-31"),
        ("năm 2018", "period 2018-01-01..2018-12-31"),
        ("đến năm 2020", "period 2020-01-01..2020-12-31"),
        ("hết năm", "period 2017-01-01..2017-12-31 +year"),
        ("trong tháng này", "period 2017-11-01..2017-11-30 +month"),
        ("trong quý này", "period 2017-10-01..2017-12-31 +month"),
        ("trong quý sau", "period 2018-01-01..2018-03-31 +month"),
        ("trong tuần này", "period 2017-11-27..2017-12-03 +month"),
        ("trong 6 tháng đầu năm 2018", "period 2018-01-01..2018-06-30"),
        ("trong sáu tháng cuối năm", "period 2017-07-01..2017-12-31 +year"),
        ("trước tháng 5/2018", "period 2018-04-01..2018-04-30"),
        ("trước Quý I/2018", "period 2017-10-01..2017-12-31"),
        ("trong giai đoạn 2018 - 2020", "period 2020-01-01..2020-12-31"),
        // counts
        ("chậm nhất 05 ngày làm việc kể từ ngày nhận", "relative 5 WorkingDay from receipt"),
        ("trong thời hạn 03 (ba) ngày làm việc kể từ ngày ký", "relative 3 WorkingDay from issue"),
        ("trong vòng 24 giờ", "relative 24 Hour from receipt +start"),
        ("không quá mười ngày kể từ khi nhận được văn bản này", "relative 10 Day from receipt"),
        ("05 ngày làm việc", "relative 5 WorkingDay from receipt +start"),
        ("trong 02 tháng kể từ ngày 01/3/2018", "relative 2 Month from 2018-03-01"),
        ("trong vòng 2 tuần", "relative 14 Day from receipt +start"),
        ("sau 15 ngày kể từ ngày có kết luận thanh tra", "relative 15 Day from 'có kết luận thanh tra'"),
        // again and again
        ("ngày 25 hàng tháng", "recurring monthly 25"),
        ("trước ngày 25 hằng tháng", "recurring monthly 25"),
        ("Hàng tháng, trước ngày 20, báo cáo UBND tỉnh", "recurring monthly 20"),
        ("trước ngày 15 của tháng cuối quý", "recurring quarterly month 3 day 15"),
        ("hàng quý, chậm nhất ngày 20 của tháng cuối quý", "recurring quarterly month 3 day 20"),
        ("trước ngày 20/12 hàng năm", "recurring yearly month 12 day 20"),
        ("trước 16 giờ thứ Sáu hàng tuần", "recurring every Friday at 16:00"),
        ("báo cáo định kỳ hàng quý", "recurring quarterly month 3 day last"),
        ("trước ngày cuối cùng hằng tháng", "recurring monthly last"),
        // none
        ("", "none"),
        ("Tăng cường công tác kiểm tra", "none"),
        ("theo Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ", "none"),
        ("các nhiệm vụ trong Chương trình công tác năm 2018 của UBND tỉnh", "none"),
        ("kể từ ngày 01/01/2018", "none"),
        ("số liệu tính đến ngày 30/6/2018", "none"),
        ("so với năm 2017", "none"),
        ("rà soát các tháng trước, năm 2016 còn tồn đọng", "none"),
        ("định kỳ 03 ngày/lần", "none"),
        ("đạt tiêu chuẩn TCVN ISO 9001:2015", "none"),
    ];
    let wrong: Vec<String> = table
        .iter()
        .map(|(phrase, expected)| (phrase, expected, shown(&read(phrase))))
        .filter(|(_, expected, read)| read != *expected)
        .map(|(phrase, expected, read)| format!("{phrase}: expected {expected}, read {read}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_best_announced_deadline_is_taken() {
    for (phrase, expected) in [
        ("Thực hiện Công văn số 12/UBND ngày 01/12/2017, báo cáo trước ngày 10/12/2017", "day 2017-12-10"),
        ("Trong tháng 3/2018 rà soát, báo cáo kết quả trước ngày 15/3/2018", "day 2018-03-15"),
        ("từ ngày 01/01/2018 đến ngày 31/3/2018", "day 2018-03-31"),
        ("báo cáo hàng tháng; báo cáo đầu tiên chậm nhất ngày 05/01/2018", "day 2018-01-05"),
    ] {
        assert_eq!(shown(&read(phrase)), expected, "{phrase}");
    }
}

#[test]
fn without_a_day_of_issue_receipt_decides() {
    let received = datetime!(2018-08-11 15:00 +7);
    assert_eq!(shown(&read_deadline("trước ngày 10/8", received, None)), "day 2019-08-10 +year");
    assert_eq!(shown(&read_deadline("trước 14 giờ", received, None)), "moment 2018-08-12 14:00 +day");
    assert_eq!(shown(&read_deadline("trước 16 giờ", received, None)), "moment 2018-08-11 16:00 +day");
}

#[test]
fn the_span_and_the_bound_show_what_was_read() {
    for (text, phrase, bound) in [
        ("Báo cáo trước ngày 10/8 để tổng hợp", "trước ngày 10/8", Bound::Before),
        ("Hoàn thành chậm nhất ngày 10/8/2018.", "chậm nhất ngày 10/8/2018", Bound::By),
        ("Hoàn thành trong Quý II, báo cáo sau", "trong Quý II", Bound::Within),
    ] {
        let deadline = read(text);
        let (from, to) = deadline.span.expect(text);
        assert_eq!(text.chars().skip(from).take(to - from).collect::<String>(), phrase);
        assert_eq!(deadline.bound, bound, "{text}");
    }
}

#[test]
fn an_impossible_day_is_a_doubt_not_a_guess() {
    let deadline = read("trước ngày 31/02/2018");
    assert_eq!(shown(&deadline), "none");
    let doubt = deadline.doubt.expect("the day does not exist").to_string();
    assert!(doubt.contains("ngày 31 không có trong tháng 02 năm 2018"), "{doubt}");
    assert!(deadline.span.is_some());
    assert_eq!(read("trước ngày 10/8").assumed, [Assumed::Year]);
}

proptest! {
    #[test]
    fn any_text_has_a_deadline_inside_it_or_none(
        text in "\\PC{0,80}|((trước|ngày|trong|quý|hàng|tháng|cuối|năm|chậm nhất|kể từ|thứ|giờ|II|[0-9]{1,4}|/|,|của|nhận) ?){0,14}"
    ) {
        body::any_deadline(&text);
    }
}
