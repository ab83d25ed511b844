//! The decision that the house was built from: nine objectives, eleven measures, each bound as the contract says.

use anyhow::{Context, Result};
use app::objectives::{ConfirmBinding, ListDecisions, LoadDecision, Measure, ShowDecision};
use objectives::Binding;
use objectives::views::Reason;
use stories::house::{House, console};
use stories::{data, on_both};
use time::macros::date;

const SAMPLE: &str = "decisions/quyet-dinh-muc-tieu-chat-luong-2018.txt";

/// The contract's proposed bindings, item by item.
const BINDINGS: [(&str, &[&str]); 9] = [
    ("1", &["procedures.iso_coverage", "qms.maintained", "qms.improved"]),
    ("2", &["programme.tracked_and_urged"]),
    ("3", &["directives.central.entered_tracked_on_time"]),
    ("4", &["directives.province.entered", "directives.province.entered_on_time_and_tracked"]),
    ("5", &["dossiers.right_process", "dossiers.on_time"]),
    ("6", &["centre.monitored"]),
    ("7", &["procedures.published_and_recorded"]),
    ("8", &["reports.online"]),
    ("9", &["initiatives.recognised"]),
];

async fn the_sample_goes_live(house: House) -> Result<()> {
    let Some(text) = data::text(SAMPLE) else { return Ok(()) };
    let office = &house.office;
    let load = |accept| LoadDecision { text: text.clone(), accept };
    let id = office.perform(&console(), None, &load(false)).await?;
    assert_eq!(office.perform(&console(), None, &load(true)).await?, id, "the same text again changes nothing");

    let decision = office.look(&console(), &ShowDecision(id)).await?.decision;
    assert_eq!((decision.period.from, decision.period.to), (date!(2018 - 01 - 01), date!(2018 - 12 - 31)));
    for (objective, (item, indicators)) in decision.objectives.iter().zip(BINDINGS) {
        let bound: Vec<&str> = objective.measures.iter().filter_map(|measure| measure.binding.indicator()).collect();
        assert_eq!((objective.item.as_str(), bound.as_slice()), (item, indicators));
        assert!(objective.measures.iter().all(|measure| matches!(measure.binding, Binding::Proposed { .. })));
    }
    let with_target = decision.objectives.iter().flat_map(|objective| &objective.measures);
    assert_eq!(with_target.filter(|measure| measure.target.is_some()).count(), 11);

    // The QMR confirms one; the list says how many still wait.
    let confirm = ConfirmBinding {
        decision: id,
        item: "3".to_owned(),
        place: 0,
        indicator: "directives.central.entered_tracked_on_time".to_owned(),
    };
    office.perform(&console(), None, &confirm).await?;
    let listed = office.look(&console(), &ListDecisions).await?;
    assert_eq!(listed[0].proposed, 12);

    // Without records no figure is guessed, and each says why.
    let measured = office.look(&console(), &Measure::default()).await?;
    assert_eq!(measured.objectives.len(), 9);
    for objective in &measured.objectives {
        for measure in &objective.measures {
            measure.indicator.as_deref().context("bound")?;
            let said = (measure.value, measure.met, measure.reason);
            assert_eq!(said, (None, None, Some(Reason::NoRecordsYet)), "{}", objective.item);
        }
    }
    Ok(())
}
on_both!(the_sample_goes_live, time::macros::datetime!(2018-06-01 08:00 +7));
