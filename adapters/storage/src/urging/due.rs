//! Work that may be due to be reminded of, what was delivered already, and the people of its chain.

use std::collections::HashMap;

use commitment::ladder::Delivery;
use directives::Level;
use directives::flow::Turn;
use ids::{PersonId, UnitId};
use people::Role;
use programme::{Item, Of, SubjectKind, Urging, subject_key};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;
use urging::acts::Duty;
use urging::{Giver, Staff, Work};

use crate::moment::{Reader, id, micros};
use crate::people::{people_here, units};
use crate::records;
use crate::rows::directives::directive;
use crate::{Cursor, Database, Fault, Page, Slice};

/// Open directives that are due between two moments and whose clock runs, the earliest first.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn due_directives(
    db: &Database,
    (from, to): (OffsetDateTime, OffsetDateTime),
    slice: &Slice,
    now: OffsetDateTime,
) -> Result<Page<Duty>, Fault> {
    let c = directive::COLUMN;
    let stands_still = Condition::all()
        .add(c.paused_from_us.lte(micros(now)))
        .add(Condition::any().add(c.paused_to_us.is_null()).add(c.paused_to_us.gt(micros(now))));
    let running = Condition::any().add(c.paused_from_us.is_null()).add(stands_still.not());
    let mut select = directive::Entity::find()
        .filter(c.stands_from_us.is_null())
        .filter(c.withdrawn_at_us.is_null())
        // A result that was handed in waits for whoever accepts it, and not for who owed it.
        .filter(c.turn.ne(Turn::AssignerJudges.key()))
        .filter(c.sort_due_us.gte(micros(from)))
        .filter(c.sort_due_us.lt(micros(to)))
        .filter(running)
        .order_by_asc(c.sort_due_us)
        .order_by_asc(c.id)
        .limit(slice.rows + 1);
    if let Some((due, last)) = slice.after.as_ref().and_then(Cursor::number) {
        let key = Expr::tuple([Expr::column(directive::Column::SortDueUs), Expr::column(directive::Column::Id)]);
        select = select.filter(key.gt(Expr::tuple([Expr::val(due), Expr::val(last)])));
    }
    let rows = select.all(db.reader()).await?;
    let mut page = Page::cut(rows, slice.rows, |row| Cursor::after_number(row.sort_due_us, row.id));
    let duties: Result<Vec<Duty>, Fault> = std::mem::take(&mut page.rows).into_iter().map(duty).collect();
    Ok(page.with_rows(duties?))
}

fn duty(row: directive::Model) -> Result<Duty, Fault> {
    let reader = Reader::new("directive", row.id);
    // Read so that a word that is none is found here too; every level is the Chairman's to answer for.
    reader.word(&row.level, Level::from_key)?;
    Ok(Duty {
        work: Work::Directive,
        subject: row.id,
        code: row.code,
        title: row.content,
        from: reader.moment(row.entered_at_us.or(row.received_at_us).unwrap_or_default())?,
        due_at: reader.moment_opt(row.due_us)?,
        owner: id(row.officer_id),
        lead_unit: Some(UnitId::new(row.lead_unit_id)),
        follower: id(row.follower_id),
        given_by: Giver::Chairman,
    })
}

/// The items of work programmes that are neither done nor taken out. There are few: a year has some hundreds.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn open_items(db: &Database) -> Result<Vec<Duty>, Fault> {
    let items = records::all_in::<Item>(db.reader()).await?;
    let open = items.into_iter().filter(|item| !item.fields().is_withdrawn() && item.fields().completed_at.is_none());
    Ok(open
        .map(|item| {
            let fields = item.fields();
            Duty {
                work: Work::Programme,
                subject: item.id(),
                code: item.key().to_owned(),
                title: fields.title.clone().unwrap_or_default(),
                from: fields.entered_at().unwrap_or(OffsetDateTime::UNIX_EPOCH),
                due_at: fields.due_at,
                owner: None,
                lead_unit: fields.lead_unit,
                follower: fields.follower,
                given_by: match fields.programme_of {
                    Some(Of::Office) => Giver::OfficeLeader,
                    Some(Of::Committee) | None => Giver::Chairman,
                },
            }
        })
        .collect())
}

/// What was delivered of each of these duties, by code.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn delivered(
    db: &Database,
    kind: SubjectKind,
    codes: &[String],
) -> Result<HashMap<String, Vec<Delivery>>, Fault> {
    let subjects: Vec<String> = codes.iter().map(|code| subject_key(kind, code)).collect();
    let mut found = records::by_parents_in::<Urging>(db.reader(), &subjects).await?;
    let of = |subject: &String| {
        let urgings = found.remove(subject).unwrap_or_default();
        urgings.iter().filter_map(|urging| urging.fields().delivery()).collect()
    };
    let deliveries: Vec<Vec<Delivery>> = subjects.iter().map(of).collect();
    Ok(codes.iter().cloned().zip(deliveries).collect())
}

/// The people of the office by what they are in a chain.
///
/// # Errors
/// [`Fault::Row`], [`Fault::Database`].
pub async fn chain(db: &Database) -> Result<Staff, Fault> {
    let mut staff = Staff::default();
    for unit in units(db).await? {
        if let Some(parent) = unit.parent {
            staff.above.insert(unit.id, parent);
        }
    }
    for person in people_here(db).await? {
        let person_id: PersonId = person.id;
        staff.here.insert(person_id);
        for role in &person.roles {
            match role {
                Role::Officer => staff.officers.entry(person.unit).or_default().push(person_id),
                Role::UnitHead => staff.heads.entry(person.unit).or_default().push(person_id),
                Role::OfficeLeader => staff.office_leaders.push(person_id),
                Role::Chairman => staff.chairmen.push(person_id),
                _ => {}
            }
        }
    }
    Ok(staff)
}
