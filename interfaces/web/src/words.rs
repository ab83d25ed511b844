//! Words of the pages: every sentence comes from `messages`, Vietnamese first.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};

use crate::format;

static_loader! {
    static MESSAGES = {
        locales: "./messages",
        fallback_language: "vi",
        customise: |bundle| {
            bundle.set_use_isolating(false);
            let english = bundle.locales.first().is_some_and(|found| found.language == "en");
            bundle.set_formatter(Some(if english { english_number } else { vietnamese_number }));
        },
    };
}

static VI: LanguageIdentifier = langid!("vi");
static EN: LanguageIdentifier = langid!("en");

fn vietnamese_number<M>(value: &FluentValue, _: &M) -> Option<String> {
    grouped(value, Lang::Vi)
}

fn english_number<M>(value: &FluentValue, _: &M) -> Option<String> {
    grouped(value, Lang::En)
}

fn grouped(value: &FluentValue, lang: Lang) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => Some(format::count(number.value as i64, lang)),
        _ => None,
    }
}

/// A language of the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese, which a page speaks unless asked otherwise.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order in which a page offers them.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The code that stands in `<html lang>`, in addresses and in the cookie.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }

    /// The language of a code.
    pub fn of(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }

    fn identifier(self) -> &'static LanguageIdentifier {
        match self {
            Lang::Vi => &VI,
            Lang::En => &EN,
        }
    }
}

/// Says messages in one language; `{{ words.get("inbox-title") }}` in a template.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words {
    /// The language spoken.
    pub lang: Lang,
}

impl Words {
    /// Words of a language.
    pub fn new(lang: Lang) -> Words {
        Words { lang }
    }

    /// The message of a key; a key that no file has shows as `⟦key⟧`, which the tests find.
    pub fn get(&self, key: &str) -> String {
        MESSAGES.try_lookup(self.lang.identifier(), key).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// A message that takes values: `words.say("inbox-left").number("days", 3)`.
    pub fn say<'k>(&self, key: &'k str) -> Said<'k> {
        Said { lang: self.lang, key, values: HashMap::new() }
    }
}

/// A message with its values, written when it is displayed.
#[derive(Clone, Debug)]
pub struct Said<'k> {
    lang: Lang,
    key: &'k str,
    values: HashMap<Cow<'static, str>, FluentValue<'static>>,
}

impl Said<'_> {
    /// Puts a text where the message says `{ $name }`.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.insert(name.into(), FluentValue::from(value.to_string()));
        self
    }

    /// Puts a whole number where the message says `{ $name }`; messages may choose a plural by it.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: impl Whole) -> Self {
        self.values.insert(name.into(), FluentValue::from(value.whole()));
        self
    }
}

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match MESSAGES.try_lookup_with_args(self.lang.identifier(), self.key, &self.values) {
            Some(message) => f.write_str(&message),
            None => write!(f, "⟦{}⟧", self.key),
        }
    }
}

/// A whole number of any width, owned or borrowed, as templates hand it over.
pub trait Whole {
    /// Its value.
    fn whole(&self) -> i64;
}

macro_rules! whole {
    ($($kind:ty),*) => {
        $(impl Whole for $kind {
            fn whole(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        })*
    };
}
whole!(u8, u16, u32, u64, usize, i32, i64);

impl<T: Whole + ?Sized> Whole for &T {
    fn whole(&self) -> i64 {
        (**self).whole()
    }
}
