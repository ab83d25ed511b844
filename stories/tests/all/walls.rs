//! The walls: who may import whom, compared with what the manifests say.
//!
//! ARCHITECTURE.md shows the same table. To open a door, change both and write the reason there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A room of the house and the rooms it may import (normal dependencies only). `kernel/*` means every crate in `kernel`.
/// The first row that fits is the one that counts.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("kernel/ids", &[]),
    ("kernel/text", &["kernel/ids"]),
    ("kernel/law", &["kernel/ids", "kernel/text", "kernel/calendar"]),
    ("kernel/process", &["kernel/ids", "kernel/text", "kernel/calendar"]),
    ("kernel/commitment", &["kernel/ids", "kernel/text", "kernel/calendar"]),
    ("kernel/measure", &["kernel/ids", "kernel/text", "kernel/commitment"]),
    ("kernel/*", &["kernel/ids", "kernel/text"]),
    ("domains/dossiers", &["kernel/*", "domains/procedures"]),
    ("domains/*", &["kernel/*"]),
    // One reader of XML, inside one set of limits.
    ("adapters/exchange", &["kernel/*", "domains/*", "adapters/reading"]),
    ("adapters/*", &["kernel/*", "domains/*"]),
    ("app", &["kernel/*", "domains/*", "adapters/*"]),
    ("interfaces/*", &["kernel/*", "domains/*", "app"]),
    ("simulate", &["kernel/*", "domains/*", "app"]),
    ("dunghan", &["kernel/*", "domains/*", "adapters/*", "app", "interfaces/*", "simulate"]),
    ("stories", &["kernel/*", "domains/*", "adapters/*", "app", "interfaces/*", "simulate", "dunghan"]),
    ("xtask", &[]),
];

/// Libraries that would let a clock, a disk, a network, a database or dice into rooms that must stay pure.
const NEVER_IN_PURE_ROOMS: &[&str] = &[
    "tokio",
    "async-std",
    "smol",
    "async-trait",
    "futures",
    "sea-orm",
    "sea-orm-migration",
    "sqlx",
    "rusqlite",
    "diesel",
    "axum",
    "hyper",
    "tower",
    "tower-http",
    "reqwest",
    "ureq",
    "object_store",
    "rand",
    "getrandom",
    "fastrand",
    "tempfile",
    "chrono",
    "tracing",
    "log",
];

/// A library and the only rooms that may name it.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("sea-orm", &["adapters/storage"]),
    ("sea-orm-migration", &["adapters/storage"]),
    ("sqlx", &["adapters/storage"]),
    ("axum", &["interfaces/web", "interfaces/api", "dunghan", "stories"]),
    ("reqwest", &["adapters/exchange", "adapters/notify"]),
    ("lettre", &["adapters/notify"]),
    ("object_store", &["adapters/files"]),
    ("typst", &["adapters/print"]),
    ("process_mining", &["adapters/exchange"]),
    ("clap", &["interfaces/cli", "dunghan"]),
];

#[test]
fn every_crate_imports_only_what_its_row_allows() {
    let mut wrong = Vec::new();
    for room in rooms() {
        let Some((_, may)) = MAY_IMPORT.iter().find(|(row, _)| fits(row, &room.path)) else {
            wrong.push(format!("{} has no row in MAY_IMPORT: add one here and in ARCHITECTURE.md", room.path));
            continue;
        };
        for imported in &room.ours {
            if !may.iter().any(|pattern| fits(pattern, imported)) {
                wrong.push(format!("{} imports {imported}; it may import {may:?}", room.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn kernel_and_domains_name_nothing_that_acts() {
    let mut wrong = Vec::new();
    for room in rooms().iter().filter(|room| is_pure(&room.path)) {
        for library in room.libraries.iter().filter(|name| NEVER_IN_PURE_ROOMS.contains(&name.as_str())) {
            wrong.push(format!("{} names {library}: give it the value it needs as a parameter instead", room.path));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_heavy_library_is_named_in_its_own_rooms_only() {
    let mut wrong = Vec::new();
    for room in rooms() {
        for (library, only) in ONLY_IN {
            if room.libraries.iter().any(|name| name == library) && !only.contains(&room.path.as_str()) {
                wrong.push(format!("{} names {library}, which belongs to {only:?}", room.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `Directive::restore(stored)` builds a record out of a database row, so nobody else may call it.
#[test]
fn restore_is_named_only_in_storage() {
    let mut wrong = Vec::new();
    for folder in ["app", "interfaces", "dunghan", "simulate", "adapters"] {
        for file in sources(&root().join(folder)) {
            // Tests may build a record to show; what runs may not.
            if file.starts_with(root().join("adapters/storage"))
                || file.components().any(|part| part.as_os_str() == "tests")
            {
                continue;
            }
            let text = std::fs::read_to_string(&file).expect("a source file");
            for (at, line) in text.lines().enumerate().filter(|(_, line)| calls_restore(line)) {
                wrong.push(format!("{}:{}: {}", file.display(), at + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "only adapters/storage restores records:\n{}", wrong.join("\n"));
}

#[test]
fn clippy_forbids_the_clock_and_the_disk_in_pure_rooms() {
    for folder in ["kernel", "domains"] {
        let text = std::fs::read_to_string(root().join(folder).join("clippy.toml")).expect("clippy.toml");
        for banned in ["OffsetDateTime::now_utc", "SystemTime::now", "std::fs::read"] {
            assert!(text.contains(banned), "{folder}/clippy.toml must ban {banned}");
        }
    }
}

/// A crate of the workspace: its folder, the folders of ours that it imports, and the libraries that it names.
struct Room {
    path: String,
    ours: Vec<String>,
    libraries: Vec<String>,
}

fn is_pure(path: &str) -> bool {
    path.starts_with("kernel/") || path.starts_with("domains/")
}

fn fits(pattern: &str, path: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => pattern == path,
    }
}

/// A call on a type (`Directive::restore(`), not on a module (`storage::restore(`, which reads a backup).
fn calls_restore(line: &str) -> bool {
    line.match_indices("::restore(").any(|(at, _)| {
        let name = line[..at].rsplit(|c: char| !c.is_alphanumeric() && c != '_').next();
        name.is_some_and(|name| name.starts_with(char::is_uppercase))
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().expect("the workspace")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "node_modules") {
                found.extend(sources(&path));
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The workspace as its manifests describe it, without development dependencies.
fn rooms() -> Vec<Room> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo metadata");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let folders: BTreeMap<&str, String> =
        packages.iter().map(|package| (text(package, "name"), folder(package))).collect();
    packages.iter().map(|package| room(package, &folders)).collect()
}

fn room(package: &Value, folders: &BTreeMap<&str, String>) -> Room {
    let mut room = Room { path: folder(package), ours: Vec::new(), libraries: Vec::new() };
    let dependencies = package["dependencies"].as_array().expect("dependencies");
    for dependency in dependencies.iter().filter(|dependency| dependency["kind"] != "dev") {
        let name = text(dependency, "name");
        if dependency["path"].is_null() {
            room.libraries.push(name.to_owned());
        } else {
            room.ours.push(folders[name].clone());
        }
    }
    room
}

/// The folder of a package from the workspace's own, such as `kernel/calendar`.
fn folder(package: &Value) -> String {
    let manifest = Path::new(text(package, "manifest_path"));
    let folder = manifest.parent().and_then(|folder| folder.strip_prefix(root()).ok());
    folder.expect("a crate inside the workspace").display().to_string()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().expect("text")
}
