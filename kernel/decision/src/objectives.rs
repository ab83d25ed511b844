//! Which items of a decision are its objectives, in its articles or in an annex.

use std::ops::Range;

use text::token::{Kind, phrase_at};

use crate::deed::{Deed, deed, names_objectives, refers_only};
use crate::items::{Node, drop_empty, from_article, from_blocks, from_tables};
use crate::measures::Reading;
use crate::model::{Objective, Period, Problem, Spanned};
use crate::outline::Outline;
use crate::owner::owner;
use crate::source::Source;
use crate::table::{Column, Row, Table};

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
            found = from_article(source, article);
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
        // Of several annexes (a policy, objectives, a plan) that one counts whose heading names objectives.
        let named = outline.annexes.iter().any(|annex| names_objectives(source, &annex.heading));
        for (index, annex) in outline.annexes.iter().enumerate() {
            if named && !names_objectives(source, &annex.heading) {
                continue;
            }
            let end = outline.annexes.get(index + 1).map_or(source.tokens.len(), |next| next.heading.start);
            found = from_tables(source, annex.heading.start..end);
            if found.is_empty() {
                found = from_blocks(source, &annex.blocks);
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
    let mut said: Vec<usize> = Vec::new();
    for group in whole_rows(&node.rows) {
        let of = |column| group.iter().flat_map(|(table, row)| table.cells(row, column)).collect::<Vec<usize>>();
        // A row that goes on says again only what differs.
        words = Some(of(Column::Words)).filter(|own| !own.is_empty()).unwrap_or(words);
        let (target, unit) = (of(Column::Target), of(Column::Unit));
        measures.extend(reading.row(words.clone(), target, &unit, of(Column::Deadline)));
        let named = of(Column::Owner);
        if let (None, Some(&first), Some(&last)) = (&owner, named.first(), named.last()) {
            owner = Some(source.spanned(source.phrase_of(named.iter().copied()), first..last + 1));
        }
        let columns = group.iter().map(|(table, _)| table.columns.len()).max().unwrap_or(0);
        said.extend((0..columns).flat_map(|at| group.iter().flat_map(move |(table, row)| table.said(row, at))));
    }
    let span = said.iter().min().zip(said.iter().max()).map_or(node.content.clone(), |(&first, &last)| first..last + 1);
    Objective { item, text: source.spanned(source.phrase_of(said), span), owner, measures }
}

/// The rows of an item, each with those that go on with it: a row that a page's end broke has no value of its own.
fn whole_rows<'n, 's>(rows: &'n [(&'s Table, &'s Row)]) -> Vec<Vec<&'n (&'s Table, &'s Row)>> {
    let valued = |(table, row): &(&Table, &Row)| table.cells(row, Column::Target).next().is_some();
    let mut out: Vec<Vec<&(&Table, &Row)>> = Vec::new();
    for entry in rows {
        match out.last_mut() {
            Some(group) if !valued(entry) && group.iter().any(|above| valued(above)) => group.push(entry),
            _ => out.push(vec![entry]),
        }
    }
    out
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
