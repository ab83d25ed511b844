//! Rules about files that belong together: messages in both languages, migrations and their list.

use super::{File, Finding};

/// Every finding about a missing partner.
pub fn check(files: &[File]) -> Vec<Finding> {
    let mut found: Vec<Finding> = files.iter().filter_map(|file| messages(file, files)).collect();
    found.extend(files.iter().filter_map(|file| migration(file, files)));
    found
}

/// `messages/vi/inbox.ftl` wants `messages/en/inbox.ftl`, and the other way round.
fn messages(file: &File, files: &[File]) -> Option<Finding> {
    if !file.path.ends_with(".ftl") {
        return None;
    }
    let partner = in_other_language(&file.path)?;
    let missing = !files.iter().any(|other| other.path == partner);
    missing.then(|| Finding::at(&file.path, 1, format!("its other language is missing: write {partner}")))
}

fn in_other_language(path: &str) -> Option<String> {
    let swapped: Vec<&str> = path
        .split('/')
        .map(|part| match part {
            "vi" => "en",
            "en" => "vi",
            "vi.ftl" => "en.ftl",
            "en.ftl" => "vi.ftl",
            other => other,
        })
        .collect();
    let partner = swapped.join("/");
    (partner != path).then_some(partner)
}

/// `m20180101_000001_events.rs` is declared by a file of its folder (or the one that owns it) and stands in the list there.
fn migration(file: &File, files: &[File]) -> Option<Finding> {
    let module = file.name().strip_suffix(".rs")?;
    if !file.path.starts_with("adapters/storage/") || !is_migration(module) {
        return None;
    }
    let folder = file.folder();
    let owner = format!("{folder}.rs");
    let declared = format!("mod {module};");
    let listed = format!("{module}::");
    let stands = files
        .iter()
        .filter(|other| other.path == owner || (other.folder() == folder && other.path != file.path))
        .any(|other| other.text.contains(&declared) && other.text.contains(&listed));
    (!stands).then(|| {
        let what = "this migration would never run: declare its module and add it to the list of migrations";
        Finding::at(&file.path, 1, what)
    })
}

/// `m`, a day or a number, and a name.
fn is_migration(module: &str) -> bool {
    module.strip_prefix('m').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()) && rest.contains('_'))
}
