//! `dunghan measure`: the figures of the objectives, as of any moment.

use app::objectives::{Measure, MeasureIndicator};
use clap::{Args, ValueEnum};
use objectives::views::{Measured, MeasuredMeasure};
use time::OffsetDateTime;

use crate::console;
use crate::screen::{Outcome, Screen};
use crate::{House, say, table, value};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Tính đến thời điểm này (một ngày là đến hết ngày đó); mặc định là bây giờ
    #[arg(long, value_name = "TIME", value_parser = value::end_of)]
    as_of: Option<OffsetDateTime>,
    /// Chỉ theo những gì đã ghi vào hệ thống đến thời điểm này; không có --as-of thì cũng tính đến thời điểm này
    #[arg(long, value_name = "TIME", value_parser = value::end_of)]
    known_at: Option<OffsetDateTime>,
    /// Chỉ mục tiêu này (4; 2.a)
    #[arg(long, value_name = "N", conflicts_with = "indicator")]
    objective: Option<String>,
    /// Chỉ chỉ số đo này
    #[arg(long, value_name = "NAME")]
    indicator: Option<String>,
    /// Chia nhỏ theo đơn vị, tháng hoặc cấp
    #[arg(long)]
    by: Option<By>,
}

#[derive(Clone, Copy, ValueEnum)]
enum By {
    /// Đơn vị
    Unit,
    /// Tháng
    Month,
    /// Cấp giao
    Level,
}

impl From<By> for measure::By {
    fn from(by: By) -> Self {
        match by {
            By::Unit => Self::Unit,
            By::Month => Self::Month,
            By::Level => Self::Level,
        }
    }
}

pub(crate) async fn run(arguments: Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { as_of, known_at, objective, indicator, by } = arguments;
    let by: Vec<measure::By> = by.map(Into::into).into_iter().collect();
    let office = house.open().await?;
    office.refresh_figures(false).await?;
    let actor = console::actor();
    if let Some(name) = indicator {
        let found = office.look(&actor, &MeasureIndicator { name, as_of, known_at, by }).await?;
        return screen.answer(&found, |out| {
            table::write(out, say::FIGURE_HEADS, [row("", &found)])?;
            rows(&found).try_for_each(|line| writeln!(out, "{line}"))
        });
    }
    let asked = Measure { as_of, known_at, item: objective, by, trend: false };
    let found: Measured = office.look(&actor, &asked).await?;
    screen.answer(&found, |out| {
        writeln!(out, "{}", say::as_of(found.as_of, found.known_at))?;
        let measures =
            || found.objectives.iter().flat_map(|o| o.measures.iter().map(|measure| (o.item.as_str(), measure)));
        table::write(out, say::FIGURE_HEADS, measures().map(|(item, measure)| row(item, measure)))?;
        for (item, measure) in measures() {
            for line in rows(measure) {
                writeln!(out, "{item}: {line}")?;
            }
        }
        Ok(())
    })
}

fn row(item: &str, measure: &MeasuredMeasure) -> [String; 6] {
    let target = measure.comparator.zip(measure.target).map(|(sign, target)| say::compared(sign, target, measure.unit));
    let value = measure.value.map_or_else(|| "-".to_owned(), |value| say::figure(value, measure.unit));
    let count = |count: Option<i64>| count.map_or_else(|| "-".to_owned(), |count| count.to_string());
    let met = match (measure.met, measure.reason) {
        (Some(met), _) => say::met(met).to_owned(),
        (None, Some(reason)) => say::reason(reason).to_owned(),
        (None, None) => String::new(),
    };
    [
        item.to_owned(),
        measure.indicator.clone().unwrap_or_else(|| "-".to_owned()),
        target.unwrap_or_default(),
        value,
        format!("{} / {}", count(measure.numerator), count(measure.denominator)),
        met,
    ]
}

/// The parts of a compound figure, then its rows by a dimension.
fn rows(measure: &MeasuredMeasure) -> impl Iterator<Item = String> {
    let parts = measure.parts.iter().map(|part| {
        say::part(
            &part.indicator,
            part.numerator,
            part.denominator,
            part.value.map(|value| say::figure(value, measure.unit)),
        )
    });
    let by = measure.by.values().flatten().map(|row| {
        say::part(&row.name, row.numerator, row.denominator, row.value.map(|value| say::figure(value, measure.unit)))
    });
    parts.chain(by)
}
