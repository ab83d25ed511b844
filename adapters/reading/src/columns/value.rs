//! The value of a cell as its column says, or what is wrong with it and what to write instead.

use text::When;
use text::date::{DateError, OFFICE_ZONE, parse_moment};

use super::{ColumnKind, name_key};
use crate::table::{Cell, Table};

/// A cell that was understood.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    When(When),
    Integer(i64),
    YesNo(bool),
    Choice(&'static str),
    List(Vec<String>),
}

/// Reads a cell; an empty one is no value, and no problem.
pub(super) fn read(cell: &Cell, kind: ColumnKind, table: &Table) -> Result<Option<Value>, String> {
    match cell {
        Cell::Empty => return Ok(None),
        Cell::Fault(shown) => return Err(format!("ô báo lỗi {shown} trong Excel; hãy sửa công thức hoặc gõ giá trị")),
        _ => {}
    }
    Ok(Some(match kind {
        ColumnKind::Text => Value::Text(cell.shown()),
        ColumnKind::Code => Value::Text(code(cell)?),
        ColumnKind::Date => Value::When(When::Day(when(cell, table)?.day())),
        ColumnKind::Moment | ColumnKind::DueMoment => Value::When(when(cell, table)?),
        ColumnKind::Integer => Value::Integer(integer(cell)?),
        ColumnKind::YesNo => Value::YesNo(yes_no(cell)?),
        ColumnKind::OneOf(choices) => Value::Choice(choice(cell, choices)?),
        ColumnKind::List => {
            let whole = code(cell)?;
            let parts = whole.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
            Value::List(parts.map(str::to_owned).collect())
        }
    }))
}

fn code(cell: &Cell) -> Result<String, String> {
    match cell {
        Cell::Date(_) | Cell::Moment(_) => Err("Excel đã đổi mã này thành ngày; hãy đặt định dạng cột là \
                                                Text (Văn bản) rồi gõ lại mã"
            .to_owned()),
        // 1.00209 may have been 1.002090.
        Cell::Number(number) if number.fract() != 0.0 => {
            Err("mã đang ở dạng số nên có thể đã mất số 0 ở cuối; hãy đặt \
                                                             định dạng cột là Text (Văn bản) rồi gõ lại mã"
                .to_owned())
        }
        other => Ok(other.shown()),
    }
}

fn when(cell: &Cell, table: &Table) -> Result<When, String> {
    match cell {
        Cell::Date(day) => Ok(When::Day(*day)),
        Cell::Moment(moment) => Ok(When::Moment(moment.assume_offset(OFFICE_ZONE))),
        Cell::Number(number) => match table.serial(*number) {
            Some(dated) => when(&dated, table),
            None => Err(format!("số {number} không phải ngày; {WRITE_DAY}")),
        },
        Cell::Text(text) => parse_moment(text).or_else(|error| {
            let serial = (text.len() == 5).then(|| text.parse().ok().and_then(|number| table.serial(number))).flatten();
            match serial {
                Some(Cell::Date(day)) => Ok(When::Day(day)),
                _ => Err(wrong_day(&error)),
            }
        }),
        other => Err(format!("\"{}\" không phải ngày; {WRITE_DAY}", other.shown())),
    }
}

const WRITE_DAY: &str = "hãy ghi dạng dd/mm/yyyy hoặc dd/mm/yyyy HH:MM";

fn wrong_day(error: &DateError) -> String {
    match error {
        DateError::Day { day, month, year, last } => format!(
            "tháng {month}/{year} không có ngày {day} (tháng này có {last} ngày); hãy ghi ngày có thật, dạng dd/mm/yyyy"
        ),
        DateError::Month(month) => {
            format!("không có tháng {month}; hãy ghi ngày trước, tháng sau, dạng dd/mm/yyyy")
        }
        DateError::Year(year) if !year.is_empty() => {
            format!("năm \"{year}\" chưa đủ bốn chữ số; hãy ghi dạng dd/mm/yyyy")
        }
        DateError::Time(_) => "giờ không có thật; hãy ghi giờ từ 00:00 đến 23:59, dạng dd/mm/yyyy HH:MM".to_owned(),
        DateError::Range(_) => "ngày nằm ngoài các năm mà lịch có; hãy kiểm tra lại năm".to_owned(),
        DateError::Empty | DateError::Year(_) | DateError::Shape(_) => format!("không đọc được ngày; {WRITE_DAY}"),
    }
}

fn integer(cell: &Cell) -> Result<i64, String> {
    let number = match cell {
        // Up to 2^53 every whole number is exact.
        Cell::Number(number) if number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0 => {
            Some(*number as i64)
        }
        Cell::Text(text) => text.parse().ok(),
        _ => None,
    };
    number.ok_or_else(|| format!("\"{}\" không phải số nguyên; hãy ghi chữ số, ví dụ 3", cell.shown()))
}

fn yes_no(cell: &Cell) -> Result<bool, String> {
    let shown = name_key(&cell.shown());
    match shown.as_str() {
        "co" | "yes" | "y" | "true" | "dung" | "1" | "x" => Ok(true),
        "khong" | "no" | "n" | "false" | "sai" | "0" => Ok(false),
        _ => Err(format!("\"{}\" không phải có hoặc không; hãy ghi \"có\" hoặc \"không\"", cell.shown())),
    }
}

fn choice(cell: &Cell, choices: &[(&'static str, &'static str)]) -> Result<&'static str, String> {
    let written = cell.shown();
    let exact = choices.iter().find(|(key, vi)| *key == written || *vi == written);
    let found = exact.or_else(|| {
        let folded = name_key(&written);
        choices.iter().find(|(key, vi)| name_key(key) == folded || name_key(vi) == folded)
    });
    found.map(|(key, _)| *key).ok_or_else(|| {
        let all: Vec<String> = choices.iter().map(|(key, vi)| format!("{vi} ({key})")).collect();
        format!("\"{written}\" không có trong danh mục; hãy chọn một trong: {}", all.join("; "))
    })
}
