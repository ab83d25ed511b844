//! Which items of a decision are its objectives, in its articles or in an annex.

use std::collections::HashMap;
use std::ops::Range;

use text::token::{any_phrase_at, phrase_at};

use crate::bodies::{body_at, office_at};
use crate::mark::Mark;
use crate::measures::measures;
use crate::model::{Objective, Period, Problem, Spanned};
use crate::outline::{Block, Outline};
use crate::owner::owner;
use crate::source::Source;

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
    for (article, lead) in outline.articles.iter().zip(&leads) {
        if names_objectives(source, lead) && !refers_only(source, lead) {
            found = from_blocks(source, &article.blocks[1..], problems);
        }
        if !found.is_empty() {
            heading = Some(lead.clone());
            break;
        }
    }
    if found.is_empty() {
        for annex in &outline.annexes {
            found = from_blocks(source, &annex.blocks, problems);
            if !found.is_empty() {
                heading = Some(annex.heading.clone());
                break;
            }
        }
    }
    let line = leads.first().map_or(1, |l| source.line_of(l.start.min(source.tokens.len().saturating_sub(1))));
    if found.is_empty() {
        let what = "Quyết định nói đến mục tiêu nhưng không thấy mục nào được đánh số ở các điều hoặc phụ lục: bổ sung phụ lục kèm theo.";
        problems.push(Problem { line, what: what.to_owned() });
        return (found, None);
    }
    let year = [Some(title), heading, leads.first().cloned()].into_iter().flatten().find_map(|r| year_in(source, r));
    if year.is_none() {
        problems.push(Problem {
            line,
            what: "Không rõ mục tiêu của năm nào: ghi rõ một năm trong trích yếu hoặc Điều 1.".to_owned(),
        });
    }
    (found, year)
}

fn deed(source: &Source<'_>, title: &Range<usize>, leads: &[Range<usize>]) -> Deed {
    let first = leads.first().cloned().unwrap_or(0..0);
    for range in [title, &first] {
        let tokens = &source.tokens[range.clone()];
        let has = |phrases: &[&str]| (0..tokens.len()).any(|i| any_phrase_at(tokens, i, phrases).is_some());
        let names = has(OBJECTIVES);
        if has(&["sửa đổi", "đính chính"]) && (names || std::ptr::eq(range, title)) {
            return if names { Deed::Amends } else { Deed::Other };
        }
        if has(&["bổ nhiệm", "điều động", "thành lập", "kiện toàn", "thu hồi", "khen thưởng", "bãi bỏ", "miễn nhiệm"])
        {
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
struct Node {
    number: String,
    opening: Range<usize>,
    content: Range<usize>,
    children: Vec<Node>,
}

fn from_blocks(source: &Source<'_>, blocks: &[Block], problems: &mut Vec<Problem>) -> Vec<Objective> {
    let mut sections: Vec<(Option<String>, Vec<Node>)> = vec![(None, Vec::new())];
    for block in blocks {
        let new = |number: String| Node {
            number,
            opening: block.opening.clone(),
            content: block.content.clone(),
            children: Vec::new(),
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
            Some(Mark::Letter(letter)) => match items.last_mut() {
                Some(parent) => match parent
                    .children
                    .last_mut()
                    .filter(|c| c.number.contains('.') && !c.number.ends_with(char::is_alphabetic))
                {
                    Some(part) => part.children.push(new(format!("{}.{letter}", part.number))),
                    None => parent.children.push(new(format!("{}.{letter}", parent.number))),
                },
                None => items.push(new(letter.to_string())),
            },
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
    let mut flat: Vec<(String, Node)> = Vec::new();
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
    flat.retain(|(number, node)| {
        let empty = node.content.is_empty();
        if empty {
            let line = source.line_of(node.opening.start);
            problems.push(Problem {
                line, what: format!("Mục {number} không có nội dung: bổ sung hoặc bỏ mục này.")
            });
        }
        !empty
    });
    flat.into_iter().map(|(number, node)| objective(source, number, &node, problems)).collect()
}

/// Adds a dashed line to the text of the innermost open item.
fn extend(node: &mut Node, end: usize) {
    match node.children.last_mut() {
        Some(child) => extend(child, end),
        None => node.content.end = end,
    }
}

/// An item with parts is a heading; its parts are the objectives.
fn flatten(prefix: &str, node: Node, out: &mut Vec<(String, Node)>) {
    if node.children.is_empty() {
        out.push((format!("{prefix}{}", node.number), node));
    } else {
        node.children.into_iter().for_each(|child| flatten(prefix, child, out));
    }
}

/// Numbers that go on through the sections need no section before them.
fn drop_prefixes(flat: &mut [(String, Node)]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    flat.iter().for_each(|(_, node)| *seen.entry(node.number.clone()).or_default() += 1);
    if seen.values().all(|&n| n == 1) {
        flat.iter_mut().for_each(|(number, node)| number.clone_from(&node.number));
    }
}

fn objective(source: &Source<'_>, number: String, node: &Node, problems: &mut Vec<Problem>) -> Objective {
    let owner = owner(source, node.content.clone());
    let measures = measures(source, node.content.clone(), owner.as_ref().map(|o| &o.sentence), problems);
    Objective {
        item: source.spanned(number, node.opening.clone()),
        text: source.spanned(source.phrase(node.content.clone()), node.content.clone()),
        owner: owner.map(|o| source.spanned(source.phrase(o.name.clone()), o.name)),
        measures,
    }
}

/// The one year that a title or heading names, not as part of a date, a baseline or a stretch of years.
fn year_in(source: &Source<'_>, range: Range<usize>) -> Option<Spanned<Period>> {
    let tokens = &source.tokens[..range.end];
    range.clone().find_map(|at| {
        let year_at = phrase_at(tokens, at, "năm")?;
        let year: i32 = tokens.get(year_at)?.text.parse().ok().filter(|y| (1900..2200).contains(y))?;
        let back = |n: usize| at.checked_sub(n).filter(|&i| i >= range.start).map(|i| &tokens[i]);
        let dated = back(2).is_some_and(|t| t.is("tháng"));
        let baseline = back(1).is_some_and(|t| t.is("với"));
        let stretch = tokens.get(year_at + 1).is_some_and(|t| matches!(t.text, "-" | "–") || t.is("đến"))
            && tokens.get(year_at + 2).is_some_and(|t| t.text.len() == 4 || t.is("năm"));
        (!dated && !baseline && !stretch).then(|| source.spanned(Period { year }, at..year_at + 1))
    })
}
