//! Prefer: how a person wants e-mail.

use ids::PersonId;
use ledger::{Body, Draft};

use crate::{Change, MailMode, Preference, Write};

/// Decides the change; `None`: it is so already. `before` is what was chosen last, if anything.
#[must_use]
pub fn prefer_mail(person: PersonId, before: Option<Preference>, mode: MailMode) -> Option<Change> {
    if before.is_some_and(|before| before.mode == mode) {
        return None;
    }
    let after = Preference { person, mode, version: before.map_or(1, |before| before.version + 1) };
    let event = Draft {
        act: "urging.prefer_mail".to_owned(),
        subject_kind: "person".to_owned(),
        subject_id: person.uuid(),
        subject_version: after.version,
        occurred_at_us: None,
        body: Body::new().with("mode", mode.key()),
    };
    Some(Change::new(vec![Write::Preference(after)], vec![event]))
}
