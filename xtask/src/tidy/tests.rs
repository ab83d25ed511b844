//! Tidy as a test, and each of its rules on a small file.

use super::{File, findings, report};
use crate::run;

/// The findings of one file in an otherwise proper repository.
fn check(path: &str, text: &str, expected: &[&str]) {
    check_all(&[(path, text)], expected);
}

fn check_all(files: &[(&str, &str)], expected: &[&str]) {
    let proper = [("CHANGELOG.md", "## Unreleased\n")];
    let files: Vec<File> = proper
        .iter()
        .chain(files)
        .map(|(path, text)| File { path: (*path).to_owned(), text: (*text).to_owned() })
        .collect();
    let found: Vec<String> = findings(&files).iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (finding, start) in found.iter().zip(expected) {
        assert!(finding.starts_with(start), "{finding} should start with {start}");
    }
}

#[test]
fn this_repository_is_tidy() {
    report(run::root()).expect("the findings stand above");
}

#[test]
fn a_source_file_says_what_it_is_for() {
    check("a.rs", "//! One sentence.\n", &[]);
    check("a.rs", "//! One sentence\n//! on two lines.\n//!\n//! More", &[]);
    check("a.rs", "//! No full stop\n", &["a.rs:1: end the opening"]);
    check("a.rs", "use std::fs;\n", &["a.rs:1: open the file"]);
}

#[test]
fn a_long_file_says_why() {
    let body = "fn f() {}\n".repeat(400);
    check("a.rs", &format!("//! One.\n{body}"), &["a.rs:401: 401 lines"]);
    let explained = format!("//! One.\n//!\n//! Long because it is a table.\n{body}");
    check("a.rs", &explained, &[]);
}

#[test]
fn unfinished_work_does_not_stay() {
    let text = concat!("//! One.\n#[", "ignore = \"later\"]\nfn f() { todo", "!() }\n");
    check("a.rs", text, &["a.rs:2: `#[", "a.rs:3: `todo"]);
}

#[test]
fn a_path_of_one_machine_is_found_but_not_part_of_an_address() {
    check("a.md", concat!("see `/", "home/lan/x`\n"), &["a.md:1: `/"]);
    check("a.md", concat!("see https://a.vn/", "home/ and target/", "work/x\n"), &[]);
}

#[test]
fn white_space_is_plain() {
    check("a.md", "one \ntwo\n\tthree\n", &["a.md:1: white space", "a.md:3: a tab"]);
    check("a.md", "one\r\n", &["a.md:1: white space"]);
}

#[test]
fn messages_stand_in_both_languages() {
    let vi = ("w/messages/vi/inbox.ftl", "title = Việc của tôi\n");
    let en = ("w/messages/en/inbox.ftl", "title = My work\n");
    check_all(&[vi, en], &[]);
    check_all(&[vi], &["w/messages/vi/inbox.ftl:1: its other language"]);
}

#[test]
fn a_migration_is_listed() {
    let file = ("adapters/storage/src/migrations/m20180101_000001_events.rs", "//! Events.\n");
    let list = "//! All.\nmod m20180101_000001_events;\nBox::new(m20180101_000001_events::Migration)\n";
    check_all(&[file, ("adapters/storage/src/migrations/mod.rs", list)], &[]);
    check_all(&[file, ("adapters/storage/src/migrations.rs", list)], &[]);
    let empty = ("adapters/storage/src/migrations/mod.rs", "//! All.\n");
    check_all(&[file, empty], &["adapters/storage/src/migrations/m2018"]);
}

#[test]
fn every_domain_has_the_same_rooms() {
    check(
        "domains/reports/src/lib.rs",
        "//! Reports.\n",
        &[
            "domains/reports/src/acts/:1: missing",
            "domains/reports/src/refusal.rs:1: missing",
            "domains/reports/tests/table.rs:1: missing",
        ],
    );
}
