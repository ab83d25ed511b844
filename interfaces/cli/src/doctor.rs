//! `dunghan doctor`: whether the machine and the records are as they should be.

use app::log::VerifyLog;
use app::{Office, Refusal};
use clap::Args;
use serde_json::json;

use crate::console;
use crate::house::Check;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, say, table};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Tính lại mọi số liệu từ hồ sơ, rồi kiểm tra
    #[arg(long)]
    rebuild: bool,
}

pub(crate) async fn run(arguments: &Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let mut checks = house.inspect();
    match house.open().await {
        // Opening brings the tables to those of this program, so that an open database is also a current one.
        Ok(office) => {
            checks.push(Check { name: "database", ok: true, what: say::DATABASE_OPEN.to_owned() });
            checks.push(match office.look(&console::actor(), &VerifyLog).await {
                Ok(report) => Check { name: "log", ok: report.ok, what: say::verified(&report) },
                Err(refusal) => Check { name: "log", ok: false, what: say::refusal(&refusal) },
            });
            checks.push(figures(&office, arguments.rebuild).await);
        }
        Err(failure) => checks.push(Check { name: "database", ok: false, what: failure.to_string() }),
    }
    let ok = checks.iter().all(|check| check.ok);
    screen.answer(&json!({ "ok": ok, "checks": checks }), |out| {
        table::write(out, say::CHECK_HEADS, checks.iter().map(say::check))
    })?;
    if ok { Ok(()) } else { Err(Failure::Told) }
}

/// Whether the tallies are those of this program, and say what the facts say; made anew first where that is asked for.
async fn figures(office: &Office, rebuild: bool) -> Check {
    let checked = async {
        let gone_through = if rebuild { office.refresh_figures(true).await? } else { None };
        let current = office.figures_are_current().await?;
        let differing = match office.recount().await {
            // Without a decision there is no period to count in.
            Err(Refusal::NotFound { .. }) => Vec::new(),
            other => other?,
        };
        Ok::<_, Refusal>((current, differing, gone_through))
    };
    match checked.await {
        Ok((current, differing, gone_through)) => Check {
            name: "figures",
            ok: current && differing.is_empty(),
            what: say::figures_checked(current, &differing, gone_through),
        },
        Err(refusal) => Check { name: "figures", ok: false, what: say::refusal(&refusal) },
    }
}
