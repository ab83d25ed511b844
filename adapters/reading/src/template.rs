//! The workbook that an office fills: headers with notes, one example row, drop-downs, and a sheet that explains every column.

use std::path::Path;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook,
    Worksheet, XlsxError,
};

use crate::columns::{Column, ColumnKind, Sheet};
use crate::limits::Unreadable;

/// The rows below the header that are prepared for input.
const PREPARED: u32 = 5_000;

/// Writes the template of a sheet.
pub fn write_template(sheet: &Sheet, out: &Path) -> Result<(), Unreadable> {
    Ok(std::fs::write(out, template_bytes(sheet)?)?)
}

/// The template of a sheet, to be sent.
pub fn template_bytes(sheet: &Sheet) -> Result<Vec<u8>, Unreadable> {
    let made = || {
        let mut book = Workbook::new();
        data(book.add_worksheet(), sheet)?;
        guide(book.add_worksheet(), sheet)?;
        book.save_to_buffer()
    };
    made().map_err(|error: XlsxError| Unreadable::Io(std::io::Error::other(error)))
}

fn head() -> Format {
    Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter).set_border(FormatBorder::Thin)
}

fn data(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name("Dữ liệu")?.set_freeze_panes(1, 0)?;
    for (at, column) in (0_u16..).zip(sheet.columns) {
        let colour = if column.required { 0xDD_E8_F5 } else { 0xF2_F2_F2 };
        page.write_with_format(0, at, column.header_vi, &head().set_background_color(Color::RGB(colour)))?;
        page.insert_note(0, at, &Note::new(explained(column)).set_width(320).set_height(140).add_author_prefix(false))?;
        page.set_column_width(at, width(column))?;
        if let Some(format) = number_format(column.kind) {
            page.set_column_format(at, &Format::new().set_num_format(format))?;
        }
        if let Some(rule) = drop_down(column)? {
            page.add_data_validation(1, at, PREPARED, at, &rule)?;
        }
        example(page, at, column)?;
    }
    let last = u16::try_from(sheet.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
    page.autofilter(0, 0, PREPARED, last)?;
    Ok(())
}

/// What stands in the note of a header.
fn explained(column: &Column) -> String {
    let mut lines = vec![if column.natural {
        "Bắt buộc, không để trống ô nào: dùng để nhận biết bản ghi.".to_owned()
    } else if column.required {
        "Cột bắt buộc; ô để trống nghĩa là chưa biết.".to_owned()
    } else {
        "Cột không bắt buộc.".to_owned()
    }];
    lines.push(form(column.kind));
    lines.push(column.note.to_owned());
    lines.push(format!("Khóa: {}", column.key));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// How the cells of a kind are written.
fn form(kind: ColumnKind) -> String {
    match kind {
        ColumnKind::Text | ColumnKind::Code => String::new(),
        ColumnKind::Date => "Ghi ngày dạng dd/mm/yyyy.".to_owned(),
        ColumnKind::Moment | ColumnKind::DueMoment => "Ghi dạng dd/mm/yyyy hoặc dd/mm/yyyy HH:MM.".to_owned(),
        ColumnKind::Integer => "Ghi số nguyên.".to_owned(),
        ColumnKind::YesNo => "Ghi có hoặc không.".to_owned(),
        ColumnKind::OneOf(choices) => {
            format!("Chọn: {}.", choices.iter().map(|(_, vi)| *vi).collect::<Vec<_>>().join("; "))
        }
        ColumnKind::List => "Nhiều mã cách nhau bằng dấu chấm phẩy (;).".to_owned(),
    }
}

fn width(column: &Column) -> f64 {
    let longest = column.header_vi.chars().count().max(column.example.chars().count());
    // Room for the filter's arrow; long words wrap.
    (longest as f64 + 4.0).clamp(12.0, 45.0)
}

/// Codes are text, or Excel takes 05/12 for a day.
fn number_format(kind: ColumnKind) -> Option<&'static str> {
    match kind {
        ColumnKind::Date => Some("dd/mm/yyyy"),
        ColumnKind::Moment | ColumnKind::DueMoment => Some("dd/mm/yyyy hh:mm"),
        ColumnKind::Code | ColumnKind::List => Some("@"),
        ColumnKind::Text | ColumnKind::Integer | ColumnKind::YesNo | ColumnKind::OneOf(_) => None,
    }
}

fn drop_down(column: &Column) -> Result<Option<DataValidation>, XlsxError> {
    let choices: Vec<&str> = match column.kind {
        ColumnKind::YesNo => vec!["có", "không"],
        ColumnKind::OneOf(choices) => choices.iter().map(|(_, vi)| *vi).collect(),
        _ => return Ok(None),
    };
    let rule = DataValidation::new().allow_list_strings(&choices)?;
    let rule = rule.set_error_style(DataValidationErrorStyle::Stop).set_error_title("Không có trong danh mục")?;
    Ok(Some(rule.set_error_message("Hãy chọn một giá trị trong danh sách, hoặc để trống.")?))
}

fn example(page: &mut Worksheet, at: u16, column: &Column) -> Result<(), XlsxError> {
    if column.example.is_empty() {
        return Ok(());
    }
    let dated = matches!(column.kind, ColumnKind::Date | ColumnKind::Moment | ColumnKind::DueMoment);
    if let Some(when) = dated.then(|| text::parse_moment(column.example).ok()).flatten() {
        let day = when.day();
        let stamp = ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(1900), day.month().into(), day.day())?;
        let (stamp, format) = match when {
            text::When::Day(_) => (stamp, "dd/mm/yyyy"),
            text::When::Moment(moment) => {
                (stamp.and_hms(moment.hour().into(), moment.minute(), moment.second())?, "dd/mm/yyyy hh:mm")
            }
        };
        page.write_with_format(1, at, &stamp, &Format::new().set_num_format(format))?;
        return Ok(());
    }
    match (column.kind, column.example.parse::<f64>()) {
        (ColumnKind::Integer, Ok(number)) => page.write_number(1, at, number)?,
        _ => page.write_string(1, at, column.example)?,
    };
    Ok(())
}

/// One line for each column; a person reads it, the import does not.
fn guide(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    page.set_name("Hướng dẫn")?.set_freeze_panes(1, 0)?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (at, (title, width)) in (0_u16..).zip([("Tên cột", 28.0), ("Cách ghi", 90.0), ("Ví dụ", 40.0)]) {
        page.write_with_format(0, at, title, &head())?;
        page.set_column_width(at, width)?;
    }
    for (row, column) in (1_u32..).zip(sheet.columns) {
        page.write_with_format(row, 0, column.header_vi, &wrap)?;
        page.write_with_format(row, 1, explained(column), &wrap)?;
        page.write_with_format(row, 2, column.example, &wrap)?;
    }
    let after = u32::try_from(sheet.columns.len()).unwrap_or(u32::MAX - 2) + 2;
    page.write(after, 0, "Hàng thứ hai của trang Dữ liệu là ví dụ; hãy xóa trước khi nhập.")?;
    Ok(())
}
