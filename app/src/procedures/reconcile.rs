//! A list of procedures that others keep, held against the catalogue.

use std::collections::BTreeMap;

use ::procedures::{Procedure, reconcile::differences};
use people::Scope;
use reading::{Limits, Problem, bind, sheets};
use serde::Serialize;

use crate::imports::{Row, listed};
use crate::look::Query;
use crate::{Office, Refusal};

/// Procedures read at once.
const AT_ONCE: u64 = 1_000;

/// Holds a file against the catalogue: XLSX or CSV, or JSON lines.
pub struct Reconcile {
    /// The file.
    pub bytes: Vec<u8>,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Reconciled {
    /// Procedures of the catalogue.
    pub here: u64,
    /// Procedures of the file.
    pub there: u64,
    /// In both, without a difference.
    pub equal: u64,
    /// Codes that the file does not have.
    pub only_here: Vec<String>,
    /// Codes that the catalogue does not have.
    pub only_there: Vec<String>,
    /// In both, with fields that differ.
    pub different: Vec<Different>,
    /// Rows that could not be read, or that name a code again.
    pub problems: Vec<Problem>,
}

/// A procedure that is not the same here and there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Different {
    /// Its code.
    pub code: String,
    /// The fields.
    pub fields: Vec<&'static str>,
}

impl Query for Reconcile {
    const NAME: &'static str = "procedures.view";
    type Answer = Reconciled;

    async fn answer(&self, office: &Office, _: &Scope) -> Result<Reconciled, Refusal> {
        let bytes = self.bytes.clone();
        let read = tokio::task::spawn_blocking(move || read(bytes)).await;
        let (mut there, problems) = read.map_err(|error| Refusal::fault(error.to_string()))??;
        let mut found = Reconciled { there: there.len() as u64, problems, ..Reconciled::default() };
        let mut after: Option<String> = None;
        loop {
            let some = storage::procedures::catalogue(&office.db, after.as_deref(), AT_ONCE).await?;
            let Some(last) = some.last() else { break };
            after = Some(last.key().to_owned());
            for here in &some {
                found.here += 1;
                match there.remove(here.key()) {
                    None => found.only_here.push(here.key().to_owned()),
                    Some(there) => match differences(here.fields(), &there) {
                        fields if fields.is_empty() => found.equal += 1,
                        fields => found.different.push(Different { code: here.key().to_owned(), fields }),
                    },
                }
            }
        }
        found.only_there = there.into_keys().collect();
        Ok(found)
    }
}

/// The procedures of a file by code, and what is wrong in it.
fn read(bytes: Vec<u8>) -> Result<(BTreeMap<String, Procedure>, Vec<Problem>), Refusal> {
    let table = reading::portal::read_procedures(bytes, &Limits::default())?;
    // Columns that are not known were left out: what can be missing is the code.
    let no_list = |_| reading::Unreadable::NotThisFormat {
        expected: "danh sách thủ tục .xlsx, .csv hoặc .jsonl có cột mã thủ tục",
    };
    let bound = bind(&table, &sheets::LISTED_PROCEDURES).map_err(no_list)?;
    let (mut found, mut problems) = (BTreeMap::new(), Vec::new());
    for mut record in bound.rows() {
        let code = record.text("code").map(str::to_owned);
        let listed = listed(&mut Row::new(&record));
        if let Some(code) = code
            && found.insert(code, listed).is_some()
        {
            record.refuse("code", "mã này đã có ở hàng trước; hàng sau được dùng");
        }
        problems.extend(record.into_problems());
    }
    Ok((found, problems))
}
