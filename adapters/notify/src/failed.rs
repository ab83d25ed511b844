//! A letter that the other side did not take.

/// Why, and whether it may be tried again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failed {
    /// The other side said no to this letter: the same again would get the same answer.
    #[error("{0}")]
    Refused(String),
    /// It did not answer, or asked for patience.
    #[error("{0}")]
    Later(String),
}

impl Failed {
    /// What happened, in one line.
    #[must_use]
    pub fn why(&self) -> String {
        const MOST: usize = 500;
        let line = self.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        line.chars().take(MOST).collect()
    }
}
