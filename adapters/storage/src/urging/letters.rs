//! Letters on their way out: what is due, what became of it, and who sends.

use std::collections::{BTreeMap, HashMap};

use ids::{LetterId, NoticeId, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use time::OffsetDateTime;
use urging::views::{LetterRow, NoticeRow};
use urging::{Channel, Letter, Mail, MailMode, Preference, StoredLetter};
use uuid::Uuid;

use super::notices::shown;
use crate::leases;
use crate::moment::{Reader, id, micros};
use crate::people::{people_here, person_names};
use crate::rows::running::lease;
use crate::rows::urging::{letter, mail_preference, notice};
use crate::{Cursor, Database, Fault, Page, Slice};

/// A letter whose time has come, with what it says.
#[derive(Debug, Clone)]
pub struct Due {
    /// The letter.
    pub letter: Letter,
    /// What it says.
    pub notice: NoticeRow,
}

/// What became of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The other side took it.
    Sent,
    /// It is tried again.
    Later {
        /// When.
        at: OffsetDateTime,
        /// Why it failed.
        why: String,
    },
    /// It is given up.
    GaveUp {
        /// Why it failed.
        why: String,
    },
}

/// Takes or keeps a lease until a moment; false: another process has it.
///
/// # Errors
/// [`Fault::Database`].
pub async fn hold(
    db: &Database,
    name: &str,
    holder: &str,
    now: OffsetDateTime,
    until: OffsetDateTime,
) -> Result<bool, Fault> {
    let txn = db.begin().await?;
    leases::lock(&txn, name).await?;
    let free = lease::COLUMN.until_us.lte(micros(now));
    let done = lease::Entity::update_many()
        .set(lease::ActiveModel { holder: Set(holder.to_owned()), until_us: Set(micros(until)), ..Default::default() })
        .filter(lease::COLUMN.name.eq(name))
        .filter(sea_orm::Condition::any().add(lease::COLUMN.holder.eq(holder)).add(free))
        .exec(&txn)
        .await?;
    txn.commit().await?;
    Ok(done.rows_affected == 1)
}

/// The letters whose time has come, the longest waiting first; those of a person's one morning letter are due together.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn due_letters(db: &Database, now: OffsetDateTime, most: u64) -> Result<Vec<Due>, Fault> {
    let rows = letter::Entity::find()
        .filter(letter::COLUMN.sent_at_us.is_null())
        .filter(letter::COLUMN.gave_up_at_us.is_null())
        .filter(letter::COLUMN.next_try_us.lte(micros(now)))
        .order_by_asc(letter::COLUMN.next_try_us)
        .order_by_asc(letter::COLUMN.id)
        .limit(most)
        .all(db.reader())
        .await?;
    let notices = notice::Entity::find()
        .filter(notice::COLUMN.id.is_in(rows.iter().map(|row| row.notice_id)))
        .all(db.reader())
        .await?;
    let notices = shown(db.reader(), notices).await?;
    let notices: HashMap<Uuid, NoticeRow> = notices.into_iter().map(|row| (row.id.uuid(), row)).collect();
    rows.into_iter()
        .map(|row| {
            let reader = Reader::new("letter", row.id);
            let notice = notices.get(&row.notice_id).cloned();
            Ok(Due { notice: notice.ok_or_else(|| reader.fault("its notice is not there"))?, letter: read(row)? })
        })
        .collect()
}

/// Notes what became of letters. Another process's word on a letter that was sent meanwhile changes nothing.
///
/// # Errors
/// [`Fault::Database`].
pub async fn settle(db: &Database, letters: &[LetterId], outcome: &Outcome, now: OffsetDateTime) -> Result<(), Fault> {
    let txn = db.begin().await?;
    let set = match outcome {
        Outcome::Sent => {
            letter::ActiveModel { sent_at_us: Set(Some(micros(now))), error: Set(None), ..Default::default() }
        }
        Outcome::Later { at, why } => {
            letter::ActiveModel { next_try_us: Set(micros(*at)), error: Set(Some(why.clone())), ..Default::default() }
        }
        Outcome::GaveUp { why } => letter::ActiveModel {
            gave_up_at_us: Set(Some(micros(now))),
            error: Set(Some(why.clone())),
            ..Default::default()
        },
    };
    letter::Entity::update_many()
        .set(set)
        .col_expr(letter::Column::Tries, Expr::col(letter::Column::Tries).add(1))
        .filter(letter::COLUMN.id.is_in(letters.iter().map(|letter| letter.uuid())))
        .filter(letter::COLUMN.sent_at_us.is_null())
        .exec(&txn)
        .await?;
    Ok(txn.commit().await?)
}

/// The letter of this id.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn letter(db: &Database, id: LetterId) -> Result<Option<Letter>, Fault> {
    letter::Entity::find_by_id(id.uuid()).one(db.reader()).await?.map(read).transpose()
}

/// A page of the delivery log, the newest first; `troubled`: only what was given up or failed last time.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn letters(db: &Database, troubled: bool, slice: &Slice) -> Result<Page<LetterRow>, Fault> {
    let mut select = letter::Entity::find()
        .order_by_desc(letter::COLUMN.made_at_us)
        .order_by_desc(letter::COLUMN.id)
        .limit(slice.rows + 1);
    if troubled {
        select = select.filter(letter::COLUMN.error.is_not_null());
    }
    if let Some((made, last)) = slice.after.as_ref().and_then(Cursor::number) {
        let key = Expr::tuple([Expr::column(letter::Column::MadeAtUs), Expr::column(letter::Column::Id)]);
        select = select.filter(key.lt(Expr::tuple([Expr::val(made), Expr::val(last)])));
    }
    let rows = select.all(db.reader()).await?;
    let mut page = Page::cut(rows, slice.rows, |row| Cursor::after_number(row.made_at_us, row.id));
    let rows = std::mem::take(&mut page.rows);
    let names = person_names(db.reader(), rows.iter().filter_map(|row| row.person_id).collect()).await?;
    let notices = notice::Entity::find()
        .filter(notice::COLUMN.id.is_in(rows.iter().map(|row| row.notice_id)))
        .all(db.reader())
        .await?;
    let codes: HashMap<Uuid, String> = notices.into_iter().map(|row| (row.id, row.code)).collect();
    let row = |row: letter::Model| {
        let (name, code) = (row.person_id.and_then(|person| names.get(&person)), codes.get(&row.notice_id));
        let letter = read(row)?;
        Ok(LetterRow {
            id: letter.id,
            channel: letter.channel,
            person_name: name.cloned(),
            address: letter.address.clone(),
            code: code.cloned().unwrap_or_default(),
            made_at: letter.made_at,
            next_try: letter.next_try,
            tries: letter.tries,
            sent_at: letter.sent_at,
            gave_up_at: letter.gave_up_at,
            error: letter.error.clone(),
        })
    };
    let rows: Result<Vec<LetterRow>, Fault> = rows.into_iter().map(row).collect();
    Ok(page.with_rows(rows?))
}

/// The e-mail of everybody who works here and has an address; who chose nothing gets one letter each working morning.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn mail(db: &Database) -> Result<BTreeMap<PersonId, Mail>, Fault> {
    let chosen: HashMap<Uuid, mail_preference::Model> =
        mail_preference::Entity::find().all(db.reader()).await?.into_iter().map(|row| (row.person_id, row)).collect();
    let mut mail = BTreeMap::new();
    for person in people_here(db).await?.into_iter().filter(|person| !person.email.is_empty()) {
        let mode = match chosen.get(&person.id.uuid()) {
            Some(row) => read_preference(row)?.mode,
            None => MailMode::Digest,
        };
        mail.insert(person.id, Mail { address: person.email.clone(), mode });
    }
    Ok(mail)
}

/// How a person wants e-mail, if anything was chosen.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn preference(db: &Database, person: PersonId) -> Result<Option<Preference>, Fault> {
    let row = mail_preference::Entity::find_by_id(person.uuid()).one(db.reader()).await?;
    row.as_ref().map(read_preference).transpose()
}

fn read_preference(row: &mail_preference::Model) -> Result<Preference, Fault> {
    let mode = Reader::new("mail_preference", row.person_id).word(&row.mode, MailMode::from_key)?;
    Ok(Preference { person: PersonId::new(row.person_id), mode, version: row.version })
}

/// A letter as its row.
pub(crate) fn letter_row(letter: &Letter) -> letter::Model {
    letter::Model {
        id: letter.id.uuid(),
        channel: letter.channel.key().to_owned(),
        notice_id: letter.notice.uuid(),
        person_id: letter.person.map(PersonId::uuid),
        address: letter.address.clone(),
        digest: letter.digest,
        made_at_us: micros(letter.made_at),
        next_try_us: micros(letter.next_try),
        tries: i64::from(letter.tries),
        sent_at_us: letter.sent_at.map(micros),
        gave_up_at_us: letter.gave_up_at.map(micros),
        error: letter.error.clone(),
    }
}

fn read(row: letter::Model) -> Result<Letter, Fault> {
    let reader = Reader::new("letter", row.id);
    Ok(Letter::restore(StoredLetter {
        id: LetterId::new(row.id),
        channel: reader.word(&row.channel, Channel::from_key)?,
        notice: NoticeId::new(row.notice_id),
        person: id(row.person_id),
        address: row.address,
        digest: row.digest,
        made_at: reader.moment(row.made_at_us)?,
        next_try: reader.moment(row.next_try_us)?,
        tries: reader.count(row.tries)?,
        sent_at: reader.moment_opt(row.sent_at_us)?,
        gave_up_at: reader.moment_opt(row.gave_up_at_us)?,
        error: row.error,
    }))
}
