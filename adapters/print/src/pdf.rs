//! A paper as PDF/A-2a: searchable, tagged for whoever listens to it, fit for the archive.

use std::sync::LazyLock;

use typst::foundations::{Dict, IntoValue, Smart, Str};
use typst_as_lib::TypstEngine;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{Block, Fault, Paper, face};

/// The typesetter with its typeface and the layout; papers come in as data, so no word of theirs is read as layout.
static ENGINE: LazyLock<TypstEngine<typst_as_lib::TypstTemplateMainFile>> =
    LazyLock::new(|| TypstEngine::builder().main_file(include_str!("paper.typ")).fonts(face::FILES).build());

/// The PDF of a paper, made at `now` (for its properties).
pub fn pdf(paper: &Paper, now: time::OffsetDateTime) -> Result<Vec<u8>, Fault> {
    check_pictures(paper)?;
    let json = serde_json::to_string(paper).map_err(|error| Fault::Setting(error.to_string()))?;
    let mut inputs = Dict::new();
    inputs.insert("paper".into(), Str::from(json).into_value());
    let document = ENGINE.compile_with_input(inputs).output.map_err(|error| Fault::Setting(error.to_string()))?;
    let standards =
        PdfStandards::new(&[PdfStandard::A_2a]).map_err(|error| Fault::Setting(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Auto,
        creator: Smart::Custom(Some("Đúng Hạn".to_owned())),
        timestamp: moment(now),
        standards,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|errors| {
        Fault::Setting(errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "))
    })
}

fn moment(now: time::OffsetDateTime) -> Option<Timestamp> {
    let utc = now.to_offset(time::UtcOffset::UTC);
    let stamp = typst::foundations::Datetime::from_ymd_hms(
        utc.year(),
        utc.month().into(),
        utc.day(),
        utc.hour(),
        utc.minute(),
        utc.second(),
    )?;
    Some(Timestamp::new_utc(stamp))
}

/// The typesetter would only say that some image is wrong; this says which.
fn check_pictures(paper: &Paper) -> Result<(), Fault> {
    for (at, block) in (1..).zip(&paper.blocks) {
        if let Block::Picture { svg, .. } = block {
            resvg::usvg::Tree::from_str(svg, &face::OPTIONS)
                .map_err(|error| Fault::Picture { at, why: error.to_string() })?;
        }
    }
    Ok(())
}
