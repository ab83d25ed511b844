//! Who is late, by how much, what is missing, who must decide; the load of units and people; the week.

use app::board::{Age, BoardPage, ExceptionRow, Load, ShowBoard};
use askama::Template;
use axum::extract::Query;
use time::{Date, Duration, OffsetDateTime};

use crate::answer::{Answer, Trouble, page};
use crate::inbox::After;
use crate::parts::{Choice, Due, Empty, Frame, Pager, Room};
use crate::posted::fresh_key;
use crate::reader::Reader;
use crate::units;
use crate::words::Words;

/// A late task of the page.
#[derive(Clone, Debug)]
pub struct Line {
    /// What the records say.
    pub found: ExceptionRow,
    /// Its due time as the reader sees it.
    pub due: Due,
    /// The key of the line's form for urging.
    pub key: String,
    /// What the reader may decide on the spot.
    pub may: Decides,
    /// Where the reader comes back to: the same place of the page, also when the line is no longer late.
    pub back: String,
}

/// What a reader may decide about a late task without leaving the page, each with the key of its form; none: not now, or not by
/// this reader.
#[derive(Clone, Debug, Default)]
pub struct Decides {
    /// Put the deadline off.
    pub extend: Option<String>,
    /// Give the task to another unit.
    pub assign: Option<String>,
    /// Decide on a later deadline that was asked for.
    pub decide: Option<String>,
}

impl Decides {
    /// As far as these acts are open.
    pub fn among(acts: &[&str]) -> Decides {
        let key = |act| acts.contains(&act).then(|| fresh_key().to_string());
        Decides {
            extend: key("directives.extend"),
            assign: key("directives.assign"),
            decide: key("directives.decide_extension"),
        }
    }
}

/// A count with the list that it opens.
#[derive(Clone, Debug)]
pub struct Counted {
    /// What is counted.
    pub name: String,
    /// How many.
    pub tasks: u64,
    /// Its part of the largest, in hundredths.
    pub part: u64,
    /// The list.
    pub address: String,
}

/// A unit's or a person's load with the lists that it opens.
#[derive(Clone, Debug)]
pub struct LoadLine {
    /// The load.
    pub load: Load,
    /// The list of everything open, up to its state.
    pub address: String,
}

/// The page.
#[derive(Template)]
#[template(path = "board/show.html")]
pub struct ShowPage {
    frame: Frame,
    words: Words,
    lines: Vec<Line>,
    ages: Vec<Counted>,
    week: Vec<Counted>,
    units: Vec<LoadLine>,
    people: Vec<LoadLine>,
    board: BoardPage,
    week_range: String,
    can_urge: bool,
    choices: Vec<Choice>,
    pager: Pager,
    empty: Empty,
}

impl ShowPage {
    /// The page of a board; `choices`: the units that a task can be given to.
    pub fn new(
        frame: Frame,
        mut board: BoardPage,
        lines: Vec<Line>,
        (can_urge, choices): (bool, Vec<Choice>),
        pager: Pager,
    ) -> ShowPage {
        let words = frame.words;
        let now = frame.now;
        let load = |list: &'static str, loads: &mut Vec<Load>| -> Vec<LoadLine> {
            let line = |load: Load| LoadLine { address: format!("/directives?{list}={}", load.id), load };
            std::mem::take(loads).into_iter().map(line).collect()
        };
        let days: Vec<Date> = board.week.iter().map(|(day, _)| *day).collect();
        ShowPage {
            ages: counted(board.ages.iter().map(|age| (age_in_words(words, age), age.tasks, age_list(age, now)))),
            week: counted(
                board.week.iter().map(|&(day, tasks)| {
                    (words.day(day), tasks, format!("/directives?state=open&from={day}&to={day}"))
                }),
            ),
            week_range: days
                .first()
                .zip(days.last())
                .map(|(from, to)| format!("&from={from}&to={to}"))
                .unwrap_or_default(),
            units: load("unit", &mut board.units),
            people: load("follower", &mut board.people),
            frame: frame.titled(words.get("board-title")).within(Room::Directives),
            words,
            lines,
            board,
            can_urge,
            choices,
            pager,
            empty: Empty { icon: "circle-check", title: "late-empty", text: "late-empty-text", act: None },
        }
    }
}

fn counted(of: impl Iterator<Item = (String, u64, String)>) -> Vec<Counted> {
    let of: Vec<_> = of.collect();
    let most = of.iter().map(|(_, tasks, _)| *tasks).max().unwrap_or_default().max(1);
    of.into_iter().map(|(name, tasks, address)| Counted { name, tasks, part: tasks * 100 / most, address }).collect()
}

fn age_in_words(words: Words, age: &Age) -> String {
    match age.to {
        Some(to) => words.say("board-age").number("from", age.from).number("to", to).to_string(),
        None => words.say("board-age-more").number("from", age.from).to_string(),
    }
}

fn age_list(age: &Age, now: OffsetDateTime) -> String {
    let (first, end) = age.due(now);
    let (first, last) =
        (first.to_offset(calendar::ZONE).date(), (end - Duration::MICROSECOND).to_offset(calendar::ZONE).date());
    let from = age.to.map(|_| format!("&from={first}")).unwrap_or_default();
    format!("/directives?state=open_overdue{from}&to={last}")
}

/// Shows the board.
pub async fn show(reader: Reader, Query(after): Query<After>) -> Answer {
    let mut board = reader.look(&ShowBoard { slice: after.slice() }).await?;
    let next = board.late.next.take().map(|key| key.to_string());
    let rows = std::mem::take(&mut board.late.rows);
    let pager = Pager::new(&reader.frame.address, rows.len(), next.as_deref());
    let (now, calendar) = (reader.frame.now, reader.office().calendar());
    let ids: Vec<_> = rows.iter().map(|found| found.row.id).collect();
    let possible = reader.office().possible_with(reader.actor(), &ids).await;
    let possible = possible.map_err(|refusal| Trouble::refused(reader.frame.clone(), &refusal))?;
    let line = |(place, found): (usize, ExceptionRow)| Line {
        due: Due::seen(found.row.state, found.row.due_at, now, calendar),
        key: fresh_key().to_string(),
        may: Decides::among(possible.get(&found.row.id).map(Vec::as_slice).unwrap_or_default()),
        back: format!("{}#line-{}", reader.frame.address, place + 1),
        found,
    };
    let lines: Vec<Line> = rows.into_iter().enumerate().map(line).collect();
    let choices = match lines.iter().any(|line| line.may.assign.is_some()) {
        true => units::new::choices(&reader, &[]).await?,
        false => Vec::new(),
    };
    let can_urge = reader.may("urging.urge");
    Ok(page(&ShowPage::new(reader.frame, board, lines, (can_urge, choices), pager)))
}
