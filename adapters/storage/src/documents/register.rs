//! The register as a page shows it, and the numbers that its books lack.

use calendar::Calendar;
use directives::views::{DocumentRow, EnteredOf, Gap};
use directives::{Content, Direction, Document, Level, Secrecy};
use ids::DocumentId;
use law::Law;
use people::{Scope, Span};
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Func};
use sea_orm::{Condition, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::load::read;
use crate::moment::Reader;
use crate::rows::directives::{directive, document};
use crate::{Cursor, Database, Fault, Page, Slice, directives as work, search};

/// Which documents are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those of this level.
    pub level: Option<Level>,
    /// Only those of this book.
    pub direction: Option<Direction>,
    /// Only those that set a time for completion, or that set none.
    pub has_deadline: Option<bool>,
    /// Only those with a deadline of which fewer tasks are entered than expected; secret ones are never entered.
    pub not_entered: bool,
    /// The longest waiting first, instead of the newest.
    pub oldest_first: bool,
    /// Only those whose number, issuer or subject has these words, marks and case aside.
    pub text: String,
}

/// By what the time limit for entering is computed.
#[derive(Clone, Copy)]
pub struct Rules<'a> {
    /// The parameters, by date.
    pub law: &'a Law,
    /// Working time.
    pub calendar: &'a Calendar,
}

/// A page of the register, the newest line first.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn page(
    db: &Database,
    scope: &Scope,
    filter: &Filter,
    slice: &Slice,
    rules: Rules<'_>,
) -> Result<Page<DocumentRow>, Fault> {
    let mut select = document::Entity::find().filter(within(scope)).filter(matching(filter));
    if let Some(found) = search::having(db, &filter.text, document::Column::Id).await? {
        select = select.filter(found);
    }
    if let Some((sort, id)) = slice.after.as_ref().and_then(Cursor::number) {
        let key = Expr::tuple([Expr::column(document::Column::SortUs), Expr::column(document::Column::Id)]);
        let after = Expr::tuple([Expr::val(sort), Expr::val(id)]);
        select = select.filter(if filter.oldest_first { key.gt(after) } else { key.lt(after) });
    }
    let order = if filter.oldest_first { Order::Asc } else { Order::Desc };
    let rows = select
        .order_by(document::Column::SortUs, order.clone())
        .order_by(document::Column::Id, order)
        .limit(slice.rows + 1)
        .all(db.reader())
        .await?;
    let mut page = Page::cut(rows, slice.rows, |row| Cursor::after_number(row.sort_us, row.id));
    let rows = std::mem::take(&mut page.rows);
    let rows = rows.into_iter().map(|row| shown(row, rules)).collect::<Result<_, _>>()?;
    Ok(page.with_rows(rows))
}

/// The line of one document, if the scope reaches it.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn row(db: &Database, scope: &Scope, id: DocumentId, rules: Rules<'_>) -> Result<Option<DocumentRow>, Fault> {
    let found = document::Entity::find_by_id(id.uuid()).filter(within(scope)).one(db.reader()).await?;
    found.map(|row| shown(row, rules)).transpose()
}

/// The numbers that a book of a year lacks below its highest, in runs. Books are seen whole: only with the office's scope.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn gaps(db: &Database, scope: &Scope, direction: Direction, year: i32) -> Result<Vec<Gap>, Fault> {
    if *scope.span() != Span::Office {
        return Ok(Vec::new());
    }
    let select = document::Entity::find()
        .select_only()
        .column(document::Column::BookNo)
        .filter(document::COLUMN.direction.eq(direction.key()))
        .filter(document::COLUMN.book_year.eq(i64::from(year)))
        .filter(document::COLUMN.book_no.is_not_null())
        .order_by_asc(document::Column::BookNo)
        .into_query();
    let mut gaps = Vec::new();
    let mut expected: u32 = 1;
    for row in db.reader().query_all(&select).await? {
        let number: i64 = row.try_get("", "book_no")?;
        let number = u32::try_from(number).map_err(|_| Fault::row("document", Uuid::nil(), "a book number"))?;
        if number > expected {
            gaps.push(Gap { direction, year, from: expected, to: number - 1 });
        }
        expected = Ord::max(expected, number.saturating_add(1));
    }
    Ok(gaps)
}

/// How many tasks are entered of those expected, by level: of documents with a deadline, secret ones apart.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn entered_by_level(db: &Database, scope: &Scope) -> Result<Vec<EnteredOf>, Fault> {
    let (entered, expected) = (document::Column::EnteredTasks, document::Column::ExpectedTasks);
    let short = Expr::col(entered).lt(Expr::col(expected));
    let least = CaseStatement::new().case(short.clone(), Expr::col(entered)).finally(Expr::col(expected));
    let one = CaseStatement::new().case(short, 1).finally(0);
    // A sum of PostgreSQL is a numeric: the count that pages show is a whole number.
    let sum = |of: Expr| Func::cast_as(Func::sum(of), "bigint");
    let select = document::Entity::find()
        .select_only()
        .column(document::Column::Level)
        .expr_as(sum(least.into()), "entered")
        .expr_as(sum(Expr::col(expected)), "expected")
        .expr_as(sum(one.into()), "pending")
        .filter(within(scope))
        .filter(document::COLUMN.has_deadline.eq(true))
        .filter(document::COLUMN.secrecy.eq(Secrecy::None.key()))
        .group_by(document::Column::Level)
        .into_query();
    let mut found = Vec::new();
    for row in db.reader().query_all(&select).await? {
        let count = |name| -> Result<u64, Fault> {
            let sum: i64 = row.try_get("", name)?;
            u64::try_from(sum).map_err(|_| Fault::row("document", Uuid::nil(), "a count below nothing"))
        };
        let level: String = row.try_get("", "level")?;
        let level = Level::from_key(&level).ok_or_else(|| Fault::row("document", Uuid::nil(), "a level"))?;
        found.push(EnteredOf {
            level,
            entered: count("entered")?,
            expected: count("expected")?,
            pending: count("pending")?,
        });
    }
    found.sort_unstable_by_key(|row| row.level);
    Ok(found)
}

/// Documents that the scope reaches: through the work that is given in them.
fn within(scope: &Scope) -> Condition {
    if *scope.span() == Span::Office {
        return Condition::all();
    }
    let mine = directive::Entity::find()
        .select_only()
        .column(directive::Column::DocumentId)
        .filter(work::within(scope))
        .into_query();
    Condition::all().add(document::COLUMN.id.in_subquery(mine))
}

fn matching(filter: &Filter) -> Condition {
    let mut all = Condition::all();
    if let Some(level) = filter.level {
        all = all.add(document::COLUMN.level.eq(level.key()));
    }
    if let Some(direction) = filter.direction {
        all = all.add(document::COLUMN.direction.eq(direction.key()));
    }
    if let Some(has_deadline) = filter.has_deadline {
        all = all.add(document::COLUMN.has_deadline.eq(has_deadline));
    }
    if filter.not_entered {
        let entered = Expr::column(document::Column::EnteredTasks);
        all = all
            .add(document::COLUMN.has_deadline.eq(true))
            .add(document::COLUMN.secrecy.eq(Secrecy::None.key()))
            .add(entered.lt(Expr::column(document::Column::ExpectedTasks)));
    }
    all
}

fn shown(row: document::Model, rules: Rules<'_>) -> Result<DocumentRow, Fault> {
    let entered = Reader::new("document", row.id).count(row.entered_tasks)?;
    Ok(line(&read(row)?, entered, rules))
}

fn line(document: &Document, entered_tasks: u32, rules: Rules<'_>) -> DocumentRow {
    let (subject, secrecy) = match &document.content {
        Content::Open { subject } => (Some(subject.clone()), Secrecy::None),
        Content::Secret { secrecy } => (None, *secrecy),
    };
    let limit = document.has_deadline.then(|| document.entry_limit(rules.law, rules.calendar)).flatten();
    DocumentRow {
        id: document.id,
        number: document.number.clone(),
        issued_on: document.issued_on,
        issuer: document.issuer.clone(),
        level: document.level,
        direction: document.direction,
        book_no: document.book_no,
        received_at: document.received_at,
        subject,
        secrecy,
        urgency: document.urgency,
        has_deadline: document.has_deadline,
        deadline: document.deadline,
        expected_tasks: document.expected_tasks,
        entered_tasks,
        entry_limit: limit.map(|due| due.at),
    }
}
