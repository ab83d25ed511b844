//! The story on a real office: every act is permitted, and its figures are those that the rules alone lead to.

use app::log::VerifyLog;
use app::objectives::MeasureIndicator;
use app::{Clock, IdSource, Office, Opening, Password};
use law::Law;
use objectives::views::Reason;
use people::Actor;
use simulate::{Made, Progress, last_moment, run};
use time::macros::date;

use crate::paper::Paper;
use crate::plan;

async fn open(folder: &std::path::Path, clock: Clock) -> Office {
    let opening = Opening {
        database: format!("sqlite://{}", folder.join("dunghan.db").display()),
        files: folder.join("files"),
        clock,
        ids: IdSource::seeded(7),
        law: Law::house(),
        log_name: "ankhe.example/log".to_owned(),
        log_seed: [7; 32],
    };
    Office::open(opening).await.expect("an office")
}

#[tokio::test]
async fn the_office_ends_where_the_rules_lead() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = plan(date!(2026 - 03 - 02), 7);
    let now = last_moment(plan.today);
    let office = open(folder.path(), Clock::standing(now)).await;
    let mut told: Vec<Progress> = Vec::new();
    let made: Made = run(&office, &plan, |progress| told.push(progress)).await.expect("every act is permitted");
    assert!(told.windows(2).all(|pair| pair[0].days <= pair[1].days && pair[0].acts <= pair[1].acts));
    assert!(told.last().is_some_and(|last| last.days == last.of));
    drop(office);

    // Whoever opens the records later finds the clock where the story stopped.
    let office = open(folder.path(), Clock::System).await;
    assert!(office.clock().now() >= now && office.clock().now() < now + time::Duration::hours(1));
    let console = Actor::Console { user: "test".to_owned() };
    let paper = Paper::play(&plan);
    assert_eq!((made.documents, made.tasks), (paper.documents.len() as u64, paper.directives.len() as u64));
    // The rules alone know documents and tasks; what files bring is counted by hand elsewhere.
    for (name, cell) in paper.figures().into_iter().filter(|(name, _)| name.starts_with("directives.")) {
        let query = MeasureIndicator { name: name.clone(), as_of: Some(now), known_at: None, by: Vec::new() };
        let figure = office.look(&console, &query).await.expect("a figure");
        let counted = (figure.numerator, figure.denominator, figure.unknown, figure.not_yet);
        assert_eq!(counted, (Some(cell.numerator), Some(cell.denominator), cell.unknown, cell.not_yet), "{name}");
    }
    let others = objectives::catalogue::catalogue().into_iter().filter(|one| !one.name.starts_with("directives."));
    for indicator in others {
        let query = MeasureIndicator { name: indicator.name.clone(), as_of: Some(now), known_at: None, by: Vec::new() };
        let figure = office.look(&console, &query).await.expect("a figure");
        assert_ne!(figure.reason, Some(Reason::NoRecordsYet), "{}", indicator.name);
    }
    assert_eq!(office.recount().await.expect("counted"), []);
    let report = office.look(&console, &VerifyLog).await.expect("a log");
    assert!(report.ok && report.unsequenced == 0 && report.checkpoints >= 2, "{report:?}");
    assert_eq!(made.logins.len(), 9);
    for login in &made.logins {
        let signed_in = office
            .sign_in(&login.username, &Password::new(login.password.as_str()))
            .await
            .expect("the password is right");
        assert!(!signed_in.must_change, "{} is asked for another password", login.username);
    }
    let bearer = office.bearer(&made.api_token.expect("a token"), now).await.expect("the token is good");
    assert!(bearer.scopes.may("directives.enter"));
}
