//! A form with a file: the file is taken in only after the form's token was right, and as it streams.

use app::Refusal;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use commitment::Evidence;
use futures::TryStreamExt;
use tokio_util::io::StreamReader;

use crate::Web;
use crate::answer::Trouble;
use crate::error::Problem;
use crate::manner::Manner;
use crate::parts::Frame;
use crate::posted::{Posted, expected};
use crate::reader::Reader;

/// The most that a form with a file may bring, in megabytes.
pub const MEGABYTES: u64 = 26;

/// The most letters of a file's name.
const NAME: usize = 200;

/// The most bytes of one typed field.
const TYPED: usize = 64 * 1024;

/// A form on its way in.
pub struct Upload {
    multipart: Multipart,
    token: String,
}

/// A form with what became of its file; none when no file was chosen.
pub type Filled = (Posted, Option<Result<Evidence, Refusal>>);

impl Upload {
    /// Reads the fields, then the file, which stands last in the form and is named `file`.
    ///
    /// # Errors
    /// [`Problem::Stale`] for a wrong token or a broken body; then nothing of the file is kept.
    pub async fn read(self, reader: &Reader) -> Result<Filled, Trouble> {
        let (posted, evidence) = self.with_file(reader, async |field| take(reader, field).await).await?;
        Ok((posted, evidence.flatten()))
    }

    /// Reads the form and its file whole; no file, an empty one or one that is too large is none.
    ///
    /// # Errors
    /// [`Problem::Stale`] for a form that is broken, too long or not ours.
    pub async fn read_whole(self, reader: &Reader) -> Result<(Posted, Option<Vec<u8>>), Trouble> {
        let (posted, file) = self.read_named(reader).await?;
        Ok((posted, file.map(|(_, bytes)| bytes)))
    }

    /// The same, with what the file is called.
    ///
    /// # Errors
    /// [`Problem::Stale`] for a form that is broken, too long or not ours.
    pub async fn read_named(self, reader: &Reader) -> Result<(Posted, Option<(String, Vec<u8>)>), Trouble> {
        let (posted, file) = self.with_file(reader, whole).await?;
        Ok((posted, file.flatten().filter(|(_, bytes)| !bytes.is_empty())))
    }

    /// The fields before the file, which stands last in its form, and what `take` makes of the file as it streams.
    async fn with_file<T>(
        mut self,
        reader: &Reader,
        take: impl AsyncFnOnce(Field<'_>) -> T,
    ) -> Result<(Posted, Option<T>), Trouble> {
        let stale = || Trouble::new(reader.frame.clone(), Problem::Stale);
        let mut fields = Vec::new();
        while let Some(field) = self.multipart.next_field().await.map_err(|_| stale())? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "file" {
                let posted = Posted::new(fields, &self.token).ok_or_else(stale)?;
                return Ok((posted, Some(take(field).await)));
            }
            fields.push((name, typed(field).await.ok_or_else(stale)?));
        }
        Ok((Posted::new(fields, &self.token).ok_or_else(stale)?, None))
    }
}

async fn whole(mut field: Field<'_>) -> Option<(String, Vec<u8>)> {
    let name = field.file_name().unwrap_or_default();
    let name = name.chars().filter(|sign| !sign.is_control()).take(NAME).collect();
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.ok()? {
        if (bytes.len() + chunk.len()) as u64 > MEGABYTES * 1024 * 1024 {
            return None;
        }
        bytes.extend_from_slice(&chunk);
    }
    Some((name, bytes))
}

async fn typed(mut field: Field<'_>) -> Option<String> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.ok()? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > TYPED {
            return None;
        }
    }
    String::from_utf8(bytes).ok()
}

async fn take(reader: &Reader, field: Field<'_>) -> Option<Result<Evidence, Refusal>> {
    let name = field.file_name().unwrap_or_default().to_owned();
    if name.is_empty() {
        return None;
    }
    let content = StreamReader::new(field.map_err(std::io::Error::other));
    Some(reader.office().take_evidence(reader.actor(), &name, Box::pin(content)).await)
}

impl FromRequest<Web> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Upload, Response> {
        let frame = Frame::outside(Manner::of(request.headers()), request.uri(), web.office.clock().now());
        let stale = || Trouble::new(frame, Problem::Stale).into_response();
        let (mut parts, body) = request.into_parts();
        let Some(token) = expected(&mut parts, web).await else { return Err(stale()) };
        let request = Request::from_parts(parts, body);
        match Multipart::from_request(request, web).await {
            Ok(multipart) => Ok(Upload { multipart, token }),
            Err(_) => Err(stale()),
        }
    }
}
