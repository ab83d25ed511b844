//! Both languages say the same things, every key that a page uses exists, and no message is left over.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// The source of the pages: templates and handlers.
pub fn sources() -> Vec<(PathBuf, String)> {
    ["templates", "src"]
        .into_iter()
        .flat_map(|folder| files(&home().join(folder)))
        .map(|path| (path.clone(), fs::read_to_string(&path).unwrap()))
        .map(|(path, text)| {
            (path, text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

/// The keys of a language, with the file of each.
pub fn keys(lang: &str) -> Vec<(String, String)> {
    files(&home().join("messages").join(lang))
        .into_iter()
        .flat_map(|path| {
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let keys: Vec<_> = text
                .lines()
                .filter(|line| line.starts_with(|sign: char| sign.is_ascii_lowercase()))
                .filter_map(|line| Some((file.clone(), line.split_once('=')?.0.trim().to_owned())))
                .collect();
            keys
        })
        .collect()
}

/// The text of a message that takes no values.
pub fn words(lang: &str, prefix: &str) -> Vec<String> {
    files(&home().join("messages").join(lang))
        .into_iter()
        .flat_map(|path| fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.starts_with(prefix))
        .filter_map(|line| Some(line.split_once('=')?.1.trim().to_owned()))
        .collect()
}

#[test]
fn both_languages_have_the_same_keys_in_the_same_files() {
    let (vi, en) = (keys("vi"), keys("en"));
    assert_eq!(vi, en);
    let once: BTreeSet<_> = vi.iter().map(|(_, key)| key).collect();
    assert_eq!(once.len(), vi.len(), "a key stands twice");
}

#[test]
fn every_key_that_a_page_says_exists_and_none_is_left_over() {
    let known: BTreeSet<String> = keys("vi").into_iter().map(|(_, key)| key).collect();
    let mut said = BTreeSet::new();
    for (path, text) in sources() {
        for call in ["words.get(\"", "words.say(\""] {
            for after in text.split(call).skip(1) {
                let key = after.split('"').next().unwrap();
                assert!(known.contains(key), "{}: no message {key:?}", path.display());
            }
        }
        said.extend(text.split('"').map(str::to_owned));
    }
    said.extend(refusals());
    let left: Vec<_> = known.iter().filter(|key| !said.contains(*key)).collect();
    assert!(left.is_empty(), "messages that no page says: {left:?}");
}

/// The keys that the other crates' refusals name, as they stand in their source.
fn refusals() -> BTreeSet<String> {
    let room = home().join("../..");
    let files = [
        "app/src/refusal.rs",
        "adapters/files/src/refused.rs",
        "domains/directives/src/refusal.rs",
        "domains/objectives/src/refusal.rs",
        "domains/people/src/refusal.rs",
        "domains/procedures/src/refusal.rs",
        "domains/programme/src/refusal.rs",
        "domains/urging/src/refusal.rs",
    ];
    let prefixes = [
        "refusal-",
        "files-",
        "directives-",
        "indicators-",
        "objectives-",
        "people-",
        "procedures-",
        "programme-",
        "urging-",
    ];
    files
        .into_iter()
        .flat_map(|file| {
            let text = fs::read_to_string(room.join(file)).unwrap_or_else(|why| panic!("{file}: {why}"));
            text.split('"')
                .filter(|part| prefixes.iter().any(|prefix| part.starts_with(prefix)))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_refusal_has_its_sentence() {
    let known: BTreeSet<String> = keys("vi").into_iter().map(|(_, key)| key).collect();
    let silent: Vec<_> = refusals().into_iter().filter(|key| !known.contains(key)).collect();
    assert!(silent.is_empty(), "refusals without a sentence: {silent:?}");
}

#[test]
fn no_page_writes_words_of_its_own() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "html")) {
        let bare = without_template_code(&text);
        let words = super::html::text(&bare);
        let stray = words
            .split_whitespace()
            .find(|word| !word.contains('=') && word.chars().filter(|sign| sign.is_alphabetic()).count() > 1);
        assert_eq!(stray, None, "{}: words belong in messages", path.display());
    }
}

fn without_template_code(text: &str) -> String {
    let mut bare = text.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}")] {
        while let Some(start) = bare.find(open) {
            let end = bare[start..].find(close).expect("template code is closed") + start + close.len();
            bare.replace_range(start..end, "");
        }
    }
    bare
}
