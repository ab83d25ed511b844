//! Binding a measure to its indicator for good.

use app::objectives::ConfirmBinding;
use axum::extract::Path;

use super::list::Asked;
use super::show::{ShowPage, bindable, find};
use crate::answer::{Answer, Trouble, refused_form, see};
use crate::error::Problem;
use crate::parts::Flash;
use crate::posted::Posted;
use crate::reader::Reader;

/// Confirms.
pub async fn confirm(reader: Reader, Path(item): Path<String>, posted: Posted) -> Answer {
    let missing = || Trouble::new(reader.frame.clone(), Problem::Missing);
    let act = ConfirmBinding {
        decision: posted.text("decision").parse().map_err(|_| missing())?,
        item: item.clone(),
        place: posted.text("place").parse().map_err(|_| missing())?,
        indicator: posted.text("indicator").to_owned(),
    };
    let words = reader.frame.words;
    match reader.perform(&posted, &act).await? {
        Ok(()) => {
            reader.tell(Flash::done(words.get("measure-bind-done"))).await;
            Ok(see(&format!("/objectives/{item}")))
        }
        Err(refusal) => {
            let mut form = posted.form();
            form.problem = Some(words.refusal(&refusal));
            let (decision, objective) = find(&reader, item, &Asked::default()).await?;
            let indicators = bindable(&reader).await?;
            Ok(refused_form(&ShowPage::new(reader.frame, decision, objective, indicators, true, form)))
        }
    }
}
