//! OCEL 2.0 in JSON: dossiers, procedures and units as objects, steps as events that name them.
//!
//! The dossiers are given twice, once for the events and once for the objects, so that neither list stands whole in memory.

use std::collections::BTreeSet;
use std::io::{Result, Write};

use serde_json::{Value, json};

use crate::steps::{Case, Step, written};

/// A log whose events are being written.
pub struct Events<W: Write> {
    out: W,
    first: bool,
    written: u64,
    activities: BTreeSet<String>,
}

/// The same log while its objects are written.
pub struct Objects<W: Write> {
    out: W,
    first: bool,
    activities: BTreeSet<String>,
    others: BTreeSet<(&'static str, String)>,
}

const DOSSIER: &str = "dossier";
const PROCEDURE: &str = "procedure";
const UNIT: &str = "unit";
const ATTRIBUTES: [&str; 4] = ["channel", "status", "received_at", "due_at"];

impl<W: Write> Events<W> {
    /// Begins the log with its events.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn begin(mut out: W) -> Result<Self> {
        write!(out, "{{\"events\":[")?;
        Ok(Self { out, first: true, written: 0, activities: BTreeSet::new() })
    }

    /// Writes the steps of a dossier.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn case(&mut self, case: &Case) -> Result<()> {
        for step in &case.steps {
            self.written += 1;
            self.activities.insert(step.activity.clone());
            let event = json!({
                "id": format!("e{}", self.written),
                "type": step.activity,
                "time": written(step.at),
                "attributes": [],
                "relationships": related(case, step),
            });
            item(&mut self.out, &mut self.first, &event)?;
        }
        Ok(())
    }

    /// Goes on to the objects.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn objects(mut self) -> Result<Objects<W>> {
        write!(self.out, "],\n\"objects\":[")?;
        Ok(Objects { out: self.out, first: true, activities: self.activities, others: BTreeSet::new() })
    }
}

/// The objects that a step is about.
fn related(case: &Case, step: &Step) -> Vec<Value> {
    let relation = |id: String, qualifier: &str| json!({ "objectId": id, "qualifier": qualifier });
    let mut related = vec![relation(named(DOSSIER, &case.code), "of")];
    related.extend(case.procedure.iter().map(|code| relation(named(PROCEDURE, code), "under")));
    related.extend(step.unit.iter().map(|unit| relation(named(UNIT, unit), "by")));
    related
}

/// The id of an object: its kind keeps a dossier and a procedure of one code apart.
fn named(kind: &str, code: &str) -> String {
    format!("{kind}:{code}")
}

impl<W: Write> Objects<W> {
    /// Writes a dossier as an object, and remembers what else it names.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn case(&mut self, case: &Case) -> Result<()> {
        let since = case.received_at.map(written).unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned());
        let moments = [case.received_at.map(written), case.due_at.map(written)];
        let values = [&case.channel, &case.status].into_iter().chain(&moments);
        let attributes: Vec<Value> = ATTRIBUTES
            .iter()
            .zip(values)
            .filter_map(|(name, value)| Some(json!({ "name": name, "time": since, "value": value.as_ref()? })))
            .collect();
        let units = case.steps.iter().filter_map(|step| step.unit.as_ref()).chain(&case.unit);
        self.others.extend(units.map(|unit| (UNIT, unit.clone())));
        self.others.extend(case.procedure.iter().map(|code| (PROCEDURE, code.clone())));
        let mut relationships: Vec<Value> = Vec::new();
        let relation = |kind: &str, code: &String, qualifier: &str| json!({ "objectId": named(kind, code), "qualifier": qualifier });
        relationships.extend(case.procedure.iter().map(|code| relation(PROCEDURE, code, "under")));
        relationships.extend(case.unit.iter().map(|unit| relation(UNIT, unit, "handled by")));
        let object = json!({
            "id": named(DOSSIER, &case.code),
            "type": DOSSIER,
            "attributes": attributes,
            "relationships": relationships,
        });
        item(&mut self.out, &mut self.first, &object)
    }

    /// Writes the other objects and the types, and ends the log.
    ///
    /// # Errors
    /// When nothing can be written.
    pub fn end(mut self) -> Result<()> {
        for (kind, code) in std::mem::take(&mut self.others) {
            let object = json!({ "id": named(kind, &code), "type": kind, "attributes": [], "relationships": [] });
            item(&mut self.out, &mut self.first, &object)?;
        }
        let attribute =
            |name: &str| json!({ "name": name, "type": if name.ends_with("_at") { "time" } else { "string" } });
        let dossier: Vec<Value> = ATTRIBUTES.iter().map(|name| attribute(name)).collect();
        let objects = json!([
            { "name": DOSSIER, "attributes": dossier },
            { "name": PROCEDURE, "attributes": [] },
            { "name": UNIT, "attributes": [] },
        ]);
        let events: Vec<Value> =
            self.activities.iter().map(|activity| json!({ "name": activity, "attributes": [] })).collect();
        writeln!(self.out, "],\n\"objectTypes\":{objects},\n\"eventTypes\":{}}}", Value::from(events))?;
        self.out.flush()
    }
}

fn item(out: &mut impl Write, first: &mut bool, value: &Value) -> Result<()> {
    let between = if std::mem::replace(first, false) { "\n" } else { ",\n" };
    write!(out, "{between}{value}")
}
