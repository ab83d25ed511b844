//! The watched folder: exports that another system lays there at night are taken in once they keep still, and put aside.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ::people::Actor;
use files::folder::{self, Lying};
use serde_json::json;
use time::macros::format_description;

use super::{Import, Kind, Origin, Outcome, Source, Told, problem_list, runs};
use crate::{Office, Refusal};

/// The most bytes of a file.
const MOST: u64 = 64 << 20;

/// A folder to watch, as the configuration has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The folder.
    pub folder: PathBuf,
    /// The user name of the person as whom files are taken in.
    pub username: String,
    /// Take the good rows; otherwise one wrong row keeps a whole file out.
    pub partial: bool,
}

/// What lay in the folder when it was looked at last: a file that has not changed since is whole.
#[derive(Debug, Default)]
pub struct Watching {
    seen: HashMap<String, Lying>,
}

/// What became of a file.
struct Ended {
    to: &'static str,
    result: serde_json::Value,
    told: Vec<Told>,
}

impl Office {
    /// From now on this process watches a folder; the first one that is told stays.
    pub fn watch(&self, watched: Watched) {
        let _ = self.watched.set(watched);
    }

    /// The folder that this process watches.
    #[must_use]
    pub fn watched(&self) -> Option<&Watched> {
        self.watched.get()
    }

    /// Looks into the watched folder, and takes in what has kept still since the last look. Answers how many files were put aside.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] where nobody has the user name; [`Refusal::Fault`]. Then a file stays where it is and is tried again;
    /// the others were taken in all the same.
    pub async fn look_into_folder(&self, watching: &mut Watching) -> Result<usize, Refusal> {
        let Some(watched) = self.watched.get() else { return Ok(0) };
        let at = watched.folder.clone();
        let lying = blocking(move || folder::lying(&at)).await?;
        let still: Vec<Lying> =
            lying.iter().filter(|file| watching.seen.get(&file.name) == Some(file)).cloned().collect();
        watching.seen = lying.into_iter().map(|file| (file.name.clone(), file)).collect();
        let (mut done, mut trouble) = (0, None);
        for file in still.into_iter().filter(|file| is_list(&file.name)) {
            let ended = match kind_of(&file.name) {
                Some(kind) => self.take_lying(watched, kind, &file).await,
                None => Ok(Some(refused(
                    "tên tệp phải bắt đầu bằng loại hồ sơ, ví dụ dossiers-2026-11-24.csv; hãy đổi tên tệp",
                ))),
            };
            // One file that cannot be taken keeps none of the others waiting.
            let ended = match ended {
                Err(Refusal::NotPermitted { .. }) => {
                    Some(refused("người đứng tên nhập tệp không có quyền nhập loại hồ sơ này"))
                }
                Err(refusal) => {
                    trouble.get_or_insert(refusal);
                    continue;
                }
                Ok(ended) => ended,
            };
            if let Some(ended) = ended {
                match self.put_aside(&watched.folder, &file.name, ended).await {
                    Ok(()) => done += 1,
                    Err(refusal) => {
                        trouble.get_or_insert(refusal);
                    }
                }
                watching.seen.remove(&file.name);
            }
        }
        trouble.map_or(Ok(done), Err)
    }

    /// Takes a file in; `None`: it has changed after all.
    async fn take_lying(&self, watched: &Watched, kind: Kind, file: &Lying) -> Result<Option<Ended>, Refusal> {
        let person = storage::people::person_by_username(&self.db, &watched.username.trim().to_lowercase()).await?;
        let person = person.ok_or_else(|| Refusal::not_found("person", &watched.username))?;
        let actor: Actor = self.signed_in(person.id).await?.actor();
        if file.bytes > MOST {
            return Ok(Some(refused("tệp quá lớn; hãy chia thành nhiều tệp")));
        }
        let (at, seen) = (watched.folder.clone(), file.clone());
        let Some(bytes) = blocking(move || folder::read(&at, &seen, MOST)).await? else { return Ok(None) };
        let import = Import { kind, dry_run: false, partial: watched.partial };
        let source = Source { name: &file.name, origin: Origin::Folder, beside: None };
        match self.import(&actor, import, source, bytes, |_, _| ()).await {
            Ok(outcome) => Ok(Some(ended(&outcome, watched.partial))),
            Err(Refusal::Unreadable(why)) => Ok(Some(refused(&why.to_string()))),
            Err(refusal) => Err(refusal),
        }
    }

    async fn put_aside(&self, folder: &Path, name: &str, ended: Ended) -> Result<(), Refusal> {
        let Ended { to, result, told } = ended;
        let shape = format_description!("[year][month][day]-[hour][minute][second]");
        let stamp = self.clock.now().format(shape).map_err(|error| Refusal::fault(error.to_string()))?;
        let mut notes = vec![(".result.json", result.to_string().into_bytes())];
        if !told.is_empty() {
            let heads = ["row", "cell", "column", "value", "what", "taken"].map(str::to_owned);
            notes.push((".problems.csv", problem_list(&told, heads, ["no", "yes"]).into_bytes()));
        }
        let (folder, name) = (folder.to_owned(), name.to_owned());
        blocking(move || folder::put_aside(&folder, &name, to, &stamp, &notes)).await
    }
}

/// Whether a name ends like that of a list; others are none of ours.
fn is_list(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase());
    matches!(end.as_deref(), Some("csv" | "xlsx"))
}

/// What a file holds by its name: `KIND.csv` or `KIND-anything.xlsx`.
fn kind_of(name: &str) -> Option<Kind> {
    let stem = name.rsplit_once('.')?.0.to_lowercase();
    let named =
        |kind: &&Kind| stem.strip_prefix(kind.key()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    Kind::ALL.iter().find(named).copied()
}

fn ended(outcome: &Outcome, partial: bool) -> Ended {
    let refused = outcome.refused.len() as u64;
    let taken = refused == 0 || partial && refused < outcome.rows;
    Ended {
        to: if taken { "taken" } else { "refused" },
        result: json!(runs::counts(outcome)),
        told: runs::told(outcome),
    }
}

fn refused(why: &str) -> Ended {
    let told =
        Told { row: 0, column: String::new(), value: String::new(), what: why.to_owned(), cell: None, doubt: false };
    Ended { to: "refused", result: json!({ "refused": why }), told: vec![told] }
}

/// Works on files on a thread that may wait.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Result<T, Refusal> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| Refusal::fault(error.to_string()))?;
    done.map_err(|error| Refusal::fault(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_what_a_file_holds() {
        for (name, kind) in [
            ("dossiers.csv", Some(Kind::Dossiers)),
            ("dossiers-2026-11-24.xlsx", Some(Kind::Dossiers)),
            ("Dossier-Events-1.CSV", Some(Kind::DossierEvents)),
            ("follow-ups-x.csv", Some(Kind::FollowUps)),
            ("dossiersx.csv", None),
            ("ho-so.csv", None),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
        assert!(is_list("a.CSV") && is_list("a.xlsx") && !is_list("a.csv.part") && !is_list("csv"));
    }
}
