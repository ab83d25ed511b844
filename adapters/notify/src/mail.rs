//! E-mail over SMTP.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, MessageBuilder};
use lettre::transport::smtp::authentication::Credentials;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use time::OffsetDateTime;

use crate::settings::{MailSettings, Security};
use crate::{Failed, WrongSettings};

/// The longest that one word to the server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Sends e-mail through one server.
#[derive(Debug, Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

/// One e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    /// Names the letter: a second copy has the same.
    pub id: String,
    /// The receiver's address.
    pub to: String,
    /// The receiver's name.
    pub name: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// When it is written.
    pub at: OffsetDateTime,
}

impl Mailer {
    /// A way over the server of these settings.
    pub(crate) fn new(settings: &MailSettings) -> Result<Self, WrongSettings> {
        crate::hook::provide_tls();
        let wrong = |error: lettre::transport::smtp::Error| WrongSettings::new("mail.host", error);
        let host = settings.host.as_str();
        let server = match settings.security {
            Security::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(host).map_err(wrong)?,
            Security::StartTls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host).map_err(wrong)?,
            Security::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host),
        };
        let mut server = server.port(settings.port).timeout(Some(PATIENCE));
        if let Some((user, password)) = &settings.login {
            server = server.credentials(Credentials::new(user.clone(), password.clone()));
        }
        let from = settings.from.parse().map_err(|error| WrongSettings::new("mail.from", error))?;
        Ok(Self { transport: server.build(), from })
    }

    /// Hands one e-mail to the server.
    ///
    /// # Errors
    /// [`Failed::Refused`] when the address is none or the server refuses it for good, else [`Failed::Later`].
    pub async fn send(&self, email: &Email) -> Result<(), Failed> {
        let message = self.message(email).map_err(Failed::Refused)?;
        match self.transport.send(message).await {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(Failed::Refused(error.to_string())),
            Err(error) => Err(Failed::Later(error.to_string())),
        }
    }

    fn message(&self, email: &Email) -> Result<Message, String> {
        let address: Address = email.to.parse().map_err(|error| format!("{}: {error}", email.to))?;
        let name = (!email.name.is_empty()).then(|| email.name.clone());
        let builder: MessageBuilder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(name, address))
            .message_id(Some(format!("<{}@{}>", email.id, self.from.email.domain())))
            .date(email.at.into())
            .subject(email.subject.clone())
            .header(ContentType::TEXT_PLAIN);
        builder.body(email.text.clone()).map_err(|error| error.to_string())
    }
}
