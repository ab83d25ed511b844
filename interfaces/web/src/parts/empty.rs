//! An empty page that teaches: what belongs here and how to begin.

/// What an empty list says.
#[derive(Clone, Copy, Debug)]
pub struct Empty {
    /// Its icon.
    pub icon: &'static str,
    /// The message key of what belongs here.
    pub title: &'static str,
    /// The message key of how to begin.
    pub text: &'static str,
    /// Where to begin, with the message key of the act.
    pub act: Option<(&'static str, &'static str)>,
}

impl Empty {
    /// The empty page of a filter that nothing meets; `address` is the list without it.
    pub fn filtered(address: &'static str) -> Empty {
        Empty { icon: "search", title: "filter-empty", text: "filter-empty-text", act: Some((address, "filter-clear")) }
    }
}
