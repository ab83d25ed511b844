//! `dunghan export ics`: due times as an iCalendar, the whole office's or one person's.

use std::fs;
use std::path::PathBuf;

use app::feed::CalendarFeed;
use app::people::FindPerson;
use clap::Args;
use serde_json::json;

use crate::screen::{Outcome, Screen};
use crate::{Failure, House, console, say};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Chỉ việc của người này (tên đăng nhập); không nêu: của cả cơ quan
    #[arg(value_name = "USERNAME")]
    username: Option<String>,
    /// Ghi ra tệp thay vì màn hình
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

pub(crate) async fn run(arguments: &Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let office = house.open().await?;
    let actor = match &arguments.username {
        None => console::actor(),
        Some(username) => {
            let person = office.look(&console::actor(), &FindPerson(username.clone())).await?;
            let person = person.ok_or_else(|| Failure::wrong("USERNAME", say::nobody(username)))?;
            office.signed_in(person.id).await?.actor()
        }
    };
    let text = office.look(&actor, &CalendarFeed { name: say::FEED.to_owned() }).await?;
    let entries = text.matches("BEGIN:VEVENT").count();
    let answer = json!({ "entries": entries, "ics": text });
    match &arguments.out {
        None => screen.answer(&answer, |out| write!(out, "{text}")),
        Some(file) => {
            let told = |error: std::io::Error| Failure::Fault(format!("{}: {error}", file.display()));
            fs::write(file, &text).map_err(told)?;
            let written = json!({ "entries": entries, "file": file.display().to_string() });
            screen.answer(&written, |out| writeln!(out, "{}", say::feed_written(entries, file)))
        }
    }
}
