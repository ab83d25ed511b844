//! Which items of a decision are its objectives, in its articles or in an annex.

use std::collections::HashMap;
use std::ops::Range;

use text::token::{Kind, any_phrase_at, phrase_at};

use crate::bodies::{body_at, office_at};
use crate::mark::Mark;
use crate::measures::Reading;
use crate::model::{Objective, Period, Problem, Spanned};
use crate::outline::{Block, Outline};
use crate::owner::owner;
use crate::source::Source;
use crate::table::{Column, Row, Table};

/// What the decision is about, by its title or its first article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Deed {
    /// It sets objectives.
    Sets,
    /// It changes objectives that another decision set.
    Amends,
    /// It has none.
    Other,
}

/// What names objectives.
const OBJECTIVES: &[&str] = &["mục tiêu", "chỉ tiêu"];

/// The objectives of a decision and the year they are for.
pub(crate) fn read(
    source: &Source<'_>,
    outline: &Outline,
    title: Range<usize>,
    problems: &mut Vec<Problem>,
) -> (Vec<Objective>, Option<Spanned<Period>>) {
    let leads: Vec<Range<usize>> = outline.articles.iter().map(|a| a.blocks[0].content.clone()).collect();
    match deed(source, &title, &leads) {
        Deed::Sets => {}
        Deed::Amends => {
            let line = source.line_of(title.start.min(source.tokens.len().saturating_sub(1)));
            let what =
                "Quyết định sửa đổi, bổ sung quyết định khác: không tự có mục tiêu, hãy sửa mục tiêu ở quyết định gốc.";
            problems.push(Problem { line, what: what.to_owned() });
            return (Vec::new(), None);
        }
        Deed::Other => return (Vec::new(), None),
    }
    let mut heading = None;
    let mut found = Vec::new();
    for (index, (article, lead)) in outline.articles.iter().zip(&leads).enumerate() {
        if names_objectives(source, lead) && !refers_only(source, lead) {
            found = from_blocks(&article.blocks[1..]);
            if found.is_empty() {
                let next = outline.articles.get(index + 1).map(|a| a.content.start);
                let end = next.or_else(|| source.lines.get(outline.tail.start).map(|l| l.tokens.start));
                found = from_tables(source, article.content.start..end.unwrap_or(source.tokens.len()));
            }
        }
        if !found.is_empty() {
            heading = Some(lead.clone());
            break;
        }
    }
    if found.is_empty() {
        for (index, annex) in outline.annexes.iter().enumerate() {
            let end = outline.annexes.get(index + 1).map_or(source.tokens.len(), |next| next.heading.start);
            found = from_tables(source, annex.heading.start..end);
            if found.is_empty() {
                found = from_blocks(&annex.blocks);
            }
            if !found.is_empty() {
                heading = Some(annex.heading.clone());
                break;
            }
        }
    }
    drop_empty(source, &mut found, problems);
    let line = leads.first().map_or(1, |l| source.line_of(l.start));
    if found.is_empty() {
        let what = "Quyết định nói đến mục tiêu nhưng không thấy mục nào được đánh số ở các điều hoặc phụ lục: bổ sung phụ lục kèm theo.";
        problems.push(Problem { line, what: what.to_owned() });
        return (Vec::new(), None);
    }
    let year = [Some(title), heading, leads.first().cloned()].into_iter().flatten().find_map(|r| year_in(source, r));
    if year.is_none() {
        problems.push(Problem {
            line,
            what: "Không rõ mục tiêu của năm nào: ghi rõ một năm trong trích yếu hoặc Điều 1.".to_owned(),
        });
    }
    let mut reading = Reading { source, year: year.as_ref().map(|y| y.year), problems };
    (found.into_iter().map(|(number, node)| objective(&mut reading, number, &node)).collect(), year)
}

/// Deeds that set no objectives, wherever a title names them.
const OTHER_DEEDS: &[&str] = &[
    "bổ nhiệm",
    "điều động",
    "thành lập",
    "kiện toàn",
    "thu hồi",
    "khen thưởng",
    "bãi bỏ",
    "miễn nhiệm",
    "giải thể",
    "hủy bỏ",
];

/// Deeds that set no objectives when a title begins with them.
const OTHER_DEEDS_FIRST: &[&str] = &[
    "tặng",
    "cử",
    "tuyển dụng",
    "phân công",
    "công nhận",
    "đánh giá",
    "tổng kết",
    "nâng",
    "kỷ luật",
    "cho",
    "ủy quyền",
    "chuyển",
    "tiếp nhận",
];

/// Words that change objectives that are there already.
const CHANGING: &[&str] = &["sửa đổi", "đính chính", "điều chỉnh", "bổ sung"];

fn deed(source: &Source<'_>, title: &Range<usize>, leads: &[Range<usize>]) -> Deed {
    let first = leads.first().cloned().unwrap_or(0..0);
    for range in [title, &first] {
        let tokens = &source.tokens[range.clone()];
        let has = |phrases: &[&str]| (0..tokens.len()).any(|i| any_phrase_at(tokens, i, phrases).is_some());
        let names = has(OBJECTIVES);
        let start = any_phrase_at(tokens, 0, &["về việc", "v / v", "về"]).map_or(0, |(_, end)| end);
        let opens = |phrases: &[&str]| any_phrase_at(tokens, start, phrases).is_some();
        // "phê duyệt điều chỉnh mục tiêu": what changes stands before what it changes.
        let object = (0..tokens.len()).find(|&i| any_phrase_at(tokens, i, OBJECTIVES).is_some());
        let changes = object.is_some_and(|o| (0..o).any(|i| any_phrase_at(tokens, i, CHANGING).is_some()));
        if changes || opens(CHANGING) || has(&["sửa đổi", "đính chính"]) && names {
            return if names { Deed::Amends } else { Deed::Other };
        }
        if has(OTHER_DEEDS) || opens(OTHER_DEEDS_FIRST) {
            return Deed::Other;
        }
        if names {
            return Deed::Sets;
        }
    }
    // A title that only says "ban hành kèm theo" leaves it to the articles.
    if leads.iter().any(|l| names_objectives(source, l)) && title.is_empty() { Deed::Sets } else { Deed::Other }
}

fn names_objectives(source: &Source<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|i| any_phrase_at(&source.tokens[..range.end], i, OBJECTIVES).is_some())
}

/// "Giao Chánh Văn phòng tổ chức thực hiện Mục tiêu": it names the objectives and sets none.
fn refers_only(source: &Source<'_>, lead: &Range<usize>) -> bool {
    let tokens = &source.tokens[..lead.end];
    let names = |at: usize| office_at(tokens, at).is_some() || body_at(tokens, at).is_some();
    let charges = phrase_at(tokens, lead.start, "giao").is_some_and(names);
    charges
        || ["tổ chức thực hiện", "quyết định này", "yêu cầu"].iter().any(|p| phrase_at(tokens, lead.start, p).is_some())
}

/// An item with what belongs to it.
struct Node<'s> {
    number: String,
    opening: Range<usize>,
    content: Range<usize>,
    children: Vec<Node<'s>>,
    /// The rows that it is, when it stands in a table.
    rows: Vec<(&'s Table, &'s Row)>,
}

/// The rows of the tables that begin among these tokens.
fn from_tables<'s>(source: &'s Source<'_>, range: Range<usize>) -> Vec<(String, Node<'s>)> {
    let mut out: Vec<(String, Node<'s>)> = Vec::new();
    for table in source.tables.iter().filter(|t| range.contains(&t.start)) {
        for row in &table.rows {
            match out.last_mut().filter(|_| row.number.is_empty()) {
                Some((_, node)) => node.rows.push((table, row)),
                None => {
                    let (opening, content) = (row.opening.clone(), row.opening.clone());
                    let node = Node {
                        number: row.number.clone(),
                        opening,
                        content,
                        children: Vec::new(),
                        rows: vec![(table, row)],
                    };
                    out.push((row.number.clone(), node));
                }
            }
        }
    }
    // A row whose parts follow it ("2", then "2.1") and that names no value heads them.
    let heads: Vec<bool> = (0..out.len())
        .map(|i| {
            let part = out.get(i + 1).is_some_and(|(next, _)| next.starts_with(&format!("{}.", out[i].0)));
            part && !out[i].1.rows.iter().any(|(table, row)| table.cells(row, Column::Target).next().is_some())
        })
        .collect();
    let mut heads = heads.into_iter();
    out.retain(|_| !heads.next().unwrap_or(false));
    for (_, node) in &mut out {
        let cells = || node.rows.iter().flat_map(|(_, row)| row.cells.iter().flatten());
        if let (Some(start), Some(end)) = (cells().map(|r| r.start).min(), cells().map(|r| r.end).max()) {
            node.content = start..end;
        }
    }
    out
}

fn from_blocks<'s>(blocks: &[Block]) -> Vec<(String, Node<'s>)> {
    let mut sections: Vec<(Option<String>, Vec<Node<'s>>)> = vec![(None, Vec::new())];
    for block in blocks {
        let new = |number: String| Node {
            number,
            opening: block.opening.clone(),
            content: block.content.clone(),
            children: Vec::new(),
            rows: Vec::new(),
        };
        let items = &mut sections.last_mut().expect("there is always a section").1;
        match &block.mark {
            Some(Mark::Section(name)) => sections.push((Some(name.clone()), Vec::new())),
            Some(Mark::Item(n)) => items.push(new(n.to_string())),
            Some(Mark::Part(item, part)) => match items.last_mut() {
                Some(parent) if parent.number == item.to_string() => {
                    parent.children.push(new(format!("{item}.{part}")))
                }
                _ => items.push(new(format!("{item}.{part}"))),
            },
            Some(Mark::Letter(letter)) => {
                match items.last_mut().filter(|last| !last.number.ends_with(char::is_alphabetic)) {
                    Some(parent) => match parent
                        .children
                        .last_mut()
                        .filter(|c| c.number.contains('.') && !c.number.ends_with(char::is_alphabetic))
                    {
                        Some(part) => part.children.push(new(format!("{}.{letter}", part.number))),
                        None => parent.children.push(new(format!("{}.{letter}", parent.number))),
                    },
                    None => items.push(new(letter.to_string())),
                }
            }
            Some(Mark::Dash) => match items.last_mut().filter(|last| !last.number.is_empty()) {
                Some(parent) => extend(parent, block.content.end),
                None => items.push(new(String::new())),
            },
            Some(Mark::Article(_)) => {}
            // Capitals between items head the next ones; what follows an item in small letters was joined to it already.
            None => {}
        }
    }
    let several = sections.iter().filter(|(_, items)| !items.is_empty()).count() > 1;
    let mut flat: Vec<(String, Node<'s>)> = Vec::new();
    for (name, items) in sections {
        let mut ordinal = 0;
        for mut node in items {
            // Dashes without numbers are counted.
            if node.number.is_empty() {
                ordinal += 1;
                node.number = ordinal.to_string();
            }
            let prefix = name.as_ref().filter(|_| several).map_or(String::new(), |n| format!("{n}."));
            flatten(&prefix, node, &mut flat);
        }
    }
    drop_prefixes(&mut flat);
    flat
}

/// Leaves out items without words, each of them a problem.
fn drop_empty(source: &Source<'_>, items: &mut Vec<(String, Node<'_>)>, problems: &mut Vec<Problem>) {
    items.retain(|(number, node)| {
        let empty = node.content.is_empty() || (!node.rows.is_empty() && node.content == node.opening);
        if empty {
            let line = source.line_of(node.opening.start);
            problems.push(Problem {
                line, what: format!("Mục {number} không có nội dung: bổ sung hoặc bỏ mục này.")
            });
        }
        !empty
    });
}

/// Adds a dashed line to the text of the innermost open item.
fn extend(node: &mut Node<'_>, end: usize) {
    match node.children.last_mut() {
        Some(child) => extend(child, end),
        None => node.content.end = end,
    }
}

/// An item with parts is a heading; its parts are the objectives.
fn flatten<'s>(prefix: &str, node: Node<'s>, out: &mut Vec<(String, Node<'s>)>) {
    if node.children.is_empty() {
        out.push((format!("{prefix}{}", node.number), node));
    } else {
        node.children.into_iter().for_each(|child| flatten(prefix, child, out));
    }
}

/// Numbers that go on through the sections need no section before them.
fn drop_prefixes(flat: &mut [(String, Node<'_>)]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    flat.iter().for_each(|(_, node)| *seen.entry(node.number.clone()).or_default() += 1);
    if seen.values().all(|&n| n == 1) {
        flat.iter_mut().for_each(|(number, node)| number.clone_from(&node.number));
    }
}

fn objective(reading: &mut Reading<'_, '_, '_>, number: String, node: &Node<'_>) -> Objective {
    let source = reading.source;
    let item = source.spanned(number, node.opening.clone());
    if !node.rows.is_empty() {
        return from_rows(reading, item, node);
    }
    let owner = owner(source, node.content.clone());
    let measures = reading.text(node.content.clone(), owner.as_ref().map(|o| &o.sentence));
    Objective {
        item,
        text: source.spanned(source.phrase(node.content.clone()), node.content.clone()),
        owner: owner.map(|o| source.spanned(source.phrase(o.name.clone()), o.name)),
        measures,
    }
}

/// An objective of a table: its text is what the row says of it, without its owner, its time and remarks.
fn from_rows(reading: &mut Reading<'_, '_, '_>, item: Spanned<String>, node: &Node<'_>) -> Objective {
    let source = reading.source;
    let mut measures = Vec::new();
    let mut owner = None;
    let mut words: Vec<usize> = Vec::new();
    for (table, row) in &node.rows {
        let of = |column| table.cells(row, column).collect::<Vec<usize>>();
        // A row that goes on says again only what differs.
        words = Some(of(Column::Words)).filter(|own| !own.is_empty()).unwrap_or(words);
        let (target, unit) = (of(Column::Target), of(Column::Unit));
        measures.extend(reading.row(words.clone(), target, &unit, of(Column::Deadline)));
        let named = of(Column::Owner);
        if let (None, Some(&first), Some(&last)) = (&owner, named.first(), named.last()) {
            owner = Some(source.spanned(source.phrase_of(named.iter().copied()), first..last + 1));
        }
    }
    let said = node.rows.iter().flat_map(|(table, row)| table.said(row)).collect::<Vec<usize>>();
    let span = said.iter().min().zip(said.iter().max()).map_or(node.content.clone(), |(&first, &last)| first..last + 1);
    Objective { item, text: source.spanned(source.phrase_of(said), span), owner, measures }
}

/// The one year that a title or heading names, not as part of a date, a baseline or a stretch of years.
fn year_in(source: &Source<'_>, range: Range<usize>) -> Option<Spanned<Period>> {
    let tokens = &source.tokens[..range.end];
    range.clone().find_map(|at| {
        let year_at = phrase_at(tokens, at, "năm")?;
        let year: i32 = tokens.get(year_at)?.text.parse().ok().filter(|y| (1900..2200).contains(y))?;
        let back = |n: usize| at.checked_sub(n).filter(|&i| i >= range.start).map(|i| &tokens[i]);
        let dated = back(2).is_some_and(|t| t.is("tháng")) && back(1).is_some_and(|t| t.kind == Kind::Number);
        let baseline = back(1).is_some_and(|t| t.is("với"));
        let stretch = tokens.get(year_at + 1).is_some_and(|t| matches!(t.text, "-" | "–") || t.is("đến"))
            && tokens.get(year_at + 2).is_some_and(|t| t.text.len() == 4 || t.is("năm"));
        (!dated && !baseline && !stretch).then(|| source.spanned(Period { year }, at..year_at + 1))
    })
}
