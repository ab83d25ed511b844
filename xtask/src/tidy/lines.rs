//! Rules about one file: its first sentence, its length, its words, its white space.

use super::{File, Finding};

const LONGEST: usize = 400;
const LONG_BECAUSE: &str = "//! Long because";

/// Words that may not stay in Rust source. Written in two pieces, so that this file does not find itself.
const UNFINISHED: [(&str, &str); 4] = [
    (concat!("todo", "!("), "finish it, or leave it out"),
    (concat!("unimplemented", "!("), "finish it, or leave it out"),
    (concat!("#[", "ignore"), "mend the test, or remove it"),
    (concat!("dbg", "!("), "remove it"),
];

/// Folders of somebody's machine.
const MACHINE: [&str; 3] = [concat!("/", "work/"), concat!("/", "root/"), concat!("/", "home/")];

/// Every finding in this file.
pub fn check(file: &File) -> Vec<Finding> {
    let mut found = machine_paths(file);
    if file.is_rust() {
        found.extend(first_sentence(file));
        found.extend(length(file));
        found.extend(unfinished(file));
    }
    if file.is_rust() || file.is_markdown() {
        found.extend(white_space(file));
    }
    found
}

fn first_sentence(file: &File) -> Option<Finding> {
    let paragraph: Vec<&str> = file.text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
    let what = match paragraph.last() {
        None => "open the file with one `//! ` sentence that says what it is for",
        Some(end) if !end.trim_end().ends_with(['.', ':', '?']) => "end the opening sentence with a full stop",
        Some(_) => return None,
    };
    Some(Finding::at(&file.path, 1, what))
}

fn length(file: &File) -> Option<Finding> {
    let count = file.text.lines().count();
    let explained = file.text.lines().any(|line| line.starts_with(LONG_BECAUSE));
    (count > LONGEST && !explained).then(|| {
        let what = format!("{count} lines: split the file, or say why not in a line that starts with `{LONG_BECAUSE}`");
        Finding::at(&file.path, count, what)
    })
}

fn unfinished(file: &File) -> Vec<Finding> {
    lines_with(file, |line| {
        let (word, advice) = UNFINISHED.iter().find(|(word, _)| line.contains(word))?;
        Some(format!("`{word}` may not stay: {advice}"))
    })
}

fn machine_paths(file: &File) -> Vec<Finding> {
    lines_with(file, |line| {
        let path = MACHINE.iter().find(|path| names_folder(line, path))?;
        Some(format!("`{path}` is a folder of one machine: use a path inside the repository or a temporary folder"))
    })
}

/// Whether `path` starts an absolute path here; inside an address or a longer path it does not.
fn names_folder(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        before.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '}' | '*' | '$')))
    })
}

fn white_space(file: &File) -> Vec<Finding> {
    lines_with(file, |line| {
        if line.contains('\t') {
            Some("a tab character: use spaces".to_owned())
        } else if line.ends_with([' ', '\r']) {
            Some("white space at the end of the line: remove it".to_owned())
        } else {
            None
        }
    })
}

fn lines_with(file: &File, rule: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
    // Not `lines()`, which would hide a carriage return.
    let numbered = file.text.split('\n').enumerate();
    numbered.filter_map(|(at, line)| Some(Finding::at(&file.path, at + 1, rule(line)?))).collect()
}
