//! The process sheet (phiếu quy trình): one version of a process on paper, in the form under which processes are approved.
//!
//! The form is that of a provincial decision that approves internal processes (Hà Tĩnh, 2916/QĐ-UBND of 2025): 1 the sign; 2.1 to
//! 2.9 what the law says of its procedures; 2.10 the steps; 3 forms; 4 records kept. Its words are those of the form, whoever asks.

use ledger::Held;
use print::{Block, Paper, Side, Table, TableColumn};
use procedures::{Authority, Channel, Procedure, TimeUnit};
use process::{Diagram, Direction, Look, Work};

use super::ProcessPage;
use crate::paper::day;

/// What stands where the catalogue has nothing: it is filled in by hand, never guessed.
const OPEN: &str = "……";
/// What stands in a cell where the model has nothing.
const NONE: &str = "–";

/// The sheet of a process.
#[must_use]
pub fn sheet(page: &ProcessPage) -> Paper {
    let fields = page.process.fields();
    let code = fields.code.clone().unwrap_or_default();
    let drawn = page.model.as_ref().map(process::Model::diagram);
    let diagram = drawn.as_deref();
    let name = diagram.and_then(|diagram| diagram.name.clone()).or_else(|| only_name(&page.procedures));
    let mut blocks = vec![heading(1, "1. Ký hiệu"), Block::Fields { lines: signs(page) }];
    if !page.in_force {
        blocks.push(Block::Note { text: "Bản này không áp dụng vào ngày in.".to_owned() });
    }
    blocks.push(heading(1, "2. Nội dung quy trình"));
    for (title, say) in ITEMS {
        blocks.push(heading(2, title));
        blocks.extend(said(&page.procedures, *say));
    }
    blocks.push(heading(2, "2.10. Trình tự các bước thực hiện"));
    let steps = diagram.map(Diagram::steps).unwrap_or_default();
    match diagram {
        None => blocks.push(paragraph(OPEN)),
        Some(diagram) => {
            blocks.push(listed(&steps));
            if let Some(longest) = diagram.critical_path() {
                let days = days(longest);
                blocks.push(paragraph(&format!("Tổng thời gian theo đường dài nhất: {days} ngày làm việc.")));
            }
            let caption = "Sơ đồ quy trình";
            let look = Look { title: caption, ..Look::default() };
            let svg = diagram.drawing(Direction::Down).svg(diagram, &look);
            blocks.push(Block::Picture { svg, caption: caption.to_owned() });
        }
    }
    blocks.push(heading(1, "3. Biểu mẫu"));
    blocks.extend(forms(&page.procedures, &steps));
    blocks.push(heading(1, "4. Hồ sơ lưu"));
    blocks.push(paragraph("Thành phần hồ sơ tại mục 2.3; biểu mẫu đã dùng tại mục 3; kết quả tại mục 2.9."));
    Paper {
        name: format!("Quy trình {code}"),
        letterhead: None,
        title: std::iter::once("QUY TRÌNH".to_owned()).chain(name).collect(),
        blocks,
        closing: None,
        side: Side::Tall,
    }
}

/// The name of the only procedure, for a model that has none.
fn only_name(procedures: &[(String, Option<Held<Procedure>>)]) -> Option<String> {
    match procedures {
        [(_, Some(procedure))] => procedure.fields().name.clone(),
        _ => None,
    }
}

fn signs(page: &ProcessPage) -> Vec<(String, String)> {
    let fields = page.process.fields();
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| OPEN.to_owned());
    let mut lines = vec![
        ("Ký hiệu".to_owned(), text(&fields.code)),
        ("Lần ban hành".to_owned(), text(&fields.version)),
        ("Quyết định ban hành".to_owned(), text(&fields.decision_number)),
        ("Ngày có hiệu lực".to_owned(), text(&fields.effective_on.map(day))),
    ];
    if let Some(until) = fields.withdrawn_on {
        lines.push(("Ngày hết hiệu lực".to_owned(), day(until)));
    }
    for (code, known) in &page.procedures {
        let name = known.as_ref().and_then(|known| known.fields().name.clone());
        lines.push((format!("Thủ tục {code}"), name.unwrap_or_else(|| OPEN.to_owned())));
    }
    lines
}

/// What an item says of a procedure, where the catalogue knows.
type Say = fn(&Procedure) -> Option<String>;

const ITEMS: &[(&str, Say)] = &[
    ("2.1. Điều kiện thực hiện", |procedure| procedure.conditions.clone()),
    ("2.2. Cách thức thực hiện", ways),
    ("2.3. Thành phần hồ sơ", |procedure| procedure.documents.clone()),
    // The catalogue tells the number of copies beside each document.
    ("2.4. Số lượng hồ sơ", |procedure| procedure.documents.as_ref().map(|_| "Theo mục 2.3.".to_owned())),
    ("2.5. Thời hạn giải quyết", limit),
    // The catalogue of the national database has no such component.
    ("2.6. Địa điểm thực hiện", |_| None),
    ("2.7. Cơ quan thực hiện", body),
    ("2.8. Đối tượng thực hiện", |procedure| procedure.applicants.clone()),
    ("2.9. Kết quả", |procedure| procedure.result.clone()),
];

fn ways(procedure: &Procedure) -> Option<String> {
    let ways = procedure.ways.as_ref().filter(|ways| !ways.is_empty())?;
    let way = |way: &procedures::Way| {
        let limit = way.limit.as_deref().zip(way.unit).map(|(limit, unit)| term(limit, unit));
        let told = [way.channel.map(channel).map(str::to_owned), limit, way.fee.clone(), way.note.clone()];
        told.into_iter().flatten().collect::<Vec<_>>().join("; ")
    };
    Some(ways.iter().map(way).collect::<Vec<_>>().join("\n"))
}

fn limit(procedure: &Procedure) -> Option<String> {
    Some(term(procedure.time_limit.as_deref()?, procedure.time_unit?))
}

fn body(procedure: &Procedure) -> Option<String> {
    procedure.body.clone().or_else(|| procedure.authority.map(authority).map(str::to_owned))
}

fn term(limit: &str, unit: TimeUnit) -> String {
    let unit = match unit {
        TimeUnit::WorkingDay => "ngày làm việc",
        TimeUnit::Day => "ngày",
        TimeUnit::Hour => "giờ",
        TimeUnit::Month => "tháng",
    };
    format!("{} {unit}", limit.replace('.', ","))
}

const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Counter => "Trực tiếp",
        Channel::Online => "Trực tuyến",
        Channel::Postal => "Dịch vụ bưu chính",
    }
}

const fn authority(authority: Authority) -> &'static str {
    match authority {
        Authority::Committee => "Ủy ban nhân dân tỉnh",
        Authority::Chairman => "Chủ tịch Ủy ban nhân dân tỉnh",
        Authority::ViceChairman => "Phó Chủ tịch Ủy ban nhân dân tỉnh",
        Authority::Agency => "Sở, ngành",
    }
}

/// What is said of all procedures once, and where they differ, of each by its code.
fn said(procedures: &[(String, Option<Held<Procedure>>)], say: Say) -> Vec<Block> {
    let each: Vec<(&str, String)> = procedures
        .iter()
        .map(|(code, known)| {
            let told = known.as_ref().and_then(|known| say(known.fields()));
            (code.as_str(), told.filter(|told| !told.trim().is_empty()).unwrap_or_else(|| OPEN.to_owned()))
        })
        .collect();
    match each.as_slice() {
        [] => vec![paragraph(OPEN)],
        [(_, first), others @ ..] if others.iter().all(|(_, other)| other == first) => lines(first),
        _ => each
            .iter()
            .flat_map(|(code, told)| std::iter::once(paragraph(&format!("Thủ tục {code}:"))).chain(lines(told)))
            .collect(),
    }
}

/// A paragraph for each line of a text.
fn lines(text: &str) -> Vec<Block> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(paragraph).collect()
}

fn listed(steps: &[Work]) -> Block {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| NONE.to_owned());
    let row = |(number, step): (usize, &Work)| {
        let time = step.days.map(|time| format!("{} ngày làm việc", days(time)));
        vec![format!("B{number}"), step.name.clone(), or_none(&step.who), or_none(&time), or_none(&step.form)]
    };
    Block::Table(Table {
        columns: vec![
            TableColumn::words("TT", 2),
            TableColumn::words("Trình tự", 9),
            TableColumn::words("Trách nhiệm", 6),
            TableColumn::words("Thời gian", 4),
            TableColumn::words("Biểu mẫu", 4),
        ],
        rows: (1..).zip(steps).map(row).collect(),
    })
}

/// The forms that the procedures prescribe, then those of the steps, each once.
fn forms(procedures: &[(String, Option<Held<Procedure>>)], steps: &[Work]) -> Vec<Block> {
    let prescribed = procedures.iter().filter_map(|(_, known)| known.as_ref()?.fields().forms.as_deref());
    let of_steps = steps.iter().filter_map(|step| step.form.as_deref());
    let mut names: Vec<&str> = Vec::new();
    for name in prescribed.flat_map(str::lines).chain(of_steps).map(str::trim).filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return vec![paragraph(OPEN)];
    }
    let rows = (1..).zip(names).map(|(number, name): (usize, &str)| vec![number.to_string(), name.to_owned()]);
    let columns = vec![TableColumn::numbers("TT", 1), TableColumn::words("Tên biểu mẫu", 12)];
    vec![Block::Table(Table { columns, rows: rows.collect() })]
}

fn days(days: text::Decimal) -> String {
    days.to_string().replace('.', ",")
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { text: text.to_owned() }
}
