//! Directives with all that belongs to them into their tables.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use calendar::Calendar;
use commitment::{Commitment, State};
use directives::acts::answer::answer_limit;
use directives::acts::conceal::CONCEALED;
use directives::plan::Plan;
use directives::{Directive, FollowUp};
use ids::{DirectiveId, DocumentId};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait,
};
use time::OffsetDateTime;
use uuid::Uuid;

use super::versions::{Changed, last, new_and_changed, replace};
use super::{Commit, Rules};
use crate::bulk::{self, IDS_A_QUERY};
use crate::directives::plans::columns as plan_columns;
use crate::directives::{answer_columns, deadline_columns, extension_rows, proof_columns, return_rows, unit_rows};
use crate::moment::micros;
use crate::rows::directives::{
    directive, directive_co_unit, directive_deadline, directive_evidence, directive_extension, directive_follow_up,
    directive_pause, directive_plan, directive_return,
};
use crate::rows::urging::{letter, notice};
use crate::search::Words;
use crate::{CommitError, Fault};

/// Writes directives. Deadlines and proofs are only ever added; a pause may end; units that take part are replaced.
pub(super) async fn write(
    txn: &DatabaseTransaction,
    directives: &[&Directive],
    commit: &Commit<'_>,
    words: &mut Vec<Words>,
) -> Result<(), CommitError> {
    let row = |write: &Directive| row(write, commit.now, commit.rules).into_active_model();
    let (new, changed) = new_and_changed(directives, |directive| directive.version);
    bulk::insert(txn, new.iter().map(|write| row(write)).collect()).await?;
    bulk::insert(txn, new.iter().flat_map(|write| deadlines(write)).collect()).await?;
    bulk::insert(txn, new.iter().flat_map(|write| pauses(write)).collect()).await?;
    bulk::insert(txn, new.iter().flat_map(|write| co_units(write)).collect()).await?;
    bulk::insert(txn, new.iter().flat_map(|write| proofs(write)).collect()).await?;
    bulk::insert(txn, new.iter().flat_map(|write| extensions(write)).collect()).await?;
    bulk::insert(txn, new.iter().flat_map(|write| returns(write)).collect()).await?;
    let rows = changed.iter().map(|write| Changed { id: write.id.uuid(), version: write.version, row: row(write) });
    replace(txn, rows, directive::Column::Id, directive::Column::Version).await?;
    bulk::insert_missing(txn, changed.iter().flat_map(|write| deadlines(write)).collect()).await?;
    bulk::insert_missing(txn, changed.iter().flat_map(|write| proofs(write)).collect()).await?;
    let last = last(changed.iter().copied(), |write| write.id.uuid(), |write| write.version);
    replace_co_units(txn, &last).await?;
    replace_pauses(txn, &last).await?;
    replace_extensions(txn, &last).await?;
    bulk::insert_missing(txn, changed.iter().flat_map(|write| returns(write)).collect()).await?;
    words.extend(
        directives.iter().map(|write| Words::new("directive", write.id.uuid(), &[&write.code, &write.content])),
    );
    Ok(())
}

/// Adds follow-up records; a second one of a directive at the same moment is a conflict.
pub(super) async fn follow_ups(txn: &DatabaseTransaction, follow_ups: &[&FollowUp]) -> Result<(), CommitError> {
    let rows = follow_ups
        .iter()
        .map(|write| {
            directive_follow_up::Model {
                id: write.id.uuid(),
                directive_id: write.directive.uuid(),
                at_us: micros(write.at),
                by_id: write.by.map(|person| person.uuid()),
                text: write.text.clone(),
                together: i64::from(write.together),
            }
            .into_active_model()
        })
        .collect();
    Ok(bulk::insert(txn, rows).await?)
}

/// The words of the follow-up records of these directives go, those of what people were told of them, and those of the plans of
/// their documents; letters about them that wait are not sent.
pub(super) async fn conceal(
    txn: &DatabaseTransaction,
    directives: &[DirectiveId],
    now: OffsetDateTime,
) -> Result<(), CommitError> {
    for chunk in directives.chunks(IDS_A_QUERY) {
        let ids = || chunk.iter().map(|id| id.uuid());
        let told = Query::select()
            .column(notice::Column::Id)
            .from(notice::Entity)
            .and_where(notice::COLUMN.subject_id.is_in(ids()))
            .take();
        letter::Entity::update_many()
            .col_expr(letter::Column::GaveUpAtUs, Expr::value(micros(now)))
            .filter(letter::COLUMN.notice_id.in_subquery(told))
            .filter(letter::COLUMN.sent_at_us.is_null())
            .filter(letter::COLUMN.gave_up_at_us.is_null())
            .exec(txn)
            .await?;
        notice::Entity::update_many()
            .col_expr(notice::Column::Title, Expr::value(CONCEALED))
            .col_expr(notice::Column::Text, Expr::value(Option::<String>::None))
            .col_expr(notice::Column::Answer, Expr::value(Option::<String>::None))
            .filter(notice::COLUMN.subject_id.is_in(ids()))
            .exec(txn)
            .await?;
        let documents = Query::select()
            .column(directive::Column::DocumentId)
            .from(directive::Entity)
            .and_where(directive::COLUMN.id.is_in(ids()))
            .take();
        directive_plan::Entity::update_many()
            .col_expr(directive_plan::Column::Content, Expr::value(CONCEALED))
            .col_expr(directive_plan::Column::Product, Expr::value(String::new()))
            .filter(directive_plan::COLUMN.document_id.in_subquery(documents))
            .exec(txn)
            .await?;
        directive_follow_up::Entity::update_many()
            .col_expr(directive_follow_up::Column::Text, Expr::value(CONCEALED))
            .filter(directive_follow_up::COLUMN.directive_id.is_in(chunk.iter().map(|id| id.uuid())))
            .exec(txn)
            .await?;
    }
    Ok(())
}

/// Writes plans of periodic tasks.
pub(super) async fn plans(txn: &DatabaseTransaction, plans: &[&Plan]) -> Result<(), CommitError> {
    let row = |write: &Plan| plan_columns(write).into_active_model();
    let (new, changed) = new_and_changed(plans, |plan| plan.version);
    bulk::insert(txn, new.iter().map(|write| row(write)).collect()).await?;
    let rows = changed.iter().map(|write| Changed { id: write.id.uuid(), version: write.version, row: row(write) });
    replace(txn, rows, directive_plan::Column::Id, directive_plan::Column::Version).await
}

/// The documents that these directives belong to, as stored.
pub(super) async fn documents_of(
    txn: &DatabaseTransaction,
    directives: &[DirectiveId],
) -> Result<BTreeSet<DocumentId>, CommitError> {
    let mut documents = BTreeSet::new();
    for chunk in directives.chunks(IDS_A_QUERY) {
        let select = directive::Entity::find()
            .select_only()
            .column(directive::Column::DocumentId)
            .distinct()
            .filter(directive::COLUMN.id.is_in(chunk.iter().map(|id| id.uuid())))
            .into_query();
        for row in txn.query_all(&select).await? {
            let document: Uuid = row.try_get("", "document_id")?;
            documents.insert(DocumentId::new(document));
        }
    }
    Ok(documents)
}

async fn replace_co_units(txn: &DatabaseTransaction, last: &BTreeMap<Uuid, &Directive>) -> Result<(), CommitError> {
    let mut stored: HashMap<Uuid, Vec<directive_co_unit::Model>> = HashMap::new();
    let ids: Vec<Uuid> = last.keys().copied().collect();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let rows = directive_co_unit::Entity::find()
            .filter(directive_co_unit::COLUMN.directive_id.is_in(chunk.iter().copied()))
            .order_by_asc(directive_co_unit::COLUMN.seq)
            .all(txn)
            .await?;
        for row in rows {
            stored.entry(row.directive_id).or_default().push(row);
        }
    }
    let differ = |id: &Uuid, write: &Directive| {
        let stored = stored.get(id).map(Vec::as_slice).unwrap_or_default();
        stored != unit_rows(write)
    };
    let (ids, writes): (Vec<Uuid>, Vec<&Directive>) = last.iter().filter(|(id, write)| differ(id, write)).unzip();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let theirs = directive_co_unit::COLUMN.directive_id.is_in(chunk.iter().copied());
        directive_co_unit::Entity::delete_many().filter(theirs).exec(txn).await?;
    }
    Ok(bulk::insert(txn, writes.into_iter().flat_map(co_units).collect()).await?)
}

/// Requests for later deadlines are kept in order; a decision is added once.
async fn replace_extensions(txn: &DatabaseTransaction, last: &BTreeMap<Uuid, &Directive>) -> Result<(), CommitError> {
    let asked = |write: &&&Directive| !write.flow.extensions.is_empty();
    let ids: Vec<Uuid> = last.values().filter(asked).map(|write| write.id.uuid()).collect();
    let mut stored: HashMap<(Uuid, i64), directive_extension::Model> = HashMap::new();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let rows = directive_extension::Entity::find()
            .filter(directive_extension::COLUMN.directive_id.is_in(chunk.iter().copied()))
            .all(txn)
            .await?;
        stored.extend(rows.into_iter().map(|row| ((row.directive_id, row.seq), row)));
    }
    let mut new = Vec::new();
    for row in last.values().flat_map(|write| extension_rows(write)) {
        match stored.get(&(row.directive_id, row.seq)) {
            None => new.push(row.into_active_model()),
            Some(before) if *before == row => {}
            Some(before) if before.approved.is_some() => {
                return Err(Fault::row("directive", row.directive_id, "a decided request would change").into());
            }
            Some(_) => {
                row.into_active_model().reset_all().update_without_returning(txn).await?;
            }
        }
    }
    Ok(bulk::insert(txn, new).await?)
}

/// Pauses are kept in order, and only the last may still be open.
async fn replace_pauses(txn: &DatabaseTransaction, last: &BTreeMap<Uuid, &Directive>) -> Result<(), CommitError> {
    let mut stored: HashMap<Uuid, Vec<directive_pause::Model>> = HashMap::new();
    let ids: Vec<Uuid> = last.keys().copied().collect();
    for chunk in ids.chunks(IDS_A_QUERY) {
        let rows = directive_pause::Entity::find()
            .filter(directive_pause::COLUMN.directive_id.is_in(chunk.iter().copied()))
            .order_by_asc(directive_pause::COLUMN.seq)
            .all(txn)
            .await?;
        for row in rows {
            stored.entry(row.directive_id).or_default().push(row);
        }
    }
    let mut new = Vec::new();
    for (id, write) in last {
        let stored = stored.remove(id).unwrap_or_default();
        let wanted: Vec<directive_pause::Model> = pause_rows(write).collect();
        if stored.len() > wanted.len() {
            return Err(Fault::row("directive", *id, "a pause would disappear").into());
        }
        for (before, after) in stored.iter().zip(&wanted).filter(|(before, after)| before != after) {
            if before.to_us.is_some() {
                return Err(Fault::row("directive", *id, "a pause that ended would change").into());
            }
            after.clone().into_active_model().reset_all().update_without_returning(txn).await?;
        }
        new.extend(wanted.into_iter().skip(stored.len()).map(IntoActiveModel::into_active_model));
    }
    Ok(bulk::insert(txn, new).await?)
}

fn deadlines(write: &Directive) -> impl Iterator<Item = directive_deadline::ActiveModel> {
    let rows = (0..).zip(&write.commitment.deadlines);
    rows.map(|(seq, deadline)| deadline_columns(write.id.uuid(), seq, deadline).into_active_model())
}

fn proofs(write: &Directive) -> impl Iterator<Item = directive_evidence::ActiveModel> {
    let evidence = write.commitment.completion.iter().flat_map(|completion| &completion.evidence);
    (0..).zip(evidence).map(|(seq, proof)| proof_columns(write.id.uuid(), seq, proof).into_active_model())
}

fn co_units(write: &Directive) -> impl Iterator<Item = directive_co_unit::ActiveModel> {
    unit_rows(write).into_iter().map(IntoActiveModel::into_active_model)
}

fn extensions(write: &Directive) -> impl Iterator<Item = directive_extension::ActiveModel> {
    extension_rows(write).map(IntoActiveModel::into_active_model)
}

fn returns(write: &Directive) -> impl Iterator<Item = directive_return::ActiveModel> {
    return_rows(write).map(IntoActiveModel::into_active_model)
}

fn pauses(write: &Directive) -> impl Iterator<Item = directive_pause::ActiveModel> {
    pause_rows(write).map(IntoActiveModel::into_active_model)
}

fn pause_rows(write: &Directive) -> impl Iterator<Item = directive_pause::Model> {
    (0..).zip(&write.commitment.pauses).map(|(seq, pause)| directive_pause::Model {
        directive_id: write.id.uuid(),
        seq,
        from_us: micros(pause.from),
        to_us: pause.to.map(micros),
        ground: pause.ground.clone(),
        document: pause.document.clone(),
    })
}

fn row(write: &Directive, now: OffsetDateTime, rules: Rules<'_>) -> directive::Model {
    let calendar = rules.calendar;
    let (commitment, flow) = (&write.commitment, &write.flow);
    let (answer, answered_at_us, answered_by_id, answer_reason) = answer_columns(flow.answer.as_ref());
    let withdrawal = flow.withdrawal.as_ref();
    let completion = commitment.completion.as_ref();
    let due_us = judging_due(commitment, now, calendar).map(micros);
    let pause = commitment.pauses.last();
    directive::Model {
        id: write.id.uuid(),
        code: write.code.clone(),
        document_id: write.document.uuid(),
        level: write.level.key().to_owned(),
        content: write.content.clone(),
        lead_unit_id: write.lead_unit.uuid(),
        follower_id: write.follower.map(|follower| follower.person.uuid()),
        follower_since_us: write.follower.and_then(|follower| follower.since).map(micros),
        received_at_us: write.received_at.map(micros),
        entered_at_us: commitment.entered_at.map(micros),
        due_us,
        sort_due_us: due_us.unwrap_or(i64::MAX),
        paused_from_us: pause.map(|pause| micros(pause.from)),
        paused_to_us: pause.and_then(|pause| pause.to).map(micros),
        last_follow_up_us: commitment.follow_ups.last().copied().map(micros),
        completed_at_us: completion.map(|completion| micros(completion.at)),
        submitted_at_us: completion.and_then(|completion| completion.submitted_at).map(micros),
        stands_from_us: completion.and_then(|completion| completion.stands_from).map(micros),
        outcome: outcome(commitment, calendar).map(|state| state.key().to_owned()),
        withdrawn_at_us: commitment.withdrawn_at.map(micros),
        version: write.version,
        product: write.product.clone(),
        parent_id: write.parent.map(|parent| parent.uuid()),
        turn: write.turn().key().to_owned(),
        answer_until_us: answer_limit(write, rules.law, calendar).map(micros),
        assigned_at_us: flow.assigned_at.map(micros),
        answer,
        answered_at_us,
        answered_by_id,
        answer_reason,
        officer_id: flow.officer.map(|person| person.uuid()),
        submitted_by_id: flow.submitted_by.map(|person| person.uuid()),
        grade: flow.grade.map(|grade| grade.key().to_owned()),
        withdrawn_by_id: withdrawal.map(|withdrawal| withdrawal.by.uuid()),
        withdrawal_reason: withdrawal.map(|withdrawal| withdrawal.reason.clone()),
        withdrawal_document: withdrawal.map(|withdrawal| withdrawal.document.clone()),
    }
}

/// The due moment that judges it: the one in force when the result that stands was dated, else the one in force once
/// everything that is recorded has happened.
fn judging_due(commitment: &Commitment, now: OffsetDateTime, calendar: &Calendar) -> Option<OffsetDateTime> {
    let done = commitment.completion.as_ref().filter(|completion| completion.stands_from.is_some());
    let at = match done {
        Some(completion) => completion.at,
        None => {
            let decided = commitment.deadlines.last().map(|deadline| deadline.decided_at);
            let resumed = commitment.pauses.last().and_then(|pause| pause.to);
            [decided, resumed].into_iter().flatten().fold(now, OffsetDateTime::max)
        }
    };
    commitment.due_at(at, calendar)
}

/// How a result that stands ended the work; when it stands is asked apart.
fn outcome(commitment: &Commitment, calendar: &Calendar) -> Option<State> {
    let completion = commitment.completion.as_ref().filter(|completion| completion.stands_from.is_some())?;
    Some(match commitment.due_at(completion.at, calendar) {
        Some(due) if completion.at <= due => State::DoneOnTime,
        Some(_) => State::DoneLate,
        None => State::DoneDueUnknown,
    })
}
