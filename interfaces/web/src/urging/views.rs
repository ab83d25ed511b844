//! The views of lists that a person keeps: a name and the list's address with its filter.

use ::urging::KeptView;
use app::urging::{DropView, KeepView, KeptViews};
use askama::Template;
use axum::extract::Path;

use crate::answer::{Answer, Trouble, page, see};
use crate::error::Problem;
use crate::manner::ours;
use crate::parts::{Empty, Flash, Form, Frame, Room};
use crate::posted::{Posted, fresh_key};
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "urging/views.html")]
pub struct ViewsPage {
    frame: Frame,
    words: Words,
    views: Vec<KeptView>,
    form: Form,
    empty: Empty,
}

impl ViewsPage {
    /// The page of these views.
    pub fn new(frame: Frame, views: Vec<KeptView>) -> ViewsPage {
        let words = frame.words;
        let frame = frame
            .titled(words.get("views-title"))
            .within(Room::Directives)
            .below("/directives", words.get("room-directives"));
        let empty = Empty {
            icon: "search",
            title: "views-empty",
            text: "views-empty-text",
            act: Some(("/directives", "tab-directives")),
        };
        ViewsPage { frame, words, views, form: Form::fresh(fresh_key()), empty }
    }
}

/// Shows what the reader keeps.
pub async fn show(reader: Reader) -> Answer {
    let views = reader.look(&KeptViews).await?;
    Ok(page(&ViewsPage::new(reader.frame, views)))
}

/// Keeps a view.
pub async fn keep(reader: Reader, posted: Posted) -> Answer {
    let back = ours(posted.text("back"));
    let act = KeepView { name: posted.text("name").to_owned(), address: back.to_owned() };
    let said = match reader.perform(&posted, &act).await? {
        Ok(_) => Flash::done(reader.frame.words.get("views-keep-done")),
        Err(refusal) => Flash::refused(reader.frame.words.refusal(&refusal)),
    };
    reader.tell(said).await;
    Ok(see(back))
}

/// Lets a view go.
pub async fn drop(reader: Reader, Path(id): Path<String>, posted: Posted) -> Answer {
    let view = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let said = match reader.perform(&posted, &DropView(view)).await? {
        Ok(()) => Flash::done(reader.frame.words.get("views-drop-done")),
        Err(refusal) => Flash::refused(reader.frame.words.refusal(&refusal)),
    };
    reader.tell(said).await;
    Ok(see("/views"))
}
