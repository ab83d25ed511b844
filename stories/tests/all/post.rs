//! The other side of the house's letters: a mail server and a program that is called, on this machine, with moods.

use std::sync::{Arc, Mutex};

use notify::{Channels, HookSettings, MailSettings, Security, Settings};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// The secret of the calls.
pub const SECRET: &str = "mot-bi-mat-du-dai";

/// How a server behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Takes everything.
    Good,
    /// Is busy: try later.
    Busy,
    /// Refuses what is meant for one receiver, whose address begins so.
    Refuses(&'static str),
}

/// Both servers, and what they got.
#[derive(Clone)]
pub struct Post {
    mood: Arc<Mutex<Mood>>,
    mails: Arc<Mutex<Vec<String>>>,
    calls: Arc<Mutex<Vec<(String, String)>>>,
    ports: (u16, u16),
}

impl Post {
    /// Opens both on free ports.
    pub async fn open() -> std::io::Result<Self> {
        let (mail, hook) = (TcpListener::bind("127.0.0.1:0").await?, TcpListener::bind("127.0.0.1:0").await?);
        let post = Self {
            mood: Arc::new(Mutex::new(Mood::Good)),
            mails: Arc::default(),
            calls: Arc::default(),
            ports: (mail.local_addr()?.port(), hook.local_addr()?.port()),
        };
        let (at_mail, at_hook) = (post.clone(), post.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = mail.accept().await {
                let post = at_mail.clone();
                tokio::spawn(async move { post.take_mail(stream).await });
            }
        });
        tokio::spawn(async move {
            while let Ok((stream, _)) = hook.accept().await {
                let post = at_hook.clone();
                tokio::spawn(async move { post.take_call(stream).await });
            }
        });
        Ok(post)
    }

    /// The ways that lead to them.
    pub fn channels(&self) -> Channels {
        let (mail, hook) = self.ports;
        let settings = Settings {
            mail: Some(MailSettings {
                host: "127.0.0.1".to_owned(),
                port: mail,
                security: Security::None,
                login: None,
                from: "Nhắc việc <nhacviec@dunghan.example>".to_owned(),
            }),
            webhooks: vec![HookSettings {
                url: format!("http://127.0.0.1:{hook}/nhan"),
                secret: SECRET.to_owned(),
                inside: true,
            }],
            home: "https://dunghan.example".to_owned(),
        };
        Channels::new(&settings).expect("good settings")
    }

    /// Changes the mood of both.
    pub fn is(&self, mood: Mood) {
        *self.mood.lock().expect("one at a time") = mood;
    }

    /// The mails taken since the last look, as they came over the line.
    pub fn mails(&self) -> Vec<String> {
        std::mem::take(&mut *self.mails.lock().expect("one at a time"))
    }

    /// The calls taken since the last look: head and body.
    pub fn calls(&self) -> Vec<(String, String)> {
        std::mem::take(&mut *self.calls.lock().expect("one at a time"))
    }

    fn mood(&self) -> Mood {
        *self.mood.lock().expect("one at a time")
    }

    async fn take_mail(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        stream.write_all(b"220 thu.example\r\n").await?;
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await? == 0 {
                return Ok(());
            }
            let word = line.to_ascii_uppercase();
            let answer = match self.mood() {
                Mood::Busy if word.starts_with("MAIL") => "451 later\r\n",
                Mood::Refuses(who) if word.starts_with("RCPT") && line.contains(&format!("<{who}")) => {
                    "550 nobody of that name\r\n"
                }
                _ if word.starts_with("EHLO") => "250-thu.example\r\n250 8BITMIME\r\n",
                _ if word.starts_with("DATA") => {
                    stream.write_all(b"354 go on\r\n").await?;
                    let mut mail = String::new();
                    while !mail.ends_with("\r\n.\r\n") {
                        if stream.read_line(&mut mail).await? == 0 {
                            return Ok(());
                        }
                    }
                    self.mails.lock().expect("one at a time").push(mail);
                    "250 taken\r\n"
                }
                _ if word.starts_with("QUIT") => "221 bye\r\n",
                _ => "250 ok\r\n",
            };
            stream.write_all(answer.as_bytes()).await?;
        }
    }

    async fn take_call(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut got = Vec::new();
        let mut buffer = [0; 4096];
        let (head, body) = loop {
            let read = stream.read(&mut buffer).await?;
            got.extend_from_slice(&buffer[..read]);
            let text = String::from_utf8_lossy(&got).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = head.lines().find_map(|line| {
                    let (name, value) = line.split_once(':')?;
                    name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
                });
                if length.is_some_and(|length| body.len() >= length) {
                    break (head.to_owned(), body.to_owned());
                }
            }
            if read == 0 {
                return Ok(());
            }
        };
        let answer: &[u8] = if self.mood() == Mood::Busy {
            b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        } else {
            self.calls.lock().expect("one at a time").push((head, body));
            b"HTTP/1.1 204 No Content\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        };
        stream.write_all(answer).await
    }
}
