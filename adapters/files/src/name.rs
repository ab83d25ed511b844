//! File names, for display and for what they would start.

/// The longest name that is shown, in characters.
const LONGEST: usize = 150;

/// A name that is safe to show and to offer for saving: no folders, no control or direction characters, no reserved marks.
///
/// ```
/// assert_eq!(files::clean_name("../../etc/Báo cáo\u{202e} quý I.pdf"), "Báo cáo quý I.pdf");
/// ```
#[must_use]
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|&c| !is_hidden(c)).map(|c| if is_reserved(c) { '_' } else { c }).collect();
    let kept = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = kept.trim_matches(['.', ' ']);
    if kept.is_empty() {
        return "tep".to_owned();
    }
    if kept.chars().count() <= LONGEST {
        return kept.to_owned();
    }
    // The ending tells what it is, so the middle goes.
    let ending = kept.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.chars().count() <= 8);
    let ending = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let head: String = kept.chars().take(LONGEST - ending.chars().count()).collect();
    format!("{}{ending}", head.trim_end_matches(['.', ' ']))
}

/// Characters that are not seen, or turn the direction of writing so that `fdp.exe` looks like `exe.pdf`.
fn is_hidden(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_reserved(c: char) -> bool {
    matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
}

/// The ending of a name, in lower case.
pub(crate) fn ending(name: &str) -> String {
    let clean = clean_name(name);
    clean.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// Whether opening a file of this name would run it.
pub(crate) fn runs(name: &str) -> bool {
    const ENDINGS: [&str; 38] = [
        "exe", "dll", "com", "scr", "pif", "cpl", "msi", "msp", "sys", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js",
        "jse", "mjs", "wsf", "wsh", "hta", "lnk", "url", "reg", "inf", "sh", "bash", "py", "pl", "rb", "php", "jar",
        "apk", "app", "dmg", "iso", "desktop", "chm",
    ];
    ENDINGS.contains(&ending(name).as_str())
}
