//! One record: what is known of it, what belongs to it, and its history with proofs.

use app::records::{RecordPage, ShowRecord};
use app::{Shown, ShownValue};
use askama::Template;
use axum::extract::Path;

use crate::answer::{Answer, Trouble, page};
use crate::error::Problem;
use crate::parts::{Entry, Frame, Room};
use crate::reader::Reader;
use crate::words::Words;

/// The page.
#[derive(Template)]
#[template(path = "records/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    facts: Vec<Fact>,
    parts: Vec<Part>,
    more: u64,
    history: Vec<Entry>,
}

/// A field in words.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// What is known.
    pub value: String,
    /// Whether it says what the record is about where many stand below one another.
    pub leads: bool,
}

/// A record that belongs to the page's own.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it stands.
    pub address: String,
    /// What happened, or what kind it is.
    pub title: String,
    /// Its fields.
    pub facts: Vec<Fact>,
}

impl ShowPage {
    /// The page of a record, or of a unit with what it owes.
    pub fn new(frame: Frame, found: RecordPage, prove: bool) -> ShowPage {
        let words = frame.words;
        let title = match (&found.record, &found.unit) {
            (Some(record), _) => format!("{} {}", words.get(kind(&record.kind)), record.key.join(" · ")),
            (None, unit) => unit.clone().unwrap_or_default(),
        };
        let part = |part: &Shown| {
            let mut facts = facts(part, words);
            let title = facts.iter().position(|fact| fact.leads).map(|place| facts.remove(place).value);
            let kind = words.get(kind(&part.kind));
            Part { address: format!("/records/{}", part.id), title: title.unwrap_or(kind), facts }
        };
        ShowPage {
            frame: frame.titled(title).within(Room::Objectives).below("/objectives", words.get("room-objectives")),
            words,
            facts: found.record.as_ref().map(|record| facts(record, words)).unwrap_or_default(),
            more: found.parts_in_all - found.parts.len() as u64,
            parts: found.parts.iter().map(part).collect(),
            history: found.timeline.iter().map(|event| Entry::of(event, prove, words)).collect(),
        }
    }
}

fn facts(record: &Shown, words: Words) -> Vec<Fact> {
    let value = |name: &str, held: &ShownValue| match held {
        ShownValue::Moment(at) => words.moment(*at),
        ShownValue::Text(text) if name.ends_with("_on") => {
            text::parse_date(text).map_or_else(|_| text.clone(), |day| words.date(day))
        }
        ShownValue::Text(text) => word(text).map_or_else(|| text.clone(), |key| words.get(key)),
    };
    let fact = |(name, held): &(String, ShownValue)| {
        let leads = matches!(name.as_str(), "activity" | "act" | "rung" | "text" | "period");
        Some(Fact { name: words.get(field(name)?), value: value(name, held), leads })
    };
    record.fields.iter().filter_map(fact).collect()
}

/// Shows the record.
pub async fn show(reader: Reader, Path(id): Path<String>) -> Answer {
    let id = id.parse().map_err(|_| Trouble::new(reader.frame.clone(), Problem::Missing))?;
    let found = reader.look(&ShowRecord(id)).await?;
    let prove = reader.may("ledger.view");
    Ok(page(&ShowPage::new(reader.frame, found, prove)))
}

/// The message key of a kind of record.
fn kind(kind: &str) -> &'static str {
    match kind {
        "programme" => "record-programme",
        "programme_follow_up" => "record-follow-up",
        "programme_adjustment" => "programme-decisions",
        "urging" => "record-urging",
        "procedure" => "record-procedure",
        "process" => "record-process",
        "publication" => "record-publication",
        "dossier" => "record-dossier",
        "dossier_event" => "record-dossier-event",
        "report" => "record-report",
        "initiative" => "record-initiative",
        "obligation" => "record-obligation",
        _ => "record-other",
    }
}

/// The message key of a field; what only names the record again has none.
fn field(name: &str) -> Option<&'static str> {
    Some(match name {
        "accepted_at" => "field-accepted-at",
        "act" => "field-act",
        "activity" => "field-activity",
        "actor" => "field-actor",
        "answered_at" => "field-answered-at",
        "approval_form" => "programme-approval-form",
        "approved_by" => "field-approved-by",
        "at" => "field-at",
        "authority" => "field-authority",
        "authors" => "field-authors",
        "by" => "field-by",
        "channel" => "field-channel",
        "completed_at" | "done_at" => "field-completed-at",
        "council_code" => "field-council-code",
        "council_size" => "field-council-size",
        "council_votes_for" => "field-council-votes-for",
        "decided_on" => "field-decided-on",
        "decision" | "decision_number" => "field-decision-number",
        "deed" => "programme-deed",
        "delivered_at" => "field-delivered-at",
        "due_at" => "field-due-at",
        "due_before_at" => "field-due-before",
        "effective_on" => "field-effective-on",
        "evidence" | "proof" => "field-evidence",
        "field" => "field-field",
        "finished_at" => "field-finished-at",
        "first_applied_on" => "field-first-applied-on",
        "follower" => "field-follower",
        "iso_process_code" => "field-iso-process-code",
        "kind" => "field-kind",
        "lead_before" => "field-lead-before",
        "lead_unit" | "unit" => "field-unit",
        "leader" => "programme-leader",
        "level" => "field-level",
        "model_file" => "field-model-file",
        "name" | "title" => "field-title",
        "title_before" => "field-title-before",
        "national_db_updated_at" => "field-national-db-updated-at",
        "period" => "field-period",
        "prescribed_by" => "field-prescribed-by",
        "procedure" | "procedures" => "field-procedure",
        "product" => "programme-product",
        "programme_of" => "field-programme-of",
        "published_at" => "field-published-at",
        "reason" => "programme-reason",
        "received_at" => "field-received-at",
        "received_unit" => "field-received-unit",
        "recognised_on" => "field-recognised-on",
        "requested_on" => "field-requested-on",
        "returned_at" => "field-returned-at",
        "returned_unit" => "field-returned-unit",
        "rung" => "field-rung",
        "status" => "field-status",
        "step_due_at" => "field-step-due-at",
        "submitted_at" => "field-submitted-at",
        "template" => "field-template",
        "text" => "field-text",
        "time_limit" => "field-time-limit",
        "time_unit" => "field-time-unit",
        "version" => "field-version",
        "withdrawn_by" => "field-withdrawn-by",
        "withdrawn_on" => "field-withdrawn-on",
        "year" => "field-year",
        _ => return None,
    })
}

/// The message key of a word of a closed list.
fn word(word: &str) -> Option<&'static str> {
    Some(match word {
        "acknowledged" => "word-acknowledged",
        "agency" => "word-agency",
        "amended" => "word-amended",
        "approved" => "word-approved",
        "audit" => "word-audit",
        "central" => "word-central",
        "chairman" => "level-chairman",
        "committee" | "province" => "level-province",
        "commune" => "level-commune",
        "corrective_action" => "word-corrective-action",
        "counter" => "word-counter",
        "day" => "word-day",
        "decided" => "word-decided",
        "declaration" => "word-declaration",
        "granted" => "word-granted",
        "hour" => "word-hour",
        "in_force" => "word-in-force",
        "key_task" => "word-key-task",
        "legal_update" => "word-legal-update",
        "local" => "word-local",
        "month" => "word-month",
        "office" => "level-office",
        "online" => "word-online",
        "other" => "word-other",
        "paper" => "word-paper",
        "paused" => "word-paused",
        "postal" => "word-postal",
        "posted" => "word-posted",
        "processing" => "word-processing",
        "add" => "deed-add",
        "change" => "deed-change",
        "withdraw" => "deed-withdraw",
        "programme" => "word-programme",
        "received" => "word-received",
        "refused" => "word-refused",
        "repealed" => "word-repealed",
        "report" => "word-report",
        "returned" => "word-returned",
        "review" => "word-review",
        "scheme" => "word-scheme",
        "sent" => "word-sent",
        "stopped" => "word-stopped",
        "vice_chairman" => "word-vice-chairman",
        "withdrawn" => "word-withdrawn",
        "working_day" => "word-working-day",
        _ => return None,
    })
}
