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
    pub async fn read(mut self, reader: &Reader) -> Result<Filled, Trouble> {
        let stale = || Trouble::new(reader.frame.clone(), Problem::Stale);
        let mut fields = Vec::new();
        while let Some(field) = self.multipart.next_field().await.map_err(|_| stale())? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "file" {
                let posted = Posted::new(fields, &self.token).ok_or_else(stale)?;
                let evidence = take(reader, field).await;
                return Ok((posted, evidence));
            }
            fields.push((name, typed(field).await.ok_or_else(stale)?));
        }
        Ok((Posted::new(fields, &self.token).ok_or_else(stale)?, None))
    }
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
