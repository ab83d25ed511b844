//! A diagram as an SVG picture: for a page without script, for paper, and with what really happened marked on it.

use std::fmt::Write;

use super::{Direction, Drawing, Frame, Shape};
use crate::model::{Diagram, EventPlace, GatewayKind, Kind, TaskKind, Trigger};

/// Letters that stand in one line of a step.
const LETTERS: usize = 19;
/// Lines of a step's name.
const LINES: usize = 3;

/// How a picture is to look.
#[derive(Default)]
pub struct Look<'a> {
    /// What it shows, for readers who hear it.
    pub title: &'a str,
    /// What stands beside a node: by its index.
    pub marks: Option<&'a dyn Fn(usize) -> Option<Mark>>,
    /// Where a click on a node leads: by its index.
    pub links: Option<&'a dyn Fn(usize) -> Option<String>>,
}

/// Something marked on a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// A few words.
    pub text: String,
    /// How it looks.
    pub tone: Tone,
}

/// How a mark looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Like others.
    Plain,
    /// Work waits longest here.
    Slow,
}

impl Drawing {
    /// The picture, an `svg` element of its own. Colours are attributes that a page's style may overrule by class.
    #[must_use]
    pub fn svg(&self, diagram: &Diagram, look: &Look<'_>) -> String {
        let mut out = String::new();
        // Writing into a String cannot fail.
        let _ = self.write(diagram, look, &mut out);
        out
    }

    fn write(&self, diagram: &Diagram, look: &Look<'_>, out: &mut String) -> std::fmt::Result {
        let (width, height) = (self.width, self.height);
        write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-size=\"11\" role=\"img\"><title>{}</title>",
            escaped(look.title)
        )?;
        for band in &self.lanes {
            let Frame { x, y, width, height } = band.frame;
            write!(
                out,
                "<rect class=\"lane\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"none\" stroke=\"#999\"/>"
            )?;
            match self.way {
                Direction::Across => {
                    let (cx, cy) = (x + 20, y + height / 2);
                    write!(
                        out,
                        "<text class=\"lane-name\" transform=\"rotate(-90 {cx} {cy})\" text-anchor=\"middle\" font-weight=\"bold\">"
                    )?;
                    spans(&band.name, height.unsigned_abs() as usize / 6, 2, (cx, cy), out)?;
                }
                Direction::Down => {
                    write!(out, "<text class=\"lane-name\" text-anchor=\"middle\" font-weight=\"bold\">")?;
                    spans(&band.name, width.unsigned_abs() as usize / 7, 2, (x + width / 2, y + 20), out)?;
                }
            }
            out.write_str("</text>")?;
        }
        for line in &self.lines {
            let points: Vec<String> = line.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
            write!(
                out,
                "<polyline class=\"way\" points=\"{}\" fill=\"none\" stroke=\"#555\"/>{}",
                points.join(" "),
                head(&line.points)
            )?;
        }
        for shape in &self.shapes {
            let link = look.links.and_then(|link| link(shape.node));
            if let Some(link) = &link {
                write!(out, "<a href=\"{}\">", escaped(link))?;
            }
            self.shape(diagram, shape, look.marks.and_then(|mark| mark(shape.node)), out)?;
            if link.is_some() {
                out.write_str("</a>")?;
            }
        }
        out.write_str("</svg>")
    }

    fn shape(&self, diagram: &Diagram, shape: &Shape, mark: Option<Mark>, out: &mut String) -> std::fmt::Result {
        let node = &diagram.nodes[shape.node];
        let Frame { x, y, width, height } = shape.frame;
        let (cx, cy) = (x + width / 2, y + height / 2);
        match &node.kind {
            Kind::Task(_) | Kind::Call | Kind::SubProcess { .. } => {
                let slow = mark.as_ref().is_some_and(|mark| mark.tone == Tone::Slow);
                let (class, fill) = if slow { ("step slow", "#fde8d8") } else { ("step", "#fff") };
                let stroke = if matches!(node.kind, Kind::Call) { 3 } else { 1 };
                write!(
                    out,
                    "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{fill}\" stroke=\"#333\" stroke-width=\"{stroke}\"><title>{}</title></rect><text class=\"step-name\" text-anchor=\"middle\">",
                    escaped(node.label())
                )?;
                let below = if mark.is_some() { 10 } else { 0 };
                spans(node.label(), LETTERS, LINES, (cx, cy + 4 - below), out)?;
                out.write_str("</text>")?;
                let sign = match node.kind {
                    Kind::SubProcess { .. } => "+",
                    Kind::Task(TaskKind::Send) => "✉",
                    _ if node.repeats => "↻",
                    _ => "",
                };
                if !sign.is_empty() {
                    write!(out, "<text x=\"{cx}\" y=\"{}\" text-anchor=\"middle\">{sign}</text>", y + height - 3)?;
                }
            }
            Kind::Gateway(kind) => {
                let half = width / 2;
                let sign = match kind {
                    GatewayKind::Exclusive => "×",
                    GatewayKind::Parallel => "+",
                    GatewayKind::Inclusive => "○",
                    GatewayKind::EventBased => "◇",
                    GatewayKind::Complex => "*",
                };
                write!(
                    out,
                    "<polygon class=\"gate\" points=\"{cx},{y} {},{cy} {cx},{} {x},{cy}\" fill=\"#fff\" stroke=\"#333\"><title>{}</title></polygon><text class=\"gate-sign\" x=\"{cx}\" y=\"{}\" text-anchor=\"middle\" font-size=\"18\">{sign}</text>",
                    x + width,
                    y + height,
                    escaped(node.label()),
                    cy + 6
                )?;
                if let Some(name) = &node.name {
                    out.write_str("<text class=\"gate-name\" text-anchor=\"start\" font-size=\"10\">")?;
                    spans(name, LETTERS, 2, (cx + half + 3, y + 6), out)?;
                    out.write_str("</text>")?;
                }
            }
            Kind::Event(event) => {
                let stroke = if event.place == EventPlace::End { 3 } else { 1 };
                let radius = width / 2;
                write!(
                    out,
                    "<circle class=\"event\" cx=\"{cx}\" cy=\"{cy}\" r=\"{radius}\" fill=\"#fff\" stroke=\"#333\" stroke-width=\"{stroke}\"><title>{}</title></circle>",
                    escaped(node.name.as_deref().unwrap_or_default())
                )?;
                if !matches!(event.place, EventPlace::Start | EventPlace::End) {
                    write!(
                        out,
                        "<circle class=\"event\" cx=\"{cx}\" cy=\"{cy}\" r=\"{}\" fill=\"none\" stroke=\"#333\"/>",
                        radius - 3
                    )?;
                }
                let sign = match event.trigger {
                    Trigger::Timer => "◷",
                    Trigger::Message => "✉",
                    Trigger::Terminate => "●",
                    Trigger::None => "",
                    _ => "!",
                };
                if !sign.is_empty() {
                    write!(out, "<text x=\"{cx}\" y=\"{}\" text-anchor=\"middle\">{sign}</text>", cy + 4)?;
                }
                if let Some(name) = &node.name {
                    out.write_str("<text class=\"event-name\" text-anchor=\"middle\" font-size=\"10\">")?;
                    spans(name, LETTERS + 3, 2, (cx, y + height + 14), out)?;
                    out.write_str("</text>")?;
                }
            }
        }
        if let Some(mark) = mark {
            write!(
                out,
                "<text class=\"mark\" x=\"{cx}\" y=\"{}\" text-anchor=\"middle\" font-size=\"10\" fill=\"#a33c00\">{}</text>",
                y + height - 6,
                escaped(&mark.text)
            )?;
        }
        Ok(())
    }
}

/// The head of an arrow at the end of a line.
fn head(points: &[(i32, i32)]) -> String {
    let [.., (fx, fy), (x, y)] = *points else { return String::new() };
    let (dx, dy) = ((x - fx).signum(), (y - fy).signum());
    let (bx, by) = (x - dx * 8, y - dy * 8);
    let (sx, sy) = (dy * 4, dx * 4);
    format!(
        "<polygon class=\"way-head\" points=\"{x},{y} {},{} {},{}\" fill=\"#555\"/>",
        bx + sx,
        by + sy,
        bx - sx,
        by - sy
    )
}

/// A text in lines of so many letters, the middle line at a place; what does not fit ends in an ellipsis.
fn spans(text: &str, letters: usize, most: usize, (x, y): (i32, i32), out: &mut String) -> std::fmt::Result {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let fits = |line: &String| line.chars().count() + 1 + word.chars().count() <= letters;
        match lines.last_mut() {
            Some(line) if fits(line) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    let first = y - (lines.len() as i32 - 1) * 13 / 2;
    for (number, line) in lines.iter().enumerate() {
        write!(out, "<tspan x=\"{x}\" y=\"{}\">{}</tspan>", first + number as i32 * 13, escaped(line))?;
    }
    Ok(())
}

/// A text inside of XML; what XML cannot hold is left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            control if control < ' ' || matches!(control, '\u{fffe}' | '\u{ffff}') => {}
            other => out.push(other),
        }
    }
    out
}
