//! The records behind a trial, exactly those that it counts.

use axum::extract::{Path, Query};

use super::show::Asked as Days;
use crate::answer::{Answer, page};
use crate::objectives::list::Asked as AsOf;
use crate::objectives::records::{Asked, RecordsPage, evidence};
use crate::reader::Reader;

/// Lists them.
pub async fn show(
    reader: Reader,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    Query(days): Query<Days>,
    Query(as_of): Query<AsOf>,
) -> Answer {
    let asked = Asked { indicator: name, ..asked };
    let found = reader.look(&evidence(&asked, as_of.moment(), days.period())).await?;
    let words = reader.frame.words;
    let way = [
        ("/indicators".to_owned(), words.get("indicators-title")),
        (format!("/indicators/{}", asked.indicator), asked.title(words)),
    ];
    Ok(page(&RecordsPage::new(reader.frame, way, &asked, found)))
}
