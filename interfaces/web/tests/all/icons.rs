//! The sprite holds the icons that pages show, and no others.

use std::collections::BTreeSet;

use super::messages::sources;

const NAMES: &str = include_str!("../../assets/src/icons.txt");

#[test]
fn the_sprite_holds_what_pages_show() {
    let listed: BTreeSet<&str> = NAMES.lines().collect();
    let sources = sources();
    for (path, text) in &sources {
        for name in text.split("icon(\"").skip(1).filter_map(|after| after.split('"').next()) {
            assert!(listed.contains(name), "{}: icons.txt lacks {name:?}", path.display());
        }
    }
    let said: BTreeSet<&str> = sources.iter().flat_map(|(_, text)| text.split('"')).collect();
    let left: Vec<_> = listed.difference(&said).collect();
    assert!(left.is_empty(), "icons that no page shows: {left:?}");
}
