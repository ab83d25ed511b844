//! Rules about folders: every domain has the same rooms, the changelog has its open part.

use std::collections::BTreeSet;

use super::{File, Finding};

/// What every domain has, so that whoever knows one knows all.
const ROOMS: [(&str, &str); 4] = [
    ("src/lib.rs", "what the domain is and its public names"),
    ("src/acts/", "one file a verb"),
    ("src/refusal.rs", "what the domain refuses, in an officer's words"),
    ("tests/table.rs", "lines of act and expected outcome"),
];

/// Every finding about the shape of the house.
pub fn check(files: &[File]) -> Vec<Finding> {
    let mut found = domains(files);
    found.extend(changelog(files));
    found
}

fn domains(files: &[File]) -> Vec<Finding> {
    let names: BTreeSet<&str> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix("domains/")?.split_once('/'))
        .map(|(name, _)| name)
        .collect();
    let mut found = Vec::new();
    for name in names {
        for (room, purpose) in ROOMS {
            let path = format!("domains/{name}/{room}");
            // What is only taken over from files has one act for all kinds: `ledger::held::take_over`.
            let held = || {
                let src = format!("domains/{name}/src/");
                files.iter().any(|file| file.path.starts_with(&src) && file.text.contains("impl Fields for"))
            };
            if room == "src/acts/" && held() {
                continue;
            }
            if !files.iter().any(|file| file.path.starts_with(&path)) {
                found.push(Finding::at(&path, 1, format!("missing: add it ({purpose})")));
            }
        }
    }
    found
}

fn changelog(files: &[File]) -> Option<Finding> {
    let open = files
        .iter()
        .find(|file| file.path == "CHANGELOG.md")
        .is_some_and(|file| file.text.lines().any(|line| line.starts_with("## Unreleased")));
    (!open).then(|| Finding::at("CHANGELOG.md", 1, "add a part `## Unreleased` for what changes now"))
}
