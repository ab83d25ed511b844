//! The wired house: what the commands ask the binary for.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use app::log::LatestCheckpoint;
use app::{Clock, IdSource, Office, Opening};
use cli::{BackedUp, Check, Failure, Filled, House, Options, Restored, Wanted};
use law::{Citation, Law, Parameter};
use people::Actor;
use time::macros::date;

use crate::config::{CompletedWhen, Config, Given};
use crate::{backup, demo, key, logging, private, serve};

/// Where a demo lives when nobody says where: never among an office's data.
const DEMO: &str = "dunghan-demo";

/// A log that was signed is not signed on by another key in silence.
const KEY_LOST: &str = "thiếu khóa đã ký nhật ký này; lấy lại từ bản sao lưu hoặc chỉ đúng tệp bằng signing_key. \
    Nếu đã mất hẳn, ghi 32 byte base64 mới vào tệp này; khi đó ledger verify sẽ báo các chữ ký cũ";

/// The house over one configuration, which is read when it is first needed.
pub struct Wired {
    file: Option<PathBuf>,
    given: Given,
    config: OnceLock<Config>,
}

impl Wired {
    /// The house that these options ask for.
    pub fn new(options: &Options) -> Self {
        let given = Given { data: options.data.clone(), database_url: options.database_url.clone() };
        Self { file: options.config.clone(), given, config: OnceLock::new() }
    }

    fn config(&self) -> Result<&Config, Failure> {
        if let Some(config) = self.config.get() {
            return Ok(config);
        }
        let config = Config::read(self.file.as_deref(), &self.given).map_err(Failure::Use)?;
        Ok(self.config.get_or_init(|| {
            logging::start(&config);
            config
        }))
    }
}

/// Opens the office of a configuration.
pub async fn open(config: &Config) -> Result<Arc<Office>, Failure> {
    open_at(config, Clock::System, IdSource::random()).await
}

/// The same at a time and with ids of one's own choice.
pub async fn open_at(config: &Config, clock: Clock, ids: IdSource) -> Result<Arc<Office>, Failure> {
    let told = |place: &Path| {
        let place = place.display().to_string();
        move |error: std::io::Error| Failure::Fault(format!("{place}: {error}"))
    };
    private::folder(&config.data).map_err(told(&config.data))?;
    let key_file = config.key_file();
    let key = key::read_or_make(&key_file).map_err(told(&key_file))?;
    let opening = Opening {
        database: config.database(),
        files: config.data.join(backup::EVIDENCE),
        clock,
        ids,
        law: law(config.completed_when),
        log_name: config.log_name.clone(),
        log_seed: key.seed,
    };
    let channels = notify::Channels::new(&config.channels()).map_err(|wrong| Failure::Use(wrong.to_string()))?;
    let office = Office::open(opening).await?.with_channels(channels);
    if key.new && office.look(&Actor::Console { user: String::new() }, &LatestCheckpoint).await?.is_some() {
        fs::remove_file(&key_file).map_err(told(&key_file))?;
        return Err(Failure::wrong(key_file.display().to_string(), KEY_LOST));
    }
    Ok(Arc::new(office))
}

/// The law of the house with this office's own choice.
fn law(completed_when: Option<CompletedWhen>) -> Law {
    let house = Law::house();
    let (value, words) = match completed_when {
        None => return house,
        Some(CompletedWhen::Submitted) => (law::CompletedWhen::Submitted, "hoàn thành khi đơn vị chủ trì gửi kết quả"),
        Some(CompletedWhen::Accepted) => (law::CompletedWhen::Accepted, "hoàn thành khi kết quả được chấp nhận"),
    };
    let since = date!(2000 - 01 - 01);
    let completed_when = Parameter::since("completed_when", since, value, Citation::house_rule(words));
    Law { completed_when, ..house }
}

impl House for Wired {
    async fn open(&self) -> Result<Arc<Office>, Failure> {
        open(self.config()?).await
    }

    fn inspect(&self) -> Vec<Check> {
        match self.config() {
            Ok(config) => vec![writable(&config.data), kept_private(config), signing_key(config), clock(&config.data)],
            Err(failure) => vec![Check { name: "config", ok: false, what: failure.to_string() }],
        }
    }

    async fn back_up(&self, console: &Actor, to: &Path) -> Result<BackedUp, Failure> {
        backup::back_up(self.config()?, console, to).await
    }

    async fn restore(&self, console: &Actor, from: &Path) -> Result<Restored, Failure> {
        backup::restore(self.config()?, console, from).await
    }

    async fn serve(
        &self,
        office: Arc<Office>,
        listen: Option<SocketAddr>,
        started: impl FnOnce(SocketAddr) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let config = self.config()?;
        serve::serve(config, office, listen.unwrap_or(config.listen), started).await
    }

    async fn demo(
        &self,
        wanted: Wanted,
        progress: impl FnMut(u64, u64) + Send,
    ) -> Result<(Arc<Office>, Filled), Failure> {
        let config = self.config()?;
        // Where nobody says where: never among what may become an office's data.
        let own = Config { data: PathBuf::from(DEMO), ..config.clone() };
        let config = if config.is_placed() { config } else { &own };
        let filled = demo::fill(config, wanted, progress).await?;
        Ok((open(config).await?, filled))
    }
}

fn writable(data: &Path) -> Check {
    let trial = data.join(format!(".doctor-{}", std::process::id()));
    let tried = private::folder(data).and_then(|()| fs::write(&trial, b"trial")).and_then(|()| fs::remove_file(&trial));
    let what = match &tried {
        Ok(()) => format!("{}: ghi được", data.display()),
        Err(error) => {
            format!("{}: không ghi được ({error}); cấp quyền ghi cho người chạy chương trình", data.display())
        }
    };
    Check { name: "disk", ok: tried.is_ok(), what }
}

/// Whoever reads the key can sign for the office, and whoever reads the database reads everything.
fn kept_private(config: &Config) -> Check {
    let files = [Some(config.key_file()), config.database_file()].into_iter().flatten();
    let open: Vec<String> =
        files.filter(|file| private::is_open(file)).map(|file| file.display().to_string()).collect();
    let what = match open.as_slice() {
        [] => "khóa ký và cơ sở dữ liệu chỉ chủ sở hữu đọc được".to_owned(),
        open => format!("người khác trên máy đọc được; chạy: chmod 600 {}", open.join(" ")),
    };
    Check { name: "private", ok: open.is_empty(), what }
}

/// Without a key nothing can be signed; where there are no records yet, opening them makes one.
fn signing_key(config: &Config) -> Check {
    let file = config.key_file();
    let there = file.is_file();
    let fresh = config.database_url.is_none() && !config.data.join("dunghan.db").exists();
    let what = match (there, fresh) {
        (true, _) => "có; phải được sao lưu cùng dữ liệu",
        (false, true) => "chưa có; được tạo khi mở hồ sơ lần đầu",
        (false, false) => KEY_LOST,
    };
    Check { name: "signing_key", ok: there || fresh, what: format!("{}: {what}", file.display()) }
}

/// Files from the future say that the clock was set back.
fn clock(data: &Path) -> Check {
    let newest = fs::read_dir(data)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.metadata().ok()?.modified().ok())
        .max();
    let now = SystemTime::now();
    let ok = newest.is_none_or(|newest| newest <= now + Duration::from_secs(60));
    let what =
        if ok { "không lùi" } else { "lùi so với tệp dữ liệu mới nhất; chỉnh lại giờ của máy" };
    Check { name: "clock", ok, what: what.to_owned() }
}
