//! Where in the text each value stands, for a page that shows text and structure side by side.

use std::ops::Range;

use crate::model::{Decision, Spanned};

/// What a stretch of the text was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The number and symbol.
    Number,
    /// The day of issue.
    IssuedOn,
    /// The issuing body.
    Issuer,
    /// The title.
    Title,
    /// The year of the objectives.
    Period,
    /// The effect.
    EffectiveFrom,
    /// A legal basis.
    LegalBasis,
    /// A replaced decision.
    Replaces,
    /// Who carries it out.
    Responsible,
    /// Who gets it.
    Recipient,
    /// The number of an objective.
    Item,
    /// The text of an objective.
    Text,
    /// Its owner.
    Owner,
    /// What a measure is about.
    Subject,
    /// Its value, with the words that compare.
    Value,
    /// What a change is measured against.
    Baseline,
    /// By when.
    Deadline,
}

/// A stretch of the text and what it was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it was read as.
    pub field: Field,
    /// The objective it belongs to, by index.
    pub objective: Option<usize>,
    /// Its bytes in [`Decision::source`].
    pub span: Range<usize>,
}

impl Decision {
    /// Every value's place, in the order of the text; those of an objective lie inside its text.
    pub fn spans(&self) -> Vec<Place> {
        let mut places = Places { out: Vec::new(), objective: None };
        places.add(Field::Number, &self.number);
        places.add(Field::IssuedOn, &self.issued_on);
        places.add(Field::Issuer, &self.issuer);
        places.add(Field::Title, &self.title);
        places.add(Field::Period, &self.period);
        places.add(Field::EffectiveFrom, &self.effective_from);
        places.add(Field::LegalBasis, &self.legal_bases);
        places.add(Field::Replaces, &self.replaces);
        places.add(Field::Responsible, &self.responsible);
        places.add(Field::Recipient, &self.recipients);
        for (index, objective) in self.objectives.iter().enumerate() {
            places.objective = Some(index);
            places.add(Field::Item, [&objective.item]);
            places.add(Field::Text, [&objective.text]);
            places.add(Field::Owner, &objective.owner);
            for measure in &objective.measures {
                places.add(Field::Subject, [&measure.subject]);
                places.add(Field::Value, [&measure.value]);
                places.add(Field::Baseline, &measure.baseline);
                places.add(Field::Deadline, &measure.deadline);
            }
        }
        places.out.sort_by_key(|p| (p.span.start, std::cmp::Reverse(p.span.end)));
        places.out
    }
}

struct Places {
    out: Vec<Place>,
    objective: Option<usize>,
}

impl Places {
    fn add<'v, T: 'v>(&mut self, field: Field, values: impl IntoIterator<Item = &'v Spanned<T>>) {
        let objective = self.objective;
        self.out.extend(values.into_iter().map(|v| Place { field, objective, span: v.span.clone() }));
    }
}
