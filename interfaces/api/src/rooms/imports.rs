//! Records from a file of another system, as the body of a request or as a form's file.

use app::imports::{Import, Origin, Source};
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;

use super::Room;
use crate::answers::Acted;
use crate::dto::{FileBytes, ImportForm, ImportKind, ImportOutcome, ImportQuery};
use crate::extract::{Path, Query, media};
use crate::gate::Caller;
use crate::problem::Problem;

/// The most bytes of a file.
const FILE: usize = 32 << 20;

/// The most letters of a file's name that are kept.
const NAME: usize = 200;

/// What a file may be sent as, beside a form.
const MEDIA: [&str; 3] =
    ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/octet-stream"];

/// The routes of this file.
pub(super) fn room() -> Room {
    OpenApiRouter::new().routes(routes!(import).layer(DefaultBodyLimit::max(FILE)))
}

/// Takes in a file of records (CSV or XLSX). The same file again changes nothing, so that it needs no key.
#[utoipa::path(
    post,
    path = "/imports/{kind}",
    tag = "imports",
    params(("kind" = inline(ImportKind), Path, description = "What the file holds."), ImportQuery),
    request_body(description = "The file.", content(
        (FileBytes = "text/csv"),
        (FileBytes = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (FileBytes = "application/octet-stream"),
        (ImportForm = "multipart/form-data"),
    )),
    responses((status = 200, description = "What was done, row by row.", body = ImportOutcome), Acted)
)]
async fn import(
    caller: Caller,
    Path(ImportKind(kind)): Path<ImportKind>,
    Query(ImportQuery { dry_run, partial }): Query<ImportQuery>,
    File { name, bytes }: File,
) -> Result<Json<ImportOutcome>, Problem> {
    // A token that may import may not therefore give roles.
    if let Some(act) = kind.guarded_by() {
        caller.may(act)?;
    }
    let import = Import { kind, dry_run, partial };
    let source = Source { name: &name, origin: Origin::Api, beside: None };
    let outcome = caller.office().import(caller.actor(), import, source, bytes, |_, _| ()).await?;
    Ok(Json(outcome.into()))
}

/// A file that came with a request.
struct File {
    name: String,
    bytes: Vec<u8>,
}

impl<S: Send + Sync> FromRequest<S> for File {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let media = media(request.headers());
        if media == "multipart/form-data" {
            return Self::of_form(request, state).await;
        }
        if !MEDIA.contains(&media.as_str()) {
            return Err(Problem::other_media("text/csv, as a workbook (.xlsx) or as a form with `file`"));
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|no: BytesRejection| no)?;
        Ok(Self { name: "body".to_owned(), bytes: bytes.into() })
    }
}

impl File {
    async fn of_form<S: Send + Sync>(request: Request, state: &S) -> Result<Self, Problem> {
        let mut form =
            Multipart::from_request(request, state).await.map_err(|no| Problem::malformed(no.body_text()))?;
        while let Some(field) = form.next_field().await? {
            if field.name() == Some("file") {
                let name = field.file_name().unwrap_or("file");
                let name = name.chars().filter(|c| !c.is_control()).take(NAME).collect();
                return Ok(Self { name, bytes: field.bytes().await?.into() });
            }
        }
        Err(Problem::malformed_at("form", "the form has no `file`"))
    }
}
