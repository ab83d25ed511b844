//! Add an indicator out of choices: from then on it is counted like those of the catalogue.

use ids::{IndicatorId, PersonId};
use ledger::{Body, Draft};
use time::OffsetDateTime;

use crate::own::PREFIX;
use crate::{Change, Definition, OwnIndicator, Refusal, StoredOwn, Write};

/// What somebody wants to measure.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Wanted {
    /// Its name, with or without the prefix.
    pub name: String,
    /// What it is called on pages.
    pub title: String,
    /// The document that asks for it.
    pub citation: String,
    /// What it counts.
    pub definition: Definition,
}

impl Wanted {
    /// The name that it will have.
    #[must_use]
    pub fn full_name(&self) -> String {
        let name = self.name.trim();
        format!("{PREFIX}{}", name.strip_prefix(PREFIX).unwrap_or(name))
    }
}

/// Decides it; `taken`: an indicator of this name is there.
///
/// # Errors
/// [`Refusal`] for choices that make no sense, a name that is taken or not plain, no title or no citation.
pub fn add_indicator(
    wanted: &Wanted,
    taken: bool,
    id: IndicatorId,
    by: Option<PersonId>,
    now: OffsetDateTime,
) -> Result<Change, Refusal> {
    let name = wanted.full_name();
    if taken {
        return Err(Refusal::NameTaken { name });
    }
    let own = OwnIndicator::restore(StoredOwn {
        id,
        name,
        title: wanted.title.trim().to_owned(),
        citation: wanted.citation.trim().to_owned(),
        definition: wanted.definition.clone(),
        added_by: by,
        added_at: now,
        version: 1,
    })?;
    let definition = &own.definition;
    let required = |required: &crate::Requirement| match required.by {
        None => required.mark.key().to_owned(),
        Some(by) => format!("{} <= {}", required.mark.key(), by.key()),
    };
    let draft = Draft {
        act: "indicators.add".to_owned(),
        subject_kind: "indicator".to_owned(),
        subject_id: id.uuid(),
        subject_version: 1,
        occurred_at_us: None,
        body: Body::new()
            .with("name", own.name.as_str())
            .with("title", own.title.as_str())
            .with("citation", own.citation.as_str())
            .with("population", definition.population.key())
            .with("levels", definition.levels.iter().map(|level| Some(level.clone())).collect::<Vec<_>>())
            .with("required", definition.required.iter().map(|one| Some(required(one))).collect::<Vec<_>>())
            .with("base", definition.base.key())
            .with("window", definition.window.map(|mark| mark.key().to_owned()))
            .with("share", definition.unit == measure::Unit::Percent),
    };
    Ok(Change::new(Write::Indicator(own), draft))
}
