//! A form that keeps what was typed and says what is wrong beside the field.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// What a form holds between two showings.
#[derive(Clone, Debug, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: BTreeMap<Cow<'static, str>, String>,
    /// What is wrong with the whole, not with one field.
    pub problem: Option<String>,
    /// Names this filling of the form, so that sending it twice acts once.
    pub key: String,
}

impl Form {
    /// An empty form with a fresh key.
    pub fn fresh(key: impl ToString) -> Form {
        Form { key: key.to_string(), ..Form::default() }
    }

    /// The same form as it was typed.
    pub fn typed(key: impl ToString, values: impl IntoIterator<Item = (String, String)>) -> Form {
        Form { key: key.to_string(), values: values.into_iter().collect(), ..Form::default() }
    }

    /// Fills a field.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl ToString) -> Form {
        self.values.push((field.to_owned(), value.to_string()));
        self
    }

    /// Says what is wrong with a field and what to do.
    pub fn refuse(&mut self, field: impl Into<Cow<'static, str>>, sentence: impl ToString) {
        self.errors.entry(field.into()).or_insert_with(|| sentence.to_string());
    }

    /// What was typed into a field; empty when nothing was.
    pub fn value(&self, field: &str) -> &str {
        self.values.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value)
    }

    /// Whether a choice of a field that takes several was made.
    pub fn has(&self, field: &str, choice: &str) -> bool {
        self.values.iter().any(|(name, value)| name == field && value == choice)
    }

    /// What is wrong with a field.
    pub fn error(&self, field: &str) -> Option<&str> {
        self.errors.get(field).map(String::as_str)
    }

    /// Every error with its field, for the summary on top.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &str)> {
        self.errors.iter().map(|(field, sentence)| (field.as_ref(), sentence.as_str()))
    }

    /// Whether a field is wrong.
    pub fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// Whether anything is wrong.
    pub fn is_refused(&self) -> bool {
        self.problem.is_some() || self.has_errors()
    }
}

/// One choice of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the reader sees.
    pub word: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl ToString, word: impl Into<String>) -> Choice {
        Choice { value: value.to_string(), word: word.into() }
    }
}
