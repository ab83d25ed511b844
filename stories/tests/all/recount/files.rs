//! The same office as the files that it brings.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use app::imports::{Import, Kind, Source};
use stories::house::{House, console};
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime};

use super::in_memory::code_of;
use super::office::{At, CENTRE, Office, STEPS, Urging};

/// Takes a whole office in, a file a kind.
pub async fn take(house: &House, office: &Office, models: &Path) -> Result<()> {
    for length in 1..=STEPS.len() {
        std::fs::write(models.join(format!("{length}.pnml")), pnml(&STEPS[..length]))?;
    }
    let beside = Some(models);
    for (kind, csv) in files(office).into_iter().filter(|(_, csv)| csv.lines().count() > 1) {
        let source = Source { beside, ..Source::from("tep.csv") };
        let import = Import { kind, dry_run: false, partial: false };
        let outcome = house.office.import(&console(), import, source, csv.into_bytes(), |_, _| {}).await?;
        let taken = outcome.written + outcome.updated + outcome.unchanged;
        anyhow::ensure!(taken == outcome.rows, "{kind:?}: {:?}", outcome.problems);
    }
    Ok(())
}

fn files(office: &Office) -> Vec<(Kind, String)> {
    let mut units = "code,name,parent_code,kind\n".to_owned();
    for (place, unit) in office.units.iter().enumerate() {
        let parent = unit.parent.map(unit_code).unwrap_or_default();
        line(&mut units, &[&unit_code(place), &format!("Đơn vị {place}"), &parent, unit.kind]);
    }
    let people = format!("username,full_name,unit_code,roles\nan,Nguyễn Văn An,{},follower\n", unit_code(1));
    let (documents, directives, mut follow_ups) = of_documents(office);
    let (items, mut urgings) = of_programme(office, &mut follow_ups);
    let (procedures, publications, processes) = of_procedures(office);
    let (dossiers, events) = of_dossiers(office, &mut urgings);
    let (reports, initiatives, obligations) = of_the_rest(office);
    vec![
        (Kind::Units, units),
        (Kind::People, people),
        (Kind::Documents, documents),
        (Kind::Directives, directives),
        (Kind::Programme, items),
        (Kind::FollowUps, follow_ups),
        (Kind::Procedures, procedures),
        (Kind::Processes, processes),
        (Kind::Publications, publications),
        (Kind::Dossiers, dossiers),
        (Kind::DossierEvents, events),
        (Kind::Urgings, urgings),
        (Kind::Reports, reports),
        (Kind::Initiatives, initiatives),
        (Kind::Obligations, obligations),
    ]
}

fn of_documents(office: &Office) -> (String, String, String) {
    let mut documents =
        "number,issued_on,issuer,level,received_at,has_deadline,deadline,direction,urgency,secrecy,expected_tasks\n"
            .to_owned();
    let mut directives = "code,document_number,document_issued_on,level,content,lead_unit,co_units,follower,received_at,entered_at,due_at,completed_at,evidence,submitted_at,accepted_at\n".to_owned();
    let mut follow_ups = "subject_kind,subject_code,at,by,text\n".to_owned();
    for (place, document) in office.documents.iter().enumerate() {
        let (number, issued) = (format!("{}/UBND", place + 1), document.issued.to_string());
        let level = document.level;
        let urgency = if document.urgent { "urgent" } else { "normal" };
        let secrecy = if document.secret { "secret" } else { "none" };
        let yes_no = if document.has_deadline { "yes" } else { "no" };
        let (received, deadline) = (at(document.received), at(document.deadline));
        let expected = document.expected.to_string();
        line(
            &mut documents,
            &[
                &number,
                &issued,
                "Nơi gửi",
                level,
                &received,
                yes_no,
                &deadline,
                document.direction,
                urgency,
                secrecy,
                &expected,
            ],
        );
        // A secret document is only counted: no task of it may be written down.
        for (n, task) in document.tasks.iter().enumerate().filter(|_| !document.secret) {
            let code = format!("V{place}-{n}");
            let follower = if task.followed { "an" } else { "" };
            let evidence = if task.evidence { "12/BC" } else { "" };
            let [entered, due, done] = [task.entered, task.due, task.done].map(at);
            let [submitted, accepted] = [task.submitted, task.accepted].map(at);
            line(
                &mut directives,
                &[
                    &code,
                    &number,
                    &issued,
                    level,
                    "Việc",
                    &unit_code(task.unit),
                    "",
                    follower,
                    &received,
                    &entered,
                    &due,
                    &done,
                    evidence,
                    &submitted,
                    &accepted,
                ],
            );
            for moment in &task.follow_ups {
                line(&mut follow_ups, &["directive", &code, &at(Some(*moment)), "an", "đang làm"]);
            }
        }
    }
    (documents, directives, follow_ups)
}

fn of_programme(office: &Office, follow_ups: &mut String) -> (String, String) {
    let mut items =
        "code,year,title,kind,lead_unit,follower,due_at,completed_at,evidence,status,approved_by\n".to_owned();
    let mut urgings = "subject_kind,subject_code,rung,delivered_at,by,answered_at\n".to_owned();
    for (place, item) in office.items.iter().enumerate() {
        let code = code_of(place);
        let status = if item.crossed_out { "withdrawn" } else { "approved" };
        let by = if item.crossed_out && item.approved { "15/QĐ-UBND" } else { "" };
        let follower = if item.followed { "an" } else { "" };
        let evidence = if item.evidence { "12/BC" } else { "" };
        line(
            &mut items,
            &[
                &code,
                &item.year.to_string(),
                "Việc",
                "",
                &unit_code(item.unit),
                follower,
                &at(item.due),
                &at(item.done),
                evidence,
                status,
                by,
            ],
        );
        for moment in &item.follow_ups {
            line(follow_ups, &["programme", &code, &at(Some(*moment)), "an", "đang làm"]);
        }
        urged(&mut urgings, "programme", &code, &item.urgings);
    }
    (items, urgings)
}

fn urged(urgings: &mut String, kind: &str, code: &str, of: &[Urging]) {
    for urging in of {
        let by = if urging.person { "an" } else { "" };
        line(urgings, &[kind, code, urging.rung, &at(Some(urging.at)), by, &at(urging.answered)]);
    }
}

fn of_procedures(office: &Office) -> (String, String, String) {
    let mut procedures = "code,name,field,level,authority,time_limit,time_unit,decision_number,decided_on,effective_on,status,iso_process_code,national_db_updated_at,published_at\n".to_owned();
    let mut publications = "procedure_code,version,act,at,proof\n".to_owned();
    let mut processes =
        "code,version,procedure_codes,decision_number,effective_on,withdrawn_on,model_file\n".to_owned();
    for (place, one) in office.procedures.iter().enumerate() {
        let code = code_of(place);
        let status = if one.repealed { "repealed" } else { "in_force" };
        let (decided, effective) = (day(one.decided), day(one.effective));
        let process = one.process.clone().unwrap_or_default();
        line(
            &mut procedures,
            &[
                &code,
                "Thủ tục",
                "",
                "",
                one.authority.unwrap_or_default(),
                "",
                "",
                "",
                &decided,
                &effective,
                status,
                &process,
                &at(one.database),
                &at(one.published),
            ],
        );
        for (act, moment) in [("posted", one.posted), ("acknowledged", one.acknowledged)] {
            if moment.is_some() {
                line(&mut publications, &[&code, "1", act, &at(moment), ""]);
            }
        }
    }
    for (place, process) in office.processes.iter().enumerate() {
        let named: Vec<String> = process.procedures.iter().map(|place| code_of(*place)).collect();
        let model = process.steps.as_ref().map(|steps| format!("{}.pnml", steps.len())).unwrap_or_default();
        let (from, until) = (process.from.to_string(), day(process.until));
        line(&mut processes, &[&process.code, &place.to_string(), &named.join(";"), "", &from, &until, &model]);
    }
    (procedures, publications, processes)
}

fn of_dossiers(office: &Office, urgings: &mut String) -> (String, String) {
    let mut dossiers =
        "code,procedure_code,unit_code,channel,received_at,due_at,finished_at,returned_at,status,received_unit\n"
            .to_owned();
    let mut events = "dossier_code,activity,at,actor,unit_code,step_due_at\n".to_owned();
    for (place, one) in office.dossiers.iter().enumerate() {
        let code = code_of(place);
        let procedure = one.procedure.map_or_else(|| "KHONG-CO".to_owned(), code_of);
        let received_unit = unit_code(if one.at_centre { CENTRE } else { 4 });
        line(
            &mut dossiers,
            &[
                &code,
                &procedure,
                &unit_code(one.unit),
                "",
                &at(one.received),
                &at(one.due),
                &at(one.finished),
                "",
                one.status,
                &received_unit,
            ],
        );
        for step in &one.steps {
            let actor = if step.actor { "An" } else { "" };
            line(&mut events, &[&code, step.activity, &at(Some(step.at)), actor, "", &at(step.due)]);
        }
        urged(urgings, "dossier", &code, &one.urgings);
    }
    (dossiers, events)
}

fn of_the_rest(office: &Office) -> (String, String, String) {
    let mut reports = "unit_code,template_code,period,due_at,submitted_at,accepted_at,kind,channel\n".to_owned();
    for (place, one) in office.reports.iter().enumerate() {
        let kind = if one.programme { "programme" } else { "report" };
        let channel = if one.paper { "paper" } else { "online" };
        let [due, submitted, accepted] = [one.due, one.submitted, one.accepted].map(at);
        line(
            &mut reports,
            &[&unit_code(one.unit), "BC", &place.to_string(), &due, &submitted, &accepted, kind, channel],
        );
    }
    let mut initiatives = "code,title,authors,unit_code,first_applied_on,requested_on,council_votes_for,council_size,recognised_on,decision_number\n".to_owned();
    for (place, one) in office.initiatives.iter().enumerate() {
        let (applied, recognised) = (day(one.applied), day(one.recognised));
        line(
            &mut initiatives,
            &[&code_of(place), "Sáng kiến", "", &unit_code(1), &applied, "", "", "", &recognised, ""],
        );
    }
    let mut obligations = "code,kind,due_at,done_at,evidence\n".to_owned();
    for (place, one) in office.obligations.iter().enumerate() {
        let evidence = if one.evidence { "12/BB" } else { "" };
        line(&mut obligations, &[&code_of(place), one.kind, &at(one.due), &at(one.done), evidence]);
    }
    (reports, initiatives, obligations)
}

fn unit_code(place: usize) -> String {
    format!("DV{place}")
}

fn line(csv: &mut String, cells: &[&str]) {
    writeln!(csv, "{}", cells.join(",")).expect("a string takes every text");
}

fn at(moment: At) -> String {
    let written = |at: OffsetDateTime| at.to_offset(calendar::ZONE).format(&Rfc3339).expect("a moment is written");
    moment.map(written).unwrap_or_default()
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The model that lets steps happen one after another.
fn pnml(steps: &[&str]) -> String {
    let mut net = "<place id=\"p0\"><initialMarking><text>1</text></initialMarking></place>".to_owned();
    for (n, step) in steps.iter().enumerate() {
        let after = n + 1;
        net.push_str(&format!(
            "<transition id=\"t{n}\"><name><text>{step}</text></name></transition><place id=\"p{after}\"/>\
             <arc id=\"a{n}\" source=\"p{n}\" target=\"t{n}\"/><arc id=\"b{n}\" source=\"t{n}\" target=\"p{after}\"/>"
        ));
    }
    format!(
        "<?xml version=\"1.0\"?><pnml><net id=\"n\" type=\"http://www.pnml.org/version-2009/grammar/ptnet\"><page id=\"g\">{net}</page></net></pnml>"
    )
}
