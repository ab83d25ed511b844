//! Paragraph by paragraph: who is given what, and what goes on from the paragraph before.

use std::ops::Range;

use text::deadline;
use text::token::{Token, any_phrase_at, phrase_at};

use super::Task;
use super::names::{Named, gives_orders, helped_by, names_at, opens};
use crate::mark::Mark;
use crate::outline::Block;
use crate::owner;
use crate::reference::sentences;
use crate::source::Source;

/// Words that give a task to those named after them.
const TRIGGERS: &[&str] = &[
    "giao",
    "giao cho",
    "yêu cầu",
    "đề nghị",
    "phân công",
    "giao nhiệm vụ",
    "giao trách nhiệm",
    "chỉ đạo",
    "nhắc nhở",
    "ủy quyền",
];

/// Words before a trigger that make it something else: a reference, a ground, a thing of the past.
const NO_TRIGGER_AFTER: &[&str] =
    &["theo", "xét", "được", "đã", "của", "có", "các", "những", "nội", "như", "tại", "nhiệm", "vụ"];

/// How a paragraph begins that belongs to the task before it.
const GOES_ON: &[&str] = &[
    "thời gian hoàn thành",
    "thời gian thực hiện",
    "thời hạn",
    "thời hạn hoàn thành",
    "hoàn thành trước",
    "hoàn thành trong",
    "hoàn thành chậm nhất",
    "hoàn thành xong",
    "báo cáo kết quả",
    "kết quả báo cáo",
    "kết quả thực hiện",
    "xong trước",
    "gửi kết quả",
    "đơn vị phối hợp",
    "cơ quan phối hợp",
];

/// What those named say or did: no task.
const NO_TASK: &[&str] = &[
    "là",
    "thông báo",
    "có ý kiến",
    "thống nhất",
    "ban hành",
    "căn cứ",
    "có văn bản",
    "đề nghị",
    "yêu cầu",
    "giao",
    "trình",
];

/// The end of an article that says who carries a decision out.
const CARRY_OUT: &[&str] = &[
    "chịu trách nhiệm thi hành",
    "căn cứ quyết định",
    "có trách nhiệm thi hành",
    "chịu trách nhiệm tổ chức thi hành",
    "có trách nhiệm tổ chức thi hành",
];

/// A task while its sentences are gathered.
struct Open {
    leads: Vec<Range<usize>>,
    co_units: Vec<Range<usize>>,
    content: Range<usize>,
    deadline: Option<Range<usize>>,
}

/// Those whom a paragraph names for the ones under it.
struct Heading {
    depth: u8,
    leads: Vec<Range<usize>>,
    deadline: Option<Range<usize>>,
}

/// Where reading stands.
pub(super) struct Walk<'s, 't> {
    source: &'s Source<'t>,
    headings: Vec<Heading>,
    done: Vec<Open>,
}

impl<'s, 't> Walk<'s, 't> {
    pub fn new(source: &'s Source<'t>) -> Self {
        Self { source, headings: Vec::new(), done: Vec::new() }
    }

    /// Reads one paragraph.
    pub fn block(&mut self, block: &Block) {
        let depth = depth(block.mark.as_ref());
        self.headings.retain(|heading| heading.depth < depth);
        let mut mine: Option<usize> = None;
        if mine.is_none() && self.begins(block.content.clone(), GOES_ON) {
            mine = self.done.len().checked_sub(1);
        }
        for sentence in sentences(self.source, block.content.clone()) {
            for clause in self.clauses(sentence) {
                mine = self.clause(clause, block, depth, mine);
            }
        }
    }

    /// Reads one clause; answers the task that a next one without a name of its own goes on with.
    fn clause(&mut self, clause: Range<usize>, block: &Block, depth: u8, mine: Option<usize>) -> Option<usize> {
        let tokens = &self.source.tokens[..clause.end];
        if (clause.clone()).any(|at| any_phrase_at(tokens, at, CARRY_OUT).is_some()) {
            return None;
        }
        if let Some(named) = self.lead(&clause, block) {
            let (leads, start) = (named.members, named.next);
            let empty = !(start..clause.end).any(|at| tokens[at].text.starts_with(char::is_alphabetic));
            if empty || ends_open(tokens, &clause) {
                let deadline = self.deadline(&clause);
                self.headings.push(Heading { depth, leads, deadline });
                return None;
            }
            let start =
                (start..clause.end).find(|&at| !matches!(tokens[at].text, ":" | "," | "-" | "–")).unwrap_or(start);
            return Some(self.open(leads, start..clause.end, &clause));
        }
        if let Some(mine) = mine {
            self.go_on(mine, &clause);
            return Some(mine);
        }
        let heading = self.headings.last()?;
        let leads = heading.leads.clone();
        let closing = phrase_at(tokens, clause.start, "nơi nhận").is_some();
        if leads.is_empty() || closing || ends_open(tokens, &clause) {
            return None;
        }
        Some(self.open(leads, clause.clone(), &clause))
    }

    fn open(&mut self, leads: Vec<Range<usize>>, content: Range<usize>, clause: &Range<usize>) -> usize {
        let inherited = self.headings.last().and_then(|heading| heading.deadline.clone());
        let deadline = self.deadline(clause).or(inherited);
        let co_units = self.helpers(&content);
        self.done.push(Open { leads, co_units, content, deadline });
        self.done.len() - 1
    }

    /// A clause that belongs to the task before it: it may say by when, and with whom.
    fn go_on(&mut self, task: usize, clause: &Range<usize>) {
        let (deadline, helpers) = (self.deadline(clause), self.helpers(clause));
        let task = &mut self.done[task];
        task.content.end = task.content.end.max(clause.end);
        task.deadline = task.deadline.take().or(deadline);
        for helper in helpers {
            if !task.co_units.contains(&helper) {
                task.co_units.push(helper);
            }
        }
    }

    /// Who is given something by a clause, if it names anybody for it.
    fn lead(&self, clause: &Range<usize>, block: &Block) -> Option<Named> {
        let tokens = &self.source.tokens[..clause.end];
        for at in clause.clone() {
            let Some((trigger, after)) = any_phrase_at(tokens, at, TRIGGERS) else { continue };
            let before = if at > clause.start { tokens[at - 1].key.as_ref() } else { "" };
            if NO_TRIGGER_AFTER.contains(&before) || phrase_at(tokens, after, "của").is_some() {
                continue;
            }
            // "chỉ đạo các phòng rà soát" is what somebody is to do, unless the one who gives orders says it.
            if trigger == "chỉ đạo"
                && at > clause.start
                && self.named_at_start(clause, block).is_some_and(|named| named.with_verb)
            {
                continue;
            }
            if tokens.get(after).is_some_and(|t| t.text == ":") && after + 1 >= clause.end {
                return Some(Named { members: Vec::new(), next: clause.end, with_verb: false });
            }
            if let Some(named) = names_at(self.source, after, clause.end) {
                return Some(named);
            }
        }
        // "Về chuyển đổi số: Văn phòng UBND tỉnh tham mưu ..."
        let after_colon = || {
            let colons = clause.clone().filter(|&at| tokens[at].text == ":");
            colons
                .take(3)
                .find_map(|at| self.named_at_start(&(at + 1..clause.end), block).filter(|named| named.with_verb))
        };
        self.named_at_start(clause, block).or_else(after_colon).or_else(|| self.labelled(clause))
    }

    /// `Sở Tài chính chủ trì ...`, `Sở Tài chính: ...`, or the name alone as a heading.
    fn named_at_start(&self, clause: &Range<usize>, block: &Block) -> Option<Named> {
        let tokens = &self.source.tokens[..clause.end];
        let start = any_phrase_at(tokens, clause.start, &["đối với"]).map_or(clause.start, |(_, after)| after);
        if !opens(tokens, start) {
            return None;
        }
        let named = names_at(self.source, start, clause.end)?;
        // A letterhead names its office in capitals.
        let capital = |t: &Token<'_>| !t.text.chars().any(char::is_lowercase);
        if capital(&tokens[start]) && tokens.get(start + 1).is_some_and(|t| capital(t) && t.text.chars().count() > 2) {
            return None;
        }
        let colon = tokens.get(named.next).is_some_and(|t| t.text == ":");
        let alone =
            !named.with_verb && (named.next..clause.end).all(|at| !tokens[at].text.starts_with(char::is_alphabetic));
        if named.with_verb {
            let giver = named.members.first().is_some_and(|first| gives_orders(tokens, first));
            let said = any_phrase_at(tokens, named.next, NO_TASK).is_some();
            let told = any_phrase_at(tokens, named.next, &["chủ trì", "có trách nhiệm", "chịu trách nhiệm"]).is_some();
            let past = (clause.start..named.next).any(|at| tokens[at].is("đã"));
            return (told || !(giver || said || past)).then_some(named);
        }
        (colon || alone && block.mark.is_some() && clause.start == block.content.start).then_some(named)
    }

    /// `(Sở Y tế chủ trì)`, `Đơn vị chủ trì: Sở Y tế`.
    fn labelled(&self, clause: &Range<usize>) -> Option<Named> {
        let owner = owner::owner(self.source, clause.clone())?;
        let tokens = &self.source.tokens[..clause.end];
        opens(tokens, owner.name.start).then_some(())?;
        // What is to be done stands before the label.
        Some(Named { members: vec![owner.name], next: clause.start, with_verb: true })
    }

    /// Those who help, as a clause names them after "phối hợp với".
    fn helpers(&self, clause: &Range<usize>) -> Vec<Range<usize>> {
        let tokens = &self.source.tokens[..clause.end];
        let mut out: Vec<Range<usize>> = Vec::new();
        for at in clause.clone() {
            if let Some(named) = helped_by(tokens, at).and_then(|next| names_at(self.source, next, clause.end)) {
                out.extend(named.members);
            }
        }
        out
    }

    fn deadline(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let found = deadline::find(&self.source.tokens[clause.clone()])?;
        let range = clause.start + found.tokens.start..clause.start + found.tokens.end;
        // The programme's own year, and the period that a report is about, are no deadlines.
        let year_alone = matches!(found.phrase, deadline::Phrase::Period(deadline::PeriodPhrase::Year(_)))
            && self.source.tokens[range.start].is("trong");
        (!year_alone).then_some(range)
    }

    /// A sentence cut where a semicolon is followed by somebody else, and at dashes that open lines.
    fn clauses(&self, sentence: Range<usize>) -> Vec<Range<usize>> {
        let tokens = &self.source.tokens[..sentence.end];
        let mut out = Vec::new();
        let mut start = sentence.start;
        for at in sentence.clone() {
            let next = at + 1;
            let somebody = || {
                any_phrase_at(tokens, next, TRIGGERS).is_some_and(|(_, after)| opens(tokens, after))
                    || opens(tokens, next)
                        && names_at(self.source, next, sentence.end).is_some_and(|named| named.with_verb)
            };
            // A dash that opens a line under a name without a colon.
            let dash = matches!(tokens[at].text, "-" | "–" | "+") && self.source.opens_line(at) && at > start;
            if dash {
                out.push(start..at);
                start = next;
            } else if tokens[at].text == ";" && next < sentence.end && somebody() {
                out.push(start..next);
                start = next;
            }
        }
        out.push(start..sentence.end);
        out.retain(|clause| !clause.is_empty());
        out
    }

    fn begins(&self, range: Range<usize>, phrases: &[&str]) -> bool {
        any_phrase_at(&self.source.tokens[..range.end], range.start, phrases).is_some()
    }

    /// The tasks, in the order of the text.
    pub fn finish(self) -> Vec<Task> {
        let source = self.source;
        let named = |range: &Range<usize>| source.spanned(source.phrase(range.clone()), range.clone());
        self.done
            .iter()
            .filter_map(|open| {
                let content = closed(&source.tokens, open.content.clone())?;
                Some(Task {
                    leads: open.leads.iter().map(named).collect(),
                    co_units: open.co_units.iter().map(named).collect(),
                    content: named(&content),
                    deadline: open.deadline.as_ref().map(named),
                    line: source.line_of(content.start),
                })
            })
            .collect()
    }
}

/// How deep a paragraph stands: what is under a heading is deeper.
fn depth(mark: Option<&Mark>) -> u8 {
    match mark {
        Some(Mark::Section(_)) => 1,
        Some(Mark::Article(_)) => 2,
        None => 3,
        Some(Mark::Item(_)) => 4,
        Some(Mark::Part(..)) => 5,
        Some(Mark::Letter(_)) => 6,
        Some(Mark::Dash) => 7,
    }
}

/// Whether a clause ends with a colon: what it says is under it.
fn ends_open(tokens: &[Token<'_>], clause: &Range<usize>) -> bool {
    tokens[clause.clone()].last().is_some_and(|t| t.text == ":")
}

/// Without the marks at its end.
fn closed(tokens: &[Token<'_>], mut range: Range<usize>) -> Option<Range<usize>> {
    while range.start < range.end && matches!(tokens[range.end - 1].text, ";" | "." | "," | "/" | ":") {
        range.end -= 1;
    }
    (!range.is_empty()).then_some(range)
}
