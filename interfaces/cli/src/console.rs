//! Who acts on the command line: whoever can read the data folder, under the system user's name.

use std::fs;
use std::os::unix::fs::MetadataExt;

use people::Actor;

/// The console as an actor.
pub(crate) fn actor() -> Actor {
    let uid = fs::metadata("/proc/self").ok().map(|process| process.uid());
    let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let known = uid.and_then(|uid| name_of(uid, &passwd).map(str::to_owned));
    // A directory service may know names that the file does not.
    let told = || std::env::var("USER").ok().filter(|name| !name.is_empty());
    let number = || uid.map_or_else(|| "unknown".to_owned(), |uid| uid.to_string());
    Actor::Console { user: known.or_else(told).unwrap_or_else(number) }
}

fn name_of(uid: u32, passwd: &str) -> Option<&str> {
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next().filter(|name| !name.is_empty())?;
        (fields.nth(1)?.parse() == Ok(uid)).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_user_has_the_name_of_the_number() {
        let passwd = "root:x:0:0:root:/r:/bin/sh\n# none\nvanthu:x:1001:1001::/h:/bin/sh\n";
        assert_eq!(super::name_of(1001, passwd), Some("vanthu"));
        assert_eq!(super::name_of(7, passwd), None);
    }
}
