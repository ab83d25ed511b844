//! The work programme with its follow-ups and urgings; reports, initiatives, and what the quality system owes.

use ::initiatives::Initiative;
use ::programme::{FollowUp, Item, ItemKind, Of, Status, SubjectKind, Urging, subject_key};
use ::quality::{Obligation, ObligationKind};
use ::reports::{Channel, Report, ReportKind};
use ledger::held::key;
use ledger::micros;
use reading::Record;

use super::super::held::{Named, Reference, Subject, Taking};
use super::super::row::Row;
use super::super::run::Told;
use super::super::words;
use crate::With;

/// Chương trình công tác năm.
pub(in crate::imports) struct Programme;

impl Taking for Programme {
    type Fields = Item;
    const KEY: &'static str = "code";
    const UNITS: &'static [&'static str] = &["lead_unit"];
    const PEOPLE: &'static [&'static str] = &["follower"];

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        row.owned("code")
    }

    fn fields(row: &mut Row<'_>, named: &Named, with: &With<'_>) -> Item {
        let status = row.word("status", Status::from_key);
        // Who approved an item once did not thereby approve that it is taken out.
        let (approved_by, withdrawn_by) = match status {
            Some(Status::Withdrawn) => (None, row.owned("approved_by")),
            _ => (row.owned("approved_by"), None),
        };
        Item {
            year: row.year("year"),
            title: row.owned("title"),
            kind: row.word("kind", ItemKind::from_key),
            lead_unit: named.unit(row, "lead_unit"),
            follower: named.person(row, "follower"),
            due_at: row.due("due_at", with.calendar),
            completed_at: row.moment("completed_at"),
            evidence: row.owned("evidence"),
            programme_of: row.word("programme_of", Of::from_key),
            status,
            leader: row.owned("leader"),
            product: row.owned("product"),
            approval_form: row.owned("approval_form"),
            approved_by,
            withdrawn_by,
        }
    }

    fn told(refusal: &::programme::Refusal) -> Told {
        words::of_programme(refusal)
    }
}

/// Theo dõi mục chương trình công tác.
pub(in crate::imports) struct FollowUps;

impl Taking for FollowUps {
    type Fields = FollowUp;
    const KEY: &'static str = "at";
    const PEOPLE: &'static [&'static str] = &["by"];

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        let at = micros(row.moment("at")?).to_string();
        Some(key(&[row.text("subject_code")?, &at]))
    }

    fn fields(row: &mut Row<'_>, named: &Named, _: &With<'_>) -> FollowUp {
        FollowUp {
            item: row.owned("subject_code"),
            at: row.moment("at"),
            by: named.person(row, "by"),
            text: row.owned("text"),
        }
    }

    fn refers(record: &Record<'_>) -> Option<Reference> {
        let code = record.text("subject_code")?.to_owned();
        Some(Reference { to: Subject::Programme, column: "subject_code", code })
    }

    fn told(refusal: &::programme::Refusal) -> Told {
        words::of_programme(refusal)
    }
}

/// Nhắc việc, đôn đốc.
pub(in crate::imports) struct Urgings;

impl Taking for Urgings {
    type Fields = Urging;
    const KEY: &'static str = "subject_code";
    const PEOPLE: &'static [&'static str] = &["by"];

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        let kind = row.word("subject_kind", SubjectKind::from_key)?;
        let at = micros(row.moment("delivered_at")?).to_string();
        Some(key(&[kind.key(), row.text("subject_code")?, row.text("rung")?, &at]))
    }

    fn fields(row: &mut Row<'_>, named: &Named, _: &With<'_>) -> Urging {
        let kind = row.word("subject_kind", SubjectKind::from_key);
        Urging {
            subject: kind.zip(row.text("subject_code")).map(|(kind, code)| subject_key(kind, code)),
            rung: row.owned("rung"),
            delivered_at: row.moment("delivered_at"),
            by: named.person(row, "by"),
            answered_at: row.moment("answered_at"),
            ..Urging::default()
        }
    }

    fn refers(record: &Record<'_>) -> Option<Reference> {
        let to = match record.one_of("subject_kind").and_then(SubjectKind::from_key)? {
            SubjectKind::Directive => Subject::Directive,
            SubjectKind::Programme => Subject::Programme,
            SubjectKind::Dossier => Subject::Dossier,
        };
        Some(Reference { to, column: "subject_code", code: record.text("subject_code")?.to_owned() })
    }

    fn told(refusal: &::programme::Refusal) -> Told {
        words::of_programme(refusal)
    }
}

/// Báo cáo định kỳ của đơn vị.
pub(in crate::imports) struct Reports;

impl Taking for Reports {
    type Fields = Report;
    const KEY: &'static str = "unit_code";
    const UNITS: &'static [&'static str] = &["unit_code"];

    fn key(row: &mut Row<'_>, named: &Named) -> Option<String> {
        let unit = named.unit(row, "unit_code")?.to_string();
        Some(key(&[&unit, row.text("template_code")?, row.text("period")?]))
    }

    fn fields(row: &mut Row<'_>, named: &Named, with: &With<'_>) -> Report {
        Report {
            unit: named.unit(row, "unit_code"),
            template: row.owned("template_code"),
            period: row.owned("period"),
            due_at: row.due("due_at", with.calendar),
            submitted_at: row.moment("submitted_at"),
            accepted_at: row.moment("accepted_at"),
            kind: row.word("kind", ReportKind::from_key),
            channel: row.word("channel", Channel::from_key),
        }
    }

    fn told(refusal: &::reports::Refusal) -> Told {
        words::of_report(refusal)
    }
}

/// Sáng kiến.
pub(in crate::imports) struct Initiatives;

impl Taking for Initiatives {
    type Fields = Initiative;
    const KEY: &'static str = "code";
    const UNITS: &'static [&'static str] = &["unit_code"];

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        row.owned("code")
    }

    fn fields(row: &mut Row<'_>, named: &Named, _: &With<'_>) -> Initiative {
        Initiative {
            title: row.owned("title"),
            authors: row.owned("authors"),
            unit: named.unit(row, "unit_code"),
            first_applied_on: row.day("first_applied_on"),
            requested_on: row.day("requested_on"),
            council_votes_for: row.number_of("council_votes_for"),
            council_size: row.number_of("council_size"),
            recognised_on: row.day("recognised_on"),
            decision_number: row.owned("decision_number"),
            council_code: row.owned("council_code"),
        }
    }

    fn told(refusal: &::initiatives::Refusal) -> Told {
        words::of_initiative(refusal)
    }
}

/// Việc của hệ thống quản lý chất lượng.
pub(in crate::imports) struct Obligations;

impl Taking for Obligations {
    type Fields = Obligation;
    const KEY: &'static str = "code";

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        row.owned("code")
    }

    fn fields(row: &mut Row<'_>, _: &Named, with: &With<'_>) -> Obligation {
        Obligation {
            kind: row.word("kind", ObligationKind::from_key),
            due_at: row.due("due_at", with.calendar),
            done_at: row.moment("done_at"),
            evidence: row.owned("evidence"),
        }
    }

    fn told(refusal: &::quality::Refusal) -> Told {
        words::of_obligation(refusal)
    }
}
