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
    /// Tệp để ghi; tệp đã có bị ghi đè
    #[arg(value_name = "OUT")]
    out: PathBuf,
    /// Chỉ việc của người này (tên đăng nhập); không nêu: của cả cơ quan
    #[arg(long, value_name = "USERNAME")]
    person: Option<String>,
}

pub(crate) async fn run(arguments: &Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let office = house.open().await?;
    let actor = match &arguments.person {
        None => console::actor(),
        Some(username) => {
            let person = office.look(&console::actor(), &FindPerson(username.clone())).await?;
            let person = person.ok_or_else(|| Failure::wrong("--person", say::nobody(username)))?;
            office.signed_in(person.id).await?.actor()
        }
    };
    let text = office.look(&actor, &CalendarFeed { name: say::FEED.to_owned() }).await?;
    let entries = text.matches("BEGIN:VEVENT").count();
    let told = |error: std::io::Error| Failure::Fault(format!("{}: {error}", arguments.out.display()));
    fs::write(&arguments.out, &text).map_err(told)?;
    let written = json!({ "file": arguments.out.display().to_string(), "entries": entries });
    screen.answer(&written, |out| writeln!(out, "{}", say::feed_written(entries, &arguments.out)))
}
