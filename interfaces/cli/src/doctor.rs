//! `dunghan doctor`: whether the machine and the records are as they should be.

use app::log::VerifyLog;
use serde_json::json;

use crate::console;
use crate::house::Check;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, say, table};

pub(crate) async fn run(house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let mut checks = house.inspect();
    match house.open().await {
        // Opening brings the tables to those of this program, so that an open database is also a current one.
        Ok(office) => {
            checks.push(Check { name: "database", ok: true, what: say::DATABASE_OPEN.to_owned() });
            checks.push(match office.look(&console::actor(), &VerifyLog).await {
                Ok(report) => Check { name: "log", ok: report.ok, what: say::verified(&report) },
                Err(refusal) => Check { name: "log", ok: false, what: say::refusal(&refusal) },
            });
        }
        Err(failure) => checks.push(Check { name: "database", ok: false, what: failure.to_string() }),
    }
    let ok = checks.iter().all(|check| check.ok);
    screen.answer(&json!({ "ok": ok, "checks": checks }), |out| {
        table::write(out, say::CHECK_HEADS, checks.iter().map(say::check))
    })?;
    if ok { Ok(()) } else { Err(Failure::Told) }
}
