//! Letters out of the house: e-mail over SMTP, and calls to other programs that are signed.

mod failed;
mod hook;
mod mail;
mod settings;
pub mod words;

pub use failed::Failed;
pub use hook::{Hook, signature};
pub use mail::{Email, Mailer};
pub use settings::{HookSettings, MailSettings, Security, Settings, WrongSettings};

/// The ways out of the house; without settings there is none.
#[derive(Debug, Clone, Default)]
pub struct Channels {
    /// E-mail.
    pub mailer: Option<Mailer>,
    /// Programs that are called.
    pub hooks: Vec<Hook>,
    /// The address under which people open the house, for links in letters; empty: none.
    pub home: String,
}

impl Channels {
    /// The ways that the settings describe. Nothing is connected yet.
    ///
    /// # Errors
    /// [`WrongSettings`] with what is wrong.
    pub fn new(settings: &Settings) -> Result<Self, WrongSettings> {
        Ok(Self {
            mailer: settings.mail.as_ref().map(Mailer::new).transpose()?,
            hooks: settings.webhooks.iter().map(Hook::new).collect::<Result<_, _>>()?,
            home: settings.home.trim_end_matches('/').to_owned(),
        })
    }
}
