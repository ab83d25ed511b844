//! What the program is told about its machine: options over environment over `dunghan.toml` over what is usual.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use app::imports::Watched;
use figment::providers::{Env, Format, Serialized, Toml};
use figment::{Figment, Profile};
use serde::{Deserialize, Serialize};

/// The file that is read when no other is named: in the working folder, then in the data folder.
const FILE: &str = "dunghan.toml";

/// The configuration. It has no `Debug` on purpose: an address of a database may hold a password.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The folder of the embedded database, the files and the signing key.
    pub data: PathBuf,
    /// `postgres://…` or `sqlite://…`; without one, the embedded database in the data folder.
    pub database_url: Option<String>,
    /// Where `serve` listens.
    pub listen: SocketAddr,
    /// Whether a proxy in front of us ends TLS and says who asks.
    pub behind_proxy: bool,
    /// Whether session cookies travel over TLS only; usual behind a proxy.
    pub cookie_secure: Option<bool>,
    /// How long a session lasts without a click.
    pub session_hours: u16,
    /// How the program's own log is written.
    pub log_format: LogFormat,
    /// How much of it, such as `info` or `warn,storage=debug`.
    pub log_level: String,
    /// The name under which the office's log is signed.
    pub log_name: String,
    /// The file of the signing key; without one, `signing.key` in the data folder.
    pub signing_key: Option<PathBuf>,
    /// When a task counts as completed; without it, as the house has it.
    pub completed_when: Option<CompletedWhen>,
    /// The address under which people open the house, such as `https://dunghan.tinh.gov.vn`: for links in letters.
    pub home: Option<String>,
    /// The mail server; without one no e-mail is sent.
    pub mail: Option<Mail>,
    /// The programs that are called when somebody is reminded.
    pub webhooks: Vec<Webhook>,
    /// The folder into which other systems lay their exports at night; without one, none is watched.
    pub watched_folder: Option<PathBuf>,
    /// The user name of the person as whom they are taken in.
    pub watched_as: Option<String>,
    /// Whether the good rows of a file are taken where others are wrong.
    pub watched_partial: bool,
}

/// The mail server.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Its name.
    pub host: String,
    /// Its port; without it the usual one of `security`.
    pub port: Option<u16>,
    /// How the line is kept private.
    #[serde(default)]
    pub security: MailSecurity,
    /// The user name, where it asks for one.
    pub username: Option<String>,
    /// The password.
    pub password: Option<String>,
    /// From whom letters come, such as `Nhắc việc <nhacviec@tinh.gov.vn>`.
    pub from: String,
}

/// How the line to the mail server is kept private.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailSecurity {
    /// TLS after a word in the clear; without it nothing is sent.
    #[default]
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// None: a server on this machine or in a closed network.
    None,
}

/// A program that is called.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// Its address, `https://…`.
    pub url: String,
    /// The secret that both sides sign with.
    pub secret: String,
    /// Whether it stands in the office's own network.
    #[serde(default)]
    pub inside: bool,
}

/// How the program's own log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// Lines for people.
    Text,
    /// A JSON object a line.
    Json,
}

/// When a task counts as completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletedWhen {
    /// When the result is handed in.
    Submitted,
    /// When the result is accepted.
    Accepted,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("dunghan-data"),
            database_url: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            behind_proxy: false,
            cookie_secure: None,
            session_hours: 12,
            log_format: LogFormat::Text,
            log_level: "info,sea_orm_migration=warn,sqlx::postgres::notice=warn".to_owned(),
            log_name: "dunghan".to_owned(),
            signing_key: None,
            completed_when: None,
            home: None,
            mail: None,
            webhooks: Vec::new(),
            watched_folder: None,
            watched_as: None,
            watched_partial: false,
        }
    }
}

/// The options of the command line that are also configuration.
#[derive(Default, Serialize)]
pub struct Given {
    /// `--data`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
    /// `--database-url`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
}

impl Config {
    /// Reads the configuration; `file` is `--config`.
    ///
    /// # Errors
    /// What is wrong, and in which file or variable.
    pub fn read(file: Option<&Path>, given: &Given) -> Result<Self, String> {
        Self::merged(file, Env::prefixed("DUNGHAN_").only(VARIABLES), given)
    }

    fn merged(file: Option<&Path>, environment: Env, given: &Given) -> Result<Self, String> {
        let usual = Figment::from(Serialized::defaults(Self::default()));
        let and =
            |below: Figment, file: &Path| if file.is_file() { below.merge(Toml::file_exact(file)) } else { below };
        let over = |below: Figment| below.merge(environment.clone()).merge(Serialized::from(given, Profile::Default));
        let read = match file {
            Some(file) if !file.is_file() => return Err(format!("{}: không có tệp cấu hình này", file.display())),
            Some(file) => over(usual.merge(Toml::file_exact(file))),
            None => {
                let working = and(usual, Path::new(FILE));
                // The data folder may be named by the file in the working folder, but not by its own.
                let data: PathBuf = over(working.clone()).extract_inner("data").map_err(told)?;
                over(and(working, &data.join(FILE)))
            }
        };
        let config: Self = read.extract().map_err(told)?;
        if config.watched_folder.is_some() && config.watched_as.is_none() {
            return Err(
                "watched_as: phải ghi tên đăng nhập của người đứng tên nhập tệp trong watched_folder".to_owned()
            );
        }
        // Told without the address: it may hold a password.
        let known = ["sqlite:", "postgres://", "postgresql://"];
        match &config.database_url {
            Some(url) if url.contains("://") && !known.iter().any(|scheme| url.starts_with(scheme)) => {
                Err("database_url: phải bắt đầu bằng sqlite:// hoặc postgres://".to_owned())
            }
            _ => Ok(config),
        }
    }

    /// The address of the database.
    #[must_use]
    pub fn database(&self) -> String {
        let embedded = || format!("sqlite://{}", self.data.join("dunghan.db").display());
        self.database_url.clone().unwrap_or_else(embedded)
    }

    /// The file of the embedded database; none: it is PostgreSQL's.
    #[must_use]
    pub fn database_file(&self) -> Option<PathBuf> {
        let address = self.database();
        let path = address.strip_prefix("sqlite://").or_else(|| address.strip_prefix("sqlite:")).unwrap_or(&address);
        (!path.contains("://")).then(|| PathBuf::from(path))
    }

    /// The folder that `serve` watches.
    #[must_use]
    pub fn watched(&self) -> Option<Watched> {
        let (folder, username) = self.watched_folder.clone().zip(self.watched_as.clone())?;
        Some(Watched { folder, username, partial: self.watched_partial })
    }

    /// Where the signing key is.
    #[must_use]
    pub fn key_file(&self) -> PathBuf {
        self.signing_key.clone().unwrap_or_else(|| self.data.join("signing.key"))
    }

    /// Whether somebody has said where the data is.
    #[must_use]
    pub fn is_placed(&self) -> bool {
        self.database_url.is_some() || self.data != Self::default().data
    }

    /// The ways out of the house.
    #[must_use]
    pub fn channels(&self) -> notify::Settings {
        let mail = self.mail.as_ref().map(|mail| {
            let (security, usual) = match mail.security {
                MailSecurity::StartTls => (notify::Security::StartTls, 587),
                MailSecurity::Tls => (notify::Security::Tls, 465),
                MailSecurity::None => (notify::Security::None, 25),
            };
            notify::MailSettings {
                host: mail.host.clone(),
                port: mail.port.unwrap_or(usual),
                security,
                login: mail.username.clone().zip(mail.password.clone()),
                from: mail.from.clone(),
            }
        });
        let hook = |hook: &Webhook| notify::HookSettings {
            url: hook.url.clone(),
            secret: hook.secret.clone(),
            inside: hook.inside,
        };
        let webhooks = self.webhooks.iter().map(hook).collect();
        notify::Settings { mail, webhooks, home: self.home.clone().unwrap_or_default() }
    }

    /// Whether session cookies travel over TLS only.
    #[must_use]
    pub fn secure_cookies(&self) -> bool {
        self.cookie_secure.unwrap_or(self.behind_proxy)
    }
}

/// What is wrong, in one line.
fn told(error: figment::Error) -> String {
    error.to_string().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The variables that are read; others with our prefix belong to tests and tools.
const VARIABLES: &[&str] = &[
    "data",
    "database_url",
    "listen",
    "behind_proxy",
    "cookie_secure",
    "session_hours",
    "log_format",
    "log_level",
    "log_name",
    "signing_key",
    "completed_when",
    "home",
    "mail",
    "webhooks",
    "watched_folder",
    "watched_as",
    "watched_partial",
];

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn read(toml: &str, given: &Given) -> Result<Config, String> {
        let file = tempfile::NamedTempFile::new().expect("a file");
        fs::write(file.path(), toml).expect("written");
        Config::merged(Some(file.path()), Env::raw().only(&[]), given)
    }

    #[test]
    fn what_is_usual_is_embedded_and_local() {
        let usual = read("", &Given::default()).expect("nothing is wrong");
        assert_eq!(usual.database(), "sqlite://dunghan-data/dunghan.db");
        assert_eq!(usual.database_file().as_deref(), Some(Path::new("dunghan-data/dunghan.db")));
        assert_eq!(usual.key_file(), Path::new("dunghan-data/signing.key"));
        assert_eq!(usual.listen.to_string(), "127.0.0.1:8080");
        assert!(!usual.secure_cookies());
    }

    #[test]
    fn no_file_is_needed() {
        let folder = tempfile::tempdir().expect("a folder");
        let given = Given { data: Some(folder.path().into()), ..Given::default() };
        fs::write(folder.path().join(FILE), "session_hours = 3").expect("written");
        let config = Config::merged(None, Env::raw().only(&[]), &given).expect("nothing is wrong");
        assert_eq!((config.session_hours, config.data.as_path()), (3, folder.path()));
    }

    #[test]
    fn an_option_wins_over_the_file() {
        let given = Given { data: Some("here".into()), ..Given::default() };
        let toml = "data = 'there'\nlisten = '0.0.0.0:80'\nbehind_proxy = true\ncompleted_when = 'accepted'\n";
        let config = read(toml, &given).expect("nothing is wrong");
        assert_eq!(config.database(), "sqlite://here/dunghan.db");
        assert_eq!(config.listen.to_string(), "0.0.0.0:80");
        assert!(config.secure_cookies() && config.completed_when == Some(CompletedWhen::Accepted));
    }

    #[test]
    fn a_folder_is_watched_in_somebodys_name() {
        let toml = "watched_folder = '/srv/xuat'\n";
        let error = read(toml, &Given::default()).err().expect("nobody is named");
        assert!(error.contains("watched_as"), "{error}");
        let config = read(&format!("{toml}watched_as = 'an'\n"), &Given::default()).expect("nothing is wrong");
        let watched = config.watched().expect("a folder");
        assert_eq!((watched.folder.as_path(), watched.username.as_str()), (Path::new("/srv/xuat"), "an"));
    }

    #[test]
    fn an_embedded_database_is_a_file() {
        for (url, file) in [
            ("sqlite:///srv/x.db", Some("/srv/x.db")),
            ("sqlite:x.db", Some("x.db")),
            ("x.db", Some("x.db")),
            ("postgres://u@h/x", None),
            ("postgresql://u@h/x", None),
        ] {
            let config = Config { database_url: Some(url.to_owned()), ..Config::default() };
            assert_eq!(config.database_file().as_deref(), file.map(Path::new), "{url}");
        }
    }

    #[test]
    fn the_ways_out_of_the_house_are_tables_of_the_file() {
        assert!(read("", &Given::default()).expect("nothing is wrong").channels().mail.is_none());
        let toml = "home = 'https://dunghan.example'\n[mail]\nhost = 'thu.example'\nfrom = 'nhacviec@thu.example'\n\
            [[webhooks]]\nurl = 'https://noi.example/nhan'\nsecret = 'mot-bi-mat-du-dai'\n";
        let settings = read(toml, &Given::default()).expect("nothing is wrong").channels();
        let mail = settings.mail.as_ref().expect("a server");
        assert!(mail.port == 587 && mail.security == notify::Security::StartTls && mail.login.is_none());
        assert!(notify::Channels::new(&settings).is_ok());
        let wrong = read("[mail]\nhost = 'x'", &Given::default()).err().expect("it is wrong");
        assert!(wrong.contains("from"), "{wrong}");
    }

    #[test]
    fn every_field_is_also_a_variable() {
        let usual = serde_json::to_value(Config::default()).expect("it can be written");
        let mut fields: Vec<&str> = usual.as_object().expect("an object").keys().map(String::as_str).collect();
        let mut variables = VARIABLES.to_vec();
        fields.sort_unstable();
        variables.sort_unstable();
        assert_eq!(fields, variables);
    }

    #[test]
    fn a_wrong_word_is_told_with_its_place() {
        for (toml, what) in
            [("lisen = '0.0.0.0:80'", "lisen"), ("listen = 80", "listen"), ("log_format = 'xml'", "xml")]
        {
            let error = read(toml, &Given::default()).err().expect("it is wrong");
            assert!(error.contains(what), "{error}");
        }
        let secret = read("database_url = 'mysql://x:geheim@host'", &Given::default()).err().expect("it is wrong");
        assert!(secret.contains("database_url") && !secret.contains("geheim"), "{secret}");
        assert!(Config::merged(Some(Path::new("nowhere.toml")), Env::raw().only(&[]), &Given::default()).is_err());
    }
}
