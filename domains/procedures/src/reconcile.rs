//! The catalogue held against a list that others keep: what differs, said by the name of the field.

use crate::Procedure;

/// The fields in which a procedure here and the same procedure there differ. What the list does not say is not compared; the body that
/// handles it only where it is known here, because our own lists have no column for it.
#[must_use]
pub fn differences(here: &Procedure, there: &Procedure) -> Vec<&'static str> {
    let text = |here: &Option<String>, there: &Option<String>| {
        there.as_deref().is_some_and(|there| here.as_deref().map(tidy) != Some(tidy(there)))
    };
    let number = |here: &Option<String>, there: &Option<String>| {
        let read = |written: &Option<String>| written.as_deref().and_then(process::parse_days);
        text(here, there) && (read(there).is_none() || !same(read(here), read(there)))
    };
    let compared = [
        ("name", text(&here.name, &there.name)),
        ("field", text(&here.field, &there.field)),
        ("level", there.level.is_some() && here.level != there.level),
        ("authority", there.authority.is_some() && here.authority != there.authority),
        ("time_limit", number(&here.time_limit, &there.time_limit)),
        ("time_unit", there.time_unit.is_some() && here.time_unit != there.time_unit),
        ("decision_number", text(&here.decision_number, &there.decision_number)),
        ("decided_on", there.decided_on.is_some() && here.decided_on != there.decided_on),
        ("effective_on", there.effective_on.is_some() && here.effective_on != there.effective_on),
        ("status", there.status.is_some() && here.status != there.status),
        ("iso_process_code", text(&here.iso_process_code, &there.iso_process_code)),
        ("prescribed_by", there.prescribed_by.is_some() && here.prescribed_by != there.prescribed_by),
        ("body", here.body.is_some() && text(&here.body, &there.body)),
    ];
    compared.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

/// A text as it is compared: NFC, one space where there are several.
fn tidy(text: &str) -> String {
    text::normalise(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two numbers are one: `20` and `20,0`.
fn same(one: Option<text::Decimal>, other: Option<text::Decimal>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    let lifted = |a: text::Decimal, b: text::Decimal| i128::from(a.units()) * 10_i128.pow(u32::from(b.scale()));
    lifted(one, other) == lifted(other, one)
}
