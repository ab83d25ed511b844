//! Closed lists of words: an enum whose values are written by one word each, in files, addresses, JSON and columns.

/// Declares an enum with `ALL`, `key()` and `from_key()`. The calling crate has `serde`.
///
/// ```
/// text::words! {
///     /// Độ khẩn.
///     Urgency {
///         /// Thường.
///         Normal = "normal",
///         /// Khẩn.
///         Urgent = "urgent",
///     }
/// }
/// assert_eq!(Urgency::from_key("urgent"), Some(Urgency::Urgent));
/// assert_eq!(Urgency::Normal.key(), "normal");
/// ```
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $key)] $variant,)* }
        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The word in files, addresses, messages and JSON.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
            /// The value that a word names.
            #[must_use]
            pub fn from_key(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == word)
            }
        }
    };
}
