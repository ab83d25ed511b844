//! Search by words, marks and case aside: the one port, whose index is each dialect's own.

use std::collections::BTreeSet;

use sea_orm::sea_query::{OnConflict, Query, SelectStatement};
use sea_orm::{DatabaseTransaction, DbErr, NotSet, Set};
use uuid::Uuid;

use crate::bulk;
use crate::dialect::Dialect;
use crate::rows::figures::search_text;

/// More words than this make no search narrower.
const MOST_WORDS: usize = 8;

/// The words by which a subject is found.
pub(crate) struct Words {
    kind: &'static str,
    subject: Uuid,
    words: String,
}

impl Words {
    pub(crate) fn new(kind: &'static str, subject: Uuid, texts: &[&str]) -> Self {
        let mut words = String::new();
        for text in texts {
            for word in plain(text).split_whitespace() {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(word);
            }
        }
        Self { kind, subject, words }
    }
}

/// Folded, and everything that is neither letter nor digit as a space: both dialects then part it into the same words.
fn plain(text: &str) -> String {
    text::fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect()
}

/// Replaces the words of these subjects.
pub(crate) async fn index(txn: &DatabaseTransaction, words: Vec<Words>) -> Result<(), DbErr> {
    // One statement may not touch a row twice: the last words of a subject are the ones to keep.
    let mut seen = BTreeSet::new();
    let rows = words
        .into_iter()
        .rev()
        .filter(|words| seen.insert(words.subject))
        .map(|words| search_text::ActiveModel {
            place: NotSet,
            kind: Set(words.kind.to_owned()),
            subject_id: Set(words.subject),
            words: Set(words.words),
        })
        .collect();
    bulk::in_chunks(txn, rows, |insert| {
        insert.on_conflict(
            OnConflict::column(search_text::Column::SubjectId).update_column(search_text::Column::Words).to_owned(),
        )
    })
    .await
}

/// The subjects that have, for each word of `text`, a word that begins with it; `None`: there is no word to look for.
pub(crate) fn subjects(dialect: Dialect, text: &str) -> Option<SelectStatement> {
    let text = plain(text);
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    if words.is_empty() {
        return None;
    }
    Some(
        Query::select()
            .column(search_text::Column::SubjectId)
            .from(search_text::Entity)
            .and_where(dialect.search_match(&words))
            .take(),
    )
}
