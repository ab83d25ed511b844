//! `dunghan import`: records from a file, every problem told with its row, or the template that an office fills.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use app::Office;
use app::imports::{self, Kind};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args};
use indicatif::ProgressBar;
use serde_json::json;

use crate::console;
use crate::screen::{Outcome, Screen};
use crate::{Failure, House, say, table};

/// What is read of a file at most: more than any limit of the readers, so that they say what is too large.
const MOST: u64 = 64 << 20;

#[derive(Args)]
#[command(group = ArgGroup::new("what").required(true))]
pub(crate) struct Arguments {
    /// Loại hồ sơ trong tệp
    #[arg(value_name = "KIND", value_parser = kinds())]
    kind: Kind,
    /// Tệp .csv hoặc .xlsx
    #[arg(value_name = "FILE", group = "what")]
    file: Option<PathBuf>,
    /// Chỉ kiểm tra, không ghi gì
    #[arg(long, conflicts_with = "template")]
    dry_run: bool,
    /// Nhận các dòng đúng, bỏ các dòng sai; nếu không, một dòng sai thì không ghi gì
    #[arg(long, conflicts_with = "template")]
    partial: bool,
    /// Ghi tệp mẫu .xlsx để điền
    #[arg(long, value_name = "OUT", group = "what")]
    template: Option<PathBuf>,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::ALL.iter().map(|kind| kind.key()))
        .try_map(|key| Kind::from_key(&key).ok_or_else(|| say::no_such_kind(&key)))
}

pub(crate) async fn run(arguments: Arguments, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let Arguments { kind, file, dry_run, partial, template } = arguments;
    match (file, template) {
        (Some(file), _) => take_in(&file, imports::Import { kind, dry_run, partial }, house, screen).await,
        (None, Some(out)) => {
            Office::template(kind, &out).map_err(|refusal| Failure::of_file(&out, refusal))?;
            let path = out.display().to_string();
            screen.answer(&json!({ "template": path }), |out| writeln!(out, "{}", say::template_written(&path)))
        }
        (None, None) => Err(Failure::Use(say::FILE_MISSING.to_owned())),
    }
}

async fn take_in(file: &Path, import: imports::Import, house: &impl House, screen: &mut Screen<'_>) -> Outcome {
    let name = file.display().to_string();
    let bytes = read(file).map_err(|error| Failure::wrong(&name, say::cannot_open(&error)))?;
    let source = file.file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
    let office = house.open().await?;
    let bar = if screen.json { ProgressBar::hidden() } else { ProgressBar::new(0) };
    let progress = |settled: usize, rows: usize| {
        bar.set_length(rows as u64);
        bar.set_position(settled as u64);
    };
    let beside = Some(file.parent().unwrap_or(Path::new("")));
    let source = imports::Source { name: &source, origin: imports::Origin::Console, beside };
    let outcome = office.import(&console::actor(), import, source, bytes, progress).await;
    bar.finish_and_clear();
    let outcome = outcome.map_err(|refusal| Failure::of_file(file, refusal))?;
    office.sequence().await?;
    screen.answer(&outcome, |out| {
        writeln!(out, "{}", say::imported(&outcome, import.dry_run))?;
        if outcome.problems.is_empty() {
            return Ok(());
        }
        let rows = outcome.problems.iter().map(|problem| {
            let place = problem.cell.clone().unwrap_or_else(|| problem.row.to_string());
            [place, problem.column.clone(), problem.value.clone(), problem.what.clone()]
        });
        table::write(out, say::PROBLEM_HEADS, rows)
    })?;
    let taken = outcome.written + outcome.updated + outcome.unchanged;
    let refused = outcome.rows > taken || (outcome.rows == 0 && !outcome.problems.is_empty());
    if refused { Err(Failure::Told) } else { Ok(()) }
}

/// The bytes of a file, as many as any reader takes and a few more.
pub(crate) fn read(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}
