//! Calls to other programs, signed as "Standard Webhooks" writes: `webhook-id`, `webhook-timestamp`, `webhook-signature`.

use std::net::{IpAddr, SocketAddr};
use std::sync::Once;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use sha2::Sha256;
use time::OffsetDateTime;

use crate::settings::HookSettings;
use crate::{Failed, WrongSettings};

/// The longest that the name of a host may take to be found.
const LOOK_UP: Duration = Duration::from_secs(10);
/// The longest that a call may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// The shortest secret.
const SECRET: usize = 16;

/// A program that is called.
#[derive(Clone)]
pub struct Hook {
    url: Url,
    secret: Vec<u8>,
    inside: bool,
}

impl std::fmt::Debug for Hook {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hook").field("url", &self.url.as_str()).field("inside", &self.inside).finish_non_exhaustive()
    }
}

impl Hook {
    /// The program of these settings.
    pub(crate) fn new(settings: &HookSettings) -> Result<Self, WrongSettings> {
        provide_tls();
        let url = Url::parse(&settings.url).map_err(|error| WrongSettings::new("webhooks.url", error))?;
        match url.scheme() {
            "https" => {}
            "http" if settings.inside => {}
            _ => return Err(WrongSettings::new("webhooks.url", "phải là https:// (http:// chỉ khi inside = true)")),
        }
        if url.host_str().is_none() || !url.username().is_empty() || url.password().is_some() {
            return Err(WrongSettings::new("webhooks.url", "phải có tên máy và không chứa mật khẩu"));
        }
        if settings.secret.len() < SECRET {
            return Err(WrongSettings::new("webhooks.secret", format!("phải dài ít nhất {SECRET} byte")));
        }
        Ok(Self { url, secret: settings.secret.clone().into_bytes(), inside: settings.inside })
    }

    /// Its address, which names it.
    #[must_use]
    pub fn address(&self) -> &str {
        self.url.as_str()
    }

    /// Calls with a JSON text; `id` is the same when the call is made again.
    ///
    /// # Errors
    /// [`Failed::Refused`] when the program says no for good or stands where it may not, else [`Failed::Later`].
    pub async fn call(&self, id: &str, at: OffsetDateTime, body: &str) -> Result<(), Failed> {
        let stamp = at.unix_timestamp();
        let client = self.client().await?;
        let request = client
            .post(self.url.clone())
            .header("content-type", "application/json; charset=utf-8")
            .header("webhook-id", id)
            .header("webhook-timestamp", stamp.to_string())
            .header("webhook-signature", signature(&self.secret, id, stamp, body))
            .body(body.to_owned());
        let answer = request.send().await.map_err(|error| Failed::Later(error.without_url().to_string()))?;
        match answer.status() {
            status if status.is_success() => Ok(()),
            // Gone, or the request itself is no good; everything else may pass.
            status if [400, 401, 403, 404, 405, 410, 422].contains(&status.as_u16()) => {
                Err(Failed::Refused(format!("HTTP {status}")))
            }
            status => Err(Failed::Later(format!("HTTP {status}"))),
        }
    }

    /// A client that reaches only the addresses that were looked at: a name that changes its address between the look and the
    /// call would lead inside.
    async fn client(&self) -> Result<Client, Failed> {
        let later = |error: &dyn std::fmt::Display| Failed::Later(error.to_string());
        let host = self.url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        let port = self.url.port_or_known_default().unwrap_or(443);
        let looked_up = tokio::time::timeout(LOOK_UP, tokio::net::lookup_host((host.as_str(), port))).await;
        let found = looked_up.map_err(|error| later(&error))?.map_err(|error| later(&error))?;
        let found: Vec<SocketAddr> = found.filter(|address| self.inside || is_public(address.ip())).collect();
        if found.is_empty() {
            return Err(Failed::Refused(format!("{host}: địa chỉ nằm trong mạng nội bộ, không được gọi")));
        }
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(PATIENCE)
            .resolve_to_addrs(&host, &found)
            .build();
        client.map_err(|error| later(&error))
    }
}

/// The signature of a call: `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`.
#[must_use]
pub fn signature(secret: &[u8], id: &str, stamp: i64, body: &str) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return String::new() };
    mac.update(format!("{id}.{stamp}.{body}").as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

/// The cryptography that TLS uses here, named once a process.
pub(crate) fn provide_tls() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // An error says that another part of the program was first.
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

/// Whether an address lies outside of every network that is only reached from inside.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            let shared = a == 100 && (64..128).contains(&b);
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_unspecified()
                || v4.is_broadcast()
                || v4.is_multicast()
                || v4.is_documentation()
                || a == 0
                || a >= 240
                || shared)
        }
        IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
            Some(v4) => is_public(IpAddr::V4(v4)),
            // Global unicast, without what carries an IPv4 address inside (6to4, Teredo) and what is for documentation.
            None => {
                let [first, second, ..] = v6.segments();
                first & 0xe000 == 0x2000 && first != 0x2002 && !(first == 0x2001 && matches!(second, 0 | 0x0db8))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_the_published_example() {
        // Standard Webhooks, "Signature scheme": the secret is the base64 after `whsec_`, decoded.
        let secret = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").expect("base64");
        let signed = signature(&secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, r#"{"test": 2432232314}"#);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn only_public_addresses_are_called() {
        for (address, public) in [
            ("203.162.4.190", true),
            ("127.0.0.1", false),
            ("10.1.2.3", false),
            ("172.16.0.9", false),
            ("192.168.1.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("0.0.0.0", false),
            ("::1", false),
            ("::ffff:10.0.0.1", false),
            ("fd00::1", false),
            ("fe80::1", false),
            ("2001:ee0:1::1", true),
            ("2002:7f00:1::1", false),
            ("64:ff9b::7f00:1", false),
            ("::7f00:1", false),
            ("fec0::1", false),
        ] {
            assert_eq!(is_public(address.parse().expect("an address")), public, "{address}");
        }
    }

    #[test]
    fn what_is_no_safe_address_is_refused() {
        let settings =
            |url: &str, secret: &str, inside| HookSettings { url: url.to_owned(), secret: secret.to_owned(), inside };
        let long = "mot-bi-mat-du-dai";
        assert!(Hook::new(&settings("https://vanphong.example/nhan", long, false)).is_ok());
        assert!(Hook::new(&settings("http://127.0.0.1:9/nhan", long, true)).is_ok());
        for (url, secret) in [
            ("http://vanphong.example/nhan", long),
            ("ftp://vanphong.example", long),
            ("https://a:b@vanphong.example/", long),
            ("vanphong.example", long),
            ("https://vanphong.example/", "ngan"),
        ] {
            let wrong = Hook::new(&settings(url, secret, false)).expect_err("refused").to_string();
            assert!(!wrong.contains("ngan"), "{wrong}");
        }
    }
}
