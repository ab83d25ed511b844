//! What each reader of text makes of what offices write: one line, one case.

use proptest::prelude::*;
use text::{Decimal, DocumentNumber, When, fold, key, normalise, parse_date, parse_moment, parse_number};
use time::format_description::well_known::Rfc3339;
use unicode_normalization::UnicodeNormalization;

#[path = "table/body.rs"]
mod body;
#[path = "table/deadlines.rs"]
mod deadlines;

#[test]
fn search_forgets_case_marks_and_spaces() {
    for (written, folded) in [
        ("Ủy ban nhân dân TỈNH", "uy ban nhan dan tinh"),
        ("  Điều\u{a0}1.\n\tPhê  duyệt ", "dieu 1. phe duyet"),
        ("ĐẶNG ÐỨC", "dang duc"),
        ("Trung\u{200b} tâm", "trung tam"),
        ("", ""),
    ] {
        assert_eq!(fold(written), folded, "{written}");
        assert_eq!(fold(&written.nfd().collect::<String>()), folded, "{written} in NFD");
    }
}

#[test]
fn kept_text_is_composed_with_plain_spaces_and_line_ends() {
    for (written, kept) in [
        ("a\u{a0}b\u{202f}c", "a b c"),
        ("một\r\nhai\rba\n", "một\nhai\nba\n"),
        ("a\n\nb\r\n\r\nc", "a\n\nb\n\nc"),
        ("\u{feff}Số\u{200b}: 12", "Số: 12"),
        ("e\u{200d}\u{302}\u{301}", "ế"),
        ("  giữ  khoảng  trắng ", "  giữ  khoảng  trắng "),
    ] {
        assert_eq!(normalise(written), kept, "{written:?}");
    }
}

#[test]
fn two_spellings_of_a_tone_have_one_key() {
    for (one, other) in
        [("Hoà", "hòa"), ("UỶ", "ủy"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("qúy", "Quý"), ("Ðiều", "điều")]
    {
        assert_eq!(key(one), key(other), "{one} and {other}");
    }
    for (one, other) in [("sáu", "sau"), ("năm", "nằm"), ("toán", "tóan"), ("tư", "từ")] {
        assert_ne!(key(one), key(other), "{one} and {other}");
    }
}

#[test]
fn numbers_in_digits_words_and_both() {
    for (written, value) in [
        ("08", "8"),
        ("1.200", "1200"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.200,5", "1200.5"),
        ("99,5", "99.5"),
        ("99.5", "99.5"),
        ("0,125", "0.125"),
        ("0", "0"),
        ("97,50", "97.5"),
        ("-3", "-3"),
        ("tám", "8"),
        ("Mười", "10"),
        ("mười lăm", "15"),
        ("hai mươi mốt", "21"),
        ("hai mươi tư", "24"),
        ("chín mươi chín phẩy năm", "99.5"),
        ("một trăm", "100"),
        ("một trăm linh năm", "105"),
        ("ba trăm hai mươi lăm", "325"),
        ("một nghìn hai trăm", "1200"),
        ("hai triệu ba trăm ngàn không trăm linh một", "2300001"),
        ("08 (tám)", "8"),
        ("tám (08)", "8"),
        ("21 (hai mươi mốt)", "21"),
    ] {
        let read = parse_number(written).map(|n| n.to_string());
        assert_eq!(read.as_deref(), Ok(value), "{written}");
    }
    for (written, why) in [
        ("", "thiếu số"),
        ("08 (bảy)", "số viết bằng chữ số là 8 nhưng viết bằng chữ là 7"),
        ("bảy (08)", "số viết bằng chữ số là 8 nhưng viết bằng chữ là 7"),
        ("1,200", "có thể hiểu là hàng nghìn"),
        ("sau", "không phải là số"),
        ("12 hồ sơ", "không phải là số"),
        ("1.20.300", "không phải là số"),
    ] {
        let fault = parse_number(written).expect_err(written).to_string();
        assert!(fault.contains(why), "{written}: {fault}");
    }
}

#[test]
fn decimals_are_exact_and_ordered() {
    let read = |s: &str| s.parse::<Decimal>().expect(s);
    assert_eq!(read("99.50"), read("99.5"));
    assert!(read("99.95") < Decimal::whole(100) && read("-1") < read("-0.5"));
    for written in ["90", "99.5", "0.1", "0.3", "123456789.012345", "-7.25"] {
        let json = serde_json::to_string(&read(written)).expect("a decimal is a JSON number");
        assert_eq!(json, written);
        assert_eq!(serde_json::from_str::<Decimal>(&json).expect("and comes back"), read(written));
    }
}

#[test]
fn dates_and_moments() {
    for (written, read_as) in [
        ("05/12/2017", "2017-12-05"),
        ("5/2/2017", "2017-02-05"),
        ("05-12-2017", "2017-12-05"),
        ("05.12.2017", "2017-12-05"),
        ("2018-01-31", "2018-01-31"),
        ("ngày 05 tháng 12 năm 2017", "2017-12-05"),
        ("Ngày 05 Tháng 12 Năm 2017", "2017-12-05"),
        ("05 tháng 12 năm 2017", "2017-12-05"),
        ("ngày 05/12/2017", "2017-12-05"),
        ("29/02/2020", "2020-02-29"),
        ("2018-01-31T08:00:00+07:00", "2018-01-31T08:00:00+07:00"),
        ("2018-01-31T01:00:00Z", "2018-01-31T01:00:00Z"),
        ("2018-01-31 08:00+07:00", "2018-01-31T08:00:00+07:00"),
        ("2018-01-31T08:00", "2018-01-31T08:00:00+07:00"),
        ("05/12/2017 14:00", "2017-12-05T14:00:00+07:00"),
        ("05/12/2017 14:00:30", "2017-12-05T14:00:30+07:00"),
        ("05/12/2017 14h30", "2017-12-05T14:30:00+07:00"),
        ("14:00 05/12/2017", "2017-12-05T14:00:00+07:00"),
        ("14 giờ, ngày 05/12/2017", "2017-12-05T14:00:00+07:00"),
        ("14 giờ 30 phút ngày 05 tháng 12 năm 2017", "2017-12-05T14:30:00+07:00"),
    ] {
        let shown = match parse_moment(written) {
            Ok(When::Day(day)) => day.to_string(),
            Ok(When::Moment(moment)) => moment.format(&Rfc3339).expect("four-digit years"),
            Err(fault) => fault.to_string(),
        };
        assert_eq!(shown, read_as, "{written}");
    }
    assert_eq!(parse_date("2018-01-31T20:00:00Z").map(|d| d.to_string()).as_deref(), Ok("2018-02-01"));
}

#[test]
fn a_wrong_date_says_which_part() {
    for (written, why) in [
        ("", "thiếu ngày"),
        ("9999-12-31T23:59:59Z", "nằm ngoài các năm mà lịch có"),
        ("31/12/9999 23:00 -05:00", "nằm ngoài các năm mà lịch có"),
        ("31/02/2018", "ngày 31 không có trong tháng 02 năm 2018: tháng này có 28 ngày"),
        ("2018-02-31", "ngày 31 không có trong tháng 02"),
        ("29/02/2018", "tháng này có 28 ngày"),
        ("00/01/2018", "ngày 00 không có"),
        ("05/13/2018", "tháng 13 không có"),
        ("05/12/17", "năm \"17\" phải viết đủ bốn chữ số"),
        ("05/12/2017 25:00", "giờ \"25:00\" không có"),
        ("2018-01-31T08:61:00+07:00", "giờ \"08:61:00\" không có"),
        ("hôm qua", "không phải ngày"),
        ("3/4", "không phải ngày"),
        ("05/12/2017 và sau đó", "không phải ngày"),
    ] {
        let fault = parse_date(written).expect_err(written).to_string();
        assert!(fault.contains(why), "{written}: {fault}");
    }
}

#[test]
fn document_numbers_match_whatever_their_spacing_case_or_zeros() {
    for (written, shown) in [
        ("123/QĐ-UBND", "123/QĐ-UBND"),
        ("Số: 123/QĐ-UBND", "123/QĐ-UBND"),
        ("số 75/2015/QH13", "75/2015/QH13"),
        ("1270/BC-TCTTTg", "1270/BC-TCTTTg"),
        ("19 / 2014 / QĐ - TTg", "19/2014/QĐ-TTg"),
        ("05-NQ/TU", "05-NQ/TU"),
        ("12a/2018/TTLT-BNV–BTC", "12a/2018/TTLT-BNV-BTC"),
    ] {
        assert_eq!(DocumentNumber::parse(written).map(|n| n.to_string()).as_deref(), Ok(shown), "{written}");
        let decomposed: String = written.nfd().collect();
        assert_eq!(DocumentNumber::parse(&decomposed), DocumentNumber::parse(shown), "{written} in NFD");
    }
    let read = |s: &str| DocumentNumber::parse(s).expect(s);
    assert_eq!(read("05/qđ-ubnd"), read("5/QÐ-UBND"));
    assert_ne!(read("05/QĐ-UBND"), read("15/QĐ-UBND"));
    for (written, why) in [
        ("", "thiếu số"),
        ("Số:      /QĐ-UBND", "chưa có số"),
        ("3/4", "không phải số"),
        ("05/12/2017", "không phải số"),
        ("QĐ-UBND", "không phải số"),
        ("2018", "không phải số"),
        ("12/", "không phải số"),
        ("9001:2015", "không phải số"),
    ] {
        let fault = DocumentNumber::parse(written).expect_err(written).to_string();
        assert!(fault.contains(why), "{written}: {fault}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,60}|[0-9a-zà-ỹđ/:., ()-]{0,40}") {
        body::any_text(&text);
    }

    #[test]
    fn every_day_is_read_in_every_way_it_is_written(ordinal in 1_u16..=365, year in 1990_i32..2100) {
        let day = time::Date::from_ordinal_date(year, ordinal).expect("a day of the year");
        let (d, m) = (day.day(), u8::from(day.month()));
        for written in [format!("{d}/{m}/{year}"), format!("{year}-{m:02}-{d:02}"), format!("ngày {d:02} tháng {m:02} năm {year}")] {
            prop_assert_eq!(parse_date(&written), Ok(day));
        }
    }
}
