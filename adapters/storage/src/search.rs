//! Search by words, marks and case aside: the one port, whose index is each dialect's own.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, NotSet, Set};
use uuid::Uuid;

use crate::rows::figures::search_text;
use crate::{Database, Fault, bulk};

/// More words than this make no search narrower.
const MOST_WORDS: usize = 8;

/// So many subjects are looked up one by one.
const FEW: u64 = 2_000;

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
    // What reads as before is left alone: its index entries would be taken out and put in again.
    let (known, new) = (Expr::col((search_text::Entity, search_text::Column::Words)), Expr::col(("excluded", "words")));
    let replaced = OnConflict::column(search_text::Column::SubjectId)
        .update_column(search_text::Column::Words)
        .action_and_where(known.ne(new))
        .to_owned();
    bulk::in_chunks(txn, rows, |insert| insert.on_conflict(replaced.clone())).await
}

/// The rows whose subject has, for each word of `text`, a word that begins with it; `None`: there is no word to look for.
///
/// Few subjects are looked up by their words. Where many have them, the caller's order soon meets enough of those, and each
/// row's own words are looked at instead.
///
/// # Errors
/// [`Fault::Database`].
pub(crate) async fn having(db: &Database, text: &str, subject: impl ColumnTrait) -> Result<Option<Expr>, Fault> {
    let text = plain(text);
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS).collect();
    if words.is_empty() {
        return Ok(None);
    }
    let some = db.dialect().search_some(&words, FEW + 1);
    let few = db.reader().query_all_raw(some).await?.len() as u64 <= FEW;
    Ok(Some(if few {
        let by_words = Query::select()
            .column(search_text::Column::SubjectId)
            .from(search_text::Entity)
            .and_where(db.dialect().search_match(&words))
            .take();
        subject.in_subquery(by_words)
    } else {
        Expr::exists(own_words(&words, subject))
    }))
}

/// The words of a row's subject, if they are the ones looked for. A plain word holds no sign that LIKE reads otherwise.
fn own_words(words: &[&str], subject: impl ColumnTrait) -> SelectStatement {
    let mut own = Query::select();
    own.expr(Expr::val(1))
        .from(search_text::Entity)
        .and_where(Expr::col((search_text::Entity, search_text::Column::SubjectId)).equals(subject.as_column_ref()));
    for word in words {
        let begins = search_text::COLUMN.words.like(format!("{word}%"));
        own.and_where(begins.or(search_text::COLUMN.words.like(format!("% {word}%"))));
    }
    own.take()
}
