//! What the configuration says of the ways out of the house.

/// How the line to a mail server is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte.
    Tls,
    /// TLS after a word in the clear; without it nothing is sent.
    StartTls,
    /// None: a server on this machine or in a closed network.
    None,
}

/// The mail server.
#[derive(Clone)]
pub struct MailSettings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept private.
    pub security: Security,
    /// User name and password, where it asks for them.
    pub login: Option<(String, String)>,
    /// From whom letters come, such as `Nhắc việc <nhacviec@tinh.gov.vn>`.
    pub from: String,
}

/// A program that is called.
#[derive(Clone)]
pub struct HookSettings {
    /// Its address.
    pub url: String,
    /// The secret that both sides sign with, at least sixteen bytes.
    pub secret: String,
    /// Whether it stands in the office's own network: private addresses and plain HTTP are allowed then.
    pub inside: bool,
}

/// All of it.
#[derive(Clone, Default)]
pub struct Settings {
    /// The mail server.
    pub mail: Option<MailSettings>,
    /// The programs that are called.
    pub webhooks: Vec<HookSettings>,
    /// The address under which people open the house.
    pub home: String,
}

/// Settings that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {what}")]
pub struct WrongSettings {
    /// The setting.
    pub field: &'static str,
    /// What is wrong with it; never a secret.
    pub what: String,
}

impl WrongSettings {
    pub(crate) fn new(field: &'static str, what: impl ToString) -> Self {
        Self { field, what: what.to_string() }
    }
}
