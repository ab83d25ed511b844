//! Vietnamese order for lists of units and people.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::{AlternateHandling, CollatorOptions};
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.alternate_handling = Some(AlternateHandling::NonIgnorable);
    Collator::try_new(locale!("vi").into(), options).expect("the Vietnamese collation is compiled into the program")
});

/// The order of two names in a Vietnamese list: A Ă Â B C D Đ E Ê.
pub fn compare(one: &str, other: &str) -> Ordering {
    VIETNAMESE.compare(one, other)
}

/// Sorts rows by a name, such as units by theirs.
pub fn by_name<T>(rows: &mut [T], name: impl Fn(&T) -> &str) {
    rows.sort_by(|one, other| compare(name(one), name(other)));
}

/// Sorts people as offices list them: by the given name, which stands last, then by family and middle names.
pub fn by_person<T>(rows: &mut [T], name: impl Fn(&T) -> &str) {
    rows.sort_by(|one, other| {
        let (one, other) = (given_first(name(one)), given_first(name(other)));
        compare(one.0, other.0).then_with(|| compare(one.1, other.1))
    });
}

fn given_first(full: &str) -> (&str, &str) {
    let full = full.trim();
    match full.rsplit_once(' ') {
        Some((before, given)) => (given, before),
        None => (full, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_follow_the_vietnamese_alphabet() {
        let mut units = vec!["Sở Y tế", "Sở Đất đai", "Sở Dân tộc", "Ân Thi", "An Bình", "Ban Tiếp dân"];
        by_name(&mut units, |unit| unit);
        assert_eq!(units, ["An Bình", "Ân Thi", "Ban Tiếp dân", "Sở Dân tộc", "Sở Đất đai", "Sở Y tế"]);
    }

    #[test]
    fn people_are_listed_by_given_name() {
        let mut people = vec!["Trần Văn Đức", "Nguyễn Thị Anh", "Lê Văn Dũng", "Bùi Anh", "Hoàng Ánh"];
        by_person(&mut people, |person| person);
        assert_eq!(people, ["Bùi Anh", "Nguyễn Thị Anh", "Hoàng Ánh", "Lê Văn Dũng", "Trần Văn Đức"]);
    }
}
