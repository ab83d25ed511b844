//! Files of other systems, as an office brings them in: the work programme, procedures, dossiers, reports and the rest.
//!
//! They are written as an office would write them and taken in through the same import as a user's.

mod csv;
mod duties;
mod one_stop;
mod ways;

use app::Refusal;
use app::imports::Kind;
use app::processes::ImportProcess;
use calendar::Calendar;
use commitment::ladder::{Asked, Rung};
use law::Law;
use time::{Date, Duration, OffsetDateTime};

use crate::Plan;
use crate::dice::{Dice, For};
use crate::hours::Hours;
use crate::province::Province;
use crate::year::{first_day, last_moment};
use csv::Csv;

/// What the files of a year are made from.
struct Making<'a> {
    province: &'a Province,
    law: &'a Law,
    hours: Hours,
    dice: Dice,
    first: Date,
    now: OffsetDateTime,
    scale: usize,
    urgings: Csv,
}

/// Files as text, each with what it holds.
type Files = Vec<(Kind, String)>;

/// The models of the province's processes, and the files of a plan's year up to its today in the order in which they are
/// imported.
pub(crate) fn files(
    plan: &Plan,
    province: &Province,
    law: &Law,
    calendar: &Calendar,
) -> Result<(Vec<ImportProcess>, Files), Refusal> {
    let mut making = Making {
        province,
        law,
        hours: Hours(calendar.clone()),
        dice: Dice::new(plan.seed, For::Files),
        first: first_day(plan.today),
        now: last_moment(plan.today),
        scale: plan.scale.max(1) as usize,
        urgings: Csv::new(&["subject_kind", "subject_code", "rung", "delivered_at", "by"]),
    };
    let (programme, follow_ups) = making.programme();
    let catalogue = making.catalogue();
    let (procedures, processes) = (making.procedures(&catalogue), making.processes(&catalogue));
    let (dossiers, events) = making.dossiers(&catalogue);
    let (reports, initiatives, obligations) = (making.reports(), making.initiatives(), making.obligations());
    let urgings = std::mem::replace(&mut making.urgings, Csv::new(&[]));
    let files = [
        (Kind::Programme, programme),
        (Kind::FollowUps, follow_ups),
        (Kind::Procedures, procedures),
        (Kind::Processes, processes),
        (Kind::Dossiers, dossiers),
        (Kind::DossierEvents, events),
        (Kind::Urgings, urgings),
        (Kind::Reports, reports),
        (Kind::Initiatives, initiatives),
        (Kind::Obligations, obligations),
    ];
    Ok((making.models(&catalogue)?, files.map(|(kind, csv)| (kind, csv.text())).into()))
}

impl Making<'_> {
    /// A day of the story, both ends included.
    fn day(&mut self, from: Date, to: Date) -> Date {
        let span = u32::try_from((to - from).whole_days()).unwrap_or(0);
        from + Duration::days(i64::from(self.dice.between(0, span)))
    }

    /// A moment that has come, else an empty cell.
    fn come(&self, at: Option<OffsetDateTime>) -> String {
        at.filter(|at| *at <= self.now).map(csv::moment).unwrap_or_default()
    }

    /// The reminders that the system sent of one piece of work, each at eight on the day of its rung.
    ///
    /// A machine forgets nothing: only one in a hundred did not arrive.
    fn remind(
        &mut self,
        kind: &str,
        code: &str,
        (from, due): (OffsetDateTime, OffsetDateTime),
        done: Option<OffsetDateTime>,
    ) {
        let Some(ladder) = self.law.ladder.at(due.date()).map(|rule| rule.value) else { return };
        let asked = Asked {
            from,
            due,
            done,
            before_working_days: ladder.before_working_days,
            late_long_days: ladder.late_long_days,
            answer_working_days: None,
            calendar: &self.hours.0,
        };
        let rungs: Vec<(Rung, OffsetDateTime)> = asked.rungs();
        for (rung, at) in rungs.into_iter().filter(|(_, at)| *at < self.now) {
            if !self.dice.chance(1) {
                let at = calendar::local(at.date(), time::macros::time!(8:00));
                self.urgings.row(&[kind, code, rung.key(), &csv::moment(at), ""]);
            }
        }
    }
}
