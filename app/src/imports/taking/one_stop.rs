//! Procedures, their processes and publication; dossiers and their steps.

use ::dossiers::{Channel, Dossier, Event, Status as DossierStatus};
use ::procedures::{Authority, Level, PrescribedBy, Procedure, Process, Publication, PublicationAct, Status, TimeUnit};
use ledger::held::key;
use ledger::micros;
use reading::Record;

use super::super::held::{Named, Reference, Subject, Taking};
use super::super::row::Row;
use super::super::run::Told;
use super::super::words;
use crate::With;

/// Thủ tục hành chính.
pub(in crate::imports) struct Procedures;

impl Taking for Procedures {
    type Fields = Procedure;
    const KEY: &'static str = "code";

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        row.owned("code")
    }

    fn fields(row: &mut Row<'_>, _: &Named, _: &With<'_>) -> Procedure {
        Procedure {
            name: row.owned("name"),
            field: row.owned("field"),
            level: row.word("level", Level::from_key),
            authority: row.word("authority", Authority::from_key),
            time_limit: row.owned("time_limit"),
            time_unit: row.word("time_unit", TimeUnit::from_key),
            decision_number: row.owned("decision_number"),
            decided_on: row.day("decided_on"),
            effective_on: row.day("effective_on"),
            status: row.word("status", Status::from_key),
            iso_process_code: row.owned("iso_process_code"),
            national_db_updated_at: row.moment("national_db_updated_at"),
            prescribed_by: row.word("prescribed_by", PrescribedBy::from_key),
            published_at: row.moment("published_at"),
            ..Procedure::default()
        }
    }

    fn told(refusal: &::procedures::Refusal) -> Told {
        words::of_procedure(refusal)
    }
}

/// Thủ tục hành chính, as the national portal lists it.
pub(in crate::imports) struct ListedProcedures;

impl Taking for ListedProcedures {
    type Fields = Procedure;
    const KEY: &'static str = "code";

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        row.owned("code")
    }

    fn fields(row: &mut Row<'_>, _: &Named, _: &With<'_>) -> Procedure {
        listed(row)
    }

    /// What the list runs together and does not follow its own pattern is not guessed at.
    fn doubt(record: &Record<'_>) -> Option<Told> {
        record.text("unread").map(|written| ("ways", words::not_apart(written)))
    }

    fn told(refusal: &::procedures::Refusal) -> Told {
        words::of_procedure(refusal)
    }
}

/// What a list of others says of a procedure.
pub(crate) fn listed(row: &mut Row<'_>) -> Procedure {
    Procedure {
        name: row.owned("name"),
        field: row.owned("field"),
        level: row.word("level", Level::from_key),
        authority: row.word("authority", Authority::from_key),
        time_limit: row.owned("time_limit"),
        time_unit: row.word("time_unit", TimeUnit::from_key),
        decision_number: row.owned("decision_number"),
        decided_on: row.day("decided_on"),
        effective_on: row.day("effective_on"),
        status: row.word("status", Status::from_key),
        iso_process_code: row.owned("iso_process_code"),
        prescribed_by: row.word("prescribed_by", PrescribedBy::from_key),
        body: row.owned("body"),
        applicants: row.owned("applicants"),
        steps: row.owned("steps"),
        documents: row.owned("documents"),
        legal_bases: row.owned("legal_bases"),
        conditions: row.owned("conditions"),
        result: row.owned("result"),
        ways: row.text("ways").and_then(|written| serde_json::from_str(written).ok()),
        ..Procedure::default()
    }
}

/// Quy trình ISO.
pub(in crate::imports) struct Processes;

impl Taking for Processes {
    type Fields = Process;
    const KEY: &'static str = "code";
    const MODELS: &'static [&'static str] = &["model_file"];

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        Some(key(&[row.text("code")?, row.text("version")?]))
    }

    fn fields(row: &mut Row<'_>, named: &Named, _: &With<'_>) -> Process {
        let procedures = row.list("procedure_codes").to_vec();
        let (source, net) = named.model(row, "model_file").map(|model| (model.source, model.net)).unzip();
        Process {
            code: row.owned("code"),
            version: row.owned("version"),
            procedures: (!procedures.is_empty()).then_some(procedures),
            decision_number: row.owned("decision_number"),
            effective_on: row.day("effective_on"),
            withdrawn_on: row.day("withdrawn_on"),
            model_file: row.owned("model_file"),
            source,
            net,
        }
    }

    fn told(refusal: &::procedures::Refusal) -> Told {
        words::of_procedure(refusal)
    }
}

/// Công bố, công khai thủ tục.
pub(in crate::imports) struct Publications;

impl Taking for Publications {
    type Fields = Publication;
    const KEY: &'static str = "procedure_code";

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        let act = row.word("act", PublicationAct::from_key)?;
        Some(key(&[row.text("procedure_code")?, row.text("version")?, act.key()]))
    }

    fn fields(row: &mut Row<'_>, _: &Named, _: &With<'_>) -> Publication {
        Publication {
            procedure: row.owned("procedure_code"),
            version: row.owned("version"),
            act: row.word("act", PublicationAct::from_key),
            at: row.moment("at"),
            proof: row.owned("proof"),
        }
    }

    fn refers(record: &Record<'_>) -> Option<Reference> {
        let code = record.text("procedure_code")?.to_owned();
        Some(Reference { to: Subject::Procedure, column: "procedure_code", code })
    }

    fn told(refusal: &::procedures::Refusal) -> Told {
        words::of_procedure(refusal)
    }
}

/// Hồ sơ một cửa. Its procedure need not be known yet: the figures then say unknown.
pub(in crate::imports) struct Dossiers;

impl Taking for Dossiers {
    type Fields = Dossier;
    const KEY: &'static str = "code";
    const UNITS: &'static [&'static str] = &["unit_code", "received_unit", "returned_unit"];

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        row.owned("code")
    }

    fn fields(row: &mut Row<'_>, named: &Named, with: &With<'_>) -> Dossier {
        Dossier {
            procedure: row.owned("procedure_code"),
            unit: named.unit(row, "unit_code"),
            channel: row.word("channel", Channel::from_key),
            received_at: row.moment("received_at"),
            due_at: row.due("due_at", with.calendar),
            finished_at: row.moment("finished_at"),
            returned_at: row.moment("returned_at"),
            status: row.word("status", DossierStatus::from_key),
            received_unit: named.unit(row, "received_unit"),
            returned_unit: named.unit(row, "returned_unit"),
        }
    }

    fn names(record: &Record<'_>) -> Option<Reference> {
        let code = record.text("procedure_code")?.to_owned();
        Some(Reference { to: Subject::Procedure, column: "procedure_code", code })
    }

    fn told(refusal: &::dossiers::Refusal) -> Told {
        words::of_dossier(refusal)
    }
}

/// Các bước xử lý hồ sơ.
pub(in crate::imports) struct DossierEvents;

impl Taking for DossierEvents {
    type Fields = Event;
    const KEY: &'static str = "dossier_code";
    const UNITS: &'static [&'static str] = &["unit_code"];

    fn key(row: &mut Row<'_>, _: &Named) -> Option<String> {
        let at = micros(row.moment("at")?).to_string();
        Some(key(&[row.text("dossier_code")?, row.text("activity")?, &at]))
    }

    fn fields(row: &mut Row<'_>, named: &Named, with: &With<'_>) -> Event {
        Event {
            dossier: row.owned("dossier_code"),
            activity: row.owned("activity"),
            at: row.moment("at"),
            actor: row.owned("actor"),
            unit: named.unit(row, "unit_code"),
            step_due_at: row.due("step_due_at", with.calendar),
        }
    }

    fn refers(record: &Record<'_>) -> Option<Reference> {
        let code = record.text("dossier_code")?.to_owned();
        Some(Reference { to: Subject::Dossier, column: "dossier_code", code })
    }

    fn told(refusal: &::dossiers::Refusal) -> Told {
        words::of_dossier(refusal)
    }
}
