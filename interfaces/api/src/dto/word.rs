//! Closed lists of words: each schema lists what the domain lists, so that the two cannot part.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident($inner:ty) in $values:expr;)*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub(crate) struct $name(pub(crate) $inner);

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                listed($values)
            }
        }

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                stringify!($name).into()
            }
        }

        impl From<$inner> for $name {
            fn from(word: $inner) -> Self {
                Self(word)
            }
        }
    )*};
}

/// The same for lists that the domain keeps no table of: a word that is forgotten here does not compile.
macro_rules! listed_words {
    ($($(#[$meta:meta])* $name:ident($inner:path) { $($word:ident)* })*) => {$(
        words! { $(#[$meta])* $name($inner) in &[$(<$inner>::$word),*]; }

        const _: fn($inner) = |word| match word { $(<$inner>::$word)|* => () };
    )*};
}

words! {
    /// Who gave the directive.
    #[derive(Deserialize)]
    Level(directives::Level) in directives::Level::ALL;
    /// The book that a document stands in.
    #[derive(Deserialize)]
    Direction(directives::Direction) in directives::Direction::ALL;
    /// How urgent.
    #[derive(Deserialize)]
    Urgency(directives::Urgency) in directives::Urgency::ALL;
    /// How secret.
    #[derive(Deserialize)]
    Secrecy(directives::Secrecy) in directives::Secrecy::ALL;
    /// What can be said of work at a moment.
    #[derive(Deserialize)]
    State(commitment::State) in &commitment::State::ALL;
    /// Who must act next, and on what.
    Turn(directives::flow::Turn) in directives::flow::Turn::ALL;
    /// How good an accepted result is.
    #[derive(Deserialize)]
    Grade(directives::flow::Grade) in directives::flow::Grade::ALL;
    /// What a unit is.
    UnitKind(people::UnitKind) in people::UnitKind::ALL;
    /// What a person is in the office.
    Role(people::Role) in people::Role::ALL;
    /// Which records an indicator counts.
    Population(measure::Population) in measure::Population::ALL;
    /// What a file of an import holds.
    #[derive(Deserialize)]
    ImportKind(app::imports::Kind) in app::imports::Kind::ALL;
}

listed_words! {
    /// How a figure is broken down.
    #[derive(Deserialize)]
    By(measure::By) { Unit Month Level }
    /// What is said of a record behind a figure.
    #[derive(Deserialize)]
    Verdict(measure::Verdict) { Met Missed NotYet Unknown }
    /// What a target asks of a figure.
    Comparator(measure::Comparator) { Equal AtLeast MoreThan AtMost LessThan }
    /// What a target of a decision asks of a value.
    WrittenComparator(decision::Comparator) { Equal AtLeast MoreThan AtMost LessThan }
    /// What a value counts.
    Unit(decision::Unit) { Percent Count WorkingDay Day Hour }
    /// Why a measure has no value.
    Reason(objectives::views::Reason) { NoRecordsYet NoneInPeriod NothingJudged NotBound }
    /// When work belongs to the denominator.
    DenominatorRule(measure::DenominatorRule) { Due Resolved }
    /// Whether a day is worked.
    DayKind(calendar::DayKind) { Working Half Off }
}

fn listed<T: Serialize>(values: &[T]) -> RefOr<Schema> {
    let words = values.iter().filter_map(|value| serde_json::to_value(value).ok());
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).into()
}
