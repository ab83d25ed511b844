//! Lists of procedures as the national portal gives them: its XLSX lists under a letterhead, and JSON lines of its pages.
//!
//! Whatever such a list calls its columns, it becomes a table of [`crate::sheets::LISTED_PROCEDURES`]. How a page runs a way to apply
//! together ("Trực tuyến30 NgàyMiễn phí") is taken apart; what does not follow the pattern stands in the column `unread`, as written.

mod ways;

use serde_json::Value;

use crate::columns::name_key;
use crate::encoding;
use crate::guard::{guarded, sized};
use crate::limits::{Limits, Unreadable};
use crate::sheets::LISTED_PROCEDURES;
use crate::table::{Cell, Row, Table, read_table_bytes};

pub use ways::{Apart, Written, apart};

/// What the portal calls its columns, and what they are called here.
const NAMES: [(&str, &str); 14] = [
    ("Mã số", "code"),
    ("Tên", "name"),
    ("Cơ quan thực hiện", "body"),
    ("ma_thu_tuc", "code"),
    ("ten_thu_tuc", "name"),
    ("so_quyet_dinh", "decision_number"),
    ("linh_vuc", "field"),
    ("co_quan_thuc_hien", "body"),
    ("doi_tuong_thuc_hien", "applicants"),
    ("trinh_tu_thuc_hien", "steps"),
    ("thanh_phan_ho_so", "documents"),
    ("can_cu_phap_ly", "legal_bases"),
    ("yeu_cau_dieu_kien", "conditions"),
    ("ket_qua_xu_ly", "result"),
];

/// The portal's words for nothing.
const NOTHING: &str = "Không có thông tin";

/// Headings that its pages run together with what stands below them, and what its forms leave at the end of a text.
const HEADINGS: [&str; 3] =
    ["--Tên giấy tờMẫu đơn, tờ khaiSố lượng", "Tên giấy tờMẫu đơn, tờ khaiSố lượng", "Tên văn bản pháp lýMã văn bản"];
const LEFT_OVER: &str = "Từ khóaKhông có thông tin";

/// Whether these bytes are JSON lines.
pub fn is_lines(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().first() == Some(&b'{')
}

/// Reads a list of procedures: an XLSX or CSV table of any of our columns or the portal's, or JSON lines. Columns that are not known here
/// are left out.
pub fn read_procedures(bytes: Vec<u8>, limits: &Limits) -> Result<Table, Unreadable> {
    sized(bytes.len(), limits)?;
    if is_lines(&bytes) {
        let limits = *limits;
        return guarded(limits.time, move || lines(&encoding::decode(&bytes)?, &limits));
    }
    let names: Vec<&str> = LISTED_PROCEDURES.names().into_iter().chain(NAMES.map(|(name, _)| name)).collect();
    Ok(known(read_table_bytes(bytes, &names, limits)?))
}

/// Whether a table is one of the portal's own lists: its body stands where ours have the authority.
pub fn is_portal_list(table: &Table) -> bool {
    let has = |key: &str| table.headers.iter().any(|header| header == key);
    has("body") && !has("authority")
}

/// The same table with our names, and without the columns that have none.
fn known(table: Table) -> Table {
    let keys: Vec<Option<&str>> = table.headers.iter().map(|header| key(header)).collect();
    let cells = |row: &Row| -> Vec<Cell> {
        let kept = keys.iter().enumerate().filter(|(_, key)| key.is_some());
        kept.map(|(place, _)| row.cell(place).clone()).collect()
    };
    let rows = table.rows.iter().map(|row| Row { number: row.number, cells: cells(row) }).collect();
    let headers = keys.iter().flatten().map(|key| (*key).to_owned()).collect();
    table.with(headers, rows)
}

/// Our key of a column.
fn key(header: &str) -> Option<&'static str> {
    let name = name_key(header);
    let own = LISTED_PROCEDURES.columns.iter().find(|own| name_key(own.key) == name || name_key(own.header_vi) == name);
    let foreign = NAMES.iter().find(|(foreign, _)| name_key(foreign) == name).map(|(_, key)| *key);
    own.map(|own| own.key).or(foreign)
}

fn lines(text: &str, limits: &Limits) -> Result<Table, Unreadable> {
    let headers: Vec<String> = LISTED_PROCEDURES.columns.iter().map(|column| column.key.to_owned()).collect();
    let mut rows = Vec::new();
    let mut present = vec![false; headers.len()];
    for (number, line) in (1_u32..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        if rows.len() as u64 >= u64::from(limits.rows) {
            return Err(Unreadable::TooManyRows { limit: limits.rows });
        }
        let value: Value = serde_json::from_str(line)
            .map_err(|error| Unreadable::AtLine { line: number, why: format!("không phải JSON: {error}") })?;
        let Value::Object(object) = value else {
            return Err(Unreadable::AtLine {
                line: number, why: "không phải một đối tượng JSON".to_owned()
            });
        };
        let mut cells = vec![Cell::Empty; headers.len()];
        let mut put = |key: &str, text: &str| {
            if let Some(place) = headers.iter().position(|header| header == key) {
                present[place] = true;
                cells[place] = Cell::text(text);
            }
        };
        for (name, value) in &object {
            let text = match value {
                Value::String(text) => plain(text),
                Value::Number(number) => number.to_string(),
                _ => continue,
            };
            match name.as_str() {
                "cap_thuc_hien" => put("level", level(&text)),
                "co_quan_co_tham_quyen" => put("authority", authority(&text)),
                "cach_thuc_thuc_hien" => put_ways(&apart(&text), &mut put),
                _ => {
                    if let Some(key) = key(name) {
                        put(key, &text);
                    }
                }
            }
        }
        rows.push(Row { number, cells });
    }
    let kept = |cells: &[Cell]| -> Vec<Cell> {
        cells.iter().zip(&present).filter(|(_, present)| **present).map(|(cell, _)| cell.clone()).collect()
    };
    let rows = rows.iter().map(|row| Row { number: row.number, cells: kept(&row.cells) }).collect();
    let headers =
        headers.into_iter().zip(&present).filter(|(_, present)| **present).map(|(header, _)| header).collect();
    Ok(Table::of(headers, rows))
}

/// A text of a page without the headings that were run together with it; nothing where the page says so.
fn plain(text: &str) -> String {
    let text = text::normalise(text);
    let mut text = text.trim();
    for heading in HEADINGS {
        text = text.strip_prefix(heading).unwrap_or(text);
    }
    let text = text.split(LEFT_OVER).next().unwrap_or_default().trim();
    if text == NOTHING { String::new() } else { text.to_owned() }
}

/// The level, where there is one that is ours.
fn level(text: &str) -> &'static str {
    match text::fold(text).as_str() {
        "cap tinh" => "province",
        "cap xa" => "commune",
        _ => "",
    }
}

/// The authority, where the portal names it in the words of the law.
fn authority(text: &str) -> &'static str {
    match text::fold(text).as_str() {
        "chu tich uy ban nhan dan cap tinh" => "chairman",
        "pho chu tich uy ban nhan dan cap tinh" => "vice_chairman",
        "uy ban nhan dan cap tinh" => "committee",
        _ => "",
    }
}

fn put_ways(apart: &Apart, put: &mut impl FnMut(&str, &str)) {
    let ways: Vec<Value> = apart
        .ways
        .iter()
        .map(|way| {
            serde_json::json!({
                "channel": way.channel, "limit": way.limit, "unit": way.unit, "fee": way.fee, "note": way.note,
            })
        })
        .collect();
    put("ways", &if ways.is_empty() { String::new() } else { Value::from(ways).to_string() });
    put("unread", &apart.unread.join("; "));
    // The procedure has a time limit of its own where every way has the same one.
    let mut limits = apart.ways.iter().map(|way| (way.limit.as_deref(), way.unit));
    let first = limits.next().filter(|_| apart.unread.is_empty());
    let (limit, unit) = match first {
        Some((Some(limit), Some(unit))) if limits.all(|other| other == (Some(limit), Some(unit))) => (limit, unit),
        _ => ("", ""),
    };
    put("time_limit", limit);
    put("time_unit", unit);
}
