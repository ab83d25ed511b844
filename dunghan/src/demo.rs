//! The demo: a made-up province, entered by the same acts as a real one, in an office of its own.

use std::io::{ErrorKind, Write};
use std::path::Path;

use app::people::ListUnits;
use app::{Clock, IdSource};
use cli::{Failure, Filled, Login, Wanted};
use people::Actor;
use simulate::{Made, Plan, first_day};
use time::Time;

use crate::config::Config;
use crate::house::open_at;
use crate::private;

/// What the demo said when it was made, so that it can say it again: its passwords are known to nobody else.
const SAID: &str = "demo.json";

/// Fills the office of a configuration, unless it holds the same province already.
///
/// # Errors
/// [`Failure::Wrong`] where there are records of something else.
pub async fn fill(
    config: &Config,
    wanted: Wanted,
    mut progress: impl FnMut(u64, u64) + Send,
) -> Result<Filled, Failure> {
    let said = config.data.join(SAID);
    if let Some(filled) = read(&said)? {
        let same = filled.seed == wanted.seed
            && filled.scale == wanted.scale
            && wanted.today.is_none_or(|today| today == filled.today);
        return if same { Ok(Filled { data: config.data.clone(), ..filled }) } else { Err(taken(config)) };
    }
    let today = wanted.today.unwrap_or_else(|| Clock::System.now().date());
    let plan = Plan { today, seed: wanted.seed, scale: wanted.scale };
    let first = calendar::local(first_day(today), Time::MIDNIGHT);
    let office = open_at(config, Clock::standing(first), IdSource::seeded(wanted.seed)).await?;
    let console = Actor::Console { user: "demo".to_owned() };
    if !office.look(&console, &ListUnits).await?.is_empty() {
        return Err(taken(config));
    }
    let made = simulate::run(&office, &plan, |told| progress(told.days, told.of)).await?;
    let filled = filled(config, plan, made);
    write(&said, &filled)?;
    Ok(filled)
}

fn filled(config: &Config, plan: Plan, made: Made) -> Filled {
    let records = [
        ("units", made.units),
        ("people", made.people),
        ("documents", made.documents),
        ("tasks", made.tasks),
        ("follow_ups", made.follow_ups),
        ("completed", made.completed),
        ("reminders", made.reminders),
    ];
    Filled {
        data: config.data.clone(),
        today: plan.today,
        seed: plan.seed,
        scale: plan.scale,
        records: records.map(|(kind, count)| (kind.to_owned(), count)).into(),
        logins: made.logins.into_iter().map(login).collect(),
        api_token: made.api_token,
    }
}

fn login(login: simulate::Login) -> Login {
    let simulate::Login { username, password, name, position, roles, what_for } = login;
    Login { username, password, name, position, roles: roles.iter().map(ToString::to_string).collect(), what_for }
}

fn taken(config: &Config) -> Failure {
    let what =
        "đã có hồ sơ khác (của cơ quan, của tỉnh giả định khác, hoặc nạp dở); chọn --data khác hoặc xóa thư mục này";
    Failure::wrong(config.data.display().to_string(), what)
}

fn read(said: &Path) -> Result<Option<Filled>, Failure> {
    let fault = |error: &dyn std::fmt::Display| Failure::Fault(format!("{}: {error}", said.display()));
    match std::fs::read(said) {
        Ok(bytes) => serde_json::from_slice(&bytes).map(Some).map_err(|error| fault(&error)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(fault(&error)),
    }
}

fn write(said: &Path, filled: &Filled) -> Result<(), Failure> {
    let fault = |error: &dyn std::fmt::Display| Failure::Fault(format!("{}: {error}", said.display()));
    let text = serde_json::to_vec_pretty(filled).map_err(|error| fault(&error))?;
    let open = private::file().open(said);
    open.and_then(|mut file| file.write_all(&text)).map_err(|error| fault(&error))
}
