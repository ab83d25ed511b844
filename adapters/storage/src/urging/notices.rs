//! Notices by whom they wait for and by what they are about; the views that a person keeps.

use std::collections::{BTreeMap, HashMap};

use ids::{NoticeId, PersonId, ViewId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use urging::views::NoticeRow;
use urging::{Answer, KeptView, Notice, StoredNotice, Work};
use uuid::Uuid;

use crate::bulk::IDS_A_QUERY;
use crate::moment::{Reader, id, micros};
use crate::people::person_names;
use crate::rows::urging::{kept_view, notice};
use crate::{Cursor, Database, Fault, Page, Slice};

/// What waits for a person, the newest first.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn inbox(db: &Database, person: PersonId, slice: &Slice) -> Result<Page<NoticeRow>, Fault> {
    let mut select = notice::Entity::find()
        .filter(notice::COLUMN.recipient_id.eq(person.uuid()))
        .filter(notice::COLUMN.waits.eq(true))
        .order_by_desc(notice::COLUMN.sent_at_us)
        .order_by_desc(notice::COLUMN.id)
        .limit(slice.rows + 1);
    if let Some((sent, last)) = slice.after.as_ref().and_then(Cursor::number) {
        let key = Expr::tuple([Expr::column(notice::Column::SentAtUs), Expr::column(notice::Column::Id)]);
        select = select.filter(key.lt(Expr::tuple([Expr::val(sent), Expr::val(last)])));
    }
    let rows = select.all(db.reader()).await?;
    let mut page = Page::cut(rows, slice.rows, |row| Cursor::after_number(row.sent_at_us, row.id));
    let rows = std::mem::take(&mut page.rows);
    Ok(page.with_rows(shown(db.reader(), rows).await?))
}

/// What people were told about a piece of work, the newest first, at most so many.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn of_work(db: &Database, subject: Uuid, most: u64) -> Result<Vec<NoticeRow>, Fault> {
    let rows = notice::Entity::find()
        .filter(notice::COLUMN.subject_id.eq(subject))
        .order_by_desc(notice::COLUMN.sent_at_us)
        .limit(most)
        .all(db.reader())
        .await?;
    shown(db.reader(), rows).await
}

/// Everybody who was told by one urging of a piece of work.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn of_urging(db: &Database, subject: Uuid, sent_at: OffsetDateTime) -> Result<Vec<NoticeRow>, Fault> {
    let rows = notice::Entity::find()
        .filter(notice::COLUMN.subject_id.eq(subject))
        .filter(notice::COLUMN.sent_at_us.eq(micros(sent_at)))
        .all(db.reader())
        .await?;
    shown(db.reader(), rows).await
}

/// Since when a person's urging of each of these works waits for an answer; a work that is not there has none that waits.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn unanswered(db: &Database, subjects: &[Uuid]) -> Result<HashMap<Uuid, OffsetDateTime>, Fault> {
    let mut answered: BTreeMap<(Uuid, i64), bool> = BTreeMap::new();
    for chunk in subjects.chunks(IDS_A_QUERY) {
        let rows = notice::Entity::find()
            .filter(notice::COLUMN.subject_id.is_in(chunk.iter().copied()))
            .filter(notice::COLUMN.asks_reply.eq(true))
            .all(db.reader())
            .await?;
        for row in rows {
            // One answer of those who were asked together is enough.
            *answered.entry((row.subject_id, row.sent_at_us)).or_default() |= row.answer.is_some();
        }
    }
    let waits = answered.into_iter().filter(|(_, answered)| !answered);
    waits.map(|((subject, at), _)| Ok((subject, Reader::new("notice", subject).moment(at)?))).collect()
}

/// The notice of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn notice(db: &Database, id: NoticeId) -> Result<Option<Notice>, Fault> {
    notice::Entity::find_by_id(id.uuid()).one(db.reader()).await?.map(read).transpose()
}

/// The views that a person keeps, by name.
///
/// # Errors
/// [`Fault::Database`].
pub async fn kept_views(db: &Database, person: PersonId) -> Result<Vec<KeptView>, Fault> {
    let rows = kept_view::Entity::find()
        .filter(kept_view::COLUMN.person_id.eq(person.uuid()))
        .order_by_asc(kept_view::COLUMN.name)
        .all(db.reader())
        .await?;
    Ok(rows.into_iter().map(view).collect())
}

/// The kept view of this id.
///
/// # Errors
/// [`Fault::Database`].
pub async fn kept_view(db: &Database, id: ViewId) -> Result<Option<KeptView>, Fault> {
    Ok(kept_view::Entity::find_by_id(id.uuid()).one(db.reader()).await?.map(view))
}

fn view(row: kept_view::Model) -> KeptView {
    KeptView { id: ViewId::new(row.id), person: PersonId::new(row.person_id), name: row.name, address: row.address }
}

pub(super) async fn shown(db: &impl ConnectionTrait, rows: Vec<notice::Model>) -> Result<Vec<NoticeRow>, Fault> {
    let people = rows.iter().flat_map(|row| [Some(row.recipient_id), row.by_id]).flatten();
    let names = person_names(db, people.collect()).await?;
    rows.into_iter()
        .map(|row| {
            let notice = read(row)?;
            let name = |person: PersonId| names.get(&person.uuid()).cloned();
            Ok(NoticeRow {
                id: notice.id,
                recipient: notice.recipient,
                recipient_name: name(notice.recipient).unwrap_or_default(),
                work: notice.work,
                subject: notice.subject,
                code: notice.code.clone(),
                title: notice.title.clone(),
                rung: notice.rung.clone(),
                due_at: notice.due_at,
                by_name: notice.by.and_then(name),
                text: notice.text.clone(),
                asks_reply: notice.asks_reply,
                sent_at: notice.sent_at,
                seen_at: notice.seen_at,
                answer: notice.answer.as_ref().map(|answer| answer.text.clone()),
                answered_at: notice.answer.as_ref().map(|answer| answer.at),
            })
        })
        .collect()
}

/// A notice as its row.
pub(crate) fn notice_row(notice: &Notice) -> notice::Model {
    notice::Model {
        id: notice.id.uuid(),
        recipient_id: notice.recipient.uuid(),
        work: notice.work.key().to_owned(),
        subject_id: notice.subject,
        code: notice.code.clone(),
        title: notice.title.clone(),
        urging: notice.urging.clone(),
        rung: notice.rung.clone(),
        once: notice.once.clone(),
        due_us: notice.due_at.map(micros),
        by_id: notice.by.map(PersonId::uuid),
        text: notice.text.clone(),
        asks_reply: notice.asks_reply,
        sent_at_us: micros(notice.sent_at),
        seen_at_us: notice.seen_at.map(micros),
        answer: notice.answer.as_ref().map(|answer| answer.text.clone()),
        answered_at_us: notice.answer.as_ref().map(|answer| micros(answer.at)),
        waits: notice.waits(),
        version: notice.version,
    }
}

fn read(row: notice::Model) -> Result<Notice, Fault> {
    let reader = Reader::new("notice", row.id);
    let answer = match (row.answer, reader.moment_opt(row.answered_at_us)?) {
        (Some(text), Some(at)) => Some(Answer { text, at }),
        _ => None,
    };
    Notice::restore(StoredNotice {
        id: NoticeId::new(row.id),
        recipient: PersonId::new(row.recipient_id),
        work: reader.word(&row.work, Work::from_key)?,
        subject: row.subject_id,
        code: row.code,
        title: row.title,
        urging: row.urging,
        rung: row.rung,
        once: row.once,
        due_at: reader.moment_opt(row.due_us)?,
        by: id(row.by_id),
        text: row.text,
        asks_reply: row.asks_reply,
        sent_at: reader.moment(row.sent_at_us)?,
        seen_at: reader.moment_opt(row.seen_at_us)?,
        answer,
        version: row.version,
    })
    .map_err(|refusal| reader.fault(refusal))
}
