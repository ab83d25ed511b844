//! How quick the house is: a page out of a million directives, an act beside the bare commit rate, an office made ready, its log
//! verified.
//!
//! `cargo bench -p stories`. `DUNGHAN_BENCH_DIRECTIVES` sets how many directives (default 1,000,000); on SQLite.

use std::time::{Duration, Instant};

use anyhow::Result;
use app::directives::{FollowUps, Inbox, ListDirectives, RecordDocument};
use app::imports::{Import, Kind};
use app::log::VerifyLog;
use app::objectives::Measure;
use app::people::{RecordPerson, RecordUnit};
use app::{Office, Slice};
use directives::acts::record_document::Known;
use directives::{Direction, Level};
use ids::DirectiveId;
use people::acts::{record_person, record_unit};
use people::{Actor, Role, UnitKind};
use stories::house::{House, console};
use time::OffsetDateTime;
use time::macros::{date, datetime};

/// As the program has it: making rows is half allocation.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const START: OffsetDateTime = datetime!(2018-01-02 08:00 +7);
const UNITS: usize = 40;
/// Tasks of one document.
const TASKS: usize = 10;
/// Rows of one imported file.
const FILE: usize = 100_000;

const DECISION: &str = "QUYẾT ĐỊNH\nVề việc phê duyệt mục tiêu chất lượng năm 2018\nỦY BAN NHÂN DÂN TỈNH\n\
    Điều 1. Phê duyệt mục tiêu chất lượng năm 2018:\n\
    1. 100% ý kiến chỉ đạo của Chính phủ, Thủ tướng Chính phủ được cập nhật vào phần mềm và theo dõi thực hiện đúng hạn.\n\
    Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.\n";

fn main() -> Result<()> {
    // `cargo test --benches` runs every bench with `--test`: then a small office shows that it still works.
    let small = std::env::args().any(|argument| argument == "--test");
    let asked = std::env::var("DUNGHAN_BENCH_DIRECTIVES").ok().and_then(|text| text.parse().ok());
    let directives = if small { 200 } else { asked.unwrap_or(1_000_000) };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(run(directives))
}

async fn run(directives: usize) -> Result<()> {
    let house = House::on_sqlite(START).await?;
    let office = &house.office;
    let follower = people(office).await?;
    let began = Instant::now();
    fill(office, directives).await?;
    println!("{directives} directives imported in {:.1} s", began.elapsed().as_secs_f64());
    office.fold().await?;
    office
        .perform(&console(), None, &app::objectives::LoadDecision { text: DECISION.to_owned(), accept: true })
        .await?;
    house.at(datetime!(2018-07-02 08:00 +7));

    let first = ListDirectives { filter: Default::default(), slice: Slice::first(50) };
    let page = office.look(&console(), &first).await?;
    report("a page of 50 directives, the first", 50, async || drop(office.look(&console(), &first).await)).await;
    let mut deep = first.clone();
    for _ in 0..20 {
        deep.slice.after = office.look(&console(), &deep).await?.next.or(deep.slice.after);
    }
    report("a page of 50 directives, the twenty-first", 50, async || drop(office.look(&console(), &deep).await)).await;
    let inbox = Inbox { slice: Slice::first(50) };
    report("an inbox of 50", 50, async || drop(office.look(&follower, &inbox).await)).await;
    let measure = Measure::default();
    report("every figure of the decision, from tallies", 20, async || drop(office.look(&console(), &measure).await))
        .await;

    let ids: Vec<DirectiveId> = page.rows.iter().map(|row| row.id).collect();
    let mut turn = 0;
    report("an act committed (a follow-up)", 50, async || {
        let act = FollowUps { directives: vec![ids[turn % ids.len()]], text: format!("lần {turn}"), at: None };
        turn += 1;
        drop(office.perform(&follower, None, &act).await);
    })
    .await;
    office.sequence().await?;
    report("the whole log verified", 1, async || drop(office.look(&console(), &VerifyLog).await)).await;
    report("a bare commit of one row", 50, async || drop(office.keep_clock(START).await)).await;
    report("an office opened on these records", 10, async || drop(house.another(9).await)).await;
    Ok(())
}

async fn report(what: &str, times: usize, mut work: impl AsyncFnMut()) {
    let mut taken: Vec<Duration> = Vec::with_capacity(times);
    for _ in 0..times {
        let began = Instant::now();
        work().await;
        taken.push(began.elapsed());
    }
    taken.sort_unstable();
    let millis = |place: usize| taken[place].as_secs_f64() * 1_000.0;
    println!("{what}: median {:.2} ms, min {:.2}, max {:.2}", millis(times / 2), millis(0), millis(times - 1));
}

async fn people(office: &Office) -> Result<Actor> {
    let mut home = None;
    for n in 0..UNITS {
        let known = record_unit::Known {
            code: format!("U{n}"),
            name: Some(format!("Sở số {n}")),
            parent: None,
            kind: Some(UnitKind::Department),
            valid_from: None,
            valid_to: None,
            successor: None,
            under_office: None,
        };
        home = Some(office.perform(&console(), None, &RecordUnit(known)).await?);
    }
    let unit = home.expect("there is a unit");
    let roles = std::collections::BTreeSet::from([Role::Follower]);
    let known = record_person::Known {
        username: "theodoi".to_owned(),
        full_name: Some("Người theo dõi".to_owned()),
        unit,
        position: None,
        email: None,
        roles: Some(roles.clone()),
        active: None,
    };
    let id = office.perform(&console(), None, &RecordPerson { known, password: None }).await?;
    Ok(Actor::Person { id, unit, roles, on_behalf_of: None })
}

/// Documents by acts of their own would take longer than what is measured: files are what an office brings, too.
async fn fill(office: &Office, directives: usize) -> Result<()> {
    let first = Known {
        number: "0/CT-TTg".to_owned(),
        issued_on: date!(2018 - 01 - 02),
        issuer: "Thủ tướng Chính phủ".to_owned(),
        level: Some(Level::PrimeMinister),
        direction: Some(Direction::Incoming),
        book_no: None,
        received_at: Some(START),
        subject: None,
        secrecy: None,
        has_deadline: Some(true),
        deadline: None,
        urgency: None,
        expected_tasks: None,
    };
    office.perform(&console(), None, &RecordDocument { known: first, new: true }).await?;
    let mut written = 0;
    while written < directives {
        let rows = FILE.min(directives - written);
        let mut documents =
            String::from("number,issued_on,issuer,level,received_at,subject,has_deadline,deadline,expected_tasks\n");
        let mut tasks = String::from(
            "code,document_number,document_issued_on,level,content,lead_unit,co_units,follower,received_at,entered_at,due_at,completed_at,evidence\n",
        );
        for n in written..written + rows {
            let (document, day) = (n / TASKS + 1, n % 170);
            let received = START.date() + time::Duration::days(i64::try_from(day - n % TASKS.min(day.max(1)))?);
            if n % TASKS == 0 {
                documents += &format!(
                    "{document}/CT-TTg,2018-01-02,Thủ tướng Chính phủ,prime_minister,{received},Về việc số {document},yes,,{TASKS}\n"
                );
            }
            let due = received + time::Duration::days(20);
            let done = if n % 3 == 0 { String::new() } else { (due - time::Duration::days(2)).to_string() };
            tasks += &format!(
                "D{n},{document}/CT-TTg,2018-01-02,prime_minister,Việc số {n},U{},,theodoi,{received},{received},{due},{done},BC\n",
                n % UNITS
            );
        }
        for (kind, text) in [(Kind::Documents, documents), (Kind::Directives, tasks)] {
            let import = Import { kind, dry_run: false, partial: false };
            let outcome = office.import(&console(), import, "bench.csv", text.into_bytes(), |_, _| {}).await?;
            anyhow::ensure!(outcome.problems.is_empty(), "{:?}", outcome.problems.first());
        }
        written += rows;
    }
    Ok(())
}
