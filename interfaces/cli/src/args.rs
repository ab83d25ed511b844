//! The tree of commands. The comments on arguments are their help, so they are in Vietnamese.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::{
    backup, calendar, decision, demo, directives, export, import, init, ledger, measure, objectives, process, restore,
    serve, token,
};

/// Mục tiêu chất lượng của quyết định đã ký: từ hồ sơ công việc đến con số, mỗi con số mở ra được minh chứng.
#[derive(Parser)]
#[command(name = "dunghan", version, disable_help_subcommand = true, arg_required_else_help = true)]
pub struct Cli {
    /// Where the data is and how answers are shown.
    #[command(flatten)]
    pub options: Options,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The options that every command takes.
#[derive(Args)]
pub struct Options {
    /// In một văn bản JSON ra stdout, không gì khác
    #[arg(long, global = true, display_order = 900)]
    pub json: bool,
    /// Thư mục dữ liệu (hoặc biến môi trường DUNGHAN_DATA)
    #[arg(long, global = true, value_name = "DIR", display_order = 901)]
    pub data: Option<PathBuf>,
    /// Cơ sở dữ liệu sqlite:// hoặc postgres:// (hoặc biến môi trường DUNGHAN_DATABASE_URL)
    #[arg(long, global = true, value_name = "URL", display_order = 902)]
    pub database_url: Option<String>,
    /// Tệp cấu hình TOML, thay cho dunghan.toml
    #[arg(long, global = true, value_name = "FILE", display_order = 903)]
    pub config: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Quyết định đã ký, đọc từ tệp
    #[command(subcommand)]
    Decision(decision::Command),
    /// Thời hạn, ngày nghỉ và ngày âm lịch
    #[command(subcommand)]
    Calendar(calendar::Command),
    /// Ý kiến chỉ đạo
    #[command(subcommand)]
    Directives(directives::Command),
    /// Mục tiêu của quyết định
    #[command(subcommand)]
    Objectives(objectives::Command),
    /// Quy trình và nhật ký thực hiện
    #[command(subcommand)]
    Process(process::Command),
    /// Con số của các mục tiêu tại một thời điểm
    Measure(measure::Arguments),
    /// Nhật ký không thể sửa mà không bị phát hiện
    #[command(subcommand)]
    Ledger(ledger::Command),
    /// Nhập hồ sơ từ tệp, hoặc ghi tệp mẫu để điền
    Import(import::Arguments),
    /// Xuất hồ sơ cho chương trình khác
    #[command(subcommand)]
    Export(export::Command),
    /// Tạo quản trị viên đầu tiên
    Init(init::Arguments),
    /// Mã truy cập API của một người
    #[command(subcommand)]
    Token(token::Command),
    /// Phục vụ trang web và API
    Serve(serve::Arguments),
    /// Nạp một tỉnh giả định và phục vụ
    Demo(demo::Arguments),
    /// Sao lưu cơ sở dữ liệu, tệp minh chứng và khóa ký vào một tệp
    Backup(backup::Arguments),
    /// Phục hồi từ bản sao lưu vào thư mục trống, rồi kiểm tra nhật ký
    Restore(restore::Arguments),
    /// Kiểm tra máy và dữ liệu
    Doctor,
}
