//! A house is made again from an archive: only where there is nothing yet, only what has its hash, and the log is verified.

use std::fs;
use std::path::{Path, PathBuf};

use app::log::{HasCheckpoint, VerifyLog};
use cli::{Failure, Restored};
use files::archive::{Packed, Torn, Unpacking};
use people::Actor;

use super::{DATABASE, EVIDENCE, FORMAT, KEY, Manifest};
use crate::config::Config;
use crate::{house, private};

/// Puts everything in its place, then opens the office and verifies its log. What an attempt that failed wrote is gone again.
///
/// # Errors
/// [`Failure::Wrong`] where the archive is damaged or of another kind, or something is in the way.
pub async fn restore(config: &Config, console: &Actor, from: &Path) -> Result<Restored, Failure> {
    let torn = |torn: Torn| match torn {
        Torn::Disk(error) => Failure::Fault(error.to_string()),
        torn => Failure::wrong(from.display().to_string(), format!("bản sao lưu hỏng, không phục hồi gì: {torn}")),
    };
    let mut archive = Unpacking::open(from).map_err(torn)?;
    let manifest = archive.manifest().map_err(torn)?;
    let manifest: Manifest = serde_json::from_slice(&manifest)
        .map_err(|error| Failure::wrong(from.display().to_string(), format!("không đọc được bản kê: {error}")))?;
    let wrong = |what: &str| Err(Failure::wrong(from.display().to_string(), what));
    if manifest.format != FORMAT {
        return wrong("bản sao lưu của phiên bản mới hơn; dùng phiên bản đó để phục hồi");
    }
    if manifest.files.len() != archive.len() {
        return wrong("bản sao lưu hỏng, không phục hồi gì: có tệp không nằm trong bản kê");
    }
    match (manifest.embedded, config.database_file()) {
        (true, None) => return wrong("bản sao lưu có cơ sở dữ liệu nhúng: phục hồi không kèm --database-url"),
        (false, Some(_)) => {
            return wrong(
                "cơ sở dữ liệu của bản này ở PostgreSQL: chạy pg_restore trước, rồi phục hồi kèm --database-url",
            );
        }
        _ => {}
    }
    let log_name = manifest.public_key.split('+').next().unwrap_or_default();
    if log_name != config.log_name {
        return wrong(&format!(
            "nhật ký này mang tên {log_name}: đặt log_name = \"{log_name}\" trong cấu hình rồi phục hồi"
        ));
    }
    in_the_way(config)?;

    let files: Vec<Packed> = manifest.files.into_iter().map(Into::into).collect();
    let mut making = Making::default();
    for packed in &files {
        let Some(to) = place(config, &packed.path) else {
            return wrong(&format!("bản sao lưu hỏng, không phục hồi gì: tên lạ {:?}", packed.path));
        };
        making.folder(to.parent().unwrap_or(&config.data))?;
        making.files.push(to.clone());
        archive.take(packed, &to).map_err(torn)?;
    }
    making.keep();

    let office = house::open(config).await?;
    let report = office.look(console, &VerifyLog).await?;
    let holds = match &manifest.checkpoint {
        Some(note) => Some(office.look(console, &HasCheckpoint(note)).await?),
        None => None,
    };
    let evidence = files.iter().filter(|packed| packed.path.starts_with(EVIDENCE)).count();
    Ok(Restored {
        data: config.data.clone(),
        made_at: manifest.made_at,
        files: evidence,
        holds_checkpoint: holds,
        log: report,
    })
}

/// Nothing is written over: what is there may be the only one.
fn in_the_way(config: &Config) -> Result<(), Failure> {
    let taken =
        |path: &Path| Failure::wrong(path.display().to_string(), "đã có dữ liệu; chỉ phục hồi vào thư mục trống");
    let empty = match fs::read_dir(&config.data) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
        Err(error) => return Err(Failure::Fault(format!("{}: {error}", config.data.display()))),
    };
    if !empty {
        return Err(taken(&config.data));
    }
    match [Some(config.key_file()), config.database_file()].into_iter().flatten().find(|file| file.exists()) {
        Some(file) => Err(taken(&file)),
        None => Ok(()),
    }
}

/// Where a file of an archive belongs; nothing for a name that no archive of ours has, so that none leads elsewhere.
fn place(config: &Config, path: &str) -> Option<PathBuf> {
    match path {
        DATABASE => config.database_file(),
        KEY => Some(config.key_file()),
        _ => {
            let (folder, address) = path.strip_prefix(EVIDENCE)?.strip_prefix('/')?.split_once('/')?;
            let place = files::place(address).filter(|place| place.parent() == Some(Path::new(folder)))?;
            Some(config.data.join(EVIDENCE).join(place))
        }
    }
}

/// What was made so far; dropped before it is kept, it goes again.
#[derive(Default)]
struct Making {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Making {
    fn folder(&mut self, folder: &Path) -> Result<(), Failure> {
        let new: Vec<PathBuf> = folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect();
        self.folders.extend(new.into_iter().rev());
        private::folder(folder).map_err(|error| Failure::Fault(format!("{}: {error}", folder.display())))
    }

    fn keep(mut self) {
        self.files.clear();
        self.folders.clear();
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        // What cannot be taken away is in the way of the next attempt, which says so.
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
