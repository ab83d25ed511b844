//! A parameter of law: its values in order of the days on which they came into force.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use serde::Serialize;
use time::Date;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The document and article, or the practice, in Vietnamese.
    pub text: Cow<'static, str>,
    /// False until somebody has read the text itself.
    pub verified: bool,
}

impl Citation {
    /// A source that has been read.
    #[must_use]
    pub const fn verified(text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), verified: true }
    }

    /// A source that nobody has read yet; the text says "unverified" itself where it is shown alone.
    #[must_use]
    pub const fn unverified(text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), verified: false }
    }

    /// A rule that the house has chosen where no law speaks; its text begins with `house_rule: `.
    #[must_use]
    pub fn house_rule(text: &str) -> Self {
        Self { text: Cow::Owned(format!("house_rule: {text}")), verified: true }
    }
}

/// A value from the day on which it came into force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dated<T> {
    /// First day on which it holds.
    pub in_force: Date,
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub source: Citation,
}

/// A named value of law that changes over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parameter<T> {
    name: Cow<'static, str>,
    rows: Vec<Dated<T>>,
}

/// Why rows make no parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParameterError {
    /// It has no row at all.
    Empty(String),
    /// A row does not come into force after the one before it.
    Order(String, Date),
}

impl fmt::Display for ParameterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty(name) => write!(f, "tham số {name}: chưa có giá trị nào"),
            Self::Order(name, date) => write!(f, "tham số {name}: ngày hiệu lực {date} không sau dòng trước nó"),
        }
    }
}

impl Error for ParameterError {}

impl<T> Parameter<T> {
    /// A parameter from its rows, the oldest first.
    ///
    /// # Errors
    /// `Empty` without rows, `Order` when a row does not come into force after the one before it.
    pub fn new(name: impl Into<Cow<'static, str>>, rows: Vec<Dated<T>>) -> Result<Self, ParameterError> {
        let name = name.into();
        if rows.is_empty() {
            return Err(ParameterError::Empty(name.into_owned()));
        }
        if let Some(pair) = rows.windows(2).find(|pair| pair[1].in_force <= pair[0].in_force) {
            return Err(ParameterError::Order(name.into_owned(), pair[1].in_force));
        }
        Ok(Self { name, rows })
    }

    /// A parameter with one value since a day.
    #[must_use]
    pub fn since(name: &'static str, in_force: Date, value: T, source: Citation) -> Self {
        Self { name: Cow::Borrowed(name), rows: vec![Dated { in_force, value, source }] }
    }

    /// The same parameter with another value from a later day, as an administrator enters it.
    ///
    /// # Errors
    /// `Order` when it does not come into force after the last row.
    pub fn then(mut self, in_force: Date, value: T, source: Citation) -> Result<Self, ParameterError> {
        self.rows.push(Dated { in_force, value, source });
        Self::new(self.name, self.rows)
    }

    /// The name under which it is configured.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// All values, the oldest first.
    #[must_use]
    pub fn rows(&self) -> &[Dated<T>] {
        &self.rows
    }

    /// The value in force on a day; nothing before the first.
    #[must_use]
    pub fn at(&self, date: Date) -> Option<&Dated<T>> {
        let known = self.rows.partition_point(|row| row.in_force <= date);
        self.rows[..known].last()
    }
}
