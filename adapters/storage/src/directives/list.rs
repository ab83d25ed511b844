//! Lists of directives by due time, with the state that each has at the moment asked about.

use std::collections::HashMap;

use calendar::Calendar;
use commitment::{Commitment, Deadline, Ground, Origin, Pause, State};
use directives::acts::conceal::CONCEALED;
use directives::flow::Turn;
use directives::views::{DirectiveRow, FollowUpRow};
use directives::{Level, Secrecy};
use ids::{DirectiveId, DocumentId, FollowUpId, PersonId, UnitId};
use people::Scope;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use time::OffsetDateTime;
use uuid::Uuid;

use super::load::completion;
use super::{reach, state};
use crate::moment::{Reader, id, micros};
use crate::rows::directives::{directive, directive_follow_up, document};
use crate::{Cursor, Database, Fault, Page, Slice, people as staff, search};

/// Which directives are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those in one of these states; empty: in any. The late list asks for [`State::OpenOverdue`], an inbox for the
    /// open ones.
    pub states: Vec<State>,
    /// Only those that this unit leads.
    pub unit: Option<UnitId>,
    /// Only those that this person follows.
    pub follower: Option<PersonId>,
    /// Only those of this level.
    pub level: Option<Level>,
    /// Only those given in this document.
    pub document: Option<DocumentId>,
    /// Only those due from the first moment on and before the second.
    pub due: Option<(OffsetDateTime, OffsetDateTime)>,
    /// Only those whose code or content has these words, marks and case aside.
    pub text: String,
    /// Only those that wait for this.
    pub turn: Option<Turn>,
    /// Only those whose work this person does.
    pub officer: Option<PersonId>,
    /// Only those that were split off from this one.
    pub parent: Option<DirectiveId>,
    /// Only those that nobody follows.
    pub unfollowed: bool,
    /// Only those whose document is secret and whose words are still there.
    pub secret: bool,
    /// Only those of which nobody has said anything since then.
    pub silent_since: Option<OffsetDateTime>,
    /// Only those that somebody in the scope owes or follows: not those of which units are informed.
    pub owed: bool,
}

/// The moment that states are asked about.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The moment.
    pub now: OffsetDateTime,
    /// Working time.
    pub calendar: &'a Calendar,
}

/// A page of directives, what is due first at the top; those without a due time come last.
///
/// A result that only stands from a moment ahead of `asked.now` counts as ended here.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn page(
    db: &Database,
    scope: &Scope,
    filter: &Filter,
    slice: &Slice,
    asked: Asked<'_>,
) -> Result<Page<DirectiveRow>, Fault> {
    let mut wanted = matching(db, filter, asked.now).await?;
    if let Some((due, id)) = slice.after.as_ref().and_then(Cursor::number) {
        let key = Expr::tuple([Expr::column(directive::Column::SortDueUs), Expr::column(directive::Column::Id)]);
        wanted = wanted.add(key.gt(Expr::tuple([Expr::val(due), Expr::val(id)])));
    }
    let rows = reach::first(db.reader(), (scope, filter.owed), &wanted, slice.rows + 1).await?;
    let mut page = Page::cut(rows, slice.rows, |row| Cursor::after_number(row.sort_due_us, row.id));
    let rows = std::mem::take(&mut page.rows);
    let rows = shown(db.reader(), rows, asked).await?;
    Ok(page.with_rows(rows))
}

/// How many directives there are on all pages.
///
/// # Errors
/// [`Fault::Database`].
pub async fn count(db: &Database, scope: &Scope, filter: &Filter, now: OffsetDateTime) -> Result<u64, Fault> {
    let wanted = matching(db, filter, now).await?;
    Ok(directive::Entity::find().filter(reach::reached(scope, filter.owed)).filter(wanted).count(db.reader()).await?)
}

/// The row of one directive, if the scope reaches it.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn row(
    db: &Database,
    scope: &Scope,
    id: DirectiveId,
    asked: Asked<'_>,
) -> Result<Option<DirectiveRow>, Fault> {
    let found = directive::Entity::find_by_id(id.uuid()).filter(reach::within(scope)).all(db.reader()).await?;
    Ok(shown(db.reader(), found, asked).await?.pop())
}

/// The follow-up records of a directive, the latest first.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn follow_ups(db: &Database, directive: DirectiveId) -> Result<Vec<FollowUpRow>, Fault> {
    let rows = directive_follow_up::Entity::find()
        .filter(directive_follow_up::COLUMN.directive_id.eq(directive.uuid()))
        .order_by_desc(directive_follow_up::COLUMN.at_us)
        .all(db.reader())
        .await?;
    let names = staff::person_names(db.reader(), rows.iter().filter_map(|row| row.by_id).collect()).await?;
    rows.into_iter()
        .map(|row| {
            Ok(FollowUpRow {
                id: FollowUpId::new(row.id),
                at: Reader::new("directive_follow_up", row.id).moment(row.at_us)?,
                by_name: row.by_id.and_then(|by| names.get(&by).cloned()),
                text: row.text,
                together: u32::try_from(row.together).unwrap_or(u32::MAX),
            })
        })
        .collect()
}

async fn matching(db: &Database, filter: &Filter, now: OffsetDateTime) -> Result<Condition, Fault> {
    let mut all = Condition::all().add(state::in_states(&filter.states, micros(now)));
    if let Some(unit) = filter.unit {
        all = all.add(directive::COLUMN.lead_unit_id.eq(unit.uuid()));
    }
    if let Some(follower) = filter.follower {
        all = all.add(directive::COLUMN.follower_id.eq(follower.uuid()));
    }
    if let Some(level) = filter.level {
        all = all.add(directive::COLUMN.level.eq(level.key()));
    }
    if let Some(document) = filter.document {
        all = all.add(directive::COLUMN.document_id.eq(document.uuid()));
    }
    if let Some(officer) = filter.officer {
        all = all.add(directive::COLUMN.officer_id.eq(officer.uuid()));
    }
    if let Some(parent) = filter.parent {
        all = all.add(directive::COLUMN.parent_id.eq(parent.uuid()));
    }
    if filter.unfollowed {
        all = all.add(directive::COLUMN.follower_id.is_null());
    }
    if filter.secret {
        let secret = Query::select()
            .column(document::Column::Id)
            .from(document::Entity)
            .and_where(document::COLUMN.secrecy.ne(Secrecy::None.key()))
            .take();
        all = all.add(directive::COLUMN.document_id.in_subquery(secret)).add(directive::COLUMN.content.ne(CONCEALED));
    }
    if let Some(since) = filter.silent_since {
        let last = directive::COLUMN.last_follow_up_us;
        let entered = directive::COLUMN.entered_at_us.lt(micros(since));
        all = all.add(entered).add(Condition::any().add(last.is_null()).add(last.lt(micros(since))));
    }
    if let Some(turn) = filter.turn {
        all = all.add(state::at_turn(turn, micros(now)));
    }
    if let Some((from, to)) = filter.due {
        let due = directive::COLUMN.sort_due_us;
        all = all.add(due.gte(micros(from))).add(due.lt(micros(to)));
    }
    if let Some(found) = search::having(db, &filter.text, directive::Column::Id).await? {
        all = all.add(found);
    }
    Ok(all)
}

pub(super) async fn shown(
    db: &impl ConnectionTrait,
    rows: Vec<directive::Model>,
    asked: Asked<'_>,
) -> Result<Vec<DirectiveRow>, Fault> {
    let units = staff::unit_names(db, rows.iter().map(|row| row.lead_unit_id).collect()).await?;
    let named = rows.iter().flat_map(|row| [row.follower_id, row.officer_id]).flatten();
    let people = staff::person_names(db, named.collect()).await?;
    let documents = document::Entity::find()
        .filter(document::COLUMN.id.is_in(rows.iter().map(|row| row.document_id)))
        .all(db)
        .await?;
    let numbers: HashMap<Uuid, String> = documents.into_iter().map(|row| (row.id, row.number)).collect();
    rows.into_iter()
        .map(|row| {
            let reader = Reader::new("directive", row.id);
            let commitment = commitment(reader, &row)?;
            let state = commitment.state(asked.now, asked.calendar);
            let due_at = reader.moment_opt(row.due_us)?;
            let left = |due| asked.calendar.working_minutes_between(asked.now, due);
            Ok(DirectiveRow {
                id: DirectiveId::new(row.id),
                code: row.code,
                content: row.content,
                level: reader.word(&row.level, Level::from_key)?,
                document: DocumentId::new(row.document_id),
                document_number: numbers.get(&row.document_id).cloned().unwrap_or_default(),
                lead_unit: UnitId::new(row.lead_unit_id),
                lead_unit_name: units.get(&row.lead_unit_id).cloned().unwrap_or_default(),
                follower: id(row.follower_id),
                follower_name: row.follower_id.and_then(|person| people.get(&person).cloned()),
                entered_at: commitment.entered_at,
                due_at,
                completed_at: commitment.completed_by(asked.now),
                last_follow_up: reader.moment_opt(row.last_follow_up_us)?,
                state,
                minutes_left: due_at.filter(|_| state.is_open()).map(left),
                turn: reader.word(&row.turn, Turn::from_key)?.after(reader.moment_opt(row.answer_until_us)?, asked.now),
                officer: id(row.officer_id),
                officer_name: row.officer_id.and_then(|person| people.get(&person).cloned()),
                parent: row.parent_id.map(DirectiveId::new),
            })
        })
        .collect()
}

/// As much of the commitment as its state needs. The due column is the moment that judges it, pauses included, so the
/// one deadline row here is decided after every pause.
pub(super) fn commitment(reader: Reader, row: &directive::Model) -> Result<Commitment, Fault> {
    let deadline = Deadline {
        due: reader.moment_opt(row.due_us)?,
        decided_at: reader.moment(row.paused_from_us.unwrap_or_default().saturating_add(1))?,
        ground: Ground::Original,
        origin: Origin::Record,
    };
    let pause = match reader.moment_opt(row.paused_from_us)? {
        None => Vec::new(),
        Some(from) => vec![Pause {
            from,
            to: reader.moment_opt(row.paused_to_us)?,
            ground: String::new(),
            document: String::new(),
        }],
    };
    let completion = completion(row, Vec::new())?;
    Ok(Commitment {
        entered_at: reader.moment_opt(row.entered_at_us)?,
        deadlines: vec![deadline],
        pauses: pause,
        follow_ups: Vec::new(),
        completion,
        withdrawn_at: reader.moment_opt(row.withdrawn_at_us)?,
    })
}
