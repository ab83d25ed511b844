//! `dunghan init`: the first administrator, and the unit that the administrator works in.

use std::io::IsTerminal;

use app::people::Found;
use app::{IdSource, Password};
use clap::Args;
use serde_json::json;

use crate::console;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, say};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Tên đăng nhập của quản trị viên
    #[arg(long, value_name = "NAME")]
    username: Option<String>,
    /// Họ và tên
    #[arg(long, value_name = "NAME")]
    full_name: Option<String>,
    /// Đọc mật khẩu từ một dòng của stdin, thay vì tạo ngẫu nhiên
    #[arg(long, requires_all = ["username", "full_name"])]
    password_stdin: bool,
    /// Mã đơn vị của quản trị viên; được tạo nếu chưa có
    #[arg(long, value_name = "CODE", default_value = "VP")]
    unit: String,
    /// Tên của đơn vị được tạo
    #[arg(long, value_name = "NAME", default_value = "Văn phòng UBND tỉnh")]
    unit_name: String,
}

pub(crate) async fn run(arguments: Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { username, full_name, password_stdin, unit, unit_name } = arguments;
    let username = given(username, say::USERNAME, say::USERNAME_MISSING, screen)?;
    let full_name = given(full_name, say::FULL_NAME, say::FULL_NAME_MISSING, screen)?;
    let generated = (!password_stdin).then(generate);
    let password = match &generated {
        Some(password) => password.clone(),
        None => line(screen)?.ok_or_else(|| Failure::Use(say::PASSWORD_MISSING.to_owned()))?,
    };
    let office = house.open().await?;
    let password = Password::new(password);
    let found = Found { username: username.clone(), full_name, unit: (unit, unit_name), password };
    office.perform(&console::actor(), None, &found).await?;
    office.sequence().await?;
    let answer = json!({ "username": username, "password": generated, "must_change": true });
    screen.answer(&answer, |out| writeln!(out, "{}", say::founded(&username, generated.as_deref())))
}

/// What was given, or what somebody at a terminal answers.
fn given(value: Option<String>, question: &str, missing: &str, screen: &mut Screen<'_>) -> Result<String, Failure> {
    let answer = match value {
        Some(value) => Some(value),
        None if std::io::stdin().is_terminal() => {
            write!(screen.err, "{question}")?;
            screen.err.flush()?;
            line(screen)?
        }
        None => None,
    };
    answer.filter(|answer| !answer.trim().is_empty()).ok_or_else(|| Failure::Use(missing.to_owned()))
}

/// A line of stdin without its end.
fn line(screen: &mut Screen<'_>) -> Result<Option<String>, Failure> {
    let mut line = String::new();
    screen.input.read_line(&mut line)?;
    let line = line.trim_end_matches(['\n', '\r']);
    Ok((!line.is_empty()).then(|| line.to_owned()))
}

/// A password of 80 random bits, in letters and digits that are not taken for each other.
fn generate() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let random = IdSource::random().salt();
    let letter = |byte: &u8| char::from(LETTERS[usize::from(byte % 32)]);
    let groups: Vec<String> = random[..16].chunks(4).map(|group| group.iter().map(letter).collect()).collect();
    groups.join("-")
}
