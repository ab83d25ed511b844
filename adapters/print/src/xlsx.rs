//! A book as XLSX.

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Url, Workbook, Worksheet, XlsxError};

use crate::{Book, Cell, Fault, Sheet};

/// The XLSX of a book.
pub fn xlsx(book: &Book) -> Result<Vec<u8>, Fault> {
    let made = || {
        let mut file = Workbook::new();
        for sheet in &book.sheets {
            write(file.add_worksheet(), sheet)?;
        }
        file.save_to_buffer()
    };
    made().map_err(|error: XlsxError| Fault::Writing(error.to_string()))
}

/// How cells are shown.
struct Looks {
    title: Format,
    head: Format,
    text: Format,
    count: Format,
    percent: Format,
    day: Format,
    moment: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top).set_border(FormatBorder::Hair);
        Self {
            title: Format::new().set_bold(),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin)
                .set_background_color(Color::RGB(0xDD_E8_F5)),
            text: cell().set_text_wrap().set_num_format("@"),
            count: cell().set_num_format("#,##0"),
            percent: cell().set_num_format("0.0000"),
            day: cell().set_num_format("dd/mm/yyyy"),
            moment: cell().set_num_format("dd/mm/yyyy hh:mm"),
        }
    }
}

fn write(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let looks = Looks::new();
    page.set_name(tab(&sheet.name))?;
    for (at, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(at, column.width)?;
    }
    let mut row = 0;
    for line in &sheet.above {
        page.write_with_format(row, 0, line, &looks.title)?;
        row += 1;
    }
    for (at, column) in (0..).zip(&sheet.columns) {
        page.write_with_format(row, at, &column.title, &looks.head)?;
    }
    page.set_freeze_panes(row + 1, 0)?;
    page.set_repeat_rows(row, row)?;
    for cells in &sheet.rows {
        row += 1;
        for (at, cell) in (0..).zip(cells) {
            fill(page, row, at, cell, &looks)?;
        }
    }
    Ok(())
}

fn fill(page: &mut Worksheet, row: u32, at: u16, cell: &Cell, looks: &Looks) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => page.write_blank(row, at, &looks.text)?,
        Cell::Text(text) => page.write_string_with_format(row, at, text, &looks.text)?,
        // A spreadsheet counts in floating point; a count of this house is far below 2^53.
        Cell::Count(count) => page.write_number_with_format(row, at, *count as f64, &looks.count)?,
        Cell::Percent(share) => page.write_number_with_format(row, at, *share, &looks.percent)?,
        Cell::Day(day) => page.write_datetime_with_format(row, at, &excel_day(*day)?, &looks.day)?,
        Cell::Moment(moment) => {
            let (hour, minute, second) = moment.to_hms();
            let stamp = excel_day(moment.date())?.and_hms(hour.into(), minute, second)?;
            page.write_datetime_with_format(row, at, &stamp, &looks.moment)?
        }
        Cell::Link { text, address } => page.write_url(row, at, Url::new(address).set_text(text))?,
    };
    Ok(())
}

fn excel_day(day: time::Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or_default(), day.month().into(), day.day())
}

/// A tab carries 31 letters and none of these signs.
fn tab(name: &str) -> String {
    name.chars().filter(|sign| !r"[]:*?/\".contains(*sign)).take(31).collect()
}
