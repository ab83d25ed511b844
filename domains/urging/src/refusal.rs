//! Why an act of urging is refused, in the field's words.

/// A refusal. [`Refusal::key`] names the sentence in the message files.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Whoever urges or answers says something.
    #[error("the text is missing")]
    TextMissing,
    /// What is done or withdrawn is not urged.
    #[error("the work is not open any more")]
    NotOpen,
    /// There is nobody to urge: the unit has no officer and no head here.
    #[error("nobody is there to be urged")]
    NobodyToUrge,
    /// It was answered before.
    #[error("it was answered before")]
    AnsweredBefore,
    /// An answer is a sign of having seen it.
    #[error("answered without having been seen")]
    AnsweredUnseen,
    /// A kept view has a name.
    #[error("the view's name is missing")]
    ViewNameMissing,
    /// A kept view is a list of this house.
    #[error("the address is not a list of this house")]
    ViewNotAList,
    /// A person keeps so many views, not more.
    #[error("too many views are kept")]
    TooManyViews,
    /// Only what was given up is sent again.
    #[error("the letter is still on its way, or was delivered")]
    LetterNotGivenUp,
}

impl Refusal {
    /// The message key.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::TextMissing => "urging-text-missing",
            Self::NotOpen => "urging-not-open",
            Self::NobodyToUrge => "urging-nobody",
            Self::AnsweredBefore => "urging-answered-before",
            Self::AnsweredUnseen => "urging-answered-unseen",
            Self::ViewNameMissing => "urging-view-name-missing",
            Self::ViewNotAList => "urging-view-not-a-list",
            Self::TooManyViews => "urging-too-many-views",
            Self::LetterNotGivenUp => "urging-letter-not-given-up",
        }
    }

    /// Every message key, for the test that finds each in the message files.
    pub const KEYS: &'static [&'static str] = &[
        "urging-text-missing",
        "urging-not-open",
        "urging-nobody",
        "urging-answered-before",
        "urging-answered-unseen",
        "urging-view-name-missing",
        "urging-view-not-a-list",
        "urging-too-many-views",
        "urging-letter-not-given-up",
    ];
}
