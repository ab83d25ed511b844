//! Logs as CSV: a row an event, under `case:concept:name`, `concept:name`, `time:timestamp`, or under our own names.

use std::collections::HashMap;

use ::csv::{ReaderBuilder, StringRecord};
use process::{Case, Event, Log};

use super::{LOGS, label, moment};
use crate::limits::{Limits, Unreadable};

/// What separates cells.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// The names of the case, the activity and the moment: those of other programs, and ours.
const COLUMNS: [[&str; 3]; 2] =
    [["case:concept:name", "concept:name", "time:timestamp"], ["dossier_code", "activity", "at"]];

pub(super) fn read(text: &str, limits: &Limits) -> Result<Log, Unreadable> {
    let separator = SEPARATORS.into_iter().find_map(|separator| Some((separator, columns(text, separator)?)));
    let Some((separator, [case, activity, at])) = separator else {
        return match text.lines().next() {
            Some(head) if head.contains(',') || head.contains(';') || head.contains('\t') => Err(Unreadable::AtLine {
                line: 1,
                why: format!("thiếu cột {} (hoặc {})", COLUMNS[0].join(", "), COLUMNS[1].join(", ")),
            }),
            _ => Err(Unreadable::NotThisFormat { expected: LOGS }),
        };
    };
    let mut log = Log::default();
    let mut cases: HashMap<String, usize> = HashMap::new();
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let mut row = StringRecord::new();
    let mut rows = 0_u32;
    while reader.read_record(&mut row).map_err(Unreadable::damaged)? {
        let line = row.position().map_or(0, |position| u32::try_from(position.line()).unwrap_or(u32::MAX));
        let wrong = |why: String| Unreadable::AtLine { line, why };
        rows += 1;
        if rows > limits.rows {
            return Err(Unreadable::TooManyEvents { limit: limits.rows });
        }
        let cell = |column: usize| row.get(column).unwrap_or_default().trim();
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let code = cell(case);
        if code.is_empty() {
            return Err(wrong("thiếu mã hồ sơ (case)".to_owned()));
        }
        let activity = label(cell(activity)).ok_or_else(|| wrong("thiếu tên hoạt động".to_owned()))?;
        let at = match cell(at) {
            "" => None,
            written => {
                Some(moment::read(written).ok_or_else(|| wrong(format!("\"{written}\" không phải là thời điểm")))?)
            }
        };
        let index = match cases.get(code) {
            Some(&index) => index,
            None => {
                cases.insert(code.to_owned(), log.cases.len());
                log.cases.push(Case { code: code.to_owned(), events: Vec::new() });
                log.cases.len() - 1
            }
        };
        let activity = log.activity(&activity);
        log.cases[index].events.push(Event { activity, at });
    }
    log.sort_by_time();
    Ok(log)
}

/// Where the columns are, with this separator.
fn columns(text: &str, separator: u8) -> Option<[usize; 3]> {
    let mut reader = ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let heads = reader.headers().ok()?;
    COLUMNS.into_iter().find_map(|names| {
        let at = names.map(|name| heads.iter().position(|head| head.trim() == name));
        Some([at[0]?, at[1]?, at[2]?])
    })
}
