//! A paper as DOCX, to be worked on in the office's own word processor before it is signed.

use docx_rs::{
    AlignmentType, BreakType, Docx, Header, LineSpacing, PageMargin, PageNum, PageOrientationType, Paragraph, Pic, Run,
    RunFonts, Table as Grid, TableCell, TableRow, WidthType,
};

use crate::paper::{Block, Closing, Letterhead, Paper, Side, Table};
use crate::{Fault, face};

/// A millimetre in twentieths of a point.
const MM: f64 = 1440.0 / 25.4;
/// A pixel at 96 to the inch in English Metric Units.
const EMU: u32 = 9525;
/// The typeface of administrative documents; Tinos has its measures.
const FACE: &str = "Times New Roman";

/// The DOCX of a paper.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, Fault> {
    let page = Page::of(paper.side);
    let mut file = page.open();
    if let Some(head) = &paper.letterhead {
        file = file.add_table(letterhead(head, page.text_width())).add_paragraph(Paragraph::new());
    }
    for (at, line) in paper.title.iter().enumerate() {
        let size = if at == 0 { 30 } else { 28 };
        file = file.add_paragraph(centred(line, size, Weight::Bold));
    }
    for (at, block) in (1..).zip(&paper.blocks) {
        file = add(file, block, at, &page)?;
    }
    if let Some(end) = &paper.closing {
        file = file.add_paragraph(Paragraph::new()).add_table(closing(end, page.text_width()));
    }
    let mut bytes = std::io::Cursor::new(Vec::new());
    file.build().pack(&mut bytes).map_err(|error| Fault::Writing(error.to_string()))?;
    Ok(bytes.into_inner())
}

/// A sheet of A4 with its margins, in twentieths of a point.
struct Page {
    width: u32,
    height: u32,
    side: Side,
}

impl Page {
    fn of(side: Side) -> Self {
        let (short, long) = (twips(210.0), twips(297.0));
        match side {
            Side::Tall => Self { width: short, height: long, side },
            Side::Wide => Self { width: long, height: short, side },
        }
    }

    fn text_width(&self) -> usize {
        usize::try_from(self.width - twips(30.0) - twips(15.0)).unwrap_or(usize::MAX)
    }

    fn open(&self) -> Docx {
        let edge = |millimetres| i32::try_from(twips(millimetres)).unwrap_or(i32::MAX);
        let margins = PageMargin::new()
            .top(edge(20.0))
            .bottom(edge(20.0))
            .left(edge(30.0))
            .right(edge(15.0))
            .header(edge(10.0))
            .footer(edge(10.0));
        let number =
            Header::new().add_paragraph(Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new()));
        let file = Docx::new()
            .page_size(self.width, self.height)
            .page_margin(margins)
            .default_fonts(RunFonts::new().ascii(FACE).hi_ansi(FACE).cs(FACE).east_asia(FACE))
            .default_size(27)
            .first_header(Header::new())
            .title_pg()
            .header(number);
        match self.side {
            Side::Tall => file,
            Side::Wide => file.page_orient(PageOrientationType::Landscape),
        }
    }
}

fn twips(millimetres: f64) -> u32 {
    // At most the long side of A4.
    (millimetres * MM).round() as u32
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    Plain,
    Bold,
    Slanted,
}

fn run(text: &str, half_points: usize, weight: Weight) -> Run {
    let run = Run::new().add_text(text).size(half_points);
    match weight {
        Weight::Plain => run,
        Weight::Bold => run.bold(),
        Weight::Slanted => run.italic(),
    }
}

fn line(text: &str, half_points: usize, weight: Weight) -> Paragraph {
    Paragraph::new().add_run(run(text, half_points, weight))
}

fn centred(text: &str, half_points: usize, weight: Weight) -> Paragraph {
    line(text, half_points, weight).align(AlignmentType::Center)
}

fn add(file: Docx, block: &Block, at: usize, page: &Page) -> Result<Docx, Fault> {
    Ok(match block {
        Block::Heading { level, text } => file.add_paragraph(
            line(text, 27, Weight::Bold)
                .outline_lvl(usize::from(level.saturating_sub(1)))
                .keep_next(true)
                .line_spacing(LineSpacing::new().before(200).after(120)),
        ),
        Block::Paragraph { text } => file.add_paragraph(
            line(text, 27, Weight::Plain)
                .align(AlignmentType::Both)
                .indent(None, Some(docx_rs::SpecialIndentType::FirstLine(567)), None, None)
                .line_spacing(LineSpacing::new().after(120)),
        ),
        Block::Note { text } => file.add_paragraph(line(text, 23, Weight::Slanted)),
        Block::Fields { lines } => lines.iter().fold(file, |file, (name, value)| {
            file.add_paragraph(
                Paragraph::new()
                    .add_run(run(&format!("{name}: "), 27, Weight::Bold))
                    .add_run(run(value, 27, Weight::Plain))
                    .line_spacing(LineSpacing::new().after(60)),
            )
        }),
        Block::Table(table) => file.add_table(listing(table, page.text_width())).add_paragraph(Paragraph::new()),
        Block::Picture { svg, caption } => file
            .add_paragraph(
                Paragraph::new().align(AlignmentType::Center).add_run(Run::new().add_image(picture(svg, at, page)?)),
            )
            .add_paragraph(centred(caption, 24, Weight::Slanted)),
    })
}

/// Word processors show no SVG that old ones can read, so the drawing goes in as points, twice as dense as a screen's.
fn picture(svg: &str, at: usize, page: &Page) -> Result<Pic, Fault> {
    let refused = |why: String| Fault::Picture { at, why };
    let tree = resvg::usvg::Tree::from_str(svg, &face::OPTIONS).map_err(|error| refused(error.to_string()))?;
    // Twentieths of a point to pixels at 96 to the inch.
    let room = page.text_width() as f32 / 15.0;
    let scale = (room / tree.size().width()).min(1.0);
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let (dense_width, dense_height) = ((width * 2.0).ceil() as u32, (height * 2.0).ceil() as u32);
    let mut points = resvg::tiny_skia::Pixmap::new(dense_width, dense_height)
        .ok_or_else(|| refused("the drawing has no size".to_owned()))?;
    let transform = resvg::tiny_skia::Transform::from_scale(scale * 2.0, scale * 2.0);
    resvg::render(&tree, transform, &mut points.as_mut());
    let png = points.encode_png().map_err(|error| refused(error.to_string()))?;
    Ok(Pic::new_with_dimensions(png, dense_width, dense_height).size(width as u32 * EMU, height as u32 * EMU))
}

fn listing(table: &Table, width: usize) -> Grid {
    let shares: usize = table.columns.iter().map(|column| usize::from(column.width)).sum::<usize>().max(1);
    let widths: Vec<usize> = table.columns.iter().map(|column| usize::from(column.width) * width / shares).collect();
    let head = table.columns.iter().zip(&widths).map(|(column, width)| {
        TableCell::new().width(*width, WidthType::Dxa).add_paragraph(centred(&column.title, 24, Weight::Bold))
    });
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().zip(&table.columns).zip(&widths).map(|((text, column), width)| {
            let words = line(text, 24, Weight::Plain);
            let words = if column.number { words.align(AlignmentType::Right) } else { words };
            TableCell::new().width(*width, WidthType::Dxa).add_paragraph(words)
        });
        TableRow::new(cells.collect()).cant_split()
    });
    let rows = std::iter::once(TableRow::new(head.collect()).cant_split()).chain(rows).collect();
    Grid::new(rows).set_grid(widths).width(width, WidthType::Dxa)
}

/// Two columns without lines, two fifths and three.
fn columns(left: TableCell, right: TableCell, width: usize) -> Grid {
    let widths = vec![width * 2 / 5, width * 3 / 5];
    let row = TableRow::new(vec![left.width(widths[0], WidthType::Dxa), right.width(widths[1], WidthType::Dxa)]);
    Grid::without_borders(vec![row]).set_grid(widths).width(width, WidthType::Dxa)
}

fn letterhead(head: &Letterhead, width: usize) -> Grid {
    let optional = |cell: TableCell, text: &Option<String>, size, weight| match text {
        Some(text) => cell.add_paragraph(centred(text, size, weight)),
        None => cell,
    };
    let left = optional(TableCell::new(), &head.superior, 25, Weight::Plain)
        .add_paragraph(centred(&head.issuer, 25, Weight::Bold))
        .add_paragraph(centred("‾‾‾‾‾‾‾", 16, Weight::Plain));
    let left = optional(left, &head.number, 26, Weight::Plain);
    let left = optional(left, &head.about, 24, Weight::Plain);
    let right = TableCell::new()
        .add_paragraph(centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 25, Weight::Bold))
        .add_paragraph(centred("Độc lập - Tự do - Hạnh phúc", 27, Weight::Bold))
        .add_paragraph(centred("‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾", 16, Weight::Plain));
    columns(left, optional(right, &head.place_and_date, 27, Weight::Slanted), width)
}

fn closing(end: &Closing, width: usize) -> Grid {
    let mut left = TableCell::new();
    if !end.recipients.is_empty() {
        let title = Run::new().add_text("Nơi nhận:").size(24).bold().italic();
        left = left.add_paragraph(Paragraph::new().add_run(title));
    }
    for (at, recipient) in (1..).zip(&end.recipients) {
        let mark = if at == end.recipients.len() { '.' } else { ';' };
        left = left.add_paragraph(line(&format!("- {recipient}{mark}"), 22, Weight::Plain));
    }
    let mut right = TableCell::new();
    for words in &end.capacity {
        right = right.add_paragraph(centred(words, 27, Weight::Bold));
    }
    // Room to sign.
    let room = (0..4).fold(Run::new(), |run, _| run.add_break(BreakType::TextWrapping));
    right = right.add_paragraph(Paragraph::new().add_run(room));
    right = right.add_paragraph(centred(end.signer.as_deref().unwrap_or_default(), 27, Weight::Bold));
    columns(left, right, width)
}
