//! The parts of a decision: what stands before the bases, the bases, the articles with their items, the closing, the annexes.

use std::ops::Range;

use text::token::{Token, phrase_at};

use crate::mark::{Counter, Mark};
use crate::source::Source;

/// Where each part of a decision stands.
pub(crate) struct Outline {
    /// The lines of letterhead and title.
    pub head: Range<usize>,
    /// The lines of bases and proposals.
    pub preamble: Range<usize>,
    /// The articles.
    pub articles: Vec<Article>,
    /// The lines of recipients and signature.
    pub tail: Range<usize>,
    /// The annexes.
    pub annexes: Vec<Annex>,
}

/// An article.
pub(crate) struct Article {
    /// Everything after its number.
    pub content: Range<usize>,
    /// Its paragraphs; the first has no mark.
    pub blocks: Vec<Block>,
}

/// An annex.
pub(crate) struct Annex {
    /// Its heading.
    pub heading: Range<usize>,
    /// Its paragraphs from the first one with a mark.
    pub blocks: Vec<Block>,
}

/// A paragraph: a line with a mark and the lines that go on with it.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// What opens it.
    pub mark: Option<Mark>,
    /// The tokens of its mark.
    pub opening: Range<usize>,
    /// The tokens after its mark.
    pub content: Range<usize>,
}

/// The parts of a text; one that is no decision has few of them, or none.
pub(crate) fn outline(source: &Source<'_>) -> Outline {
    let count = source.lines.len();
    let body = (0..count).find(|&i| opens_first_article(source, i)).unwrap_or(count);
    let preamble = (0..body).find(|&i| opens_preamble(source, i));
    let heading = (0..body).rev().find(|&i| is_heading(source, i));
    let head_end =
        preamble.or(heading.map(|h| if h + 1 < body && preamble.is_none() { body } else { h })).unwrap_or(body);
    let tail = (body + 1..count).find(|&i| opens_tail(source, i)).unwrap_or(count);
    let mut starts: Vec<usize> = Vec::new();
    for index in tail..count {
        if let Some(start) = annex_start(source, index, tail) {
            match starts.last() {
                // "PHỤ LỤC I" and "(Ban hành kèm theo ...)" under it open one annex.
                Some(&last) if start <= last || index - last <= 4 && !is_named_annex(source, index) => {}
                _ => starts.push(start),
            }
        }
    }
    let annexes_start = starts.first().copied().unwrap_or(count);
    let ends = starts.iter().skip(1).copied().chain([count]);
    Outline {
        head: 0..head_end,
        preamble: head_end..body,
        articles: articles(source, body..tail),
        tail: tail..annexes_start,
        annexes: starts.iter().zip(ends).map(|(&start, end)| annex(source, start..end)).collect(),
    }
}

/// The paragraphs of any document, its recipients and signature left out; annexes come last.
pub(crate) fn body_blocks(source: &Source<'_>) -> Vec<Block> {
    let count = source.lines.len();
    let tail = (0..count).find(|&i| opens_tail(source, i)).unwrap_or(count);
    let annex = (tail..count).find_map(|i| annex_start(source, i, tail)).unwrap_or(count);
    let mut all = blocks(source, 0..tail);
    all.extend(blocks(source, annex..count));
    all
}

/// The paragraphs of these lines, opened by a mark, or by capitals after a line that has ended.
fn blocks(source: &Source<'_>, lines: Range<usize>) -> Vec<Block> {
    let mut counter = Counter::default();
    let mut blocks: Vec<Block> = Vec::new();
    for index in lines {
        let line = &source.lines[index];
        let range = line.tokens.clone();
        let marked = counter.mark(source, index);
        if let (None, Some(last)) = (&marked, blocks.last_mut()) {
            let ended = source.tokens[..range.start].last().is_some_and(|t| matches!(t.text, "." | ";" | ":" | ")"));
            if !(line.capitals && ended) {
                last.content.end = range.end;
                continue;
            }
        }
        let opened = range.start + marked.as_ref().map_or(0, |(_, length)| *length);
        let mark = marked.map(|(mark, _)| mark);
        blocks.push(Block { mark, opening: range.start..opened, content: opened..range.end });
    }
    blocks
}

fn articles(source: &Source<'_>, lines: Range<usize>) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    for mut block in blocks(source, lines) {
        match (&block.mark, articles.last_mut()) {
            (Some(Mark::Article(_)), _) | (_, None) => {
                block.mark = None;
                articles.push(Article { content: block.content.clone(), blocks: vec![block] });
            }
            (_, Some(article)) => {
                article.content.end = block.content.end;
                article.blocks.push(block);
            }
        }
    }
    articles
}

fn annex(source: &Source<'_>, lines: Range<usize>) -> Annex {
    let mut blocks = blocks(source, lines);
    let start = blocks.first().map_or(0, |b| b.opening.start);
    let first = blocks.iter().position(|b| b.mark.is_some()).unwrap_or(blocks.len());
    let end = first.checked_sub(1).map_or(start, |i| blocks[i].content.end);
    Annex { heading: start..end, blocks: blocks.split_off(first) }
}

fn opens_first_article(source: &Source<'_>, index: usize) -> bool {
    source.of(&source.lines[index])[0].is("điều")
        && matches!(Counter::default().mark(source, index), Some((Mark::Article(1), _)))
}

/// `Căn cứ`, `Xét`, `Theo đề nghị`, perhaps after a dash.
fn opens_preamble(source: &Source<'_>, index: usize) -> bool {
    let tokens = source.of(&source.lines[index]);
    let at = usize::from(tokens[0].text == "-");
    let capital = tokens.get(at).is_some_and(|t| t.text.starts_with(char::is_uppercase));
    capital && ["căn cứ", "xét", "theo đề nghị", "thực hiện"].iter().any(|p| phrase_at(tokens, at, p).is_some())
}

/// Whether a line is `QUYẾT ĐỊNH` and nothing else.
pub(crate) fn is_heading(source: &Source<'_>, index: usize) -> bool {
    let tokens = source.of(&source.lines[index]);
    let end = phrase_at(tokens, 0, "quyết định");
    end.is_some_and(|end| tokens[end..].iter().all(|t| t.text == ":")) && tokens[0].text.starts_with(char::is_uppercase)
}

/// `Nơi nhận`, a signature, an annex, or the line after `./.`.
fn opens_tail(source: &Source<'_>, index: usize) -> bool {
    let line = &source.lines[index];
    let tokens = source.of(line);
    if phrase_at(tokens, 0, "nơi nhận").is_some() || is_named_annex(source, index) {
        return true;
    }
    let signature = line.capitals && matches!(tokens[0].key.as_ref(), "tm" | "kt" | "tl" | "tuq" | "q");
    let before = &source.tokens[..line.tokens.start];
    let closed = ends_with(before, &["/", "."]);
    closed || (signature && tokens.get(1).is_some_and(|t| t.text == "."))
}

/// `PHỤ LỤC`, alone or with its number.
fn is_named_annex(source: &Source<'_>, index: usize) -> bool {
    let line = &source.lines[index];
    let tokens = source.of(line);
    phrase_at(tokens, 0, "phụ lục").is_some()
        && tokens[0].text.starts_with(char::is_uppercase)
        && (line.capitals || tokens.len() <= 3)
}

/// The line on which an annex starts, when this line says that it is one: its name, or `(Ban hành kèm theo ...)` under its title.
fn annex_start(source: &Source<'_>, index: usize, tail: usize) -> Option<usize> {
    if is_named_annex(source, index) {
        return Some(index);
    }
    let tokens = source.of(&source.lines[index]);
    let attached =
        ["ban hành kèm", "kèm theo", "ban hành theo", "đính kèm"].iter().any(|p| phrase_at(tokens, 1, p).is_some());
    if tokens[0].text != "(" || !attached {
        return None;
    }
    let mut start = index;
    while start > tail && source.lines[start - 1].capitals {
        start -= 1;
    }
    Some(start)
}

/// Whether the text ends with these marks.
fn ends_with(tokens: &[Token<'_>], marks: &[&str]) -> bool {
    tokens.len() >= marks.len() && tokens.iter().rev().zip(marks.iter().rev()).all(|(t, m)| t.text == *m)
}
