//! `dunghan exchange answer`: the status message that answers a document's message.

use std::path::PathBuf;

use app::exchange::{Answer, Kind, Organisation, StatusCode, read_message, write_status};
use calendar::ZONE;
use clap::Args;
use serde_json::json;
use time::OffsetDateTime;

use crate::screen::{Outcome, Screen};
use crate::{Failure, say, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Gói tin văn bản đã nhận
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Mã trạng thái: 01, 02, 03, 04, 05, 06, 13, 15 hoặc 16
    #[arg(long, value_name = "CODE")]
    code: String,
    /// Tệp gói tin trạng thái sẽ ghi ra
    #[arg(long, value_name = "OUT")]
    out: PathBuf,
    /// Ghi chú, ví dụ lý do từ chối
    #[arg(long, value_name = "TEXT", default_value = "")]
    remark: String,
    /// Người trả lời
    #[arg(long, value_name = "NAME", default_value = "")]
    staff: String,
    /// Thời điểm của trạng thái; mặc định là bây giờ
    #[arg(long, value_name = "TIME", value_parser = value::moment)]
    at: Option<OffsetDateTime>,
}

pub(crate) fn run(arguments: &Arguments, screen: &mut Screen<'_>) -> Outcome {
    let file = &arguments.file;
    let code =
        StatusCode::from_code(&arguments.code).ok_or_else(|| Failure::Use(say::not_a_status(&arguments.code)))?;
    let message = read_message(file).map_err(|refusal| Failure::of_file(file, refusal))?;
    let (Kind::Document, Some(number), Some(issued_on)) = (message.kind, &message.number, message.issued_on) else {
        return Err(Failure::wrong(file.display().to_string(), say::NOTHING_TO_ANSWER));
    };
    let us = message.to.first().cloned().unwrap_or_else(Organisation::default);
    let answer = write_status(&Answer {
        from: &us,
        to: &message.from,
        code,
        number,
        issued_on,
        document_id: message.document_id.as_deref(),
        description: &arguments.remark,
        staff: &arguments.staff,
        at: arguments.at.unwrap_or_else(OffsetDateTime::now_utc).to_offset(ZONE),
    });
    std::fs::write(&arguments.out, answer)?;
    let out = arguments.out.display().to_string();
    screen.answer(&json!({ "file": out, "code": code.code(), "number": number }), |to| {
        writeln!(to, "{}", say::answered(say::status(code), number, &out))
    })
}
