//! The items of an article, an annex or a table: numbered, lettered or dashed, each with the parts that belong to it.

use std::collections::HashMap;
use std::ops::Range;

use text::token::Kind;

use crate::mark::Mark;
use crate::model::Problem;
use crate::outline::{Article, Block};
use crate::source::Source;
use crate::table::{Column, Row, Table};

/// An item with what belongs to it.
pub(crate) struct Node<'s> {
    pub number: String,
    pub opening: Range<usize>,
    pub content: Range<usize>,
    children: Vec<Node<'s>>,
    /// The rows that it is, when it stands in a table.
    pub rows: Vec<(&'s Table, &'s Row)>,
}

/// The rows of the tables that begin among these tokens.
pub(crate) fn from_tables<'s>(source: &'s Source<'_>, range: Range<usize>) -> Vec<(String, Node<'s>)> {
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

/// The items of an article: those of its paragraphs, after those that stand in its first one ("gồm: 1. ...; 2. ...").
pub(crate) fn from_article<'s>(source: &Source<'_>, article: &Article) -> Vec<(String, Node<'s>)> {
    let mut blocks = inline(source, article.blocks[0].content.clone());
    let goes_on =
        match (blocks.last().and_then(|b| b.mark.as_ref()), article.blocks.get(1).and_then(|b| b.mark.as_ref())) {
            (Some(Mark::Item(last)), Some(Mark::Item(next))) => *next == last + 1,
            _ => blocks.len() > 1,
        };
    if !goes_on {
        blocks.clear();
    }
    blocks.extend(article.blocks[1..].iter().cloned());
    from_blocks(source, &blocks)
}

/// Numbered items inside of a paragraph, each after the mark that ends what stands before.
fn inline(source: &Source<'_>, range: Range<usize>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let tokens = &source.tokens[..range.end];
    for at in range.clone().skip(1) {
        let next = u32::try_from(blocks.len()).unwrap_or(u32::MAX).saturating_add(1);
        let opens = tokens[at].kind == Kind::Number
            && tokens[at].text.parse() == Ok(next)
            && matches!(tokens[at - 1].text, ":" | ";" | "." | ",")
            && tokens.get(at + 1).is_some_and(|t| t.joined && matches!(t.text, "." | ")"))
            && tokens.get(at + 2).is_some_and(|t| t.kind != Kind::Word || t.text.starts_with(char::is_uppercase));
        if opens {
            if let Some(last) = blocks.last_mut() {
                last.content.end = at;
            }
            blocks.push(Block { mark: Some(Mark::Item(next)), opening: at..at + 2, content: at + 2..range.end });
        }
    }
    blocks
}

/// The items of some paragraphs.
pub(crate) fn from_blocks<'s>(source: &Source<'_>, blocks: &[Block]) -> Vec<(String, Node<'s>)> {
    let mut sections: Vec<(Option<String>, Vec<Node<'s>>)> = vec![(None, Vec::new())];
    let sign = |range: &Range<usize>| source.tokens.get(range.start).map_or("", |t| t.text);
    // "* Về dạy học:" and "- ..." under it: a sign of another kind goes on with the item.
    let is_inner = |last: &Node<'_>, block: &Block| sign(&last.opening) != sign(&block.opening);
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
            Some(Mark::Dash) => {
                match items.last_mut().filter(|last| !last.number.is_empty() || is_inner(last, block)) {
                    Some(parent) => extend(parent, block.content.end),
                    None => items.push(new(String::new())),
                }
            }
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
pub(crate) fn drop_empty(source: &Source<'_>, items: &mut Vec<(String, Node<'_>)>, problems: &mut Vec<Problem>) {
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
