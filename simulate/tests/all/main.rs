//! The made-up province as its reader meets it: its decision, its people, its year, and the figures that follow.

mod decisions;
mod figures;
mod paper;
mod played;
mod provinces;
mod years;

use simulate::{Plan, Province, Timed, Year, first_day};
use time::Date;
use time::macros::date;

/// A day in autumn that is a working day.
const TODAY: Date = date!(2026 - 11 - 20);

fn plan(today: Date, seed: u64) -> Plan {
    Plan { today, seed, scale: 1 }
}

fn province(plan: &Plan) -> Province {
    Province::new(plan.seed, plan.scale, first_day(plan.today))
}

fn script(plan: &Plan) -> Vec<Timed> {
    let province = province(plan);
    Year::new(plan, &province, &law::Law::house(), &calendar::Calendar::office()).collect()
}
